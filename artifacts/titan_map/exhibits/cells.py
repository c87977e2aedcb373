"""What a row of the map says, cell by cell: as a table shows it, and as a gap compares it."""

from artifacts.titan_map.phrases import dates, named, path_and_fallback, units
from artifacts.titan_map.rules.coverage import Extent, extent, items
from artifacts.titan_map.rules.facts import (
    Campaign,
    Counted,
    JobType,
    Membership,
    Offer,
    Page,
    Row,
    WithdrawnPage,
    Zone,
    accepted,
    in_scope,
)
from artifacts.titan_map.rules.kinds import Severity
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.wide import State
from artifacts.wording import wording, wording_of


def service_names() -> tuple[str, ...]:
    return (
        wording("column-on-the-site"),
        wording("column-page"),
        wording("column-booking-path"),
        wording("column-pricebook"),
    )


def service(titan_map: TitanMap, job: JobType) -> tuple[str, ...]:
    none = wording("none-yet")
    path, fallback = path_and_fallback(titan_map, job)
    way = wording("path-then-fallback", path=path, fallback=fallback) if path else none
    return (job.public_label or none, page_of(titan_map, job), way, job.pricebook or none)


def zone_names() -> tuple[str, ...]:
    return (
        wording("column-zip-codes"),
        wording("column-status"),
        wording("column-page"),
        wording("column-page-offers"),
    )


def zone(titan_map: TitanMap, row: Zone) -> tuple[str, ...]:
    offered = wording_of(row.treatment) if row.treatment else wording("none-yet")
    return (", ".join(row.zip_codes), wording_of(row.status), page_of(titan_map, row), offered)


def sold_names() -> tuple[str, ...]:
    """Of an offer and of a plan."""
    return (wording("column-for"), wording("column-terms"), wording("column-ends-or-renews"))


def offer(titan_map: TitanMap, row: Offer) -> tuple[str, ...]:
    ends = row.ends.isoformat() if row.ends else wording("none-yet")
    terms = "; ".join(part for part in (row.eligibility, ", ".join(row.zones)) if part)
    return (named(titan_map, row.job_type), terms or wording("none-yet"), ends)


def plan(titan_map: TitanMap, row: Membership) -> tuple[str, ...]:
    behind = units(titan_map, row.business_units)
    return (behind, f"{row.includes}; {page_of(titan_map, row)}", row.billing)


def campaign_names() -> tuple[str, ...]:
    return (
        wording("column-from-and-to"),
        wording("column-job-type"),
        wording("column-zones"),
        wording("column-offer"),
        wording("column-dates"),
    )


def campaign(titan_map: TitanMap, row: Campaign) -> tuple[str, ...]:
    return (
        wording("campaign-way", medium=row.medium, page=row.page or wording("no-page")),
        named(titan_map, row.job_type),
        ", ".join(row.zones) or wording("not-set"),
        named(titan_map, row.offer),
        dates(row) if in_scope(row) else wording("not-set"),
    )


def page_of(titan_map: TitanMap, row: Row) -> str:
    page = titan_map.page_of(row.code)
    return page.code if page else wording("none-yet")


def facts(titan_map: TitanMap, row: Row | None) -> dict[str, str]:
    """All that is compared of a row, by name: how it stands, its cells, and of a service what other
    tables say of it.
    """
    match row:
        case JobType():
            said = dict(zip(service_names(), service(titan_map, row), strict=True))
            said[wording("column-business-unit")] = units(titan_map, row.business_units)
            said[wording("column-recipient")] = row.recipient or wording("nobody-yet")
        case Zone():
            said = dict(zip(zone_names(), zone(titan_map, row), strict=True))
        case Offer():
            said = dict(zip(sold_names(), offer(titan_map, row), strict=True))
        case Membership():
            said = dict(zip(sold_names(), plan(titan_map, row), strict=True))
        case Campaign():
            said = dict(zip(campaign_names(), campaign(titan_map, row), strict=True))
        case WithdrawnPage():
            said = {wording("column-leads-to"): row.redirect}
        case _:
            said = {}
    return {wording("column-state"): _standing(titan_map, row), **said}


def _standing(titan_map: TitanMap, row: Row | None) -> str:
    match row:
        case Counted():
            return state(titan_map, row).word
        case Page():
            return wording("page-on-the-site")
        case WithdrawnPage():
            return wording("page-withdrawn")
    return wording("none")


def state(titan_map: TitanMap, row: Counted) -> State:
    """How a row that the score counts stands: its lowest count, or what a reviewer signed."""
    counted = [of[row.code] for of in items(titan_map).values() if row.code in of]
    if not counted:
        return State("", wording("out-of-scope"))
    found = extent(min(counted))
    if found != Extent.COVERED and accepted(row):
        return State("", wording_of(Severity.ACCEPTED))
    return State("" if found == Extent.GAP else found, wording_of(found))
