"""What is heard alone says what it is about: no two links, buttons or headings of a page are called
the same and are another thing, on a phone, where rows fold, or at a desk, where they do not.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.support.entries import STEPS, worded
from tests.support.environment import ROOT
from tests.support.html import INLINE, Node, attr, every, one, plain
from tests.support.sites import SITE

LINES = "h2, h3, h4, h5"
# Displayed at a desk only, and on a phone only: the same words twice.
DRAWN = {"phone": "fold__said", "desk": "fold__line"}
ACTIONS = ("data-copy", "popovertarget", "name", "value")


def name(node: Node) -> str:
    """What it is called, by its label or else by its words."""
    if label := node.attributes.get("aria-label"):
        return label
    return " ".join("".join(_words(node)).split())


def _words(node: Node) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.is_text_node:
            yield child.text_content or ""
        elif child.attributes.get("aria-hidden") != "true":
            gap = "" if child.tag in INLINE else " "
            yield gap
            yield from _words(child)
            yield gap


def within(node: Node, tag: str = "", class_name: str = "") -> Node | None:
    """The closest around it, or itself, that is the one or has the other."""
    found: Node | None = node
    while found and found.tag != tag and class_name not in _classes(found):
        found = found.parent
    return found


def _classes(node: Node) -> list[str]:
    return (node.attributes.get("class") or "").split()


def drawn(page: str, where: str, selector: str) -> list[Node]:
    """What the selector matches of a drawing."""
    return [node for node in every(page, selector) if not within(node, class_name=DRAWN[where])]


def alike(page: str, where: str) -> dict[str, object]:
    """What is called the same, and is not."""
    leads: dict[str, set] = defaultdict(set)
    for link in drawn(page, where, "a[href]"):
        # What stands in a sentence is told apart by it.
        if not within(link, class_name="reading") or "term" in _classes(link):
            leads[f"link {name(link)}"].add(attr(link, "href"))
    for button in drawn(page, where, "button"):
        does = tuple(button.attributes.get(action) for action in ACTIONS)
        form = within(button, "form")
        leads[f"button {name(button)}"].add((does, form and does[0] is None and form.mem_id))
    for summary in drawn(page, where, "summary"):
        section = within(summary, "section")
        leads[f"fold {name(summary)} {section.mem_id if section else ''}"].add(summary.mem_id)
    headings = Counter(f"{each.tag} {name(each)}" for each in drawn(page, where, LINES))
    return {called: to for called, to in leads.items() if len(to) > 1} | {
        called: times for called, times in headings.items() if times > 1
    }


def outline(page: str, where: str) -> list[tuple[int, str]]:
    return [(int(each.tag[1]), plain(each)) for each in drawn(page, where, f"h1, {LINES}")]


@pytest.mark.parametrize("where", DRAWN)
def test_headings_are_an_outline_without_a_gap(pages, where: str):
    for address, page in pages.items():
        levels = [level for level, _ in outline(page, where)]
        assert levels.count(1) == 1 and levels[0] == 1, address
        assert [step for step in pairwise(levels) if step[1] > step[0] + 1] == [], address


@pytest.mark.parametrize("where", DRAWN)
def test_question_decision_and_exit_criteria_of_a_step_are_found_by_their_headings(pages, where):
    said = [f"{worded(slug)}:" for slug in ("decision", "exit-criteria")]
    cards = outline(pages["/"], where)
    for number, (slug, step) in enumerate(STEPS.items(), 1):
        own = outline(pages[f"/steps/{slug}/"], where)
        assert own[1:4] == [(2, step["question"]), (3, said[0]), (3, said[1])]
        at = cards.index((4, step["question"]))
        assert cards[at - 1] == (3, f"Step {number} {step['title']}")
        pair = [(5, f"Step {number}, {words}") for words in said]
        assert [each for each in cards[at : at + 5] if each[0] == 5] == pair


def wrong(pages: dict[str, str]) -> dict[str, dict]:
    found = {(at, where): alike(page, where) for at, page in pages.items() for where in DRAWN}
    assert len(found) > 100
    return {place: called for place, called in found.items() if called}


def test_whatever_is_called_the_same_is_the_same(pages):
    assert wrong(pages) == {}


def test_it_is_when_a_conversation_is_carried_along(conversed):
    whole = {at: each.text for at, each in conversed.items() if "<main" in each.text}
    assert wrong(whole) == {}


@pytest.mark.parametrize(
    "twice",
    [
        '<a href="/a/">Open</a><a href="/b/">Open <span aria-hidden="true">b</span></a>',
        '<a href="/a/" aria-label="Open a">A</a><a href="/b/">Open a</a>',
        '<button data-copy="/a/">Copy</button><button data-copy="/b/">Copy</button>',
        "<form><button>Send</button></form><form><button>Send</button></form>",
        "<section><h3>Rules</h3></section><section><h3>Rules</h3></section>",
        "<section><details><summary>Why</summary></details><details><summary>Why</summary>"
        "</details></section>",
    ],
)
def test_what_is_called_the_same_and_is_not_is_found(twice: str):
    """Else the tests above could not fail."""
    assert all(len(alike(twice, where)) == 1 for where in DRAWN)


def test_what_is_said_of_an_answer_is_heard_when_there_is_one(pages):
    """Else the page itself says it, and once more before it is read."""
    waiting = [one(page, "#said") for page in pages.values() if every(page, "#said")]
    assert len(waiting) > 20
    assert {plain(each) for each in waiting} == {""}


def test_no_term_has_a_meaning_that_says_nothing(pages):
    for address, page in pages.items():
        assert [each.html for each in every(page, "dd") if not name(each)] == [], address


def test_every_page_is_in_the_english_that_its_words_are_in(pages):
    assert {attr(one(page, "html"), "lang") for page in pages.values()} == {"en-US"}
    shells = [path.read_text() for path in (ROOT / "templates").rglob("*.html")]
    assert re.findall(r'<html lang="([^"]*)"', "".join(shells)) == ["en-US"] * 4


def test_no_number_of_a_shop_that_does_not_exist_becomes_a_link_to_call(pages):
    kept = 'meta[name="format-detection"][content="telephone=no"]'
    demo = [page for address, page in pages.items() if address.startswith(SITE)]
    assert [len(every(page, kept)) for page in demo] == [1] * len(demo) != []
