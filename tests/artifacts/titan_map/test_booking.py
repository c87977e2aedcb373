"""What a page does with a visitor, by zone, service, time and notice."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from artifacts.titan_map.rules import booking
from artifacts.titan_map.rules.facts import ClosedDay, Season
from artifacts.titan_map.rules.values import Outcome
from artifacts.words import opening
from tests.artifacts.titan_map.rows import NOTE
from tests.support.bookings import VECTORS
from tests.support.entries import of


def decided(example, zone, job, at, notice="") -> booking.Decision:
    launch = example.launch
    moment, posted = datetime.fromisoformat(at), launch.notice(notice)
    return booking.decide(launch, launch.row(zone), launch.row(job), moment, posted)


@pytest.mark.parametrize("vector", VECTORS)
def test_a_page_does_what_its_rule_says(example, vector):
    zone, job, at, notice, *expected = VECTORS[vector]
    decision = decided(example, zone, job, at, notice)
    assert [decision.outcome, decision.rule, decision.first, decision.second] == expected
    outside = decision.outcome == Outcome.OUTSIDE
    assert decision.notice == (None if outside else example.launch.notice(notice))


@pytest.mark.parametrize(
    ("job", "photo"),
    [("JT04", False), ("JT08", True)],
)
def test_whoever_gets_a_form_and_whether_it_takes_a_photo_is_the_job_type_s(example, job, photo):
    decision = decided(example, "Z1", job, "2026-10-14 10:00")
    recipient = next(
        row.fields["recipient"]
        for row in of("titan_map.jobtype")
        if (row.fields["snapshot"], row.fields["code"]) == (["launch"], job)
    )
    assert (decision.recipient, decision.photo) == (recipient, photo)


@pytest.mark.parametrize(
    ("job", "at", "outcome", "first", "second"),
    [
        ("JT08", "2026-10-14 21:00", "call-now", "on-call-phone", "form"),
        ("JT08", "2026-10-15 07:00", "phone-first", "office-phone", "form"),
        ("JT02", "2026-10-22 19:40", "call-now", "on-call-phone", "form"),
        ("JT01", "2026-10-17 13:59", "embed", "scheduler", "office-phone"),
        ("JT01", "2026-10-17 14:00", "call-now", "on-call-phone", "form"),
        ("JT01", "2026-10-18 10:00", "call-now", "on-call-phone", "form"),
        ("JT12", "2026-10-01 10:00", "request", "form", None),
        ("JT12", "2026-11-15 23:59", "request", "form", None),
        ("JT12", "2026-09-30 10:00", "closed", None, None),
    ],
)
def test_hours_and_seasons_end_when_they_say(example, job, at, outcome, first, second):
    decision = decided(example, "Z1", job, at)
    assert [decision.outcome, decision.first, decision.second] == [outcome, first, second]


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ("2026-11-25 11:00", True),
        ("2026-11-26 11:00", False),  # Thanksgiving
        ("2026-12-18 11:00", False),  # a meeting, by its date
        ("2027-12-18 11:00", True),
        ("2026-12-25 11:00", False),
        ("2027-07-05 11:00", False),  # Monday; the holiday is a Sunday
        ("2400-11-23 11:00", False),  # Thanksgiving, in a year that no list of holidays reaches
        ("2400-11-24 11:00", True),
    ],
)
def test_nobody_answers_on_a_closed_day(example, at, is_open):
    moment = datetime.fromisoformat(at)
    assert booking.office_is_open(example.launch, moment) is is_open
    outcome = decided(example, "Z1", "JT01", at).outcome
    assert outcome == (Outcome.EMBED if is_open else Outcome.CALL_NOW)


@pytest.mark.parametrize(
    ("at", "opens", "says"),
    [
        ("2026-11-25 21:00", "2026-11-27 07:00", "Friday from 7 AM"),
        ("2026-12-24 18:00", "2026-12-26 08:00", "Saturday from 8 AM"),
        ("2026-12-26 14:00", "2026-12-28 07:00", "Monday from 7 AM"),
        ("2026-12-31 20:00", "2027-01-02 08:00", "Saturday from 8 AM"),
        ("2026-10-13 20:00", "2026-10-14 07:00", "tomorrow from 7 AM"),
        ("2026-10-13 05:00", "2026-10-13 07:00", "today from 7 AM"),
        ("2026-10-13 10:00", "2026-10-13 10:00", "today"),
    ],
)
def test_the_next_opening_is_said_by_its_day(example, at, opens, says):
    now = datetime.fromisoformat(at)
    found = booking.next_opening(example.launch, now)
    assert found == datetime.fromisoformat(opens)
    assert opening(now, found) == says


def test_an_opening_that_is_a_week_ahead_is_said_by_its_date(example):
    shut = [
        ClosedDay(f"shut-{day}", NOTE, "Holidays of the works", date(2026, 12, day))
        for day in range(5, 20)
    ]
    launch = replace(example.launch, closed=tuple(shut))
    now = datetime(2026, 12, 4, 19)
    opens = booking.next_opening(launch, now)
    assert opening(now, opens) == "Monday, December 21, from 7 AM"
    assert opening(now + timedelta(11), opens) == "Monday from 7 AM"


def test_an_office_that_never_opens_has_no_next_opening(example):
    never = replace(example.launch, hours=())
    assert booking.next_opening(never, datetime(2026, 12, 4, 19)) is None


@pytest.mark.parametrize("notice", ["cold-snap", "heat-wave", "full-day"])
def test_a_notice_takes_no_phone_away_that_is_answered(example, notice):
    """By day, at night and on closed days; but from tune-ups, which can wait."""
    launch = example.launch
    for job in (each for each in launch.shown if booking.service_rules(launch, each)):
        for at in ("2026-10-13 10:00", "2026-10-13 21:00", "2026-10-18 10:00", "2026-11-26 11:00"):
            with_it, without = (decided(example, "Z1", job.code, at, each) for each in (notice, ""))
            if job.code != "JT03":
                phones = {without.first, without.second} & set(booking.CALLS)
                assert phones <= {with_it.first, with_it.second}
            if without.outcome == Outcome.CALL_NOW:
                assert (with_it.outcome, with_it.first) == (without.outcome, without.first)


def test_a_full_day_takes_nothing_from_work_that_is_booked_for_another_day(example):
    assert decided(example, "Z1", "JT03", "2026-11-09 10:00", "full-day") == replace(
        decided(example, "Z1", "JT03", "2026-11-09 10:00"), notice=example.launch.notice("full-day")
    )


def test_a_season_may_run_over_new_year(example):
    winter = replace(example.launch.row("JT12"), season=Season((11, 1), (2, 28)))
    assert booking.in_season(winter, datetime(2026, 12, 31))
    assert booking.in_season(winter, datetime(2027, 2, 28))
    assert not booking.in_season(winter, datetime(2027, 3, 1))


def test_a_run_of_days_is_in_one_season_only_as_long_as_that_lasts():
    winter = Season((11, 1), (2, 28))
    assert winter.covers(date(2026, 11, 1), date(2027, 2, 28))
    assert not winter.covers(date(2026, 11, 1), date(2027, 3, 1))
    assert not winter.covers(date(2026, 11, 1), date(2027, 11, 1))
    assert not winter.covers(date(2026, 10, 31), date(2026, 12, 1))
    fall = Season((10, 1), (11, 15))
    assert fall.covers(date(2026, 10, 13), date(2026, 11, 15))
    assert not fall.covers(date(2026, 10, 13), date(2027, 10, 13))
