"""Visits with Chromium, and a record of what each asked for and left behind."""

from collections.abc import Callable
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
)

from tests.support.environment import ORIGIN

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
EITHER_WAY = pytest.mark.parametrize(
    "scripts", [True, False], ids=["with JavaScript", "without JavaScript"]
)


def new_context(chromium: Browser, **options: object) -> BrowserContext:
    return chromium.new_context(**{"base_url": ORIGIN, "viewport": SCREEN, **options})


def begin_anew(page: Page, viewport: dict[str, int]) -> None:
    """As if nobody had been there, but for the tab's history and the browser's own cache."""
    if page.url.startswith(ORIGIN):
        page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")
    page.context.clear_cookies()
    session = page.context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": ORIGIN, "storageTypes": "all"})
    session.detach()
    if page.viewport_size != viewport:
        page.set_viewport_size(viewport)


def kept_by(page: Page) -> dict[str, object]:
    """All that the site has left in the browser."""
    session = page.context.new_cdp_session(page)
    databases = session.send("IndexedDB.requestDatabaseNames", {"securityOrigin": ORIGIN})
    caches = session.send("CacheStorage.requestCacheNames", {"securityOrigin": ORIGIN})
    return {
        "cookies": page.context.cookies(),
        "local storage": page.evaluate("Object.keys(localStorage)"),
        "session storage": page.evaluate("Object.keys(sessionStorage)"),
        "databases": databases["databaseNames"],
        "caches": caches["caches"],
    }
