"""Going back and on: each page is where it was read, and there before it is asked for."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.going import (
    FIRST,
    FOURTH,
    MAP,
    READ,
    SECOND,
    THIRD,
    at,
    is_here,
    is_same_document,
    mark,
    wait_for_quiet,
    wait_until_asked,
    walk_to_the_map,
)
from tests.browser.visits import Begin
from tests.support.proxy import Line

pytestmark = pytest.mark.slow

SCORE = f"{MAP}#coverage-score"
# Longer than anything that is put off until an answer of the browser's own.
SOON = "() => new Promise((done) => setTimeout(done, 200))"


def test_back_and_forward_swap_pages_in_and_each_is_where_it_was_read(page: Page, line: Line):
    walk_to_the_map(page, line)
    page.go_back()
    expect(page).to_have_url(THIRD)
    at(page, 120)
    expect(page.locator(".button--accent")).to_be_focused()
    page.go_forward()
    expect(page).to_have_url(MAP)
    at(page, READ)
    assert is_same_document(page)
    assert [each for each in line.asked if "/static/" in each] == []


def test_forward_lands_at_the_proof_that_was_opened(page: Page, line: Line):
    page.goto(THIRD)
    page.locator(f'main a[href="{SCORE}"]').first.click()
    heading = page.locator("#coverage-score h2")
    expect(heading).to_be_focused()
    page.wait_for_function("() => history.state?.read > 0")
    page.go_back()
    expect(page).to_have_url(THIRD)
    page.go_forward()
    expect(page).to_have_url(SCORE)
    expect(heading).to_be_in_viewport()
    expect(page.locator("#coverage-score")).to_have_class("section is-named")


def test_three_quick_presses_are_three_steps_and_a_held_key_is_one(page: Page, line: Line):
    page.goto(FIRST)
    wait_for_quiet(page, line)
    line.delay = 0.1
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    is_here(page, FOURTH)
    page.keyboard.press("ArrowLeft")
    is_here(page, THIRD)
    page.keyboard.down("ArrowRight")
    for _ in range(3):
        page.keyboard.down("ArrowRight")
    page.keyboard.up("ArrowRight")
    is_here(page, FOURTH)
    wait_for_quiet(page, line)
    expect(page).to_have_url(FOURTH)


def test_the_next_step_is_there_before_it_is_asked_for(page: Page, line: Line):
    page.goto(SECOND)
    wait_until_asked(page, line, FIRST)
    assert [each for each in line.asked if each.startswith("/steps/")] == [SECOND, THIRD, FIRST]
    line.held.update((FIRST, THIRD))  # whatever is asked for now does not come
    page.keyboard.press("ArrowRight")
    is_here(page, THIRD)
    assert line.asked.count(THIRD) == 1
    line.release()


def test_a_page_that_nobody_fetched_ahead_is_waited_for(page: Page, line: Line):
    """Else the test above could not fail."""
    page.goto(SECOND)
    wait_for_quiet(page, line)
    page.locator(".button--accent").click()
    is_here(page, "/artifacts/website-demo/")
    assert line.asked.count("/artifacts/website-demo/") == 1


def test_neighbours_are_fetched_again_before_they_are_old_for_ten_minutes(page: Page, line: Line):
    page.clock.install()
    page.goto(SECOND)
    wait_for_quiet(page, line)
    for count in range(1, 12):  # the last within ten minutes
        page.clock.run_for(50_000)
        wait_until_asked(page, line, FIRST, count)
    page.clock.run_for(500_000)
    page.evaluate("fetch('/healthz')")
    wait_until_asked(page, line, "/healthz")
    assert line.asked == [THIRD, FIRST] * 11 + ["/healthz"]


def test_the_pages_walk_in_a_browser_that_refuses_to_keep_anything(visit: Begin):
    walker = visit(new=True)
    walker.page.add_init_script(
        """for (const name of ["sessionStorage", "localStorage"]) {
          const get = () => { throw new DOMException("", "SecurityError"); };
          Object.defineProperty(window, name, { get });
        }"""
    )
    walker.page.goto(FIRST)
    mark(walker.page)
    walker.page.keyboard.press("ArrowRight")
    is_here(walker.page, SECOND)
    assert is_same_document(walker.page)
    walker.page.go_back()
    expect(walker.page).to_have_url(FIRST)
    assert walker.complaints == []


SELECT = "getSelection().selectAllChildren(document.querySelector('.question'))"
# As a browser does that is set to move a caret through pages.
CARET = """() => {
  getSelection().collapse(document.querySelector(".question").firstChild, 0);
  addEventListener("keydown", () => getSelection().modify("move", "forward", "character"));
}"""


def test_arrow_keys_belong_to_the_reader_who_has_another_use_for_them(visit: Begin):
    page = visit(new=True, viewport={"width": 390, "height": 844}).page
    page.goto(SECOND)
    for use, done in (
        (SELECT, "getSelection().removeAllRanges()"),
        (
            "document.querySelector('.menu').showPopover()",
            "document.querySelector('.menu').hidePopover()",
        ),
    ):
        page.evaluate(use)
        page.keyboard.press("ArrowRight")
        page.evaluate(SOON)
        page.evaluate(done)
        expect(page).to_have_url(SECOND)
    page.locator(".question").click()  # where no caret can be moved, a click leaves none
    page.keyboard.press("ArrowRight")
    is_here(page, THIRD)
    page.evaluate(CARET)
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => getSelection().focusOffset === 1")
    page.evaluate(SOON)
    expect(page).to_have_url(THIRD)
