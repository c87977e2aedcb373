"""What is wrong with a page on any screen, as a browser and axe see it."""

from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.support.environment import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
NOWHERE = "/no-such-page/"
HEIGHT = 844
PHONE, DESK = 390, 1280
WIDTHS = (320, 360, PHONE, 768, DESK, 1920)

RUN_AXE = """async (contrast) => {
  const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations, passes } = await axe.run(document, {
    runOnly, resultTypes: ["violations"], rules: { "color-contrast": { enabled: contrast } },
  });
  if (passes.length < 10) throw new Error("axe has looked at next to nothing");
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}"""
# As the screen shows them, with what stays at its edges.
TARGET_SIZE = """async () => {
  const { violations, passes } = await axe.run(document, { runOnly: ["target-size"] });
  if (!passes.length) throw new Error("axe has looked at nothing");
  return violations.flatMap(({ nodes }) => nodes.map((node) => node.html));
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
DESKS = ((1366, 657), (1280, 720), (1440, 900), (1920, 1080))
# Whether each part of the verdict ends above its foot, the foot in sight, no line is cut and the
# weakest are seen; how much is to be done, how much of it is seen, and what is said of the rest.
VERDICT_SEEN = """() => {
  const foot = document.querySelector(".verdict__foot").getBoundingClientRect();
  const parts = [...document.querySelectorAll(".verdict__head, .verdict__sum, .verdict__part")];
  const ends = parts.map((part) => part.getBoundingClientRect().bottom);
  const card = document.querySelector(".verdict");
  const isWhole = card.scrollHeight <= card.clientHeight;
  const weakest = document.querySelector(".verdict__weakest .reading").checkVisibility();
  const above = ends.map((end) => end <= foot.top);
  const whole = [...above, foot.bottom <= innerHeight, isWhole, weakest];
  const seen = (selector) =>
    [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
  const [all, shown] = [".rounds__round:has(#all-on-monday) li", ".verdict__mondays li"].map(seen);
  const more = seen(".verdict__more").map((each) => each.textContent.trim());
  return [whole, all.length, shown.length, more];
}"""
TARGETS = ", ".join(
    (
        "button, .button, .walk__link, .tools__item, .menu a, .strip__item a, .route__link",
        ".fold__line",
        ".asked__answer, .progress__link",
        # The demo site's, and those of what stands around it.
        ".shop-menu a, .front__control, .front__ways a, .thumbs__control, .zip-check [inputmode]",
        ".shop-cards__card, .offer__links a, .shop-all a, .bar__back a, .state__item",
        ".moment__change, .moment__done a, .moment select, .moment [type=datetime-local]",
        ".moment__field--box label, .then__mapping a, .mapping__moments a",
    )
)
# Where the first finding of an artifact ends, and the first question of the audit begins.
FIRST = """() => {
  const found = document.querySelector(".found__finding")?.getBoundingClientRect().bottom;
  return found ?? document.querySelector(".asked")?.getBoundingClientRect().top;
}"""
# Where the next stop of the keyboard is above the one before it, and not beside it, as in the next
# column. What stays at an edge of the screen is left out: it is beside whatever is read.
BACKWARDS = """() => {
  const moves = (element) =>
    ["sticky", "fixed"].includes(getComputedStyle(element).position) || element.matches(".skip");
  const stays = (element) => element && (moves(element) || stays(element.parentElement));
  const place = (element) => element.getClientRects()[0];
  const stops = [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && place(element))
    .filter((element) => !stays(element));
  return stops.slice(1).flatMap((stop, before) => {
    const [from, to] = [place(stops[before]), place(stop)];
    return to.bottom <= from.top && to.left < from.right ? [stop.outerHTML.slice(0, 80)] : [];
  });
}"""
LOW_TARGETS = """(targets) => [...document.querySelectorAll(targets)]
  .filter((target) => target.checkVisibility())
  .map((target) => [target.textContent.trim(), target.getBoundingClientRect().height])
  .filter(([, height]) => height < 44).map(([words, height]) => `${height}px: ${words}`)"""


@dataclass
class Survey:
    """What was found wrong, by page and width; a page with nothing wrong has an empty list.

    A page is looked at in every width, and read by axe as a phone and a desk show it, where it has
    a component that was not met yet: what differs between two pages of a kind is their words. Of
    the rest axe reads, as a phone shows them, those outside the demo site, but for the contrast.
    """

    axe: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    overflows: dict[tuple[str, int], bool] = field(default_factory=dict)
    small_text: dict[str, list[str]] = field(default_factory=dict)
    low_targets: dict[str, list[str]] = field(default_factory=dict)
    backwards: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    heights: dict[str, int] = field(default_factory=dict)
    firsts: dict[str, float | None] = field(default_factory=dict)
    met_on_a_desk: set[str] = field(default_factory=set)

    def look_at(self, page: Page, address: str) -> None:
        answer = page.goto(address)
        assert answer.status == (404 if address == NOWHERE else 200), address
        components = set(page.evaluate(CLASSES))
        read_at = {PHONE, DESK}
        if components <= self.met_on_a_desk:
            read_at = set() if "/site/" in address else {PHONE}
        self.met_on_a_desk |= components
        if read_at:
            page.evaluate(AXE.read_text())
        for width in WIDTHS if DESK in read_at else (min(WIDTHS), PHONE, DESK):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            page.wait_for_function(RESIZED, arg=width)
            self.overflows[address, width] = page.evaluate(OVERFLOWS)
            if width in (PHONE, DESK):
                self.backwards[address, width] = page.evaluate(BACKWARDS)
            if width in read_at:
                self.axe[address, width] = run_axe(page, width, contrast=DESK in read_at)
            if width == PHONE:
                self.heights[address] = page.evaluate("document.documentElement.scrollHeight")
                self.firsts[address] = page.evaluate(FIRST)
                self.look_closely(page, address)

    def wrong(self) -> list[dict]:
        """All that is wrong, by what was looked for."""
        looked_for = (self.axe, self.overflows, self.small_text, self.low_targets, self.backwards)
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


def run_axe(page: Page, width: int, contrast: bool) -> list[str]:
    """Of the whole page at once, so that what stays at an edge of the screen covers nothing."""
    whole = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": whole})
    page.wait_for_function("(height) => innerHeight === height", arg=whole)
    found = page.evaluate(RUN_AXE, contrast)
    page.set_viewport_size({"width": width, "height": HEIGHT})
    return found


def only_wrong(found: dict) -> dict:
    assert found
    return {place: wrong for place, wrong in found.items() if wrong}
