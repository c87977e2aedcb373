"""The URL list: every page of the site with the rows behind it, live or waiting for something."""

from dataclasses import dataclass
from enum import StrEnum

from artifacts.titan_map.rules.facts import Counted, Page, Row, in_scope
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import PageKind


class Waits(StrEnum):
    """What a page may wait for before it goes live."""

    ROW = "map-row"  # one that is in scope
    APPROVAL = "approval"
    CHECK = "check"


@dataclass(frozen=True)
class Address:
    """A page; ``behind`` are the rows that it stands for, none for an overview page, ``waits`` what
    it is not live for.
    """

    page: Page
    behind: tuple[Row, ...]
    waits: tuple[Waits, ...]


def addresses(titan_map: TitanMap) -> tuple[Address, ...]:
    """Every page once, in the order of their kinds."""
    order = list(PageKind)
    pages = sorted(titan_map.pages, key=lambda page: order.index(page.kind))
    return tuple(
        Address(page, _behind(titan_map, page), waits_for(titan_map, page)) for page in pages
    )


def live(titan_map: TitanMap) -> tuple[Address, ...]:
    return tuple(each for each in addresses(titan_map) if not each.waits)


def waiting(titan_map: TitanMap) -> tuple[Address, ...]:
    return tuple(each for each in addresses(titan_map) if each.waits)


def waits_for(titan_map: TitanMap, page: Page) -> tuple[Waits, ...]:
    """What keeps a page from going live; nothing is asked of one that is not to. A check is no
    older than the list that confirms the page.

    Source: "a page with no map row or no approval stays off the list, so it does not go up".
    """
    if not titan_map.goes_live:
        return ()
    has = {
        Waits.ROW: _has_row(titan_map, page),
        Waits.APPROVAL: page.approver is not None,
        Waits.CHECK: page.checked is not None
        and page.source.day <= page.checked <= titan_map.as_of,
    }
    return tuple(each for each, there in has.items() if not there)


def is_reviewed(titan_map: TitanMap, page: Page | None) -> bool:
    """Whether a page, if there is one, lacks neither approval nor check."""
    return page is None or not {Waits.APPROVAL, Waits.CHECK} & set(waits_for(titan_map, page))


def _has_row(titan_map: TitanMap, page: Page) -> bool:
    """Whether the row that a page stands for is in scope, or its area in a zone; an overview stands
    for no single one.
    """
    if page.kind.is_overview:
        return True
    if page.kind in (PageKind.SERVICE, PageKind.LANDING):
        return page.promotes in {job.code for job in titan_map.shown}
    if page.zip_codes:
        return all(titan_map.zone_of(zip_code) for zip_code in page.zip_codes)
    row = titan_map.row(page.promotes)
    return isinstance(row, Counted) and in_scope(row)


def _behind(titan_map: TitanMap, page: Page) -> tuple[Row, ...]:
    campaigns = [row for row in titan_map.campaigns if row.page == page.code]
    own = titan_map.row(page.promotes)
    if own is None or (page.kind == PageKind.LANDING and campaigns):
        return tuple(campaigns)
    return (own, *campaigns)
