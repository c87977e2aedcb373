"""The exhibit of the launch packet's addresses: live by kind, waiting, and withdrawn."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from artifacts.register import exhibit
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.rules.example import Example
from artifacts.titan_map.rules.facts import Page, WithdrawnPage, Zone
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.url_list import Address, Waits, live, waiting, waits_for
from artifacts.titan_map.rules.uses import withdrawn_by
from artifacts.titan_map.rules.values import PageKind
from artifacts.wide import Group, WideRow, WideTable, row
from artifacts.wording import wording, wording_of
from artifacts.words import counted, join, listed, sentence


@exhibit("tables.html", given=[worked_example])
def url_list(example: Example) -> dict:
    """``tables``: every live page by its kind; where there are any, those that wait for something,
    and the addresses that were withdrawn.
    """
    launch = example.launch
    tables = [_live(launch)]
    if kept_back := waiting(launch):
        tables.append(_waiting(kept_back))
    return {"tables": [*tables, _withdrawn(example)] if launch.withdrawn else tables}


def _live(launch: TitanMap) -> WideTable:
    """By kind, each with what its pages are."""
    addresses = live(launch)
    names = (wording("column-stands-for"), wording("column-map-row"))
    kinds: dict[str, list[Address]] = {}
    for each in addresses:
        kinds.setdefault(_kind(each), []).append(each)
    groups = [
        Group([_address(each, names) for each in of], kind, _gist(launch, of))
        for kind, of in kinds.items()
    ]
    return WideTable(
        "live",
        (wording("column-kind"), wording("column-address"), *names),
        groups,
        wording("live-addresses", number=len(addresses)),
        _approved(each.page for each in addresses),
        count=counted(len(addresses), wording("row")),
        holds=wording("addresses-live", live=len(addresses), pages=len(launch.pages)),
        kind="tight",
    )


def _address(each: Address, names: tuple[str, ...]) -> WideRow:
    return row(each.page.code, names, (_stands_for(each), _codes(each)))


def _gist(launch: TitanMap, addresses: list[Address]) -> str:
    """What the pages of a kind are, each named where no rule says it of all."""
    kind = addresses[0].page.kind
    if kind == PageKind.SERVICE and {each.page.promotes for each in addresses} == {
        job.code for job in launch.shown if job.booking_paths
    }:
        return wording("page-for-each-service")
    zones = [zone for each in addresses for zone in each.behind if isinstance(zone, Zone)]
    if kind == PageKind.AREA and zones:
        found = Counter(wording_of(zone.status) for zone in zones)
        return join([f"{number} {status}" for status, number in found.items()])
    return sentence(listed(_stands_for(each) for each in addresses))


def _waiting(addresses: tuple[Address, ...]) -> WideTable:
    """What each page that is not live waits for."""
    names = (wording("column-stands-for"), wording("column-map-row"), wording("column-waits-for"))
    rows = [
        row(each.page.code, names, (_stands_for(each), _codes(each), _waits(each.waits)))
        for each in addresses
    ]
    columns, title = (wording("column-address"), *names), number_waiting(len(rows))
    number = counted(len(rows), wording("row"))
    return WideTable("waiting", columns, _exceptions(rows), title, count=number, kind="tight")


def _exceptions(rows: list[WideRow]) -> list[Group]:
    """Each of them is read in full."""
    return [Group([replace(each, is_exception=True) for each in rows])]


def number_waiting(number: int) -> str:
    return wording("waiting-addresses", number=number)


def _waits(waits: tuple[Waits, ...]) -> str:
    return listed(wording_of(each) for each in waits)


def _codes(address: Address) -> str:
    return ", ".join(row.code for row in address.behind) or wording("no-single-row")


def _kind(address: Address) -> str:
    kind = address.page.kind
    return wording("overview-page") if kind.is_overview else wording_of(kind)


def _stands_for(address: Address) -> str:
    kind = address.page.kind
    if kind.is_overview:
        return wording_of(kind, "stands-for")
    return listed(row.call_it for row in address.behind)


def _withdrawn(example: Example) -> WideTable:
    withdrawn = example.launch.withdrawn
    names = (wording("column-leads-to"), wording("column-gap"))
    rows = [
        row(each.code, names, (each.redirect, listed(withdrawn_by(example, each.code))))
        for each in withdrawn
    ]
    all_live = all(not waits_for(example.launch, page) for page in _led_to(example.launch))
    return WideTable(
        "gone",
        (wording("column-address"), *names),
        _exceptions(rows),
        number_withdrawn(example),
        _approved(withdrawn),
        count=counted(len(rows), wording("row")),
        holds=wording("withdrawn-lead-on") if all_live else "",
        kind="tight",
    )


def _led_to(launch: TitanMap) -> list[Page]:
    """The pages to which withdrawn addresses lead."""
    return [
        page for page in launch.pages if page.code in {row.redirect for row in launch.withdrawn}
    ]


def number_withdrawn(example: Example) -> str:
    return wording("withdrawn-addresses", number=len(example.launch.withdrawn))


def _approved(pages: Iterable[Page | WithdrawnPage]) -> str:
    """Who approved the pages and when each was checked, said once of all that agree."""
    paths: dict[str, list[str]] = {}
    for page in pages:
        by = wording_of(page.approver) if page.approver else ""
        approved = wording("approved-by", role=by) if by else wording("approved-by-nobody")
        checked = wording("checked-on", day=page.checked) if page.checked else wording("unchecked")
        paths.setdefault(f"{approved}, {checked}", []).append(page.code)
    if len(paths) == 1:
        return wording("each-address", approval=next(iter(paths)))
    return "; ".join(f"{listed(of)}: {said}" for said, of in paths.items())
