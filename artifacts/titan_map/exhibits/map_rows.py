"""The rows of the worked example's launch map: services by business unit, then each other kind."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from artifacts.register import exhibit
from artifacts.titan_map.exhibits import cells
from artifacts.titan_map.exhibits.cells import state
from artifacts.titan_map.exhibits.used import used
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.phrases import units
from artifacts.titan_map.rules.example import Example
from artifacts.titan_map.rules.facts import Counted, Row, Source, in_scope
from artifacts.titan_map.rules.values import ZoneStatus
from artifacts.wide import Group, WideRow, WideTable, by_group
from artifacts.wide import row as wide_row
from artifacts.wording import wording, wording_of
from artifacts.words import counted, listed


@exhibit("tables.html", given=[worked_example])
def map_rows(example: Example) -> dict:
    """``tables``: one of each kind, each with the day as of which its rows stood so."""
    tables = [_services(example), _zones(example), _sold(example), _campaigns(example)]
    return {"tables": [_as_of(example, table) for table in tables]}


def _as_of(example: Example, table: WideTable) -> WideTable:
    day = example.launch.as_of.isoformat()
    return replace(table, note=wording("rows-as-of", day=day, sources=table.note))


def _services(example: Example) -> WideTable:
    launch, names = example.launch, cells.service_names()
    rows = []
    for job in launch.promoted:
        row = _row(example, job, names, cells.service(launch, job))
        rows.append((units(launch, job.business_units), row))
    first = (wording("column-business-unit"), wording("column-id"), wording("column-job-type"))
    return _table(
        example, "services", wording("services"), (*first, *names), by_group(rows), launch.promoted
    )


def _zones(example: Example) -> WideTable:
    launch, names = example.launch, cells.zone_names()
    rows = []
    for zone in launch.zones:
        row = _row(example, zone, names, cells.zone(launch, zone))
        # What is not done everywhere is read before what is.
        limited = zone.status != ZoneStatus.ACTIVE
        rows.append(replace(row, is_exception=row.is_exception or limited))
    columns = (wording("column-id"), wording("column-zone"), *names)
    table = _table(example, "zones", wording("zones"), columns, [Group(rows)], launch.zones)
    active = sum(zone.status == ZoneStatus.ACTIVE for zone in launch.zones)
    said = wording("zones-all-served", active=active, zones=len(rows))
    return replace(table, holds=f"{table.holds} {said}")


def _sold(example: Example) -> WideTable:
    """Offers and memberships."""
    launch, names = example.launch, cells.sold_names()
    rows = [
        (wording("offers"), _row(example, offer, names, cells.offer(launch, offer)))
        for offer in launch.offers
    ]
    rows += [
        (wording("memberships"), _row(example, plan, names, cells.plan(launch, plan)))
        for plan in launch.memberships
    ]
    columns = (wording("column-kind"), wording("column-id"), wording("column-name"), *names)
    name, title = "offers-and-memberships", wording("offers-and-memberships")
    sold = (*launch.offers, *launch.memberships)
    return _table(example, name, title, columns, by_group(rows), sold)


def _campaigns(example: Example) -> WideTable:
    launch, names = example.launch, cells.campaign_names()
    rows = [_row(example, each, names, cells.campaign(launch, each)) for each in launch.campaigns]
    columns = (wording("column-id"), wording("column-campaign"), *names)
    title = wording("campaigns")
    return _table(example, "campaigns", title, columns, [Group(rows)], launch.campaigns)


def _row(example: Example, row: Counted, names: Sequence[str], said: Sequence[str]) -> WideRow:
    """A row as it stands on the map, with what a reviewer signed about it and what uses it."""
    signed, how = row.review, state(example.launch, row)
    note = (
        f"{signed.reason}: {wording_of(signed.reviewer)}, {signed.reviewed.isoformat()}"
        if signed
        else ""
    )
    made = wide_row(row.name, names, said, code=row.code, note=note, state=how)
    return replace(
        made, anchor=row.code, is_exception=how.box != "covered", uses=used(example, row)
    )


def _table(
    example: Example,
    name: str,
    title: str,
    columns: tuple[str, ...],
    groups: list[Group],
    rows: Sequence[Counted],
) -> WideTable:
    return WideTable(
        f"map-{name}",
        (*columns, wording("column-state")),
        groups,
        title,
        _sources(rows),
        count=counted(len(rows), wording("row")),
        holds=_holds(example, rows),
        kind="tight",
        has_codes=True,
    )


def _holds(example: Example, rows: Sequence[Counted]) -> str:
    """How many of those that the score counts are covered, and how many it does not count."""
    scope = [row for row in rows if in_scope(row)]
    covered = sum(state(example.launch, row).box == "covered" for row in scope)
    said = wording("rows-covered", covered=covered, rows=len(scope))
    out = len(rows) - len(scope)
    return f"{said} {wording('rows-out-of-scope', number=out)}" if out else said


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
