"""The rows of the worked example's launch map: services by business unit, then each other kind."""

from collections.abc import Iterable, Mapping

from artifacts.register import exhibit
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.phrases import NONE_YET, name_of, path_and_fallback, units
from artifacts.titan_map.rules.coverage import FULL, HALF, items
from artifacts.titan_map.rules.example import Example, Wording
from artifacts.titan_map.rules.facts import Campaign, Counted, Row, Source, accepted, in_scope
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.wide import Group, State, WideRow, WideTable, by_group
from artifacts.wide import row as wide_row
from artifacts.wording import wording_of
from artifacts.words import listed

STATES = {FULL: State("covered", "covered"), HALF: State("partial", "partial")}
ACCEPTED, OUT, GAP = State("", "accepted gap"), State("", "out of scope"), State("", "gap")


@exhibit("tables.html", given=[worked_example])
def map_rows(example: Example) -> dict:
    """``tables``: one of each kind."""
    launch = example.launch
    tables = (_services(launch, example.wordings), _zones(launch), _offers(launch))
    return {"tables": [*tables, _campaigns(launch)]}


def _services(launch: TitanMap, wordings: Mapping[str, Wording]) -> WideTable:
    names = ("On the site", "Page", "Booking path", "Pricebook")
    rows = []
    for job in launch.promoted:
        path, fallback = path_and_fallback(launch, job, wordings)
        path = path if path == NONE_YET else f"{path}, then {fallback}"
        cells = (job.public_label or NONE_YET, _page(launch, job), path, job.pricebook or NONE_YET)
        rows.append((units(launch, job.business_units), _row(launch, job, job.name, names, *cells)))
    columns = ("Business unit", "ID", "Job type", *names, "State")
    return _table("Services", columns, by_group(rows), launch.promoted)


def _zones(launch: TitanMap) -> WideTable:
    names = ("ZIP codes", "Status", "Page", "Page offers")
    rows = []
    for zone in launch.zones:
        offered = wording_of(zone.treatment) if zone.treatment else NONE_YET
        cells = (", ".join(zone.zip_codes), zone.status, _page(launch, zone), offered)
        rows.append(_row(launch, zone, zone.name, names, *cells))
    return _table("Zones", ("ID", "Zone", *names, "State"), [Group(rows)], launch.zones)


def _offers(launch: TitanMap) -> WideTable:
    names = ("For", "Terms", "Ends or renews")
    rows = []
    for offer in launch.offers:
        ends = offer.ends.isoformat() if offer.ends else NONE_YET
        terms = "; ".join(part for part in (offer.eligibility, ", ".join(offer.zones)) if part)
        cells = (name_of(launch, offer.job_type), terms or NONE_YET, ends)
        rows.append(("Offers", _row(launch, offer, offer.name, names, *cells)))
    for plan in launch.memberships:
        cells = (
            units(launch, plan.business_units),
            f"{plan.includes}; {_page(launch, plan)}",
            plan.billing,
        )
        rows.append(("Memberships", _row(launch, plan, plan.name, names, *cells)))
    columns = ("Kind", "ID", "Name", *names, "State")
    shown = (*launch.offers, *launch.memberships)
    return _table("Offers and memberships", columns, by_group(rows), shown)


def _campaigns(launch: TitanMap) -> WideTable:
    names = ("From and to", "Job type", "Zones", "Offer", "Dates")
    rows = []
    for each in launch.campaigns:
        way = f"{each.medium}, to {each.page or 'no page'}"
        job, offer = name_of(launch, each.job_type), name_of(launch, each.offer)
        cells = (way, job, ", ".join(each.zones) or "not set", offer, _dates(each))
        rows.append(_row(launch, each, each.name, names, *cells))
    columns = ("ID", "Campaign", *names, "State")
    return _table("Campaigns", columns, [Group(rows)], launch.campaigns)


def _dates(campaign: Campaign) -> str:
    starts, ends = (day and day.isoformat() for day in (campaign.starts, campaign.ends))
    if not in_scope(campaign):
        return "not set"
    if starts and ends:
        return f"{starts} to {ends}"
    return f"from {starts}" if starts else f"until {ends}" if ends else "always on"


def _page(titan_map: TitanMap, row: Row) -> str:
    page = titan_map.page_of(row.code)
    return page.code if page else NONE_YET


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
    if not in_scope(row):
        return OUT
    count = min(counted[row.code] for counted in items(titan_map).values() if row.code in counted)
    return ACCEPTED if count < 1 and accepted(row) else STATES.get(count, GAP)


def _table(
    title: str, columns: tuple[str, ...], groups: list[Group], rows: Iterable[Row]
) -> WideTable:
    name = f"map-{title.lower().replace(' ', '-')}"
    return WideTable(name, columns, groups, title, _sources(rows), "tight", has_codes=True)


def _sources(rows: Iterable[Row]) -> str:
    """Where the rows were seen, and when: said once, as one list confirms most of a map."""
    codes: dict[Source, list[str]] = {}
    for row in rows:
        codes.setdefault(row.source, []).append(row.code)
    if len(codes) == 1:
        return f"Source of each row: {next(iter(codes))}"
    return "; ".join(f"Source of {listed(codes[source])}: {source}" for source in codes)
