"""What pages offer while a capacity rule decides: which ways to the shop, in which order, and when
that makes a difference. It is asked of the decisions that the pages themselves show.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from artifacts.titan_map.rules import booking
from artifacts.titan_map.rules.facts import CapacityRule, JobType, Notice, Zone
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import Control, Outcome, RuleKind, ZoneStatus

WEEK = 7


@dataclass(frozen=True)
class Times:
    """When something is offered: ``is_open`` and ``in_season`` are ``None`` where they make no
    difference.
    """

    is_open: bool | None
    in_season: bool | None


@dataclass(frozen=True)
class Shown:
    """What pages of some services offer at some times; nothing where ``controls`` is empty."""

    times: Times
    jobs: tuple[JobType, ...]
    outcome: Outcome
    controls: tuple[Control, ...]


@dataclass(frozen=True)
class Taken:
    """When other rules take over from one for all of its services: whether they do while the office
    is closed, and while which notices are posted.
    """

    when_closed: bool
    notices: tuple[Notice, ...]


Ways = tuple[Outcome, tuple[Control, ...]]


def shown(titan_map: TitanMap, rule: CapacityRule) -> list[Shown]:
    """While the rule decides; by day before by night, in the season before what is outside it."""
    found: dict[tuple[Times, Ways], list[JobType]] = {}
    for job in titan_map.shown:
        for times, ways in _of_job(titan_map, rule, job):
            found.setdefault((times, ways), []).append(job)
    return [
        Shown(times, tuple(jobs), *ways)
        for (times, ways), jobs in sorted(found.items(), key=lambda each: _order(each[0][0]))
    ]


def taken(titan_map: TitanMap, rule: CapacityRule, job: JobType | None = None) -> Taken:
    """Asked of a rule that decides at some time; of one service, or of all of its services."""
    jobs = [job] if job else titan_map.shown
    met = [each for one in jobs for each in _decided(titan_map, rule, one)]
    return Taken(
        when_closed=not any(not is_open for (is_open, *_), _ in met),
        notices=tuple(
            posted
            for posted in titan_map.notices
            if not any(notice == posted for (*_, notice), _ in met)
        ),
    )


def instead(titan_map: TitanMap, rule: CapacityRule) -> dict[CapacityRule, bool]:
    """The rules that decide at some time when this one holds, in the map's order, each by whether
    it does for all of the services.
    """
    found: dict[CapacityRule, set[str]] = {}
    jobs = [job for job in titan_map.shown if _has_rule(titan_map, rule, job)]
    for job in jobs:
        for (is_open, _, notice), made in _decisions(titan_map, rule, job):
            other = titan_map.rule(made.rule)
            if other and other != rule and _holds(rule, is_open=is_open, notice=notice):
                found.setdefault(other, set()).add(job.code)
    return {other: len(found[other]) == len(jobs) for other in titan_map.rules if other in found}


def _holds(rule: CapacityRule, *, is_open: bool, notice: Notice | None) -> bool:
    """Whether a rule would decide if no other did."""
    if rule.on_notice:
        return notice is not None and notice.code == rule.notice
    return not (rule.outside_hours and is_open)


def _order(times: Times) -> tuple[bool, bool]:
    return (times.in_season is False, times.is_open is False)


def _of_job(titan_map: TitanMap, rule: CapacityRule, job: JobType) -> Iterator[tuple[Times, Ways]]:
    """A notice takes over or does not: while one rule decides it makes no difference."""
    ways: dict[tuple[bool, bool], Ways] = {}
    for (is_open, in_season, _), made in _decided(titan_map, rule, job):
        offered = tuple(each for each in (made.first, made.second) if each)
        ways.setdefault((is_open, in_season), (made.outcome, offered))
    for in_season in (True, False):
        by_hours = {opened: each for (opened, season), each in ways.items() if season == in_season}
        said = in_season if rule.in_season else None
        if len(by_hours) == 2 and len(set(by_hours.values())) == 1:
            yield Times(None, said), next(iter(by_hours.values()))
        else:
            for is_open, each in by_hours.items():
                yield Times(is_open, said), each


def _decided(
    titan_map: TitanMap, rule: CapacityRule, job: JobType
) -> Iterator[tuple[tuple[bool, bool, Notice | None], booking.Decision]]:
    """The decisions of a rule about a service."""
    for times, made in _decisions(titan_map, rule, job):
        if made.rule == rule.code:
            yield times, made


def _decisions(
    titan_map: TitanMap, rule: CapacityRule, job: JobType
) -> Iterator[tuple[tuple[bool, bool, Notice | None], booking.Decision]]:
    """Those about a service that a rule names, where it may decide: by whether the office is open,
    whether it is the season, and which notice is posted.
    """
    zone = _zone(titan_map, rule)
    if zone is None or not _has_rule(titan_map, rule, job):
        return
    for (is_open, in_season), at in _samples(titan_map, job).items():
        for notice in (None, *titan_map.notices):
            made = booking.decide(titan_map, zone, job, at, notice)
            yield (is_open, in_season, notice), made


def _has_rule(titan_map: TitanMap, rule: CapacityRule, job: JobType) -> bool:
    """Whether a rule speaks of a service, and the service's own sets its path."""
    if rule.kind == RuleKind.ZONE:
        return True
    return job.code in rule.job_types and bool(booking.service_rules(titan_map, job))


def _zone(titan_map: TitanMap, rule: CapacityRule) -> Zone | None:
    """One in which the rule may decide, be it that none stands so today."""
    status = rule.zone_status or ZoneStatus.ACTIVE
    return next((replace(zone, status=status) for zone in titan_map.zones), None)


def _samples(titan_map: TitanMap, job: JobType) -> dict[tuple[bool, bool], datetime]:
    """A time of each kind that there is: open or closed, in the season of the service or not."""
    found: dict[tuple[bool, bool], datetime] = {}
    kinds = 4 if job.season else 2
    hours = [each for row in titan_map.hours for each in (row.opens, row.closes)]
    for first in _starts(titan_map, job):
        for days in range(WEEK):
            for each in (time.min, *hours):
                at = datetime.combine(first + timedelta(days), each)
                kind = (booking.office_is_open(titan_map, at), booking.in_season(job, at))
                found.setdefault(kind, at)
                if len(found) == kinds:
                    return found
    return found


def _starts(titan_map: TitanMap, job: JobType) -> Iterator[date]:
    """Days from each of which a week is looked through: the map's, a season's first, and the one
    after its last.
    """
    yield titan_map.as_of
    if job.season:
        year = titan_map.as_of.year
        (month, day), (last_month, last_day) = job.season
        yield date(year, month, day)
        yield date(year, last_month, last_day) + timedelta(1)
