"""Which days are no working days: Saturdays, Sundays, and holidays on the days they are kept.

A holiday that falls on a weekend is kept on the working day beside it. Which holidays count is said
by whoever asks, by the names that they have in the United States.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from holidays import HolidayBase, country_holidays

COUNTRY = "US"
KEPT_BESIDE = " (observed)"  # how the library marks a holiday that is kept on another day
ANY_YEAR = 2026
SATURDAY = 5


def is_holiday(name: str) -> bool:
    """Whether there is one of that name."""
    return _their(name) in {_whole(each) for each in _kept([ANY_YEAR]).values()}


def holidays(names: Collection[str], years: Collection[int]) -> dict[date, str]:
    """The name of the holiday that is kept on a day, for those with one of the names, in the order
    of the days.
    """
    wanted = {_their(name): name for name in names}
    kept = {day: _whole(name) for day, name in _kept(years).items()}
    return {day: wanted[name] for day, name in sorted(kept.items()) if name in wanted}


def days_off(kept: Mapping[date, str], years: Collection[int]) -> frozenset[date]:
    """Those holidays, and each Saturday and Sunday of the years."""
    firsts = [date(year, 1, 1) for year in years]
    days = [first + timedelta(each) for first in firsts for each in range(366)]
    # The day after a year of 365 is the next one's, and as much of a weekend there.
    return frozenset(kept) | {day for day in days if day.weekday() >= SATURDAY}


def _kept(years: Collection[int]) -> HolidayBase:
    return country_holidays(COUNTRY, years=years)


def _whole(name: str) -> str:
    return name.removesuffix(KEPT_BESIDE)


def _their(name: str) -> str:
    """As the library writes it."""
    return name.replace("’", "'")
