"""The demo site knows the days on which the shop is closed, as its map does."""

import pytest

from tests.support import sites
from tests.support.entries import worded
from tests.support.html import one, plain
from tests.support.sites import said


@pytest.fixture(scope="module")
def asked(small):
    return sites.reader_of(small)


def test_on_a_holiday_the_site_does_as_it_does_after_hours(asked):
    on_call = sites.line("call-now", is_open=False)
    holiday, day_before = (asked(f"ac-repair/?at=2026-11-{day}T11:00") for day in (26, 25))
    assert sites.first_line(holiday) == on_call
    assert sites.first_line(day_before) == sites.line("embed")
    assert sites.first_line(asked("?at=2026-12-18T11:00")) == worded("welcome-closed")
    assert sites.first_line(asked("?at=2027-12-18T11:00")) == worded("welcome")


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-11-25T21:00", "Friday from 7 AM"),
        ("2026-11-26T11:00", "tomorrow from 7 AM"),
        ("2026-12-24T21:00", "Saturday from 8 AM"),
        ("2026-12-26T15:00", "Monday from 7 AM"),
    ],
)
def test_a_form_names_the_day_on_which_the_office_opens_next(asked, at, opens):
    page = asked(f"furnace-repair/?at={at}")
    note = said("control-form-note-closed", next_opening=opens)
    assert note in plain(sites.shop(page))


def test_the_hours_of_the_shop_name_the_closed_days_to_come(asked):
    def hours(at: str) -> str:
        return plain(one(asked(f"offers/?at={at}"), "dl.shop-facts > div:first-child"))

    holidays = "Thanksgiving Day and Christmas Day"
    every_one = "Thanksgiving Day, Christmas Day and December 18"
    assert hours("2026-12-18T10:00").endswith(worded("shop-closed-on", days=every_one))
    assert hours("2026-12-19T10:00").endswith(worded("shop-closed-on", days=holidays))
