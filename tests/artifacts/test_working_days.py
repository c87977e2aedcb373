"""Days off are weekends and the holidays that are named, each on the day it is kept."""

from datetime import date

import pytest

from artifacts.working_days import days_off, holidays, is_holiday
from tests.support.entries import of

NAMES = [entry.fields["name"] for entry in of("artifacts.holiday")]
YEARS = range(2026, 2038)
OFF = days_off(holidays(NAMES, YEARS), YEARS)


def test_a_year_has_the_holidays_that_are_named():
    assert holidays(NAMES, [2026]) == {
        date(2026, 1, 1): "New Year’s Day",
        date(2026, 5, 25): "Memorial Day",
        date(2026, 7, 3): "Independence Day",
        date(2026, 7, 4): "Independence Day",
        date(2026, 9, 7): "Labor Day",
        date(2026, 11, 26): "Thanksgiving Day",
        date(2026, 12, 25): "Christmas Day",
    }


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 7, 3),  # Friday; the holiday is a Saturday
        date(2027, 12, 24),  # likewise
        date(2027, 12, 31),  # likewise, of the next year
        date(2032, 12, 24),
        date(2033, 12, 26),  # Monday; the holiday is a Sunday
        date(2027, 7, 5),
        date(2028, 12, 31),  # Sunday, the last day of a leap year
    ],
)
def test_a_holiday_on_a_weekend_is_kept_beside_it(day):
    assert day in OFF


@pytest.mark.parametrize("day", [date(2026, 10, 12), date(2026, 11, 11), date(2027, 6, 18)])
def test_what_is_not_named_is_a_working_day(day):
    assert day not in OFF


def test_a_name_is_that_of_a_holiday_or_is_not():
    assert all(map(is_holiday, NAMES))
    assert is_holiday("Columbus Day")
    assert not is_holiday("Christmas")
    assert holidays([], YEARS) == {}
