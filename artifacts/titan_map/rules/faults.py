"""Facts that the rules do not understand; a map that holds one cannot be published."""

from collections.abc import Iterator
from dataclasses import dataclass

from artifacts.titan_map.rules import booking, coverage
from artifacts.titan_map.rules.facts import (
    CapacityRule,
    ClosedDay,
    Counted,
    JobType,
    Notice,
    OfficeHours,
    Row,
    Zone,
)
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import Outcome, PageKind, RuleKind, ZoneStatus


@dataclass(frozen=True)
class Fault:
    """What is wrong with a field of a row, in a sentence that goes on from them."""

    row: Row
    field: str
    message: str


def faults(titan_map: TitanMap) -> Iterator[Fault]:
    """What no row shows by itself: every fault of a map whose rows are sound."""
    codes = set()
    for row in titan_map.rows():
        if row.code in codes:
            yield Fault(row, "", f"{row.code} names two rows of this snapshot.")
        codes.add(row.code)
    yield from _zones(titan_map)
    yield from _pages(titan_map)
    for job in titan_map.shown:
        yield from _job_type(titan_map, job)
    for rule in titan_map.rules:
        yield from _rule(titan_map, rule)
    for notice in titan_map.notices:
        yield from _notice(titan_map, notice)
    yield from _tests(titan_map)
    yield from _days(titan_map)
    yield from _hours(titan_map)
    yield from _closed(titan_map)


def _zones(titan_map: TitanMap) -> Iterator[Fault]:
    zone_of: dict[str, Zone] = {}
    for zone in titan_map.zones:
        for zip_code in zone.zip_codes:
            if zip_code in zone_of:
                message = f"{zip_code} is in {zone_of[zip_code].code} too; a ZIP code is in one."
                yield Fault(zone, "zip_codes", message)
            zone_of[zip_code] = zone
        rules = [rule for rule in titan_map.rules if rule.zone_status == zone.status]
        if zone.status != ZoneStatus.ACTIVE and len(rules) != 1:
            message = f"is {zone.status}; {_count(rules)} what its page shows."
            yield Fault(zone, "status", message)


def _pages(titan_map: TitanMap) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for page in titan_map.pages:
        # An overview page is the only one of its kind, any other the only one of its row.
        about = page.promotes or page.kind
        if page.kind == PageKind.LANDING or page.zip_codes or about == PageKind.SERVICE:
            continue
        if about in first:
            yield Fault(page, "path", f"stands for {about}, as {first[about]} does.")
        first.setdefault(about, page.code)


def _job_type(titan_map: TitanMap, job: JobType) -> Iterator[Fault]:
    rules = booking.service_rules(titan_map, job)
    if len(rules) > 1 or (not rules and coverage.is_agreed(job)):
        message = f"has a booking path; {_count(rules)} what its page shows."
        yield Fault(job, "booking_paths", message)
    for rule in rules:
        if rule.outcome not in {booking.OUTCOME_OF_PATH[path] for path in job.booking_paths}:
            paths = " or ".join(job.booking_paths) or "empty"
            message = f"is {paths}, but {rule.code} shows {rule.outcome}."
            yield Fault(job, "booking_paths", message)
        if rule.in_season != bool(job.season):
            said = "holds in the season only" if rule.in_season else "holds all year"
            yield Fault(job, "season", f"does not agree with {rule.code}, which {said}.")
    narrowing = booking.narrowing_rules(titan_map, job)
    for rule in narrowing:
        narrowed = booking.NARROWED[rule.on_notice]
        if not all(each.outcome in narrowed for each in rules):
            message = f"is narrowed by {rule.code}, which narrows {' or '.join(narrowed)} only."
            yield Fault(job, "booking_paths", message)
    for notice in dict.fromkeys(rule.notice for rule in narrowing):
        same = [rule for rule in narrowing if rule.notice == notice]
        if len(same) > 1:
            message = f"is narrowed twice, by {' and '.join(rule.code for rule in same)}."
            yield Fault(job, "booking_paths", message)


def _rule(titan_map: TitanMap, rule: CapacityRule) -> Iterator[Fault]:
    shown = {job.code for job in titan_map.shown}
    for code in rule.job_types:
        if code not in shown:
            yield Fault(rule, "job_types", f"names {code}, which the site does not show.")
    if rule.outside_hours and not titan_map.hours:
        yield Fault(rule, "hours", "are outside office hours, and there are none.")
    if rule.kind != RuleKind.ZONE and not rule.job_types:
        yield Fault(rule, "job_types", "is empty; only a zone’s rule holds for every job type.")
    if rule.kind == RuleKind.ZONE and bool(rule.job_types) != bool(rule.otherwise):
        message = "is the outcome for the job types not named, where some are named and only there."
        yield Fault(rule, "otherwise", message)


def _notice(titan_map: TitanMap, notice: Notice) -> Iterator[Fault]:
    narrowing = [rule for rule in titan_map.rules if rule.notice == notice.code]
    if not narrowing:
        yield Fault(notice, "", f"{notice.code} narrows nothing; no capacity rule names it.")
    if notice.urgent and notice.urgent not in {job.code for job in titan_map.shown}:
        yield Fault(notice, "urgent", f"is {notice.urgent}, which the site does not show.")
    for rule in narrowing:
        if notice.urgent in rule.job_types and rule.outcome != Outcome.PHONE_FIRST:
            message = f"narrows {notice.urgent}, which {notice.code} keeps trucks free for."
            yield Fault(rule, "job_types", message)


def _tests(titan_map: TitanMap) -> Iterator[Fault]:
    tried = set()
    shown = {job.code for job in titan_map.shown}
    for test in titan_map.tests:
        if test.job_type not in shown:
            yield Fault(test, "job_type", f"is {test.job_type}, which the site does not show.")
        if test.job_type in tried:
            yield Fault(test, "job_type", f"{test.job_type} has been tried; there is one try each.")
        tried.add(test.job_type)


def _days(titan_map: TitanMap) -> Iterator[Fault]:
    """A map speaks of its own day: nobody has signed or checked later, and an accepted gap is
    looked at again after it.
    """
    for row in titan_map.rows():
        review = row.review if isinstance(row, Counted) else None
        if review and review.reviewed > titan_map.as_of:
            yield Fault(row, "reviewed", "is after the day of the map.")
        if review and review.revisit and review.revisit <= titan_map.as_of:
            yield Fault(row, "revisit", "is not after the day of the map.")
    for address in titan_map.withdrawn:
        if address.checked > titan_map.as_of:
            yield Fault(address, "checked", "is after the day of the map.")


def _hours(titan_map: TitanMap) -> Iterator[Fault]:
    taken: dict[int, OfficeHours] = {}
    for hours in titan_map.hours:
        for day in range(hours.first_day, hours.last_day + 1):
            if day in taken:
                yield Fault(hours, "first_day", f"meets {taken[day].code} on the same day.")
                break
            taken[day] = hours


def _closed(titan_map: TitanMap) -> Iterator[Fault]:
    """A day is closed by one row: a holiday is on the same days as another of any year."""
    known: list[ClosedDay] = []
    for row in titan_map.closed:
        for other in known:
            year = (row.day or other.day or titan_map.as_of).year
            if booking.days_closed(row, year) & booking.days_closed(other, year):
                yield Fault(row, "day" if row.day else "name", f"is closed by {other.code} too.")
                break
        known.append(row)


def _count(rules: list[CapacityRule]) -> str:
    names = " and ".join(rule.code for rule in rules)
    return f"{names} both say" if names else "no capacity rule says"
