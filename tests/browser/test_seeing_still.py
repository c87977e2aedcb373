"""What is seen stays where it is while type arrives, and is seen in any colours and any browser."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route

from tests.browser.pictures import COLOURS, contrast, grey
from tests.browser.seen import ARTIFACT, FINISHED, STEP
from tests.browser.visits import ARGUMENTS, NAMES, Begin, new_context
from tests.support import audits
from tests.support.sites import SITE

pytestmark = pytest.mark.slow

PHONE = {"width": 390, "height": 844}
KINDS = ("/", STEP, ARTIFACT, audits.AUDIT, SITE)
SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""
# The next picture but one is drawn: what has moved was counted.
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
ARRIVED = """[...document.fonts]
  .some((font) => font.status === "loaded" && !font.family.includes(" as "))"""


@pytest.fixture(scope="module")
def phone(chromium: Browser) -> Iterator[Browser]:
    """As on a phone's screen, type is not fitted to whole pixels, which makes words of one font
    wider than of another.
    """
    found = next(filter(None, map(shutil.which, NAMES)))
    args = [*ARGUMENTS, "--font-render-hinting=none"]
    with chromium.browser_type.launch(executable_path=found, args=args) as browser:
        yield browser


@pytest.mark.parametrize("address", KINDS)
def test_hardly_anything_moves_when_type_arrives(phone: Browser, address: str):
    held: list[Route] = []
    with new_context(phone, viewport=PHONE) as context:
        page = context.new_page()
        page.add_init_script(SHIFTS)
        page.route("**/*.woff2", lambda route: held.append(route))
        page.goto(address, wait_until="domcontentloaded")
        page.evaluate(DRAWN)
        assert len(held) >= 2
        while held:
            held.pop(0).continue_()
            page.evaluate(DRAWN)
        page.unroute("**/*.woff2")
        for late in held:
            late.continue_()
        page.evaluate("document.fonts.ready.then(() => true)")
        page.evaluate(DRAWN)
        assert page.evaluate(ARRIVED)
        assert page.evaluate("window.shifted") < 0.05


@COLOURS
def test_a_chart_is_filled_where_it_says_so_in_any_colours(visit: Begin, colours: dict):
    page = visit(**colours).page
    page.goto(FINISHED)
    ground = _ground(page)
    bars = {_part(bar): bar for bar in page.locator(".verdict .bars__bar svg").all()}
    assert len(bars) > 2
    for part in (min(bars), max(bars)):
        assert _filled(bars[part], ground) == pytest.approx(part, abs=0.12)
    page.goto(ARTIFACT)
    words = page.locator(".chart--wide text")
    for each in (words.first, words.last):
        assert contrast(each) >= 3


def test_a_menu_that_cannot_be_unfolded_stands_in_the_flow(visit: Begin):
    """In a browser that does not know of popovers; here one is made to forget them."""
    page = visit(new=True, viewport=PHONE, bypass_csp=True).page
    page.route("**/*", _without_popovers)
    for address, menus in ((STEP, ".menu"), (SITE, ".shop-menu, .moment__form")):
        page.goto(address)
        assert page.locator(menus).count() == menus.count(".")
        for menu in page.locator(menus).all():
            assert menu.evaluate("(menu) => getComputedStyle(menu).position") == "static"
        links = page.locator(f"{menus.split(',')[0]} a")
        assert all(link.is_visible() for link in links.all())
        assert page.locator("[data-forgotten]:visible").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def _without_popovers(route: Route) -> None:
    if route.request.resource_type not in ("document", "stylesheet"):
        return route.continue_()
    answer = route.fetch()
    words = answer.text().replace("not selector(:popover-open)", "(display: block)")
    words = words.replace(":popover-open", ":unknown").replace("popovertarget=", "data-forgotten=")
    return route.fulfill(response=answer, body=words.replace(" popover", " data-was-popover"))


def _part(bar: Locator) -> float:
    frame, filled = (
        float(bar.locator(f".bars__{name}").get_attribute("width")) for name in ("frame", "filled")
    )
    return min(1, filled / frame)


def _filled(bar: Locator, ground: int) -> float:
    """How much of the line through its middle is of the colour of its frame."""
    picture = grey(bar)
    line = [picture.getpixel((x, 36)) for x in range(8, 64)]
    frame = picture.getpixel((36, 2))
    return sum(abs(value - frame) < abs(value - ground) for value in line) / len(line)


def _ground(page: Page) -> int:
    """Of what the bars stand on: the corner of their part of the verdict."""
    return int(grey(page.locator(".verdict__sum")).getpixel((71, 71)))
