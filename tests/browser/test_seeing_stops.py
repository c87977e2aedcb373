"""Whoever goes by keyboard sees where the focus is: on any ground, and beside what stays."""

import pytest
from playwright.sync_api import Page

from tests.browser.pictures import Photographer
from tests.browser.seen import DARK, KINDS, OBSCURED, PLACE, STICKY, TEMPLATES
from tests.browser.survey import AXE, TARGET_SIZE
from tests.browser.visits import Begin

pytestmark = pytest.mark.slow

STILL = {"reduced_motion": "reduce"}
SCREENS = ((390, 844), (1280, 720), (320, 256))


def faint(page: Page, met: set[tuple], dark: bool) -> list[tuple]:
    """Each kind of stop on the page that was not met before and whose focus is not seen: fewer
    pixels change by 3 to 1 than three quarters of a line around it have.
    """
    page.keyboard.press("Tab")
    camera, found = Photographer(page), []
    for stop in page.evaluate(KINDS):
        kind = tuple(stop["kind"])
        if kind in met or not stop["seen"] or (dark and not camera.has_dark(stop["grounds"])):
            continue
        met.add(kind)
        place = page.evaluate(PLACE, stop["number"])
        focused = camera.take(place)
        page.evaluate("document.activeElement.blur()")
        if camera.changed(focused, camera.take(place)) < 1.5 * (place["width"] + place["height"]):
            found.append(kind)
    return found


@pytest.mark.parametrize(
    ("width", "height", "addresses"), [(1280, 720, TEMPLATES), (390, 844, DARK)]
)
def test_the_focus_is_seen_on_every_ground(
    visit: Begin, width: int, height: int, addresses: tuple[str, ...]
):
    page = visit(viewport={"width": width, "height": height}, **STILL).page
    met: set[tuple] = set()
    wrong = {}
    for address in addresses:
        page.goto(address)
        wrong[address] = faint(page, met, dark=width == 390)
    assert len(met) > (8 if width == 390 else 40)
    assert {address: kinds for address, kinds in wrong.items() if kinds} == {}


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_no_stop_is_under_what_stays_at_an_edge_or_too_small_beside_it(
    visit: Begin, width: int, height: int
):
    page = visit(viewport={"width": width, "height": height}, **STILL).page
    wrong = {}
    for address in STICKY:
        page.goto(address)
        page.evaluate(AXE.read_text())
        wrong[address, "too small"] = page.evaluate(TARGET_SIZE)
        for back in (False, True):
            count, wrong[address, back] = page.evaluate(OBSCURED, back)
            assert count > 20
    assert {at: stops for at, stops in wrong.items() if stops} == {}


def test_a_stop_under_what_stays_is_noticed(visit: Begin):
    """Else the test above could not fail."""
    page = visit(viewport={"width": 390, "height": 844}, **STILL).page
    page.goto(STICKY[0])
    page.evaluate("document.documentElement.style.scrollPadding = 0")
    assert all(page.evaluate(OBSCURED, back)[1] for back in (False, True))
