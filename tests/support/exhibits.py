"""What an exhibit shows: the section it stands in, its tables and their cards, as words."""

from artifacts.titan_map.rules.values import Outcome
from tests.support.entries import section_named, worded
from tests.support.html import Node, Part, every, one, plain, texts

CARDS = ".wide-data__card, .wide-data__row, .wide-data__one"


def section(pages: dict[str, str], artifact: str, slug: str) -> Node:
    return section_named(pages[f"/artifacts/{artifact}/"], slug)


def of_map(pages: dict[str, str], slug: str) -> Node:
    return section(pages, "titan-map", slug)


def exhibit(pages: dict[str, str], slug: str) -> Node:
    """The section of that name, on whichever page it stands."""
    named = f'section.section[id="{slug}"]'
    [found] = [node for page in pages.values() for node in every(page, named)]
    return found


def tables(part: Part) -> dict[str, list[list[str]]]:
    """The rows of each table, their cells as words, by the table's title; without where a row is
    used.
    """
    return {
        title: [
            [plain(cell, without=".used") for cell in every(row, "th, td")]
            for row in every(table, "tbody > tr")
        ]
        for title, table in _titled(part)
    }


def cards(part: Part, title: str) -> list[str]:
    """The words of each card of a table, whether it folds or not, in the order of the table."""
    [table] = [table for name, table in _titled(part) if name == title]
    drawn = texts(one(table, ".wide-data__cards"), CARDS)
    heads = [plain(head, without=".used") for head in every(table, "tbody th[scope=row]")]
    assert len(drawn) == len(heads), title
    return sorted(drawn, key=lambda card: next(n for n, head in enumerate(heads) if head in card))


def fallback_of(outcome: Outcome, *, on_notice: Outcome, outside: Outcome) -> str:
    """What a booking path falls back on, and what takes over on a notice by day, and at night."""
    snap = worded("narrows-on-notice", notice="cold snap")
    taken_over = [
        f"{worded(f'outcome-{other}').lower()} {moment}"
        for other, moment in (
            (on_notice, worded("moment-in-office-hours", moment=snap)),
            (outside, worded("narrows-outside-hours")),
        )
    ]
    return "; ".join([worded(f"outcome-{outcome}-fallback"), *taken_over])


def _titled(part: Part) -> list[tuple[str, Node]]:
    """Each table with its title, which other words follow in their own elements."""
    found = every(part, "div.wide-data")
    return [(plain(one(table, "h3"), without="h3 > span"), table) for table in found]
