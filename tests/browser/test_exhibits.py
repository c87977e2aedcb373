"""Structured rows are read on a phone as lines and on a desk as a table, and never as both."""

import pytest
from playwright.sync_api import expect

from artifacts.models.rows import GateState
from artifacts.words import slug_of
from tests.browser.visits import EITHER_WAY, Begin
from tests.support.entries import worded
from tests.support.environment import ORIGIN

pytestmark = pytest.mark.slow

WITH_TABLES = (
    "packages",
    "access-checklist",
    "owner-brief",
    "marketing-brief",
    "operations-brief",
    "titan-map",
    "launch-packet",
)


def test_exactly_one_of_table_and_cards_is_displayed(visit: Begin):
    """A table with many columns needs a desk; on a tablet held upright it is lines. Takes long:
    seven pages, each in six widths.
    """
    page = visit(java_script_enabled=False).page
    for artifact in WITH_TABLES:
        page.goto(f"/artifacts/{artifact}/")
        wide = page.locator(".wide-data").all()
        assert wide
        for width in (360, 767, 768, 959, 960, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            for exhibit in wide:
                is_tight = "wide-data--tight" in exhibit.get_attribute("class")
                table = width >= (960 if is_tight else 768)
                assert exhibit.locator(".wide-data__table").is_visible() is table
                assert exhibit.locator(".wide-data__cards").is_visible() is not table


def test_exactly_one_chart_is_displayed_and_its_letters_can_be_read(
    visit: Begin,
):
    page = visit().page
    page.goto("/artifacts/titan-map/")
    for width in (360, 390, 768, 959, 960, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        charts = [chart for chart in page.locator("svg.chart").all() if chart.is_visible()]
        assert len(charts) == 1
        drawn = charts[0].evaluate("(svg) => svg.getBoundingClientRect().width")
        within = charts[0].evaluate("(svg) => svg.viewBox.baseVal.width")
        assert 16 * drawn / within >= 12, width


def test_a_heading_never_covers_the_table_that_scrolls_by_it(
    visit: Begin,
):
    page = visit(viewport={"width": 1280, "height": 800}).page
    page.goto("/artifacts/titan-map/")
    for name in ("titan-map-rows", "coverage-score", "capacity-rules", "mapping-gaps"):
        title, exhibit = page.locator(f"#{name}").evaluate(
            """(section) => {
                section.lastElementChild.scrollIntoView({behavior: "instant"});
                const title = section.querySelector(".chapter__title");
                return [title, section.lastElementChild].map((e) => e.getBoundingClientRect());
            }"""
        )
        assert title["bottom"] <= exhibit["top"], name


AT_TOP = "(at) => Math.abs(document.querySelector(at).getBoundingClientRect().top) < 1"


@EITHER_WAY
@pytest.mark.parametrize("width", [390, 1280])
def test_a_section_is_reached_from_its_finding_and_says_where_it_is(
    visit: Begin, width: int, scripts: bool
):
    """Its line stays in sight while it is read, leads on to the next and has its link to copy."""
    allowed = ["clipboard-read", "clipboard-write"]
    page = visit(
        java_script_enabled=scripts,
        viewport={"width": width, "height": 844},
        permissions=allowed,
        reduced_motion="reduce",
    ).page
    page.goto("/artifacts/proposal-packet/")
    whole = page.locator("#customer-responsibilities .section__whole")
    expect(whole).to_be_hidden()
    page.locator(".found__label[href='#customer-responsibilities']").click()
    expect(whole).to_be_visible()
    line = "#customer-responsibilities .section-line"
    page.wait_for_function(AT_TOP, arg=line)
    read = page.evaluate("scrollY")
    page.evaluate("scrollBy({ top: 300, behavior: 'instant' })")
    page.wait_for_function("(read) => scrollY > read + 200", arg=read)
    assert page.evaluate(AT_TOP, line)
    page.locator(f"{line} .section-line__way--down").click()
    page.wait_for_function(AT_TOP, arg="#acceptance-gates")
    copy = page.locator("#acceptance-gates .section__tools a")
    copy.click()
    link = f"{ORIGIN}/artifacts/proposal-packet/#acceptance-gates"
    if scripts:
        expect(page.locator("#acceptance-gates [role=status]")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == link
    expect(page).to_have_url(link)


def test_a_gate_says_whether_it_is_open_in_shape_and_word(visit: Begin):
    page = visit().page
    grounds: dict[str, set[str]] = {}
    for state, artifact, section in (
        (GateState.OPEN, "proposal-packet", "acceptance-gates"),
        (GateState.CLOSED, "packages", "api-gated-exclusions"),
    ):
        page.goto(f"/artifacts/{artifact}/#{section}")
        for gate in page.locator(f"#{section} .rows__item").all():
            said = gate.locator(".gates__state").inner_text().split("\n")[0]
            assert said == worded(slug_of(state)), section
            ground = "(mark) => getComputedStyle(mark).backgroundColor"
            box = gate.locator(".gates__state .box")
            grounds.setdefault(state, set()).add(box.evaluate(ground))
    assert [len(each) for each in grounds.values()] == [1, 1]
    assert grounds[GateState.OPEN] != grounds[GateState.CLOSED]
