"""What a page does with a visitor, and how each service's booking path stands.

Capacity rules are read in three rounds: the zone's decides first; then the service's sets the
path; then hours and a notice may only narrow it, hours first, so that no notice takes away the
phone that is answered at night. By day a notice puts the phone first, or leaves the form alone to
work that can wait. Times are the shop's own, without a time zone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from artifacts.titan_map.rules import coverage
from artifacts.titan_map.rules.facts import (
    BookingTest,
    CapacityRule,
    ClosedDay,
    JobType,
    Notice,
    OfficeHours,
    Zone,
)
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import BookingPath, Control, Outcome, RuleKind, ZoneStatus
from artifacts.words import join
from artifacts.working_days import of_year

OUTCOME_OF_PATH = {
    BookingPath.EMBED: Outcome.EMBED,
    BookingPath.PHONE: Outcome.PHONE_FIRST,
    BookingPath.REQUEST: Outcome.REQUEST,
}
# What a notice may narrow, and what closing time may.
NARROWED = {True: (Outcome.EMBED,), False: (Outcome.EMBED, Outcome.PHONE_FIRST)}
# What a page offers first and second, by whether the office is open: its own phone rings only then.
OFFERED: dict[Outcome, dict[bool, tuple[Control | None, Control | None]]] = {
    Outcome.EMBED: {
        True: (Control.SCHEDULER, Control.OFFICE_PHONE),
        False: (Control.SCHEDULER, None),
    },
    Outcome.CALL_NOW: dict.fromkeys((True, False), (Control.ON_CALL_PHONE, Control.FORM)),
    Outcome.PHONE_FIRST: {
        True: (Control.OFFICE_PHONE, Control.FORM),
        False: (Control.FORM, None),
    },
    Outcome.REQUEST: dict.fromkeys((True, False), (Control.FORM, None)),
    Outcome.INTEREST_ONLY: dict.fromkeys(
        (True, False), (Control.MEMBER_LINE, Control.INTEREST_FORM)
    ),
    Outcome.CALL_ONLY: {
        True: (Control.OFFICE_PHONE, None),
        False: (Control.ON_CALL_PHONE, None),
    },
}
LONGEST_CLOSED = 366  # days that the office may be closed in a row
CALLS = (Control.OFFICE_PHONE, Control.ON_CALL_PHONE, Control.MEMBER_LINE)


@dataclass(frozen=True)
class Decision:
    """What a page shows: ``rule`` is the code of the one that decided, empty outside all zones.

    ``notice`` is the one whose banner leads the page; ``first`` and ``second`` are what it offers,
    if anything; ``narrowed`` are the codes of the rules that ``rule`` overruled.
    """

    outcome: Outcome
    rule: str = ""
    notice: Notice | None = None
    first: Control | None = None
    second: Control | None = None
    recipient: str = ""
    photo: bool = False
    narrowed: tuple[str, ...] = ()


def decide(
    titan_map: TitanMap, zone: Zone | None, job: JobType, at: datetime, notice: Notice | None
) -> Decision:
    """The decision for a visitor from ``zone`` (none: outside all) who wants ``job``.

    Raises ``LookupError`` where no rule says anything of the job type; every covered service has
    one, or its map is refused.
    """
    if zone is None:
        return Decision(Outcome.OUTSIDE)
    outcome, *rules = _outcome(titan_map, zone, job, at, notice)
    decision = _offered(titan_map, outcome, at, notice, rules)
    if _offers_form(decision):
        return replace(decision, recipient=job.recipient, photo=job.photo)
    return decision


def welcome(
    titan_map: TitanMap, zone: Zone | None, at: datetime, notice: Notice | None
) -> Decision:
    """The decision of a page that is about no one service: the rule of its visitor's zone, and
    where none holds the phone that is answered then and the request form.
    """
    if zone is None:
        return Decision(Outcome.OUTSIDE)
    if zone.status != ZoneStatus.ACTIVE:
        rules = [zone_rule(titan_map, zone)]
        outcome = rules[0].outcome
    else:
        # Somebody is on call at night where a rule says so of any service.
        on_call = any(rule.outside_hours for rule in titan_map.rules)
        closed = on_call and not office_is_open(titan_map, at)
        outcome, rules = (Outcome.CALL_NOW if closed else Outcome.PHONE_FIRST), []
    decision = _offered(titan_map, outcome, at, notice, rules)
    recipients = dict.fromkeys(job.recipient for job in titan_map.shown if job.recipient)
    if not (recipients and _offers_form(decision)):
        return decision
    return replace(decision, recipient=join([*recipients], "or"))


def _offered(
    titan_map: TitanMap,
    outcome: Outcome,
    at: datetime,
    notice: Notice | None,
    rules: list[CapacityRule],
) -> Decision:
    """``rules`` are those that were read, the one that decided last."""
    codes = tuple(rule.code for rule in rules)
    offered = OFFERED.get(outcome, {}).get(office_is_open(titan_map, at), (None, None))
    return Decision(outcome, "".join(codes[-1:]), notice, *offered, narrowed=codes[:-1])


def _offers_form(decision: Decision) -> bool:
    """Whether it offers a form, which somebody has to receive."""
    return bool({Control.FORM, Control.INTEREST_FORM} & {decision.first, decision.second})


def _outcome(
    titan_map: TitanMap, zone: Zone, job: JobType, at: datetime, notice: Notice | None
) -> tuple[Outcome, *tuple[CapacityRule, ...]]:
    """And the rules that were read, the one that decided last."""
    if zone.status != ZoneStatus.ACTIVE:
        rule = zone_rule(titan_map, zone)
        if rule.otherwise and job.code not in rule.job_types:
            return rule.otherwise, rule
        return rule.outcome, rule
    rule = _only(service_rules(titan_map, job))
    if rule.in_season and not in_season(job, at):
        return Outcome.CLOSED, rule
    outcome, rules = rule.outcome, [rule]
    for narrower in narrowing_rules(titan_map, job):
        closed = narrower.outside_hours and not office_is_open(titan_map, at)
        if closed and outcome in NARROWED[False]:
            outcome, rules = narrower.outcome, [*rules, narrower]
    for narrower in narrowing_rules(titan_map, job):
        posted = notice is not None and narrower.notice == notice.code
        if posted and outcome in NARROWED[True]:
            outcome, rules = narrower.outcome, [*rules, narrower]
    return outcome, *rules


def zone_rule(titan_map: TitanMap, zone: Zone) -> CapacityRule:
    """What holds in a zone that is not active. Raises ``LookupError``, as ``decide`` does."""
    return _only(rule for rule in titan_map.rules if rule.zone_status == zone.status)


def service_rules(titan_map: TitanMap, job: JobType) -> list[CapacityRule]:
    return _of_kind(titan_map, job, RuleKind.SERVICE)


def narrowing_rules(titan_map: TitanMap, job: JobType) -> list[CapacityRule]:
    return _of_kind(titan_map, job, RuleKind.NARROWING)


def _of_kind(titan_map: TitanMap, job: JobType, kind: RuleKind) -> list[CapacityRule]:
    return [rule for rule in titan_map.rules if rule.kind == kind and job.code in rule.job_types]


def _only(rules: Iterable[CapacityRule]) -> CapacityRule:
    rule = next(iter(rules), None)
    if rule is None:
        raise LookupError("the map has no capacity rule for this")
    return rule


def office_is_open(titan_map: TitanMap, at: datetime) -> bool:
    """Whether somebody answers the office phone; the closing minute itself is closed."""
    return any(hours.opens <= at.time() < hours.closes for hours in _hours_of(titan_map, at.date()))


def _hours_of(titan_map: TitanMap, day: date) -> list[OfficeHours]:
    """The office hours of a day, which a closed one has none of."""
    weekday = day.isoweekday()
    hours = [each for each in titan_map.hours if each.first_day <= weekday <= each.last_day]
    return [] if hours and closed_by(titan_map, day) else hours


def closed_by(titan_map: TitanMap, day: date) -> ClosedDay | None:
    """The row that closes the office on a day."""
    return next((row for row in titan_map.closed if day in days_closed(row, day.year)), None)


def days_closed(row: ClosedDay, year: int) -> frozenset[date]:
    """The days of a year on which a row closes the office."""
    return frozenset({row.day}) if row.day else of_year(row.name, year)


def next_opening(titan_map: TitanMap, at: datetime) -> datetime | None:
    """When the office is next open: now, where it is; ``None`` where it is not for a year."""
    if office_is_open(titan_map, at):
        return at
    for days in range(LONGEST_CLOSED):
        day = at.date() + timedelta(days)
        opens = [datetime.combine(day, hours.opens) for hours in _hours_of(titan_map, day)]
        if later := [each for each in opens if each > at]:
            return min(later)
    return None


def in_season(job: JobType, at: datetime) -> bool:
    """Whether a day is in the season of a service; work of the whole year has none."""
    return job.season is None or job.season.holds(at.date())


@dataclass(frozen=True)
class PathStatus:
    """How a service's booking path stands; ``state`` is how far it is agreed."""

    job: JobType
    state: coverage.Extent
    rules: tuple[CapacityRule, ...]
    test: BookingTest | None


def path_status(titan_map: TitanMap) -> tuple[PathStatus, ...]:
    """One for each promoted job type in scope, in the map's order."""
    return tuple(
        PathStatus(
            job,
            coverage.extent(coverage.booking(titan_map, job)),
            tuple(service_rules(titan_map, job) + narrowing_rules(titan_map, job)),
            titan_map.test_of(job.code),
        )
        for job in titan_map.shown
    )
