"""Chromium for these tests."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.visits import ARGUMENTS, NAMES, SCREEN, Begin, Visit, begin_anew, new_context
from tests.support.proxy import Line, line_to
from tests.support.server import Server


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


@pytest.fixture
def visit(chromium: Browser, regulars: Callable[..., Page]) -> Iterator[Begin]:
    """Begins a visit with options of the browser's; ``java_script_enabled=False`` makes it one
    without scripts. A visitor who is ``new`` has a browser that was never used: no page to go back
    to, nothing kept.
    """
    given: list[Page] = []
    with ExitStack() as ends:

        def begin(*, new: bool = False, **options: object) -> Visit:
            if new:
                page = ends.enter_context(new_context(chromium, **options)).new_page()
            else:
                page = regulars(**options)
                assert page not in given, "A second visitor of a kind has to be a new one."
                given.append(page)
                begin_anew(page, options.get("viewport", SCREEN))
            visitor = Visit(page)
            ends.callback(visitor.listen())
            return visitor

        yield begin


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    with line_to(server.origin) as line:
        yield line


@pytest.fixture
def page(visit: Begin, line: Line) -> Page:
    """That of somebody new, who comes along the line."""
    return visit(new=True, base_url=line.origin).page
