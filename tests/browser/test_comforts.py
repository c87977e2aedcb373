"""The menu, the copy button, links into the middle of a page, and lists that stay lists."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visits import EITHER_WAY, Begin
from tests.support.audits import AUDIT
from tests.support.environment import ORIGIN

pytestmark = pytest.mark.slow

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
THIRD = "/steps/map-the-operating-model/"


def copy_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Copy link")


def test_a_link_is_copied_whole(visit: Begin):
    page = visit(permissions=["clipboard-read", "clipboard-write"]).page
    page.goto(THIRD)
    copy_button(page).click()
    expect(page.get_by_role("status").first).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{ORIGIN}{THIRD}"


def test_a_link_can_be_copied_on_a_page_reached_by_walking(visit: Begin):
    page = visit(permissions=["clipboard-read", "clipboard-write"]).page
    page.goto(THIRD)
    page.locator(".button--accent").click()
    expect(page).to_have_url("/artifacts/titan-map/")
    copy_button(page).click()
    expect(page.get_by_role("status").first).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{ORIGIN}/artifacts/titan-map/"


def test_a_link_is_shown_where_the_clipboard_is_refused(visit: Begin):
    # To grant one permission is to refuse the rest.
    page = visit(permissions=["geolocation"]).page
    page.goto(THIRD)
    copy_button(page).click()
    expect(page.get_by_role("status").first).to_have_text(f"{ORIGIN}{THIRD}")


def test_there_is_no_copy_button_where_nothing_could_copy(visit: Begin):
    page = visit(java_script_enabled=False).page
    page.goto(THIRD)
    expect(page.locator("[data-copy]").first).to_be_attached()
    expect(page.locator("[data-copy]:visible")).to_have_count(0)
    expect(page.locator(".tools a:visible")).to_have_count(1)


@EITHER_WAY
def test_the_phone_s_menu_leads_on_by_keyboard(visit: Begin, scripts: bool):
    page = visit(java_script_enabled=scripts, **PHONE).page
    page.goto(THIRD)
    menu = page.get_by_role("navigation", name="Site")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu").press("Enter")
    expect(menu).to_be_visible()
    for name in ("Steps", "Artifacts"):
        page.keyboard.press("Tab")
        expect(menu.get_by_role("link", name=name)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url("/artifacts/")
    expect(page.locator("h1")).to_have_text("Artifacts")
    expect(menu).to_be_hidden()


@EITHER_WAY
def test_the_phone_s_menu_leads_on_by_touch(visit: Begin, scripts: bool):
    page = visit(java_script_enabled=scripts, **PHONE).page
    page.goto(THIRD)
    page.get_by_role("button", name="Menu").tap()
    menu = page.get_by_role("navigation", name="Site")
    menu.get_by_role("link", name="Artifacts").tap()
    expect(page).to_have_url("/artifacts/")
    expect(page.locator("h1")).to_have_text("Artifacts")


@EITHER_WAY
def test_escape_closes_the_phone_s_menu(visit: Begin, scripts: bool):
    page = visit(java_script_enabled=scripts, **PHONE).page
    page.goto("/artifacts/")
    button = page.get_by_role("button", name="Menu")
    button.press("Enter")
    expect(page.get_by_role("navigation", name="Site")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation", name="Site")).to_be_hidden()
    expect(button).to_be_focused()


def test_the_menu_still_opens_after_a_walk(visit: Begin):
    page = visit(**PHONE).page
    page.goto(THIRD)
    page.locator(".walk a[rel=next]").tap()
    expect(page).to_have_url("/steps/choose-the-commercial-package/")
    page.get_by_role("button", name="Menu").tap()
    expect(page.get_by_role("navigation", name="Site")).to_be_visible()


@EITHER_WAY
def test_a_proof_is_landed_on(visit: Begin, scripts: bool):
    page = visit(java_script_enabled=scripts).page
    page.goto(THIRD)
    page.get_by_role("link", name="Coverage score", exact=True).click()
    expect(page).to_have_url("/artifacts/titan-map/#coverage-score")
    heading = page.locator("#coverage-score h2")
    expect(heading).to_have_text("Coverage score")
    expect(heading).to_be_in_viewport(ratio=1)
    expect(page.locator("h1")).not_to_be_in_viewport()
    if scripts:
        expect(heading).to_be_focused()


def test_a_name_that_begins_with_a_figure_is_landed_on_without_complaint(visit: Begin):
    walker = visit(new=True)
    walker.page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
          for (const link of document.querySelectorAll(".proof__label")) link.hash = "30-days";
        }, true)"""
    )
    walker.page.goto(THIRD)
    walker.page.locator(".proof__label").first.click()
    expect(walker.page).to_have_url("/artifacts/titan-map/#30-days")
    expect(walker.page.locator("h1")).to_be_focused()
    assert walker.complaints == []


@EITHER_WAY
def test_answers_are_counted_where_a_script_counts_along(visit: Begin, scripts: bool):
    page = visit(java_script_enabled=scripts, **PHONE).page
    page.goto(AUDIT)
    expect(page.locator(".progress")).to_be_visible(visible=scripts)


def test_a_skipped_masthead_is_behind_the_keyboard(visit: Begin):
    page = visit().page
    page.goto(THIRD)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)


@pytest.mark.parametrize("selector", [".proof", ".route__line"])
def test_a_list_stays_a_list(visit: Begin, selector: str):
    page = visit().page
    page.goto("/")
    assert roles(page, selector) == ["list"] * page.locator(selector).count() != []
    # Safari takes the role away from a list whose marker is "none".
    styles = page.locator(selector).evaluate_all(
        "(lists) => lists.map((list) => getComputedStyle(list).listStyleType)"
    )
    assert "none" not in styles


def roles(page: Page, selector: str) -> list[str]:
    """What assistive technology is told of the elements that match."""
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    found = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": selector})
    described = [session.send("DOM.describeNode", {"nodeId": node}) for node in found["nodeIds"]]
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    by_element = {node.get("backendDOMNodeId"): node["role"]["value"] for node in tree}
    return [by_element[element["node"]["backendNodeId"]] for element in described]


ADD_A_STEP = """(line) => line.append(line.lastElementChild.cloneNode(true))"""
TOPS = """(line) => [...new Set([...line.children].map((station) => station.offsetTop))]"""


def test_the_route_is_one_line_however_many_steps_there_are(visit: Begin):
    page = visit().page
    page.goto(THIRD)
    line = page.locator(".route__line")
    before = line.locator("> *").count()
    line.evaluate(ADD_A_STEP)
    expect(line.locator("> *")).to_have_count(before + 1)
    for width in (320, 390, 768, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 720})
        assert len(line.evaluate(TOPS)) == 1, width
        assert page.evaluate("document.documentElement.scrollWidth") == width


MOVING = """() => ["", "::before", "::after"].flatMap((part) => [...document.querySelectorAll("*")]
  .map((element) => [element, getComputedStyle(element, part || null)])
  .filter(([, style]) => style.scrollBehavior !== "auto" || style.animationName !== "none"
    || style.transitionDuration.split(", ").some((duration) => duration !== "0s"))
  .map(([element]) => element.tagName + part))"""


@pytest.mark.parametrize("address", ["/", THIRD, "/artifacts/titan-map/"])
def test_nothing_moves_for_a_visitor_who_asks_for_stillness(visit: Begin, address: str):
    still = visit(reduced_motion="reduce").page
    still.goto(address)
    assert still.evaluate(MOVING) == []
    other = visit(reduced_motion="no-preference").page
    other.goto(address)
    assert "HTML" in other.evaluate(MOVING)
