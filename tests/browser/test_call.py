"""A whole call by keyboard: begun, answered, marked step by step, gathered on the plan."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import APIResponse, Page, expect

from tests.browser.visits import EITHER_WAY, Begin, kept_by
from tests.support import audits
from tests.support.audits import AUDIT
from tests.support.entries import LANES, STEPS, worded
from tests.support.paper import sheets_of

pytestmark = pytest.mark.slow

LONGEST = 1500  # characters, of an address beside a name of sixty
FARTHEST = 120  # presses of the Tab key to anything on a page
NAME = "Northside Heating & Air"
DAYS = {"call": "2026-12-01", "kickoff": "2026-12-07", "review": "2026-12-18"}
PACKAGE = "launch"
AGREED, OPEN, NOT_FOR_US = "agreed", "open", "not-for-us"
WORDS = [step["word"] for step in STEPS.values()]
# One of each, and in the middle the one that is left open.
MARKS = dict.fromkeys(WORDS, AGREED) | {WORDS[4]: OPEN, WORDS[6]: NOT_FOR_US}
LANE, UNTIL = next(iter(LANES)), "2026-12-04"
FOCUSED = "(element) => element === document.activeElement"
# How many presses of the Tab key one thing is from where the focus is, as far as a page tells.
AWAY = """(element) => {
  const isOther = (stop) => stop.type === "radio" && stop !== stop.form.elements[stop.name][0];
  const stops = [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter((stop) => stop.checkVisibility() && stop.tabIndex >= 0 && !isOther(stop));
  const from = stops.indexOf(document.activeElement);
  return Math.max(0, stops.indexOf(element) - from - 1);
}"""
ENTRIES = "() => history.length"
# An answer to a choice that was made anew before it came.
OVERTAKEN = ("htmx:afterRequest", "htmx:sendAbort")


def reach(page: Page, selector: str) -> None:
    """By the Tab key alone, from wherever the focus is; past the end it begins at the top."""
    wanted = page.locator(selector).first
    expect(wanted).to_be_visible()
    for _ in range(wanted.evaluate(AWAY)):  # held
        page.keyboard.down("Tab")
    page.keyboard.up("Tab")
    for _ in range(FARTHEST):
        if wanted.evaluate(FOCUSED):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} is not reached by keyboard.")


def press(page: Page, selector: str, key: str = "Enter") -> None:
    reach(page, selector)
    page.keyboard.press(key)


def type_day(page: Page, selector: str, day: str) -> None:
    """As it is typed in a browser of an American: the month first."""
    year, month, of_month = day.split("-")
    reach(page, selector)
    page.keyboard.type(f"{month}{of_month}{year}")


def said(url: str) -> dict[str, str]:
    """What an address says, but for fields that were left empty."""
    return {key: value for key, [value] in parse_qs(urlsplit(url).query).items()}


def says(page: Page, **parts: str) -> None:
    """The address comes to say these, whatever else it says."""
    page.wait_for_url(lambda url: parts.items() <= said(url).items())


def begin(page: Page) -> None:
    page.goto("/")
    press(page, 'main a[href="/plan/"]')
    page.wait_for_url("/plan/")
    reach(page, "input[name=shop]")
    page.keyboard.type(NAME)
    for key, day in DAYS.items():
        type_day(page, f"input[name={key}]", day)
    press(page, "form:has([name=shop]) button")
    says(page, shop=NAME, **DAYS)


def answer_the_audit(page: Page, scripts: bool) -> None:
    """From the first step and back to it, by links alone."""
    press(page, f'.ticket__open a[href^="{AUDIT}?"]')
    page.wait_for_url(f"**{AUDIT}?*")
    for slug, level in audits.EXAMPLE.answers.items():
        press(page, f"input[name={slug}]", "Space")  # the first of its three, by which one gets in
        for _ in range(audits.LEVELS.index(level)):
            page.keyboard.press("ArrowDown")
        expect(page.locator(f"input[name={slug}][value={level}]")).to_be_checked()
    if not scripts:
        press(page, ".audit__submit button")
    says(page, shop=NAME, answers=audits.query(audits.EXAMPLE).removeprefix("answers="))
    press(page, f'a[href^="/steps/{next(iter(STEPS))}/?"]')
    page.wait_for_url(f"**/steps/{next(iter(STEPS))}/?*")


def mark(page: Page, word: str, scripts: bool) -> None:
    state = MARKS[word]
    entries = page.evaluate(ENTRIES)
    button = f"button[name=step-{word}]"
    press(page, f"{button}[value={state}]")
    says(page, **{f"step-{word}": state})
    expect(page.locator(f"{button}[aria-pressed=true]")).to_have_count(1)
    if state == OPEN:
        press(page, "details:has(form) summary")
        reach(page, f"select[name=by-{word}]")
        page.keyboard.press("ArrowDown")
        expect(page.locator(f"select[name=by-{word}]")).to_have_value(LANE)
        type_day(page, f"input[name=until-{word}]", UNTIL)
        press(page, f"form:has([name=by-{word}]) button")
        says(page, **{f"by-{word}": LANE, f"until-{word}": UNTIL})
    if scripts:
        assert page.evaluate(ENTRIES) == entries, "A mark is no page to go back to."


def go_on(page: Page, scripts: bool) -> None:
    if scripts:
        page.keyboard.press("ArrowRight")
    else:
        press(page, ".walk a[rel=next]")


def is_on_paper(printed: APIResponse, folder: Path) -> None:
    assert printed.ok, printed.text()
    (folder / "plan.pdf").write_bytes(printed.body())
    first, second = sheets_of(folder / "plan.pdf")
    assert NAME in " ".join(first.split())
    assert worded("persons") in " ".join(second.split())


@EITHER_WAY
def test_a_whole_call_is_had_by_keyboard_and_kept_in_its_address(
    visit: Begin, scripts: bool, tmp_path: Path
):
    visitor = visit(new=True, java_script_enabled=scripts, locale="en-US")
    page = visitor.page
    begin(page)
    press(page, f'main a[href^="/steps/{next(iter(STEPS))}/?"]')
    for number, (slug, step) in enumerate(STEPS.items(), 1):
        page.wait_for_url(f"**/steps/{slug}/?*")
        if number == 1:
            answer_the_audit(page, scripts)
        mark(page, step["word"], scripts)
        if step.get("chooses_package"):
            press(page, f"button[name=package][value={PACKAGE}]")
            says(page, package=PACKAGE)
        go_on(page, scripts)
    page.wait_for_url("**/plan/?*")
    assert said(page.url) == {
        "shop": NAME,
        **DAYS,
        "answers": audits.query(audits.EXAMPLE).removeprefix("answers="),
        "package": PACKAGE,
        **{f"step-{word}": state for word, state in MARKS.items()},
        f"by-{WORDS[4]}": LANE,
        f"until-{WORDS[4]}": UNTIL,
    }
    assert len(page.url) < LONGEST
    paper = 'a[href^="/plan.pdf?"]'
    reach(page, paper)
    if scripts:  # the paper is the same
        is_on_paper(page.request.get(page.locator(paper).first.get_attribute("href")), tmp_path)
    again = visit(new=True, java_script_enabled=scripts).page
    again.goto(page.url)
    assert again.locator("main").inner_text() == page.locator("main").inner_text()
    assert not any([*kept_by(page).values(), *kept_by(again).values()])
    assert [said for said in visitor.complaints if not said.startswith(OVERTAKEN)] == []
