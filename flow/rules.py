"""On which days milestones are, counted from a kick-off.

Days are counted in working days; which days are none arrives as a set. A kick-off on such a day
counts as the next working day. The review is counted in calendar days from the last of what it
waits for, and is on the next working day; a day that was named for it counts instead if it is after
that. No other day of anything comes out of here.
"""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

A_DAY = timedelta(1)


@dataclass(frozen=True)
class Duration:
    """How long after the kick-off a milestone is in working days, or in calendar days after the
    last of what it waits for; it has one of the two.
    """

    milestone: str
    awaited: Collection[str]  # all that come before it
    working_days: int | None = None
    calendar_days: int | None = None


def next_working_day(day: date, off: Set[date]) -> date:
    """The day itself, if it is one."""
    while day in off:
        day += A_DAY
    return day


def after(day: date, number: int, off: Set[date]) -> date:
    """So many working days after one."""
    for _ in range(number):
        day = next_working_day(day + A_DAY, off)
    return day


def last_awaited(duration: Duration, durations: Sequence[Duration]) -> str:
    """The last of what it waits for that has a day; empty where that is the kick-off."""
    counted = {
        each.milestone: each.working_days
        for each in durations
        if each.working_days is not None and each.milestone in duration.awaited
    }
    latest = max(counted.values(), default=0)
    return next((name for name in reversed(counted) if counted[name] == latest), "")


def days(
    kickoff: date, durations: Sequence[Duration], off: Set[date], review: date | None = None
) -> Mapping[str, date]:
    """The day of each; ``review`` is what was named for that which is counted in calendar days."""
    start = next_working_day(kickoff, off)
    found = {
        each.milestone: after(start, each.working_days, off)
        for each in durations
        if each.working_days is not None
    }
    for each in durations:
        if each.calendar_days is not None:
            last = found.get(last_awaited(each, durations), start)
            found[each.milestone] = _review(last, each.calendar_days, off, review)
    return found


def _review(last: date, number: int, off: Set[date], named: date | None) -> date:
    if named and named > last:
        return named
    return next_working_day(last + timedelta(number), off)
