"""The demo site knows the days on which the shop is closed, and how old its map is."""

from datetime import date, datetime

import pytest

from artifacts.demo_site import rules
from artifacts.demo_site.phrases import day_seen_on
from artifacts.words import listed
from tests.support import sites
from tests.support.entries import worded
from tests.support.html import one, pairs, plain, texts
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


def test_beside_its_hours_the_shop_names_the_closed_days_to_come(asked):
    def closed(at: str) -> str:
        return dict(pairs(one(asked(f"offers/?at={at}"), "dl.shop-facts")))[worded("shop-closed")]

    def kept(*days: str) -> str:
        return worded("shop-closed-days", days=listed(days))

    holidays = "Thanksgiving Day", "Christmas Day"
    assert closed("2026-12-18T10:00") == kept(*holidays, "December 18")
    assert closed("2026-12-19T10:00") == kept(*holidays)


def test_a_closed_day_of_another_year_is_named_with_it():
    meeting = date(2026, 12, 18)
    assert day_seen_on(meeting, date(2026, 10, 13)) == "December 18"
    assert day_seen_on(meeting, date(2025, 10, 13)) == "December 18, 2026"


@pytest.mark.parametrize(
    ("at", "is_old"),
    [("2027-10-13T23:59", False), ("2027-10-14T00:00", True), ("2031-07-01T10:00", True)],
)
def test_a_moment_that_the_map_is_too_old_for_is_shown_and_both_sides_of_the_page_say_so(
    asked, at, is_old
):
    day, launched = at.partition("T")[0], sites.LAUNCHED.isoformat()
    page = asked(f"furnace-repair/?at={at}")
    assert sites.wrong(page)["at"] == ""
    beside = [worded("map-is-old", day=launched)] if is_old else []
    assert texts(page, "#state p.state__old") == beside
    said = worded("map-to-confirm", map=launched, day=day)
    assert (said in plain(sites.panel(page))) is is_old
    assert "map" not in plain(sites.shop(page)).split()
    assert worded("map-is-old", day=launched) not in plain(sites.shop(page))


def test_a_clock_that_never_skips_an_hour_refuses_none():
    spring = datetime(2027, 3, 14, 2, 30)
    assert rules.is_skipped(spring, "America/Boise")
    assert not rules.is_skipped(spring, "America/Phoenix")
    assert not rules.is_skipped(datetime(2027, 11, 7, 1, 30), "America/Boise")
