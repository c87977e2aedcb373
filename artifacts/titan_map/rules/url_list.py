"""The URL list: every live page of the site, with the rows behind it."""

from dataclasses import dataclass

from artifacts.titan_map.rules.facts import Page, Row
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import PageKind


@dataclass(frozen=True)
class Address:
    """A live page; ``behind`` are the rows that it stands for, none for an overview page."""

    page: Page
    behind: tuple[Row, ...]


def live(titan_map: TitanMap) -> tuple[Address, ...]:
    """Every live page once, in the order of their kinds."""
    order = list(PageKind)
    pages = sorted(titan_map.pages, key=lambda page: order.index(page.kind))
    return tuple(Address(page, _behind(titan_map, page)) for page in pages)


def _behind(titan_map: TitanMap, page: Page) -> tuple[Row, ...]:
    campaigns = [row for row in titan_map.campaigns if row.page == page.code]
    own = titan_map.row(page.promotes)
    if own is None or (page.kind == PageKind.LANDING and campaigns):
        return tuple(campaigns)
    return (own, *campaigns)
