"""The walk in every engine: by keys and by links, back and on again, with the line up and down."""

import json
import time
from collections.abc import Callable

import pytest

from tests.engines.conftest import DESK, Visit
from tests.engines.firefox import Firefox
from tests.engines.window import Failed
from tests.support import audits
from tests.support.audits import AUDIT
from tests.support.entries import STEPS
from tests.support.proxy import Line

PHONE = (390, 844)
WALKED = [f"/steps/{slug}/" for slug in STEPS]
FIRST, SECOND, THIRD, *_ = WALKED
MAP, DEMO = "/artifacts/titan-map/", "/artifacts/website-demo/"
TITLES = [
    f"Step {number}: {step['title']} | PageToJob" for number, step in enumerate(STEPS.values(), 1)
]
SLOW = 0.4  # seconds from a request to its answer
REST = 0.5  # seconds
# What is chosen on a page, and what its address then says.
CHOICES = [
    (AUDIT, ".asked__answer", "answers="),
    (f"{THIRD}?call=2026-12-01", "button[value=agreed]", "=agreed"),
    (f"{DEMO}site/", "input[name=mapping]", "mapping="),
]
SCORE = str(audits.EXAMPLE.score)
# Where the drawing of a row that is displayed stands, whether what folds it is open, and focus.
REACHED = """(code) => {
  const drawn = [...document.querySelectorAll(`[data-row="${code}"]`)];
  const [row, ...more] = drawn.filter((each) => each.checkVisibility());
  if (!row || more.length) return [false];
  const { top } = row.getBoundingClientRect();
  return [top > 47 && top < 200, !row.matches("details") || row.open,
    row.contains(document.activeElement)];
}"""
# A link to a row, and the row; all that folds the link on a phone is opened.
UNFOLD = """(selector) => {
  const link = document.querySelector(selector);
  for (let fold = link; (fold = fold.parentElement.closest("details")); ) fold.open = true;
  return link.hash.slice(1);
}"""
FETCHED = """(url) => performance.getEntriesByName(url).some((entry) => entry.responseEnd > 0)"""
KEEP_TIME = """() => {
  const now = () => performance.timeOrigin + performance.now();
  addEventListener("keydown", () => { window.pressed = now(); }, true);
  addEventListener("focusin", () => { window.headed = now(); }, true);
}"""
# Laid down in a page that was loaded, and gone with it; from then on its faults are heard.
LAY_MARK = """() => {
  window.heard = [];
  for (const fault of ["error", "unhandledrejection", "securitypolicyviolation"]) {
    addEventListener(fault, ({ message, reason, blockedURI }) => {
      heard.push(String(message || reason || blockedURI));
    });
  }
  document.documentElement.dataset.loaded = "once";
}"""
IS_ARRIVED = """(address, title) => location.pathname === address
  && (!title || document.title === title)
  && document.activeElement.matches("h1") && document.querySelectorAll("#main").length === 1
  && document.documentElement.dataset.loaded === "once\""""
IS_AT = """(title, place) => document.title === title && Math.abs(scrollY - place) < 50"""
SIDEWAYS = """[...document.querySelectorAll("body *")]
  .filter((part) => /auto|scroll/.test(getComputedStyle(part).overflowX))
  .filter((part) => part.checkVisibility() && part.scrollWidth > part.clientWidth)
  .map((part) => part.className)"""


def begin(visit: Visit, address: str) -> None:
    visit.open(address)
    visit.window.call(LAY_MARK)


def arrive(visit: Visit, address: str, title: str = "") -> None:
    """By the script, with focus on the one page's heading; nothing was loaded anew."""
    visit.window.until(f"({IS_ARRIVED})({json.dumps(address)}, {json.dumps(title)})")


def test_a_walk_from_the_first_page_to_the_last_step(visit: Visit):
    """By keys and by links in turn; nobody complains, and nothing is kept."""
    window = visit.window
    begin(visit, "/")
    for number, (address, title) in enumerate(zip(WALKED, TITLES, strict=True)):
        if number % 2:
            window.click(".walk a[rel=next]")
        else:
            window.press("ArrowRight")
        arrive(visit, address, title)
    assert window.evaluate("heard") == []
    assert window.complaints == []
    assert kept(visit) == [[], [], [], [], []]


def kept(visit: Visit) -> list[list[object]]:
    """Cookies, both storages, databases and caches."""
    visit.window.evaluate(
        """void Promise.all([indexedDB.databases(), caches.keys()])
          .then((kept) => { window.kept = kept; })"""
    )
    storages = "[Object.keys(localStorage), Object.keys(sessionStorage), ...kept]"
    return [visit.window.cookies(), *visit.window.until(f"window.kept && {storages}")]


def test_three_quick_presses_are_three_steps(visit: Visit):
    """On a slow line, where none of the pages has come when the next is asked for."""
    begin(visit, FIRST)
    visit.line.delay = SLOW
    visit.window.press("ArrowRight", "ArrowRight", "ArrowRight")
    arrive(visit, WALKED[3], TITLES[3])


def test_back_and_forward_land_where_each_page_was_read(visit: Visit):
    """Nothing is loaded anew, and no page lands at the place of the other."""
    begin(visit, THIRD)
    step = read_on(visit, 160)
    visit.window.click(f'main a[href="{MAP}#coverage-score"]')
    visit.window.until(f"location.pathname === {MAP!r} && scrollY > 400")
    artifact = read_on(visit, 2000)
    for entries, title, place in ((-1, step, 160), (1, artifact, 2000), (-1, step, 160)):
        visit.window.travel(entries)
        is_back_at(visit, title, place)


def read_on(visit: Visit, place: int) -> str:
    """A reader scrolls there, and stays a while; the page's title."""
    visit.window.call("(top) => scrollTo({ top, behavior: 'instant' })", place)
    visit.window.until(f"Math.abs(scrollY - {place}) < 2")
    time.sleep(1)
    return visit.window.evaluate("document.title")


def is_back_at(visit: Visit, title: str, place: int) -> None:
    """Swapped in, within what a line's height may differ by."""
    visit.window.until(f"({IS_AT})({json.dumps(title)}, {place})")
    assert visit.window.evaluate("document.documentElement.dataset.loaded") == "once"


def test_a_page_that_is_left_altogether_is_come_back_to_where_it_was_read(visit: Visit):
    """The shop's pages are loaded, and no swap leads to them: a browser brings back the page that
    it has kept, or loads it.
    """
    begin(visit, DEMO)
    artifact = read_on(visit, 1500)
    visit.window.evaluate(f"void location.assign('{DEMO}site/')")
    visit.window.until(f"location.pathname === '{DEMO}site/' && document.readyState === 'complete'")
    shop = read_on(visit, 700)
    for entries, title, place in ((-1, artifact, 1500), (1, shop, 700)):
        visit.window.travel(entries)
        visit.window.until(f"({IS_AT})({json.dumps(title)}, {place})")


def test_back_shows_a_page_that_was_read_while_the_line_is_down(visit: Visit):
    begin(visit, SECOND)
    title = read_on(visit, 120)
    visit.window.click(f'main a[href="{DEMO}"]')
    arrive(visit, DEMO)
    visit.line.go_down()
    visit.window.travel(-1)
    is_back_at(visit, title, 120)


def test_a_line_that_is_down_keeps_the_page_and_says_so(visit: Visit):
    """Beside what was pressed; what was asked for comes when the line is back."""
    begin(visit, SECOND)
    visit.line.go_down()
    visit.window.click(f'main a[href="{DEMO}"]')
    visit.window.until("[...document.querySelectorAll('[role=alert]')].some((it) => it.innerText)")
    assert visit.window.evaluate("document.title") == TITLES[1]
    visit.line.come_back()
    visit.window.evaluate("void dispatchEvent(new Event('online'))")
    arrive(visit, DEMO)


def test_an_answer_shows_its_result(visit: Visit):
    *before, (slug, level) = audits.EXAMPLE.answers.items()
    begin(visit, f"{AUDIT}?{audits.query(dict(before))}")
    visit.window.click(f".asked__answer:has([name={slug}][value={level}])")
    visit.window.until(f"""location.search === "?{audits.query(audits.EXAMPLE.answers)}"
      && document.querySelector(".verdict").innerText.includes("{SCORE}")""")


@pytest.mark.parametrize(("address", "chosen", "says"), CHOICES, ids=["answer", "mark", "moment"])
def test_what_is_chosen_is_no_page_to_go_back_to(
    visit: Visit, address: str, chosen: str, says: str
):
    begin(visit, address)
    entries = visit.window.evaluate("history.length")
    visit.window.click(chosen)
    visit.window.until(f"location.search.includes({says!r})")
    assert visit.window.evaluate("[history.length, document.documentElement.dataset.loaded]") == [
        entries,
        "once",
    ]


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_a_link_opens_the_folded_row_of_the_map_that_it_leads_to(
    visit: Visit, screen: tuple[int, int]
):
    """Walked to, and loaded."""
    visit.window.resize(*screen)
    begin(visit, DEMO)
    row = visit.window.call(UNFOLD, f'main a[href^="{MAP}#JT"]')
    visit.window.click(f'main a[href="{MAP}#{row}"]')
    visit.window.until(f"({REACHED})({row!r}).every(Boolean)")
    visit.open("/")
    visit.open(f"{MAP}#{row}")
    visit.window.until(f"({REACHED})({row!r}).every(Boolean)")


def test_the_phone_s_menu_opens_and_leads_on(visit: Visit):
    visit.window.resize(*PHONE)
    begin(visit, THIRD)
    visit.window.click(".masthead__button")
    visit.window.until("document.querySelector('.menu').matches(':popover-open')")
    visit.window.click('.menu a[href="/artifacts/"]')
    arrive(visit, "/artifacts/")
    assert not visit.window.evaluate("document.querySelector('.menu').checkVisibility()")


def test_nothing_within_a_page_scrolls_sideways(visit: Visit):
    """A bar would be drawn there, and takes its room in Firefox."""
    for size in (PHONE, DESK):
        visit.window.resize(*size)
        for address in ("/", THIRD, MAP, AUDIT, f"{DEMO}site/"):
            visit.open(address)
            assert visit.window.evaluate("document.querySelectorAll('h1').length") == 1
            assert visit.window.evaluate(SIDEWAYS) == [], address


def test_a_browser_that_refuses_storage_walks_as_any_other(line: Line):
    """Firefox without cookies: to ask for the session's storage is an error there."""
    window = Firefox(**{"network.cookie.cookieBehavior": 2})
    try:
        visit = Visit(window, line)
        begin(visit, FIRST)
        with pytest.raises(Failed):
            window.evaluate("sessionStorage.length")
        window.press("ArrowRight")
        arrive(visit, SECOND, TITLES[1])
        window.travel(-1)
        is_back_at(visit, TITLES[0], 0)
        assert window.evaluate("heard") == []
    finally:
        window.close()


def test_no_request_starts_between_a_key_and_its_heading(visit: Visit, tell: Callable[[str], None]):
    """The neighbours were fetched ahead. How long it takes is told, and not judged."""
    window, line = visit.window, visit.line
    begin(visit, FIRST)
    window.call(KEEP_TIME)
    line.delay = SLOW
    took = []
    for address in WALKED[1:4]:
        window.until(f"({FETCHED})({line.origin + address!r})")
        rest(line)
        asked = line.asked.count(address)
        window.press("ArrowRight")
        arrive(visit, address)
        pressed, headed = window.evaluate("[window.pressed, window.headed]")
        assert [each for at, each in line.requests if pressed <= on_the_wall(at) <= headed] == []
        assert line.asked.count(address) == asked > 0
        took.append(f"{headed - pressed:.0f}")
    tell(f"from a key to its heading {', '.join(took)} ms, with {SLOW * 1000:.0f} ms to the server")


def rest(line: Line) -> None:
    """A browser puts away what it has fetched a moment after it has it."""
    while line.idle < REST:
        time.sleep(REST / 4)


def on_the_wall(moment: float) -> float:
    """Of the line's clock, as a page tells the time: in milliseconds."""
    return (time.time() - time.monotonic() + moment) * 1000
