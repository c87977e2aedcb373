"""What a site says where, what has drifted from a baseline, and which days to watch."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from artifacts.titan_map.rules.facts import (
    Campaign,
    CapacityRule,
    ClosedDay,
    JobType,
    Membership,
    Notice,
    Offer,
    OfficeHours,
    Page,
    Row,
    Source,
    WithdrawnPage,
    Zone,
    in_scope,
)
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import PageKind, Role, RuleKind, Standing

ANYWHERE = Source("", date.min)


@dataclass(frozen=True)
class Drift:
    """A page whose words no longer agree with the baseline, and the rows that changed."""

    page: str
    rows: tuple[str, ...]


class Watch(StrEnum):
    """Why a day is watched."""

    ENDS = "ends"
    CLOSES = "closes"  # for the season
    REVISIT = "revisit"  # an accepted gap


@dataclass(frozen=True)
class Watched:
    """A day on which something on the site stops being true."""

    day: date
    what: Watch
    row: Row


def drift(baseline: TitanMap, observed: TitanMap) -> tuple[Drift, ...]:
    """The pages that state something else than at the baseline, in the order of their paths."""
    before, now = statements(baseline), statements(observed)
    found = []
    for page in sorted(before.keys() | now.keys()):
        changed = before.get(page, set()) ^ now.get(page, set())
        if changed:
            found.append(Drift(page, tuple(sorted({row.code for row in changed}))))
    return tuple(found)


def statements(titan_map: TitanMap) -> dict[str, set[Row]]:
    """What each address states: the rows behind it, without where and when they were confirmed."""
    stated: dict[str, set[Row]] = {}
    for row in titan_map.rows():
        for page in stands_on(titan_map, row):
            stated.setdefault(page, set()).add(_as_stated(row))
    return stated


def stands_on(titan_map: TitanMap, row: Row) -> set[str]:
    """The addresses on which a row is stated."""
    match row:
        case Page() | WithdrawnPage():
            return {row.code}
        case JobType() if row.standing == Standing.PROMOTED:
            return _own(titan_map, row.code, PageKind.SERVICES)
        case JobType():
            return _own(titan_map, row.code)
        case Zone():
            return _own(titan_map, row.code, PageKind.AREAS)
        case Membership() if in_scope(row):
            return _own(titan_map, row.code, PageKind.PLANS)
        case Offer() if in_scope(row):
            landing = {each.page for each in titan_map.campaigns if each.offer == row.code}
            return _own(titan_map, row.job_type, PageKind.OFFERS) | (landing - {""})
        case Campaign() if in_scope(row):
            return {row.page} - {""}
        case CapacityRule():
            return _of_rule(titan_map, row)
        case Notice() | OfficeHours() | ClosedDay():
            # A banner leads every page, and each says when the office is open and closed.
            return {page.code for page in titan_map.pages}
    return set()


def _of_rule(titan_map: TitanMap, rule: CapacityRule) -> set[str]:
    if rule.kind == RuleKind.ZONE:
        codes = [zone.code for zone in titan_map.zones if zone.status == rule.zone_status]
    else:
        codes = list(rule.job_types)
    return {page.code for code in codes if (page := titan_map.page_of(code))}


def _own(titan_map: TitanMap, code: str, *kinds: str) -> set[str]:
    page = titan_map.page_of(code)
    own = {page.code} if page else set()
    return own | {page.code for page in titan_map.pages_of(*kinds)}


def _as_stated(row: Row) -> Row:
    """A row without what no page says of it."""
    match row:
        case Page() | WithdrawnPage():
            return replace(row, source=ANYWHERE, approver=Role.OWNER, checked=date.min)
        case JobType():
            inside = replace(row, name="", business_units=(), minutes=None, pricebook="")
            return replace(inside, source=ANYWHERE, review=None)
        case Zone() | Membership() | Offer() | Campaign():
            return replace(row, source=ANYWHERE, review=None)
    return replace(row, source=ANYWHERE)


def dates_to_watch(titan_map: TitanMap) -> tuple[Watched, ...]:
    """The days from the map's own on, on which a season closes, an offer or campaign ends, or an
    accepted gap is looked at again; earliest first.
    """
    watched = []
    sold = (*titan_map.offers, *titan_map.memberships, *titan_map.campaigns)
    for row in (*titan_map.promoted, *titan_map.zones, *sold):
        if not in_scope(row):
            continue
        if ends := getattr(row, "ends", None):
            watched.append(Watched(ends, Watch.ENDS, row))
        if season := getattr(row, "season", None):
            closes = _next(titan_map.as_of, *season[1])
            watched.append(Watched(closes, Watch.CLOSES, row))
        if row.review and row.review.revisit:
            watched.append(Watched(row.review.revisit, Watch.REVISIT, row))
    late = [each for each in watched if each.day >= titan_map.as_of]
    return tuple(sorted(late, key=lambda each: (each.day, each.row.code)))


def _next(day: date, month: int, day_of_month: int) -> date:
    this_year = date(day.year, month, day_of_month)
    return this_year if this_year >= day else date(day.year + 1, month, day_of_month)
