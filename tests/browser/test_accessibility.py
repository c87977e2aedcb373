"""Every page is usable on any screen, by touch, by ear and without colour."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import combinations

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from tests.browser.conftest import Begin, new_context
from tests.support.environment import ROOT

pytestmark = pytest.mark.slow

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
NOWHERE = "/no-such-page/"
HEIGHT = 844
PHONE, DESK = 390, 1280
WIDTHS = (320, 360, PHONE, 768, DESK, 1920)

RUN_AXE = """async () => {
  const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations, passes } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
  if (passes.length < 10) throw new Error("axe has looked at next to nothing");
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}"""
RESIZED = "(width) => innerWidth === width && document.documentElement.clientWidth === width"
CLASSES = """() => [...document.querySelectorAll("[class]")]
  .flatMap((element) => [...element.classList])"""
OVERFLOWS = "() => document.documentElement.scrollWidth > innerWidth"
# Labels in capitals are small by design; the words for screen readers are not seen.
LABELS = ".caps, .status-chip, .sample-tag, .visually-hidden, .route__title"
SMALL_TEXT = """(labels) => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = [];
  for (let node; (node = words.nextNode()); ) {
    const parent = node.parentElement;
    const size = Math.round(10 * parseFloat(getComputedStyle(parent).fontSize)) / 10;
    const label = parent.closest(labels);
    if (node.data.trim() && size < 16 && !label) small.push(`${size}px: ${node.data.trim()}`);
  }
  return small;
}"""
TARGETS = ", ".join(
    (
        "button, .button, .walk__link, .tools__item, .menu a, .strip__item a, .route__link",
        ".asked__answer, .progress__link",
        # The demo site's, and those of what stands around it.
        ".shop-menu a, .front__control, .front__ways a, .thumbs__control, .zip-check [inputmode]",
        ".shop-cards__card, .offer__links a, .shop-all a, .bar__back a, .state__tool",
        ".moment__change, .moment__done a, .moment select, .moment [type=datetime-local]",
        ".moment__field--box label, .then__mapping a, .mapping__moments a",
    )
)
LOW_TARGETS = """(targets) => [...document.querySelectorAll(targets)]
  .filter((target) => target.checkVisibility())
  .map((target) => [target.textContent.trim(), target.getBoundingClientRect().height])
  .filter(([, height]) => height < 44).map(([words, height]) => `${height}px: ${words}`)"""


@dataclass
class Survey:
    """What was found wrong, by page and width; a page with nothing wrong has an empty list.

    Axe reads every page as a phone shows it, and as a desk does those that have a component which
    it has not met there: what differs between two pages of a kind is their words.
    """

    axe: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    overflows: dict[tuple[str, int], bool] = field(default_factory=dict)
    small_text: dict[str, list[str]] = field(default_factory=dict)
    low_targets: dict[str, list[str]] = field(default_factory=dict)
    met_on_a_desk: set[str] = field(default_factory=set)

    def look_at(self, page: Page, address: str) -> None:
        answer = page.goto(address)
        assert answer.status == (404 if address == NOWHERE else 200), address
        page.evaluate(AXE.read_text())
        components = set(page.evaluate(CLASSES))
        read_at = {PHONE} if components <= self.met_on_a_desk else {PHONE, DESK}
        self.met_on_a_desk |= components
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            page.wait_for_function(RESIZED, arg=width)
            self.overflows[address, width] = page.evaluate(OVERFLOWS)
            if width in read_at:
                self.axe[address, width] = run_axe(page, width)
            if width == PHONE:
                self.look_closely(page, address)

    def wrong(self) -> list[dict]:
        """All that is wrong, by what was looked for."""
        looked_for = (self.axe, self.overflows, self.small_text, self.low_targets)
        return [wrong for found in looked_for if (wrong := only_wrong(found))]

    def look_closely(self, page: Page, address: str) -> None:
        """At what a phone shows, and at each menu and form that it unfolds."""
        small = set(page.evaluate(SMALL_TEXT, LABELS))
        low = set(page.evaluate(LOW_TARGETS, TARGETS))
        for folded in page.locator("[popover]").all():
            folded.evaluate("(folded) => folded.showPopover()")
            small.update(page.evaluate(SMALL_TEXT, LABELS))
            low.update(page.evaluate(LOW_TARGETS, TARGETS))
            folded.evaluate("(folded) => folded.hidePopover()")
        self.small_text[address], self.low_targets[address] = sorted(small), sorted(low)


def run_axe(page: Page, width: int) -> list[str]:
    """Of the whole page at once, so that what stays at an edge of the screen covers nothing."""
    whole = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": whole})
    page.wait_for_function("(height) => innerHeight === height", arg=whole)
    found = page.evaluate(RUN_AXE)
    page.set_viewport_size({"width": width, "height": HEIGHT})
    return found


@pytest.fixture(scope="module")
def survey(chromium: Browser, pages: dict[str, str]) -> Iterator[Survey]:
    """Every page is opened once, and looked at in every width."""
    found = Survey()
    with new_context(chromium) as context:
        page = context.new_page()
        for address in [*pages, NOWHERE]:
            found.look_at(page, address)
    return found


def only_wrong(found: dict) -> dict:
    assert found
    return {place: wrong for place, wrong in found.items() if wrong}


def test_axe_finds_nothing_wrong_with_any_page(survey: Survey):
    assert only_wrong(survey.axe) == {}


def test_no_page_is_wider_than_its_screen(survey: Survey):
    assert only_wrong(survey.overflows) == {}


def test_no_text_on_a_phone_is_smaller_than_16_px_but_labels(survey: Survey):
    assert only_wrong(survey.small_text) == {}


def test_what_a_thumb_aims_at_is_at_least_44_px_high(survey: Survey):
    assert only_wrong(survey.low_targets) == {}


def test_the_survey_sees_what_is_wrong(visit: Begin):
    """Else the tests above could not fail."""
    survey, page = Survey(), visit(new=True).page
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
          document.documentElement.removeAttribute("lang");
          const foot = document.querySelector(".page-foot__disclaimer");
          Object.assign(foot.style, { minWidth: "3000px", fontSize: "15px" });
          Object.assign(document.querySelector(".button").style, { minHeight: 0, height: "43px" });
        })"""
    )
    survey.look_at(page, "/")
    assert all(any("html-has-lang" in said for said in wrong) for wrong in survey.axe.values())
    assert all(survey.overflows.values())
    assert survey.small_text["/"] == [
        "15px: PageToJob is not affiliated with or endorsed by ServiceTitan."
    ]
    assert len(survey.low_targets["/"]) == 1


COLOURS = pytest.mark.parametrize(
    "colours",
    [
        {"forced_colors": "none"},
        {"forced_colors": "active", "color_scheme": "light"},
        {"forced_colors": "active", "color_scheme": "dark"},
    ],
    ids=["own colours", "forced colours, light", "forced colours, dark"],
)
STATUSES = ("ready-now", "customer-input", "manual-review", "api-gated")
CURRENT = {
    "ready-now": "/steps/qualify-the-account/",
    "customer-input": "/steps/map-the-operating-model/",
    "manual-review": "/steps/lock-scope-and-responsibilities/",
    "api-gated": "/steps/confirm-access-boundaries/",
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


def grey(mark: Locator) -> Image.Image:
    with Image.open(BytesIO(mark.screenshot())) as picture:
        return picture.convert("L").resize((72, 72))


def bilevel(mark: Locator) -> list[bool]:
    """The mark's shape: which of its pixels are darker than halfway, or lighter on black."""
    pixels = grey(mark).tobytes()
    middle = (min(pixels) + max(pixels)) / 2
    return [(value < middle) != (pixels[0] < middle) for value in pixels]


def covered(mark: Locator) -> float:
    """The part of its square that is not ground."""
    shape = bilevel(mark)
    return sum(shape) / len(shape)


def contrast(mark: Locator) -> float:
    """Between the lightest and the darkest pixel, as WCAG reckons it."""
    low, high = (luminance(value) for value in grey(mark).getextrema())
    return (high + 0.05) / (low + 0.05)


def luminance(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
