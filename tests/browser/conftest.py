"""Chromium for these tests, and a record of what each visit with it asked for."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    sync_playwright,
)

from tests.conftest import Server
from tests.support.environment import ORIGIN

NAMES = ("chromium", "chromium-browser", "google-chrome")
# The browser speaks to the server under test and to nobody else.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass
class Visit:
    """One visitor with an empty browser, and all that it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def listen(self) -> "Visit":
        context = self.page.context
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", self.note)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        return self

    def note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


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


@pytest.fixture
def context(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens a browser context with options of its own, and closes it after the test."""
    with ExitStack() as opened:

        def open_context(**options: object) -> BrowserContext:
            return opened.enter_context(chromium.new_context(base_url=ORIGIN, **options))

        yield open_context


@pytest.fixture
def visit(context: Callable[..., BrowserContext]) -> Callable[..., Visit]:
    """Begins a visit; ``java_script_enabled=False`` makes it one without scripts."""
    return lambda **options: Visit(context(**options).new_page()).listen()
