"""Words are seen whole by a reader who sets their size or their spacing."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page

from tests.browser.seen import OUTSIDE, SIZES, SPACED, TEMPLATES
from tests.browser.survey import DESK, HEIGHT, PHONE, RESIZED
from tests.browser.visits import Begin

pytestmark = pytest.mark.slow

USUAL, LARGE = 16, 24


@contextmanager
def text_of(page: Page, size: int) -> Iterator[None]:
    """A reader's own size of text, as the browser's settings have it."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": size}})
    try:
        yield
    finally:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": USUAL}})
        session.detach()


def turn(page: Page, width: int, height: int = HEIGHT) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(RESIZED, arg=width)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_text_grows_as_a_reader_has_set_it_and_is_whole_in_that_size_and_spaced_out(
    visit: Begin, width: int
):
    """On a screen half larger it is the same page half larger: type and layout grow as one."""
    page = visit().page
    outside = {}
    for address in TEMPLATES:
        turn(page, width)
        page.goto(address)
        usual = page.evaluate(SIZES)
        with text_of(page, LARGE):
            outside[address, "large"] = page.evaluate(OUTSIDE)
            turn(page, width * LARGE // USUAL, HEIGHT * LARGE // USUAL)
            large = page.evaluate(SIZES)
        assert len(usual) > 3
        expected = [[words, size * LARGE / USUAL] for words, size in usual]
        assert large == [[words, pytest.approx(size)] for words, size in expected], address
        turn(page, width)
        page.evaluate(SPACED)
        outside[address, "spaced out"] = page.evaluate(OUTSIDE)
    assert {at: found for at, found in outside.items() if found} == {}


@pytest.mark.parametrize("style", [{"width": "60px"}, {"height": "5px", "overflow": "hidden"}])
def test_words_outside_their_box_are_noticed(visit: Begin, style: dict[str, str]):
    """Else the tests above could not fail."""
    page = visit().page
    page.goto("/")
    assert page.evaluate(OUTSIDE) == []
    button = page.locator(".hero__actions .button").last
    style = {"display": "block", "whiteSpace": "nowrap", "minHeight": 0, **style}
    button.evaluate("(button, style) => Object.assign(button.style, style)", style)
    found = page.evaluate(OUTSIDE)
    assert found
    assert all(words in button.text_content() for words in found)
