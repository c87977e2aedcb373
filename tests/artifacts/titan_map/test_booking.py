"""What a page does with a visitor, by zone, service, time and notice."""

from dataclasses import replace
from datetime import datetime

import pytest

from artifacts.titan_map.rules import booking
from artifacts.titan_map.rules.values import Outcome
from tests.support.bookings import VECTORS
from tests.support.entries import of


def decided(example, zone, job, at, notice) -> booking.Decision:
    launch = example.launch
    moment = datetime.fromisoformat(at)
    return booking.decide(launch, launch.row(zone), launch.row(job), moment, notice)


@pytest.mark.parametrize("vector", VECTORS)
def test_a_page_does_what_its_rule_says(example, vector):
    zone, job, at, notice, *expected = VECTORS[vector]
    decision = decided(example, zone, job, at, notice)
    assert [decision.outcome, decision.rule, decision.first, decision.second] == expected
    assert decision.no_heat is (notice and decision.outcome != Outcome.OUTSIDE)


@pytest.mark.parametrize(
    ("job", "photo"),
    [("JT04", False), ("JT08", True)],
)
def test_whoever_gets_a_form_and_whether_it_takes_a_photo_is_the_job_type_s(example, job, photo):
    decision = decided(example, "Z1", job, "2026-10-14 10:00", False)
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
    decision = decided(example, "Z1", job, at, False)
    assert [decision.outcome, decision.first, decision.second] == [outcome, first, second]


def test_a_season_may_run_over_new_year(example):
    winter = replace(example.launch.row("JT12"), season=((11, 1), (2, 28)))
    assert booking.in_season(winter, datetime(2026, 12, 31))
    assert booking.in_season(winter, datetime(2027, 2, 28))
    assert not booking.in_season(winter, datetime(2027, 3, 1))
