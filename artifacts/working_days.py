"""Which days are no working days: Saturdays, Sundays, and holidays on the days they are kept.

A holiday that falls on a weekend is kept on the working day beside it. Which holidays count is said
by whoever asks, by the names that they have in the United States.
"""

from calendar import isleap
from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays

COUNTRY = "US"
ANY_YEAR = 2026
SATURDAY = 5
LAST_YEAR = 2099  # that the library knows, and the year after it
CYCLE = 28  # years, in which each kind of year is


def is_holiday(name: str) -> bool:
    """Whether there is one of that name."""
    return _theirs(name) in _kept([ANY_YEAR]).values()


def holidays(names: Collection[str], years: Collection[int]) -> dict[date, str]:
    """The name of the holiday that is kept on a day, for those with one of the names, in the order
    of the days.
    """
    wanted = {_theirs(name): name for name in names}
    kept = sorted(_kept(years).items())
    return {day: wanted[name] for day, name in kept if name in wanted}


@lru_cache(maxsize=256)
def of_year(name: str, year: int) -> frozenset[date]:
    """The days of one year on which a holiday is kept, in any year that a calendar has."""
    alike = year if year <= LAST_YEAR else _alike(year)
    return frozenset(day.replace(year=year) for day in holidays([name], [alike]))


def _alike(year: int) -> int:
    """One that the library knows, each day of which is on the same day of the week."""
    known = range(LAST_YEAR, LAST_YEAR - CYCLE, -1)
    same = (each for each in known if isleap(each) == isleap(year))
    return next(each for each in same if date(each, 1, 1).weekday() == date(year, 1, 1).weekday())


def days_off(kept: Collection[date], years: Collection[int]) -> frozenset[date]:
    """Those holidays, and each Saturday and Sunday of the years."""
    firsts = [date(year, 1, 1) for year in years]
    # The day after a year of 365 is the next one's, and as much of a weekend there.
    days = [first + timedelta(each) for first in firsts for each in range(366)]
    return frozenset(kept) | {day for day in days if day.weekday() >= SATURDAY}


def _kept(years: Collection[int]) -> dict[date, str]:
    """Every holiday; one that falls on a weekend is there twice, by that day too."""
    found = country_holidays(COUNTRY, years=years)
    kept_beside = found.observed_label.removeprefix("%s")
    return {day: name.removesuffix(kept_beside) for day, name in found.items()}


def _theirs(name: str) -> str:
    """As the library writes it."""
    return name.replace("’", "'")
