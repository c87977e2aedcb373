"""WebKit and Firefox for these tests, and a line to the server that each test has to itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from tests.engines.firefox import Firefox
from tests.engines.webkit import WebKit
from tests.engines.window import Window
from tests.support.proxy import Line, line_to
from tests.support.server import Server

ENGINES = {"WebKit": WebKit, "Firefox": Firefox}
DESK = (1280, 800)
TOLD = pytest.StashKey[list[str]]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was measured, below what was tested."""
    for line in terminalreporter.config.stash.get(TOLD, []):
        terminalreporter.write_line(line)


@dataclass(frozen=True)
class Visit:
    """A window, and the line that it asks through: an origin of its own, so that the browser has
    kept nothing of it.
    """

    window: Window
    line: Line

    def open(self, address: str) -> None:
        self.window.open(self.line.origin + address)


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    with line_to(server.origin) as line:
        yield line


@pytest.fixture(scope="session", params=ENGINES)
def window(request: pytest.FixtureRequest) -> Iterator[Window]:
    """One for all the tests of an engine."""
    window = ENGINES[request.param]()
    yield window
    window.close()


@pytest.fixture
def visit(window: Window, line: Line) -> Iterator[Visit]:
    window.resize(*DESK)
    window.complaints.clear()
    yield Visit(window, line)
    window.open("about:blank")


@pytest.fixture
def tell(window: Window, request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Says something of an engine at the end of the run."""
    told = request.config.stash.setdefault(TOLD, [])
    return lambda words: told.append(f"{type(window).__name__}: {words}")
