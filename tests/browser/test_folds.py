"""What a phone folds is one line there and opens; a desk and paper show it whole."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import EITHER_WAY, Begin
from tests.support.environment import ORIGIN

pytestmark = pytest.mark.slow

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 844}
ON_EITHER = pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
WITH_FOLDS = (
    "/",
    "/artifacts/titan-map/",
    "/artifacts/website-demo/",
    "/artifacts/onboarding-inputs/",
    "/artifacts/readiness-audit/",
)
# Of each fold that a screen shows any of: whether it is open, and whether words of its line and
# of its whole are seen. A box without a shape of its own is asked by the words that it holds.
SEEN = """() => {
  const isSeen = (part) => {
    const words = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node; (node = words.nextNode()); ) {
      if (node.data.trim() && node.parentElement.checkVisibility()) return true;
    }
    return false;
  };
  return [...document.querySelectorAll(".fold")]
    .map((fold) => [fold.open, ...[...fold.children].map(isSeen)])
    .filter(([, ...seen]) => seen.includes(true));
}"""
LIST = "/artifacts/access-checklist/"
SETTLED = 700  # milliseconds until a browser has gone by itself to what an address ends with
# Where the row stands below the top, whether its whole is open, and whether focus is within it.
REACHED = """(id) => {
  const row = document.getElementById(id), whole = row.querySelector(".fold__whole > div");
  const { top } = row.getBoundingClientRect();
  return [top > 47 && top < 200, whole.checkVisibility(), row.contains(document.activeElement)];
}"""


@EITHER_WAY
def test_a_phone_shows_the_line_and_a_desk_the_whole(visit: Begin, scripts: bool):
    page = visit(java_script_enabled=scripts).page
    for address in WITH_FOLDS:
        page.set_viewport_size(PHONE)
        page.goto(address)
        found = page.evaluate(SEEN)
        assert any(not is_open for is_open, *_ in found), address
        assert all(whole is is_open for is_open, line, whole in found if line), address
        page.set_viewport_size(DESK)
        found = page.evaluate(SEEN)
        assert found, address
        assert [seen for _, *seen in found if seen != [False, True]] == [], address


def test_a_browser_that_prints_shows_all_that_folds(visit: Begin):
    page = visit(viewport=PHONE).page
    page.emulate_media(media="print")
    for address in WITH_FOLDS:
        page.goto(address)
        found = page.evaluate(SEEN)
        assert found, address
        assert [seen for _, *seen in found if seen != [False, True]] == [], address
    page.emulate_media(media="screen")


def test_a_fold_is_opened_and_closed_by_keys(visit: Begin):
    page = visit(viewport=PHONE).page
    page.goto(LIST)
    fold = page.locator(".checklist .fold").first
    whole = fold.locator(".fold__whole")
    expect(whole).to_be_hidden()
    fold.locator(".fold__line").focus()
    page.keyboard.press("Enter")
    expect(whole).to_be_visible()
    page.keyboard.press("Space")
    expect(whole).to_be_hidden()


def a_row(page: Page) -> str:
    """Of a list of checks, further down than a screen shows."""
    page.goto(LIST)
    return page.locator(".checklist .rows__item").nth(4).get_attribute("id")


@ON_EITHER
def test_a_link_opens_the_row_that_it_leads_to(visit: Begin, screen: dict):
    """Loaded, from its own page, once more, and walked to from another."""
    page = visit(viewport=screen).page
    row = a_row(page)
    page.goto("about:blank")
    page.goto(f"{ORIGIN}{LIST}#{row}")
    page.wait_for_timeout(SETTLED)
    assert page.evaluate(REACHED, row)[:2] == [True, True]
    page.goto(LIST)
    add_link(page, f"#{row}")
    for _ in range(2):
        page.locator(".fold").evaluate_all("(all) => all.forEach((fold) => { fold.open = false; })")
        page.locator("#to-the-row").click()
        page.wait_for_function(f"(id) => ({REACHED})(id).every(Boolean)", arg=row)
        page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    page.goto("/")
    add_link(page, f"{LIST}#{row}")
    page.locator("#to-the-row").click()
    expect(page).to_have_url(f"{LIST}#{row}")
    page.wait_for_function(f"(id) => ({REACHED})(id).every(Boolean)", arg=row)


def add_link(page: Page, address: str) -> None:
    page.evaluate(
        """(address) => {
          const link = document.createElement("a");
          Object.assign(link, { id: "to-the-row", textContent: "To the row" });
          link.setAttribute("href", address);
          document.querySelector("main").prepend(link);
          htmx.process(document.body);
        }""",
        address,
    )


MAP, ROW = "/artifacts/titan-map/", "JT05"
# The drawing that is displayed, where it stands, whether all that folds it is open, and focus.
ON_THE_MAP = """(code) => {
  const drawn = [...document.querySelectorAll(`[data-row="${code}"]`)];
  const seen = drawn.filter((row) => row.checkVisibility());
  if (seen.length !== 1) return [];
  const [row] = seen, { top } = row.getBoundingClientRect();
  return [top > 47 && top < 200, row.tagName !== "DETAILS" || row.open,
    row.contains(document.activeElement)];
}"""


@ON_EITHER
def test_a_row_of_the_map_is_reached_where_it_is_drawn(visit: Begin, screen: dict):
    """Its id stands on a mark before both drawings; the one displayed is gone to."""
    page = visit(viewport=screen).page
    page.goto(f"{MAP}#{ROW}")
    page.wait_for_timeout(SETTLED)
    assert page.evaluate(ON_THE_MAP, ROW)[:2] == [True, True]
    page.goto("/")
    add_link(page, f"{MAP}#{ROW}")
    page.locator("#to-the-row").click()
    expect(page).to_have_url(f"{MAP}#{ROW}")
    page.wait_for_function(
        f"(code) => {{ const at = ({ON_THE_MAP})(code); return at.length && at.every(Boolean); }}",
        arg=ROW,
    )


@ON_EITHER
def test_without_scripts_a_row_is_reached_at_the_head_of_its_exhibit(visit: Begin, screen: dict):
    page = visit(java_script_enabled=False, reduced_motion="reduce", viewport=screen).page
    page.goto(f"{MAP}#{ROW}")
    exhibit = page.locator(f".wide-data:has(#{ROW})")
    assert 47 < exhibit.bounding_box()["y"] < 200
    expect(exhibit.locator(".wide-data__title")).to_be_in_viewport(ratio=1)
