"""The rows of the worked example's launch map: services by business unit, then each other kind."""

from collections.abc import Iterable
from dataclasses import replace

from artifacts.register import exhibit
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.phrases import dates, name_of, path_and_fallback, units
from artifacts.titan_map.rules.coverage import Extent, extent, items
from artifacts.titan_map.rules.example import Example
from artifacts.titan_map.rules.facts import Counted, Row, Source, accepted, in_scope
from artifacts.titan_map.rules.kinds import Severity
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.wide import Group, State, WideRow, WideTable, by_group
from artifacts.wide import row as wide_row
from artifacts.wording import wording, wording_of
from artifacts.words import listed


@exhibit("tables.html", given=[worked_example])
def map_rows(example: Example) -> dict:
    """``tables``: one of each kind, each with the day as of which its rows stood so."""
    launch = example.launch
    tables = [_services(launch), _zones(launch), _sold(launch), _campaigns(launch)]
    return {"tables": [_as_of(launch, table) for table in tables]}


def _as_of(launch: TitanMap, table: WideTable) -> WideTable:
    day = launch.as_of.isoformat()
    return replace(table, note=wording("rows-as-of", day=day, sources=table.note))


def _services(launch: TitanMap) -> WideTable:
    names = (
        wording("column-on-the-site"),
        wording("column-page"),
        wording("column-booking-path"),
        wording("column-pricebook"),
    )
    none = wording("none-yet")
    rows = []
    for job in launch.promoted:
        path, fallback = path_and_fallback(launch, job)
        way = wording("path-then-fallback", path=path, fallback=fallback) if path else none
        cells = (job.public_label or none, _page(launch, job), way, job.pricebook or none)
        rows.append((units(launch, job.business_units), _row(launch, job, job.name, names, *cells)))
    first = (wording("column-business-unit"), wording("column-id"), wording("column-job-type"))
    return _table(
        "services", wording("services"), (*first, *names), by_group(rows), launch.promoted
    )


def _zones(launch: TitanMap) -> WideTable:
    names = (
        wording("column-zip-codes"),
        wording("column-status"),
        wording("column-page"),
        wording("column-page-offers"),
    )
    rows = []
    for zone in launch.zones:
        offered = wording_of(zone.treatment) if zone.treatment else wording("none-yet")
        status, page = wording_of(zone.status), _page(launch, zone)
        cells = (", ".join(zone.zip_codes), status, page, offered)
        rows.append(_row(launch, zone, zone.name, names, *cells))
    columns = (wording("column-id"), wording("column-zone"), *names)
    return _table("zones", wording("zones"), columns, [Group(rows)], launch.zones)


def _sold(launch: TitanMap) -> WideTable:
    """Offers and memberships."""
    names = (wording("column-for"), wording("column-terms"), wording("column-ends-or-renews"))
    rows = []
    for offer in launch.offers:
        ends = offer.ends.isoformat() if offer.ends else wording("none-yet")
        terms = "; ".join(part for part in (offer.eligibility, ", ".join(offer.zones)) if part)
        cells = (name_of(launch, offer.job_type), terms or wording("none-yet"), ends)
        rows.append((wording("offers"), _row(launch, offer, offer.name, names, *cells)))
    for plan in launch.memberships:
        cells = (
            units(launch, plan.business_units),
            f"{plan.includes}; {_page(launch, plan)}",
            plan.billing,
        )
        rows.append((wording("memberships"), _row(launch, plan, plan.name, names, *cells)))
    columns = (wording("column-kind"), wording("column-id"), wording("column-name"), *names)
    name, title = "offers-and-memberships", wording("offers-and-memberships")
    return _table(name, title, columns, by_group(rows), (*launch.offers, *launch.memberships))


def _campaigns(launch: TitanMap) -> WideTable:
    names = (
        wording("column-from-and-to"),
        wording("column-job-type"),
        wording("column-zones"),
        wording("column-offer"),
        wording("column-dates"),
    )
    rows = []
    for each in launch.campaigns:
        page = each.page or wording("no-page")
        cells = (
            wording("campaign-way", medium=each.medium, page=page),
            name_of(launch, each.job_type),
            ", ".join(each.zones) or wording("not-set"),
            name_of(launch, each.offer),
            dates(each) if in_scope(each) else wording("not-set"),
        )
        rows.append(_row(launch, each, each.name, names, *cells))
    columns = (wording("column-id"), wording("column-campaign"), *names)
    return _table("campaigns", wording("campaigns"), columns, [Group(rows)], launch.campaigns)


def _page(titan_map: TitanMap, row: Row) -> str:
    page = titan_map.page_of(row.code)
    return page.code if page else wording("none-yet")


def _row(
    titan_map: TitanMap, row: Counted, head: str, names: tuple[str, ...], *cells: str
) -> WideRow:
    """A row as it stands on the map, with what a reviewer signed about it."""
    signed = row.review
    note = (
        f"{signed.reason}: {wording_of(signed.reviewer)}, {signed.reviewed.isoformat()}"
        if signed
        else ""
    )
    return wide_row(head, names, cells, code=row.code, note=note, state=state(titan_map, row))


def state(titan_map: TitanMap, row: Counted) -> State:
    """How a row that the score counts stands: its lowest count, or what a reviewer signed."""
    counted = [of[row.code] for of in items(titan_map).values() if row.code in of]
    if not counted:
        return State("", wording("out-of-scope"))
    found = extent(min(counted))
    if found != Extent.COVERED and accepted(row):
        return State("", wording_of(Severity.ACCEPTED))
    return State("" if found == Extent.GAP else found, wording_of(found))


def _table(
    name: str, title: str, columns: tuple[str, ...], groups: list[Group], rows: Iterable[Row]
) -> WideTable:
    columns = (*columns, wording("column-state"))
    note = _sources(rows)
    return WideTable(f"map-{name}", columns, groups, title, note, "tight", has_codes=True)


def _sources(rows: Iterable[Row]) -> str:
    """Where the rows were seen, and when: said once, as one list confirms most of a map."""
    codes: dict[Source, list[str]] = {}
    for row in rows:
        codes.setdefault(row.source, []).append(row.code)
    if len(codes) == 1:
        return wording("source-of-each", source=next(iter(codes)))
    return "; ".join(
        wording("source-of-some", rows=listed(of), source=source) for source, of in codes.items()
    )
