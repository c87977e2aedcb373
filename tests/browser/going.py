"""What a visitor does who walks along a line of the test's own."""

from time import monotonic

from playwright.sync_api import Page, expect

from tests.support.entries import STEPS
from tests.support.proxy import Line

FIRST, SECOND, THIRD, FOURTH, *_ = (f"/steps/{slug}/" for slug in STEPS)
MAP = "/artifacts/titan-map/"
READ = 700
QUIET, PATIENCE = 0.4, 30  # seconds


def mark(page: Page) -> None:
    page.evaluate("document.documentElement.dataset.loaded = 'once'")


def is_same_document(page: Page) -> bool:
    return page.evaluate("document.documentElement.dataset.loaded") == "once"


def read_on(page: Page, to: int = READ) -> None:
    page.evaluate("(to) => scrollTo({ top: to, behavior: 'instant' })", to)
    page.wait_for_function("(to) => history.state?.read === to", arg=to)


def at(page: Page, place: int) -> None:
    page.wait_for_function("(place) => Math.abs(scrollY - place) < 2", arg=place)


def is_here(page: Page, address: str) -> None:
    expect(page).to_have_url(address)
    expect(page.locator("h1")).to_be_focused()


def answer(page: Page, question: str, level: str) -> None:
    page.locator(f".asked__answer:has([name={question}][value={level}])").click()


def walk_to_the_map(page: Page, line: Line) -> None:
    """And read on, on both pages."""
    page.goto(THIRD)
    mark(page)
    read_on(page, 120)
    page.locator(".button--accent").click()
    is_here(page, MAP)
    read_on(page)
    wait_for_quiet(page, line)


def wait_for_quiet(page: Page, line: Line) -> None:
    """Until nothing has gone through the line for a while; what is asked for then, somebody asks
    for.
    """
    page.wait_for_load_state()
    while line.idle < QUIET:
        page.wait_for_timeout(1000 * QUIET / 4)
    line.requests.clear()


def wait_until_asked(page: Page, line: Line, address: str, count: int = 1) -> None:
    until = monotonic() + PATIENCE
    while line.asked.count(address) < count:
        assert monotonic() < until, f"{address} is not asked for, but {line.asked}"
        page.wait_for_timeout(10)
