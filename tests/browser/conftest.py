"""Chromium for these tests, and a record of what each visit with it asked for."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    expect,
    sync_playwright,
)

from tests.support.environment import ORIGIN
from tests.support.server import Server

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# The browser speaks to the server under test and to nobody else.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SCREEN = {"width": 1280, "height": 720}
# On a busy machine a page may take its time; what never comes is a fault however long one waits.
expect.set_options(timeout=30_000)


@dataclass
class Visit:
    """One visitor, and all that the visit asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def listen(self) -> Callable[[], None]:
        """Begins to take notes; what it returns ends that."""
        context = self.page.context
        heard = {"request": self._ask, "console": self._say, "weberror": self._fail}
        for event, note in heard.items():
            context.on(event, note)

        def end() -> None:
            for event, note in heard.items():
                context.remove_listener(event, note)

        return end

    def _ask(self, request: Request) -> None:
        self.requests.append(request.url)

    def _say(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _fail(self, error: Error) -> None:
        self.complaints.append(str(error.error))


Begin = Callable[..., Visit]


@pytest.fixture(scope="package")
def chromium(server: Server) -> Iterator[Browser]:
    """Closed before the tests outside this folder begin: while Playwright runs its event loop,
    Django refuses to read a database. The server comes first, since publishing reads one too.
    """
    found = next(filter(None, map(shutil.which, NAMES)), None)
    assert found, f"Chromium is needed: none of {', '.join(NAMES)} is on the PATH."
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=found, args=ARGUMENTS) as browser,
    ):
        yield browser


@pytest.fixture(scope="module")
def regulars(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """The page of a visitor of each kind, opened once for all the tests of a file: a new browser
    context costs more than most of what a test does with it.
    """
    known: dict[str, Page] = {}
    with ExitStack() as opened:

        def page_of(**options: object) -> Page:
            kind = json.dumps(options, sort_keys=True)
            if kind not in known:
                known[kind] = opened.enter_context(new_context(chromium, **options)).new_page()
            return known[kind]

        yield page_of


def new_context(chromium: Browser, **options: object) -> BrowserContext:
    return chromium.new_context(**{"base_url": ORIGIN, "viewport": SCREEN, **options})


@pytest.fixture
def visit(chromium: Browser, regulars: Callable[..., Page]) -> Iterator[Begin]:
    """Begins a visit with options of the browser's; ``java_script_enabled=False`` makes it one
    without scripts. A visitor who is ``new`` has a browser that was never used: no page to go back
    to, nothing kept.
    """
    with ExitStack() as ends:

        def begin(*, new: bool = False, **options: object) -> Visit:
            if new:
                page = ends.enter_context(new_context(chromium, **options)).new_page()
            else:
                page = regulars(**options)
                _begin_anew(page, options.get("viewport", SCREEN))
            visitor = Visit(page)
            ends.callback(visitor.listen())
            return visitor

        yield begin


def _begin_anew(page: Page, viewport: dict[str, int]) -> None:
    """As if nobody had been there, but for what the browser's own cache holds."""
    page.goto("about:blank")
    page.context.clear_cookies()
    session = page.context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": ORIGIN, "storageTypes": "all"})
    session.detach()
    if page.viewport_size != viewport:
        page.set_viewport_size(viewport)
