"""Every page is usable on any screen, by touch, by ear and without colour."""

from collections.abc import Iterator
from itertools import combinations
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser

from tests.browser.pictures import COLOURS, bilevel, contrast, covered
from tests.browser.seen import FINISHED
from tests.browser.survey import HEIGHT, NOWHERE, Survey, only_wrong
from tests.browser.visits import Begin, new_context
from tests.support import audits
from tests.support.conversations import PLAN
from tests.support.entries import DISCLAIMER, STEPS

pytestmark = pytest.mark.slow

WORDS = [step["word"] for step in STEPS.values()]
STATES = ("agreed", "open", "open", "agreed", "not-for-us")
OPEN = {"step": "open", "by": "servicetitan-admin", "until": "2027-12-28"}
# How many screens of a phone a page may take while all that folds is folded.
MOST_SCREENS = {
    "/": 9,
    FINISHED: 7,
    "/artifacts/titan-map/": 8,
    "/artifacts/launch-packet/": 7,
    "/artifacts/website-demo/": 8,
    "/artifacts/proposal-packet/": 8,
    "/artifacts/onboarding-inputs/": 8,
    "/artifacts/packages/": 8,
    "/artifacts/access-checklist/": 8,
}


@pytest.fixture(scope="module")
def survey(chromium: Browser, pages: dict[str, str]) -> Iterator[Survey]:
    """Every page is opened once, and looked at in every width. Takes long: it is all of them."""
    found = Survey()
    with new_context(chromium) as context:
        page = context.new_page()
        for address in [*pages, NOWHERE, FINISHED]:
            found.look_at(page, address)
    return found


def test_axe_finds_nothing_wrong_with_any_page(survey: Survey):
    """Takes long, since it is the first to ask for the survey."""
    assert only_wrong(survey.axe) == {}


def test_no_page_is_wider_than_its_screen(survey: Survey):
    assert only_wrong(survey.overflows) == {}


def test_no_text_on_a_phone_is_smaller_than_16_px_but_labels(survey: Survey):
    assert only_wrong(survey.small_text) == {}


def test_what_a_thumb_aims_at_is_at_least_44_px_high(survey: Survey):
    assert only_wrong(survey.low_targets) == {}


def test_the_keyboard_goes_the_way_the_eye_does(survey: Survey):
    """The order of the source is that of the page, at whatever width."""
    assert only_wrong(survey.backwards) == {}


def test_a_phone_is_through_with_a_page_in_few_screens(survey: Survey):
    screens = {address: survey.heights[address] / HEIGHT for address in MOST_SCREENS}
    assert {at: n for at, n in screens.items() if n > MOST_SCREENS[at]} == {}


def test_a_phone_s_first_screen_has_a_finding_of_each_artifact_or_a_question_of_the_audit(
    survey: Survey,
):
    firsts = {
        address: first / HEIGHT
        for address, first in survey.firsts.items()
        if address.startswith("/artifacts/") and "/site/" not in address and first is not None
    }
    assert firsts.pop(audits.AUDIT) < 0.6
    firsts.pop(FINISHED, None)
    assert len(firsts) == 11
    assert {address: first for address, first in firsts.items() if first > 0.6} == {}


def test_the_survey_sees_what_is_wrong(visit: Begin):
    """Else the tests above could not fail."""
    survey, page = Survey(), visit(new=True).page
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
          document.documentElement.removeAttribute("lang");
          const foot = document.querySelector(".page-foot__disclaimer");
          Object.assign(foot.style, { minWidth: "3000px", fontSize: "15px" });
          Object.assign(document.querySelector(".button").style, { minHeight: 0, height: "43px" });
          document.querySelector(".hero__actions").style.flexDirection = "column-reverse";
        })"""
    )
    survey.look_at(page, "/")
    assert all(any("html-has-lang" in said for said in wrong) for wrong in survey.axe.values())
    assert all(survey.overflows.values())
    assert survey.small_text["/"] == [f"15px: {DISCLAIMER}"]
    assert len(survey.low_targets["/"]) == 1
    assert all(survey.backwards.values())


NAME = "Müller & Söhne Kälte und Klimatechnik Böblingen GmbH"
IN_TWO_YEARS = {"shop": NAME, "call": "2026-12-29", "kickoff": "2027-01-11", "review": "2027-01-04"}
PLANS = {
    "half done": {f"step-{word}": state for word, state in zip(WORDS, STATES, strict=False)},
    "all open": {f"{key}-{word}": said for word in WORDS for key, said in OPEN.items()},
    "ruled out": {"answers": "nnnnnnnnnn", "package": "growth", f"step-{WORDS[0]}": "agreed"},
    "with a fault": {"package": "growth", "call": "2026"},
}


@pytest.mark.parametrize("said", PLANS)
def test_a_plan_is_as_usable_as_any_page(visit: Begin, said: str):
    survey, page = Survey(), visit(new=True).page
    survey.look_at(page, f"{PLAN}?{urlencode(IN_TWO_YEARS | PLANS[said])}")
    for found in (survey.axe, survey.overflows, survey.low_targets, survey.backwards):
        assert only_wrong(found) == {}


STATUSES = ("ready-now", "customer-input", "manual-review", "api-gated")
# The first step of each, which is open when its page is.
CURRENT = {
    step["status"].replace(" ", "-"): f"/steps/{slug}/" for slug, step in reversed(STEPS.items())
}


@COLOURS
def test_statuses_are_told_apart_without_colour(visit: Begin, colours: dict):
    page = visit(device_scale_factor=4, **colours).page
    page.goto("/")
    shapes = [bilevel(page.locator(f".summary .mark--{status}")) for status in STATUSES]
    for one, other in combinations(shapes, 2):
        differing = sum(a != b for a, b in zip(one, other, strict=True))
        assert differing > len(one) / 10


@COLOURS
@pytest.mark.parametrize("status", STATUSES)
def test_the_mark_of_the_step_that_is_open_stands_out(visit: Begin, colours: dict, status: str):
    page = visit(device_scale_factor=4, **colours).page
    page.goto(CURRENT[status])
    mark = page.locator(f".route__link[aria-current] .mark--{status}")
    assert contrast(mark) >= 3
    assert 0.2 < covered(mark) < 0.9
    assert contrast(page.locator(f".status-chip .mark--{status}")) >= 3
