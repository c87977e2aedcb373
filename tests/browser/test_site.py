"""The demo site is looked at from anywhere and at any hour, on any screen, scripts or not."""

from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.survey import Survey
from tests.browser.visits import EITHER_WAY, Begin, Visit, kept_by
from tests.support import sites
from tests.support.entries import of, worded
from tests.support.environment import ORIGIN
from tests.support.sites import ARTIFACT, LAUNCHED, SITE, line, said

pytestmark = pytest.mark.slow

AC, FURNACE, TUNE_UP = f"{SITE}ac-repair/", f"{SITE}furnace-repair/", f"{SITE}hvac-tune-up/"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 800}}
PINE = "rgb(14, 59, 54)"
ZONE, AT = "Zone or ZIP code", worded("day-and-time", city="Boise")
POSTED, HIDE = worded("choose-notice"), "Hide the mapping"
WEST_BOISE, NAMPA, CALDWELL = (sites.ROWS[code]["name"] for code in ("Z1", "Z4", "Z5"))
[CALL], RINGS = sites.ways("office-phone"), said("control-office-phone-leads")
SKIPPED = worded("time-skipped", value="2027-03-14T02:30", day=sites.LAUNCHED)
MORNING, SERVED = f"{LAUNCHED:%a %Y-%m-%d}, 10 AM", worded("zone-status-active-brief")
MENU = [sites.PAGE_WORDS[f"/{path[:-1]}"]["menu"] for path in sites.OVERVIEWS[1:5]]
ARTIFACTS = {row.fields["slug"]: row.fields for row in of("artifacts.artifact")}
# Set on a page, this is gone once the browser has loaded another.
MARK, IS_MARKED = "window.markedByTheTest = true", "window.markedByTheTest === true"
MOMENTS = (
    "furnace-repair/?at=2026-10-22T19:40",
    "plumbing-repair/?zone=caldwell-and-middleton&at=2026-10-18T02:00",
    "hvac-tune-up/?zone=idaho-city-and-horseshoe-bend",
    "hvac-tune-up/?notice=cold-snap",
    "sprinkler-blowout/?at=2026-11-16T10:00",
    "service-areas/?zone=83647",
    "service-areas/?zone=8364",
    "ac-repair/?mapping=hidden",
    "ac-repair/?zone=x&at=y&notice=z",
)


@dataclass(frozen=True)
class State:
    """A page's query, what it says first, and the rule that is shown to decide."""

    query: str
    line: str
    rule: str


FIRST = State("", line("embed"), "CR1")
PAUSED = State("?zone=caldwell-and-middleton", line("interest-only", place=CALDWELL), "CR6")
EVENING = State("?at=2026-10-14T21:00", line("call-now", is_open=False), "CR2")
NOTICE = replace(EVENING, query=f"{EVENING.query}&notice=cold-snap")


def begun(visit: Visit, address: str) -> Page:
    visit.page.goto(address)
    visit.page.evaluate(MARK)
    return visit.page


def shows(page: Page, address: str, state: State) -> None:
    """Address, shop and mapping all say the same."""
    expect(page).to_have_url(address + state.query)
    expect(page.locator("#shop .front__line")).to_have_text(state.line)
    decides = page.locator("#mapping .mapping__reason", has_text="Decides")
    expect(decides.locator(".rule-card__code")).to_have_text(state.rule)


def bottom(thing: Locator) -> float:
    box = thing.bounding_box()
    return box["y"] + box["height"]


def test_a_zone_is_chosen_in_place(visit: Begin):
    page = begun(visit(**DESK), TUNE_UP)
    shows(page, TUNE_UP, FIRST)
    expect(page.locator("#said")).to_have_role("status")
    expect(page.locator("button", has_text="Show this moment")).to_be_hidden()
    page.get_by_label(ZONE).focus()
    page.get_by_label(ZONE).select_option("caldwell-and-middleton")
    shows(page, TUNE_UP, PAUSED)
    expect(page.locator("#said")).to_have_text(PAUSED.line)
    expect(page.locator("h1")).to_have_text(f"{sites.ROWS['JT03']['public_label']} in {CALDWELL}")
    expect(page.locator("#mapping")).to_contain_text("Z5, paused")
    expect(page.get_by_label(ZONE)).to_be_focused()
    assert page.evaluate(IS_MARKED)


def test_an_area_s_page_leads_to_that_of_the_zone_that_is_chosen(visit: Begin):
    page = begun(visit(**DESK), f"{SITE}areas/boise/")
    page.get_by_label(ZONE).select_option("nampa-and-kuna")
    expect(page).to_have_url(f"{SITE}areas/nampa/")
    expect(page.locator("h1")).to_have_text(NAMPA)
    expect(page.locator("#said")).to_have_text(worded("welcome"))
    assert page.evaluate(IS_MARKED)


def test_a_time_and_a_notice_are_chosen_in_place(visit: Begin):
    page = begun(visitor := visit(new=True, locale="en-US", **DESK), AC)
    page.get_by_label(AT).focus()
    for keys in ("Backspace", *"10142026", "Tab", *"0900PM"):  # half written, a time says nothing
        page.keyboard.press(keys)
    shows(page, AC, EVENING)
    assert visitor.requests[-1:] == [url for url in visitor.requests if "?" in url]
    expect(page.locator("#said")).to_have_text(EVENING.line)
    expect(page.locator(".shop-banner")).to_have_count(0)
    page.get_by_label(POSTED).focus()
    page.get_by_label(POSTED).select_option("cold-snap")
    shows(page, AC, NOTICE)
    expect(page.locator(".shop-banner")).to_have_text(sites.banner("cold-snap"))
    expect(page.get_by_label(POSTED)).to_be_focused()
    assert page.evaluate(IS_MARKED)


def test_choices_are_one_entry_in_the_history(visit: Begin):
    page = begun(visit(new=True, **DESK), SITE)
    page.goto(AC)
    page.get_by_label(AT).fill("2026-10-14T21:00")
    shows(page, AC, EVENING)
    page.get_by_label(POSTED).select_option("cold-snap")
    shows(page, AC, NOTICE)
    page.go_back()
    expect(page).to_have_url(SITE)
    page.go_forward()
    shows(page, AC, NOTICE)
    expect(page.get_by_label(AT)).to_have_value("2026-10-14T21:00")
    expect(page.get_by_label(POSTED)).to_have_value("cold-snap")


def test_a_hidden_mapping_gives_its_width_to_the_shop(visit: Begin):
    page = begun(visit(**DESK), AC)
    shop, mapping = page.locator("#shop"), page.locator("#mapping")
    beside = shop.bounding_box()["width"]
    assert beside < 1000
    page.get_by_label(HIDE).check()
    expect(page).to_have_url(f"{AC}?mapping=hidden")
    expect(mapping).to_be_empty()
    expect(mapping).to_be_hidden()
    assert shop.bounding_box()["width"] == 1280
    page.get_by_label(HIDE).uncheck()
    expect(mapping).to_be_visible()
    assert shop.bounding_box()["width"] == beside
    assert page.evaluate(IS_MARKED)


@pytest.mark.parametrize("way", ["by a link", "by a link on a phone", "in the control"])
def test_a_wrong_time_is_said_beside_its_field_until_one_is_chosen(visit: Begin, way: str):
    screen, is_linked = PHONE if "phone" in way else DESK, "link" in way
    page = begun(visit(**screen), f"{AC}?at=2027-03-14T02:30" if is_linked else AC)
    if way == "in the control":
        page.get_by_label(AT).fill("2027-03-14T02:30")
    said = page.locator(".moment__field", has=page.get_by_label(AT)).locator(".moment__wrong")
    expect(said).to_contain_text(SKIPPED)
    expect(page.get_by_label(AT)).to_have_accessible_description(SKIPPED)
    expect(page.locator(".moment__wrong:visible")).to_have_count(1)
    assert 0 <= said.bounding_box()["y"] - bottom(page.get_by_label(AT)) < 20
    expect(page.locator(".front__line")).to_have_text(FIRST.line)
    page.get_by_label(AT).fill("2026-10-14T21:00")
    shows(page, AC, EVENING)
    expect(page.locator(".moment__wrong:visible")).to_have_count(0)


def test_a_moment_is_chosen_without_java_script(visit: Begin):
    page = visit(java_script_enabled=False, **DESK).page
    page.goto(AC)
    page.get_by_label(AT).fill("2026-10-14T21:00")
    page.get_by_label(POSTED).select_option("cold-snap")
    shows(page, AC, FIRST)
    page.get_by_role("button", name="Show this moment").click()
    sent = "?zone=bench-and-west-boise&at=2026-10-14T21%3A00&notice=cold-snap"
    shows(page, AC, replace(NOTICE, query=sent))
    expect(page.locator(".shop-banner")).to_have_text(sites.banner("cold-snap"))


@pytest.mark.parametrize("query", ["", "?at=2026-10-22T19:40"], ids=["by day", "in the evening"])
def test_whoever_has_no_heat_sees_the_call_button_first(visit: Begin, query: str):
    page = begun(visit(**PHONE), FURNACE + query)
    button = page.locator(".front__control").first
    expect(button).to_contain_text(CALL)
    expect(button).to_be_in_viewport(ratio=1)
    assert bottom(button) <= page.locator(".thumbs").bounding_box()["y"]


@EITHER_WAY
def test_the_control_is_folded_on_a_phone(visit: Begin, scripts: bool):
    page = visit(java_script_enabled=scripts, **PHONE).page
    page.goto(TUNE_UP)
    form, change = page.locator("#moment"), page.get_by_role("button", name="Change")
    summary = page.locator(".state__summary")
    expect(summary).to_have_text(f"{WEST_BOISE}, {MORNING}")
    expect(form).to_be_hidden()
    change.tap()
    for field in (ZONE, AT, POSTED, HIDE):
        expect(page.get_by_label(field)).to_be_in_viewport(ratio=1)
    expect(page.get_by_text(worded("demo-is-fictional"))).to_be_in_viewport(ratio=1)
    page.get_by_label(ZONE).select_option("caldwell-and-middleton")
    page.get_by_role("button", name="Done" if scripts else "Show this moment").tap()
    expect(form).to_be_hidden()
    sent = PAUSED.query if scripts else f"{PAUSED.query}&at={LAUNCHED}T10%3A00&notice="
    shows(page, TUNE_UP, replace(PAUSED, query=sent))
    expect(summary).to_have_text(f"{CALDWELL}, {MORNING}")
    change.tap()
    expect(form).to_be_visible()


@EITHER_WAY
def test_the_shop_s_menu_opens_on_a_phone(visit: Begin, scripts: bool):
    page = visit(java_script_enabled=scripts, **PHONE).page
    page.goto(AC)
    menu = page.get_by_role("navigation", name=sites.SHOP["brand"], exact=True)
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu").tap()
    page.get_by_role("button", name="Close").tap()
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu").tap()
    expect(menu.get_by_role("link")).to_have_text(MENU)
    menu.get_by_role("link", name=MENU[1]).tap()
    expect(page).to_have_url(f"{SITE}service-areas/")
    expect(page.locator("h1")).to_have_text(sites.PAGE_WORDS["/service-areas"]["title"])
    expect(menu).to_be_hidden()


def test_the_way_to_the_shop_stays_under_the_thumb(visit: Begin):
    page = begun(visit(**PHONE), FURNACE)
    thumb, shop = page.locator(".thumbs"), page.locator("#shop")
    expect(thumb).to_have_text(CALL)
    end = int(bottom(shop)) - PHONE["viewport"]["height"]
    expect(page.locator(".front__control").first).to_be_in_viewport(ratio=1)
    for place in (end // 3, end // 2, end):
        page.evaluate("(place) => scrollTo({ top: place, behavior: 'instant' })", place)
        assert abs(bottom(thumb) - PHONE["viewport"]["height"]) <= 1, place
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    expect(thumb).not_to_be_in_viewport()


@pytest.mark.parametrize("options", [PHONE, DESK], ids=["phone", "desk"])
def test_a_control_leads_to_the_note_and_asks_nobody(visit: Begin, options: dict):
    visitor = visit(**options)
    page = begun(visitor, FURNACE)
    controls = page.locator(".front__control, .thumbs__control:visible, .shop-head__call:visible")
    expect(controls).to_have_count(3)
    for number in range(3):
        page.goto(FURNACE)
        before = len(visitor.requests)
        controls.nth(number).click()
        expect(page).to_have_url(f"{FURNACE}#then")
        note = page.get_by_role("heading", name=worded("nothing-is-sent"))
        expect(note).to_be_in_viewport(ratio=1)
        page.wait_for_timeout(100)
        # The browser asks for fonts and the icon when it likes.
        assert [url for url in visitor.requests[before:] if "/static/" not in url] == []
    expect(page.locator("#then")).to_contain_text(RINGS)


def test_the_demo_site_keeps_nothing_and_asks_nobody_else(visit: Begin):
    visitor = visit(new=True, **DESK)
    page = begun(visitor, TUNE_UP)
    page.get_by_label(ZONE).select_option("caldwell-and-middleton")
    shows(page, TUNE_UP, PAUSED)
    page.get_by_label(HIDE).check()
    expect(page.locator("#mapping p")).to_have_count(0)
    page.locator(".shop-menu").get_by_role("link", name=MENU[1]).click()
    page.get_by_label("Your ZIP code").fill("83651")
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".zip-check__said")).to_have_text(f"83651: {NAMPA}. {SERVED}.")
    assert not any(kept_by(page).values()), kept_by(page)
    assert len(visitor.requests) > 10
    assert [url for url in visitor.requests if not url.startswith(f"{ORIGIN}/")] == []
    assert visitor.complaints == []


def test_the_demo_site_is_entered_from_its_artifact_and_left_again(visit: Begin):
    page = begun(visit(**DESK), "/steps/show-the-website-output/")
    page.locator(".button--accent").click()
    expect(page).to_have_url(ARTIFACT)
    fronts = page.locator(".miniature .front")
    expect(fronts.first).to_have_css("background-color", PINE)
    grounds = "(all) => all.map((front) => getComputedStyle(front).backgroundColor)"
    assert set(fronts.evaluate_all(grounds)) == {PINE}
    assert page.evaluate(IS_MARKED), "the artifact was not reached by walking"
    page.get_by_role("link", name="Open the demo site").click()
    expect(page).to_have_url(SITE)
    expect(page.locator("h1")).to_have_text(sites.PAGE_WORDS["/"]["title"])
    assert not page.evaluate(IS_MARKED)
    expect(page.locator("main, .masthead")).to_have_count(1)
    page.get_by_role("link", name="Back to the artifact").click()
    expect(page).to_have_url(ARTIFACT)
    expect(page.locator("h1")).to_have_text(ARTIFACTS["website-demo"]["title"])


def test_the_demo_site_is_usable_on_any_screen_at_every_moment(visit: Begin):
    """Over five seconds: each of nine moments is looked at in every width, and read by axe."""
    survey, page = Survey(), visit().page
    for moment in MOMENTS:
        survey.look_at(page, SITE + moment)
    assert survey.wrong() == []
