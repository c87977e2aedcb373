"""What days are counted by: the durations of each package, and the days that are left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from artifacts.models import Holiday, Milestone
from artifacts.once import once_for_each_database
from artifacts.working_days import days_off, holidays
from flow import rules
from flow.conversation import FIRST_DAY, LAST_DAY
from flow.models import Duration

YEARS = range(FIRST_DAY.year, LAST_DAY.year + 2)  # what begins in one year may end in the next


@dataclass(frozen=True)
class Calendar:
    """``kept`` are holidays by the day they are kept, ``off`` all days off of the years."""

    kept: Mapping[date, str]
    off: frozenset[date]


@dataclass(frozen=True)
class Counted:
    """``durations`` are by package, ``names`` and ``points`` what milestones are called; a point
    is one that stands beside the others.
    """

    durations: Mapping[str, Sequence[rules.Duration]]
    names: Mapping[str, str]
    points: Mapping[str, str]


@once_for_each_database
def calendar() -> Calendar:
    kept = holidays(Holiday.objects.values_list("name", flat=True), YEARS)
    return Calendar(kept, days_off(kept, YEARS))


@once_for_each_database
def counted() -> Counted:
    rows = list(Milestone.objects.order_by("id").prefetch_related("waits_for"))
    awaited: dict[str, set[str]] = {}
    for row in rows:  # each waits for such as are written before it
        direct = {each.slug for each in row.waits_for.all()}
        awaited[row.slug] = direct.union(*(awaited[slug] for slug in direct))
    durations: dict[str, list[rules.Duration]] = {}
    for each in Duration.objects.filter(asks_nothing=False).select_related("package", "milestone"):
        slug, days = each.milestone.slug, (each.working_days, each.calendar_days)
        of_package = durations.setdefault(each.package.slug, [])
        of_package.append(rules.Duration(slug, frozenset(awaited[slug]), *days))
    names = {row.slug: row.in_short or row.name for row in rows}
    return Counted(durations, names, {row.slug: row.in_short for row in rows if row.in_short})
