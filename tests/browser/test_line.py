"""A line that is slow, cut or overtaken: nothing is lost, and nobody waits unaware."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.going import (
    FIRST,
    MAP,
    SECOND,
    THIRD,
    answer,
    at,
    is_here,
    is_same_document,
    mark,
    wait_for_quiet,
    wait_until_asked,
    walk_to_the_map,
)
from tests.support import audits
from tests.support.entries import STEPS
from tests.support.proxy import Line

pytestmark = pytest.mark.slow

AUDIT = audits.AUDIT
(QUESTION, LEVEL), (NEXT, OTHER), *_ = audits.EXAMPLE.answers.items()
ASKED = f"{AUDIT}?{audits.long_query({QUESTION: LEVEL})}"
ANSWERED = f"{AUDIT}?{audits.query({QUESTION: LEVEL})}"
BOTH = f"{AUDIT}?{audits.query({QUESTION: LEVEL, NEXT: OTHER})}"
SAID = "[role=alert].line-down"
BUSY = "main[aria-busy=true]"


def is_just_below(said: Locator, control: Locator) -> bool:
    box = control.bounding_box()
    return 0 < said.bounding_box()["y"] - box["y"] - box["height"] < 20


def test_back_on_a_line_that_is_down_shows_what_was_read(page: Page, line: Line):
    walk_to_the_map(page, line)
    line.go_down()
    page.go_back()
    expect(page).to_have_url(THIRD)
    expect(page.locator("h1")).to_contain_text(f"Step 3 of {len(STEPS)}")
    at(page, 120)
    expect(page.locator(SAID)).to_have_count(0)
    assert is_same_document(page)


def test_a_line_that_is_down_keeps_the_page_and_says_so_beside_what_was_pressed(
    page: Page, line: Line
):
    page.clock.install()
    page.goto(THIRD)
    mark(page)
    wait_for_quiet(page, line)
    line.go_down()
    link = page.locator(".button--accent")
    link.click()
    said = page.locator(SAID)
    expect(said).to_be_in_viewport(ratio=1)
    assert is_just_below(said, link)
    expect(page).to_have_url(THIRD)
    expect(page.locator(BUSY)).to_have_count(0)
    line.come_back()
    page.clock.fast_forward(3000)
    is_here(page, MAP)
    expect(said).to_have_count(0)
    assert is_same_document(page)


def test_an_answer_on_a_line_that_is_down_stays_and_is_judged_once_the_line_is_back(
    page: Page, line: Line
):
    page.goto(AUDIT)
    wait_for_quiet(page, line)
    line.go_down()
    box = page.locator(f".asked__answer:has([name={QUESTION}][value={LEVEL}])")
    box.evaluate("(box) => box.scrollIntoView({ block: 'center', behavior: 'instant' })")
    box.click()
    expect(page.locator(SAID)).to_be_in_viewport(ratio=1)
    assert is_just_below(page.locator(SAID), box)
    expect(page.locator(f"[name={QUESTION}][value={LEVEL}]")).to_be_checked()
    line.come_back()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page).to_have_url(ANSWERED)
    expect(page.locator(SAID)).to_have_count(0)
    expect(page.locator(".verdict__head")).to_contain_text(audits.answered(1))


def test_whoever_waits_is_told_so(page: Page, line: Line):
    page.goto(THIRD)
    wait_for_quiet(page, line)
    line.held.add(MAP)
    page.locator(".button--accent").click()
    expect(page.locator(BUSY)).to_have_count(1)
    drawn = page.evaluate("getComputedStyle(document.body, '::after').height")
    assert drawn == "3px"
    line.release()
    is_here(page, MAP)
    expect(page.locator(BUSY)).to_have_count(0)


def answer_on_hold(page: Page, line: Line) -> None:
    """Which does not come until the line lets it."""
    page.goto(AUDIT)
    wait_for_quiet(page, line)
    line.held.add(ASKED)
    answer(page, QUESTION, LEVEL)
    wait_until_asked(page, line, ASKED)


def test_only_the_newest_of_what_was_asked_for_is_shown(page: Page, line: Line):
    answer_on_hold(page, line)
    answer(page, NEXT, OTHER)
    expect(page).to_have_url(BOTH)
    line.release()
    wait_for_quiet(page, line)
    expect(page).to_have_url(BOTH)
    expect(page.locator(".verdict__head")).to_contain_text(audits.answered(2))


def test_an_answer_that_is_late_does_not_follow_whoever_has_gone_on(page: Page, line: Line):
    answer_on_hold(page, line)
    page.locator(f'a[href^="{FIRST}"]').first.click()
    is_here(page, FIRST)
    line.release()
    wait_for_quiet(page, line)
    expect(page).to_have_url(FIRST)


def test_whoever_goes_forward_again_before_back_has_come_stays(page: Page, line: Line):
    page.goto(ANSWERED)
    page.locator(f'a[href^="{FIRST}"]').first.click()
    expect(page.locator("h1")).to_be_focused()
    wait_for_quiet(page, line)
    step = page.url
    line.held.add(ANSWERED)
    page.go_back()
    wait_until_asked(page, line, ANSWERED)
    page.go_forward()
    line.release()
    wait_for_quiet(page, line)
    expect(page).to_have_url(step)
    expect(page.locator("h1")).to_contain_text(f"Step 1 of {len(STEPS)}")
    expect(page.locator(BUSY)).to_have_count(0)


def test_back_while_a_page_s_sheets_are_coming_leads_back(page: Page, line: Line):
    page.goto(THIRD)
    wait_for_quiet(page, line)
    line.held.add("/static/css/artifacts.*")
    page.locator(".button--accent").click()
    expect(page).to_have_url(MAP)
    page.go_back()
    line.release()
    wait_for_quiet(page, line)
    expect(page).to_have_url(THIRD)
    expect(page.locator("h1")).to_contain_text(f"Step 3 of {len(STEPS)}")


def test_presses_that_are_owed_are_not_turned_for_whoever_goes_back(page: Page, line: Line):
    page.goto("/lanes/owner/")
    line.held.add(SECOND)  # before it is fetched ahead
    page.locator(f'main a[href="{FIRST}"]').first.click()
    is_here(page, FIRST)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.go_back()
    line.release()
    wait_for_quiet(page, line)
    expect(page).to_have_url("/lanes/owner/")


def test_back_on_a_line_that_is_down_shows_the_verdict_that_was_read(page: Page, line: Line):
    page.goto(AUDIT)
    answer(page, QUESTION, LEVEL)
    expect(page).to_have_url(ANSWERED)
    page.locator(f'a[href^="{FIRST}"]').first.click()
    expect(page.locator("h1")).to_be_focused()
    wait_for_quiet(page, line)
    line.go_down()
    page.go_back()
    expect(page).to_have_url(ANSWERED)
    expect(page.locator(".verdict__head")).to_contain_text(audits.answered(1))
