"""One page of each template, and what a browser tells of the words and the stops on it."""

from tests.browser.survey import NOWHERE
from tests.support import audits
from tests.support.conversations import PLAN
from tests.support.entries import STEPS
from tests.support.sites import SITE

FINISHED = f"{audits.AUDIT}?{audits.query(audits.EXAMPLE.answers)}"
STEP = f"/steps/{next(iter(STEPS))}/"
ARTIFACT = "/artifacts/titan-map/"
MARKED = "?shop=Canyon&kickoff=2027-01-11"
TEMPLATES = (
    "/",
    STEP,
    STEP + MARKED,
    "/artifacts/",
    ARTIFACT,
    audits.AUDIT,
    FINISHED,
    "/lanes/owner/",
    "/guardrails/",
    PLAN,
    PLAN + MARKED,
    "/glossary/",
    SITE,
    NOWHERE,
)
# Where something stays at an edge of the screen.
STICKY = (audits.AUDIT, FINISHED, ARTIFACT, "/artifacts/proposal-packet/", SITE)
# Where something is dark on a phone, too.
DARK = (STEP, ARTIFACT, audits.AUDIT, FINISHED, SITE)

SIZES = """() => {
  const words = document.createTreeWalker(document.querySelector("main, .demo"), 4);
  const sizes = [];
  for (let node; (node = words.nextNode()); ) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("svg") || !parent.checkVisibility()) continue;
    sizes.push([node.data.trim(), parseFloat(getComputedStyle(parent).fontSize)]);
  }
  return sizes;
}"""
# The words that reach beyond the screen or the box that they are in, and those that are cut off.
OUTSIDE = """() => {
  const known = new Map();
  const box = (element) => {
    if (!known.has(element)) {
      const style = getComputedStyle(element);
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const sides = style.borderLeftWidth !== "0px" || style.borderRightWidth !== "0px";
      const cuts = style.overflowX !== "visible";
      const painted = sides || cuts || style.backgroundColor !== "rgba(0, 0, 0, 0)";
      const inline = /^(inline|contents)$/.test(style.display);
      const unseen = style.clipPath !== "none" || style.width === "1px";
      const laid = /absolute|fixed/.test(style.position);
      const hides = style.overflowY === "hidden";
      known.set(element, { left, right, top, bottom, unseen, laid, hides, is: painted && !inline });
    }
    return known.get(element);
  };
  const outside = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    let found = right > innerWidth + 1;
    for (let each = node.parentElement; each !== document.body; each = each.parentElement) {
      const around = box(each);
      if (around.unseen) return false;
      if (around.is) found ||= right > around.right + 1.5 || left < around.left - 1.5;
      if (around.hides) found ||= bottom > around.bottom + 1.5 || top < around.top - 1.5;
      if (around.laid) break;
    }
    return found;
  };
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = document.documentElement.scrollWidth > innerWidth ? ["the page"] : [];
  for (let node; (node = words.nextNode()); ) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("svg") || !parent.checkVisibility()) continue;
    if (outside(node)) found.push(node.data.trim());
  }
  return found;
}"""
# What WCAG 1.4.12 has a reader set.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""

_STOPS = """[...document.querySelectorAll("a[href], button, input, select, summary, textarea")]
  .filter((stop) => stop.checkVisibility() && !stop.disabled && stop.type !== "hidden")"""
# Goes through all stops, on or back, and names those of which anything lies under what stays.
OBSCURED = f"""(back) => {{
  const staying = (element) => {{
    for (let each = element; each; each = each.parentElement)
      if (/sticky|fixed/.test(getComputedStyle(each).position)) return each;
  }};
  const under = (stop) => {{
    const {{ left, right, top, bottom }} = stop.getBoundingClientRect();
    const places = [[(left + right) / 2, (top + bottom) / 2]];
    for (const x of [left + 2, right - 2])
      for (const y of [top + 2, bottom - 2]) places.push([x, y]);
    return places.some(([x, y]) => {{
      const over = staying(document.elementFromPoint(x, y));
      return over && !over.contains(stop);
    }});
  }};
  const stops = {_STOPS};
  const found = [];
  for (const stop of back ? stops.reverse() : stops) {{
    stop.focus();
    if (under(stop)) found.push(`${{stop.className}} ${{stop.textContent.trim()}}`);
  }}
  return [stops.length, found];
}}"""
# Each kind of stop on a page, told apart by its classes, its ground, what it stands on and how its
# focus is drawn; the stops are kept on the page, by their number.
KINDS = f"""() => {{
  const ground = (element) => {{
    for (let each = element; each; each = each.parentElement) {{
      const colour = getComputedStyle(each).backgroundColor;
      if (colour !== "rgba(0, 0, 0, 0)") return colour;
    }}
    return "";
  }};
  window.stops = {_STOPS};
  return window.stops.map((stop, number) => {{
    stop.style.caretColor = "transparent";
    stop.focus({{ preventScroll: true }});
    const {{ outlineColor, outlineOffset }} = getComputedStyle(stop);
    const grounds = [ground(stop), ground(stop.parentElement)];
    const seen = stop.matches(":focus-visible");
    const kind = [stop.className, ...grounds, outlineColor, outlineOffset];
    return {{ number, seen, grounds, kind }};
  }});
}}"""
PLACE = """(number) => {
  const stop = window.stops[number];
  stop.scrollIntoView({ block: "center" });
  stop.focus({ preventScroll: true });
  const { x, y, width, height } = stop.getBoundingClientRect();
  return { x, y, width, height, scrolled: scrollY };
}"""
