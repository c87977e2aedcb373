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


def taken(titan_map: TitanMap, rule: CapacityRule) -> Taken:
    """Asked of a rule that decides at some time."""
    met = [each for job in titan_map.shown for each in _decided(titan_map, rule, job)]
    return Taken(
        when_closed=not any(not is_open for (is_open, *_), _ in met),
        notices=tuple(
            posted
            for posted in titan_map.notices
            if not any(notice == posted for (*_, notice), _ in met)
        ),
    )


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
    """The decisions of a rule about a service, by whether the office is open, whether it is the
    season, and which notice is posted.
    """
    zone = _zone(titan_map, rule)
    named = rule.kind == RuleKind.ZONE or job.code in rule.job_types
    if zone is None or not named or not _has_path(titan_map, rule, job):
        return
    for (is_open, in_season), at in _samples(titan_map, job).items():
        for notice in (None, *titan_map.notices):
            made = booking.decide(titan_map, zone, job, at, notice)
            if made.rule == rule.code:
                yield (is_open, in_season, notice), made


def _has_path(titan_map: TitanMap, rule: CapacityRule, job: JobType) -> bool:
    return rule.kind == RuleKind.ZONE or bool(booking.service_rules(titan_map, job))


def _zone(titan_map: TitanMap, rule: CapacityRule) -> Zone | None:
    """One in which the rule may decide, be it that none stands so today."""
    status = rule.zone_status or ZoneStatus.ACTIVE
    return next((replace(zone, status=status) for zone in titan_map.zones), None)


def _samples(titan_map: TitanMap, job: JobType) -> dict[tuple[bool, bool], datetime]:
    """A time of each kind that there is: open or closed, in the season of the service or not."""
    found: dict[tuple[bool, bool], datetime] = {}
    hours = [each for row in titan_map.hours for each in (row.opens, row.closes)]
    for first in _starts(titan_map, job):
        for days in range(WEEK):
            for each in (time.min, *hours):
                at = datetime.combine(first + timedelta(days), each)
                kind = (booking.office_is_open(titan_map, at), booking.in_season(job, at))
                found.setdefault(kind, at)
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
