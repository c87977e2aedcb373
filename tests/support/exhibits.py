"""What an exhibit shows: the section it stands in, its tables and their cards, as words."""

import re

from tests.support.entries import plain, section_named

TABLE = r'<div class="wide-data(?: wide-data--\w+)?">'
CARD = r'<li class="wide-data__card[^>]*>'


def section(pages: dict[str, str], artifact: str, slug: str) -> str:
    return section_named(pages[f"/artifacts/{artifact}/"], slug)


def of_map(pages: dict[str, str], slug: str) -> str:
    return section(pages, "titan-map", slug)


def exhibit(pages: dict[str, str], slug: str) -> str:
    """The section of that name, on whichever page it stands."""
    [found] = filter(None, (section_named(page, slug) for page in pages.values()))
    return found


def tables(html: str) -> dict[str, list[list[str]]]:
    """The rows of each table, their cells as words, by the table's title."""
    found = {}
    for block in re.split(TABLE, html)[1:]:
        title = plain(re.search(r"<h3[^>]*>(.*?)<span", block, re.S)[1])
        body = block.partition("<tbody>")[2].partition("</table>")[0]
        found[title] = [
            [plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
            for row in body.split("<tr")[1:]
        ]
    return found


def cards(html: str, title: str) -> list[str]:
    """The words of each card of a table."""
    block = re.split(TABLE, html.partition(f">{title} <span")[2])[0]
    listed = block.partition('class="wide-data__cards"')[2]
    return [plain(card) for card in re.split(CARD, listed)[1:]]
