"""What a page does with a visitor, on maps that nobody wrote."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from artifacts.titan_map.rules import (
    booking,
    coverage,
    faults,
    shown,
)
from artifacts.titan_map.rules.facts import JobType, Zone, in_scope
from artifacts.titan_map.rules.values import Control, Outcome, ZoneStatus
from tests.artifacts.titan_map.maps import (
    NOTE,
    NOTICES,
    titan_maps,
)

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31))
POSTED = st.sampled_from((None, *NOTICES))


@given(titan_maps(), MOMENTS, POSTED)
def test_every_covered_service_has_exactly_one_deciding_rule_at_any_time(titan_map, at, notice):
    assert not list(faults.faults(titan_map))
    active = Zone("Z9", NOTE, "Any", ("99998",), ZoneStatus.ACTIVE, None)
    for job in titan_map.promoted:
        if not in_scope(job) or not coverage.is_agreed(job):
            continue
        for zone in (*titan_map.zones, active):
            decision = booking.decide(titan_map, zone, job, at, notice)
            assert [rule.code for rule in titan_map.rules].count(decision.rule) == 1
            assert decision.outcome is not Outcome.OUTSIDE
        assert len(booking.service_rules(titan_map, job)) == 1


@given(titan_maps(), MOMENTS, POSTED)
def test_notice_and_hours_only_narrow(titan_map, at, notice):
    """They hide the scheduler, swap a button for a request or send a call on; they open nothing."""
    assert not list(faults.faults(titan_map))
    active = Zone("Z9", NOTE, "Any", ("99998",), ZoneStatus.ACTIVE, None)
    allowed = {
        Outcome.EMBED: {
            Outcome.EMBED,
            Outcome.PHONE_FIRST,
            Outcome.REQUEST,
            Outcome.CALL_NOW,
        },
        Outcome.PHONE_FIRST: {Outcome.PHONE_FIRST, Outcome.CALL_NOW},
        Outcome.REQUEST: {Outcome.REQUEST},
    }
    for job in titan_map.promoted:
        rules = booking.service_rules(titan_map, job)
        if rules and in_scope(job):
            outcome = booking.decide(titan_map, active, job, at, notice).outcome
            assert outcome in {*allowed[rules[0].outcome], Outcome.CLOSED}
            closed = outcome == Outcome.CLOSED
            assert closed == (rules[0].in_season and not booking.in_season(job, at))


def phones(made: booking.Decision) -> list[Control]:
    return [way for way in (made.first, made.second) if way in booking.CALLS]


@given(titan_maps(), MOMENTS, st.sampled_from(NOTICES))
def test_a_notice_takes_away_no_phone_but_where_its_rule_leaves_the_form_alone(
    titan_map, at, notice
):
    """By day and by night; and it changes nothing but what its own rule names."""
    zone = Zone("Z9", NOTE, "Any", ("99998",), ZoneStatus.ACTIVE, None)
    for job in titan_map.promoted:
        if not in_scope(job) or not coverage.is_agreed(job):
            continue
        without = booking.decide(titan_map, zone, job, at, None)
        posted = booking.decide(titan_map, zone, job, at, notice)
        narrowing = booking.narrowing_rules(titan_map, job)
        by_hours = without.outcome == Outcome.CALL_NOW
        own = [rule.outcome for rule in narrowing if rule.notice == notice.code and not by_hours]
        assert posted.outcome == (
            own[0] if own and without.outcome == Outcome.EMBED else without.outcome
        )
        if posted.outcome != Outcome.REQUEST:
            assert set(phones(without)) <= set(phones(posted))


@given(titan_maps(), MOMENTS, POSTED)
def test_the_office_phone_is_offered_only_while_somebody_answers_it(titan_map, at, notice):
    assert not list(faults.faults(titan_map))
    for job in titan_map.promoted:
        if not in_scope(job) or not coverage.is_agreed(job):
            continue
        for zone in titan_map.zones:
            decision = booking.decide(titan_map, zone, job, at, notice)
            if Control.OFFICE_PHONE in (decision.first, decision.second):
                assert booking.office_is_open(titan_map, at)


@given(titan_maps(), MOMENTS)
def test_the_next_opening_is_the_first_minute_at_which_somebody_answers(titan_map, at):
    opens = booking.next_opening(titan_map, at)
    assert opens >= at
    assert booking.office_is_open(titan_map, opens)
    assert booking.closed_by(titan_map, opens.date()) is None
    if opens != at:
        assert not booking.office_is_open(titan_map, opens - timedelta(minutes=1))
        between = (at.date() + timedelta(days) for days in range(1, (opens - at).days + 1))
        noons = [datetime.combine(day, time(12)) for day in between]
        assert not [
            noon for noon in noons if noon < opens and booking.office_is_open(titan_map, noon)
        ]


@given(titan_maps(), MOMENTS, POSTED)
def test_whatever_a_page_offers_its_rule_is_said_to_offer_then(titan_map, at, notice):
    """In that order, and nothing else; a season is looked through where it has a week."""
    is_open = booking.office_is_open(titan_map, at)
    for job in titan_map.promoted:
        if not in_scope(job) or not coverage.is_agreed(job) or is_short(job):
            continue
        for zone in titan_map.zones:
            made = booking.decide(titan_map, zone, job, at, notice)
            ways = tuple(way for way in (made.first, made.second) if way)
            [said] = [
                each
                for each in shown.shown(titan_map, titan_map.rule(made.rule))
                if job in each.jobs
                and each.times.is_open in (None, is_open)
                and each.times.in_season in (None, booking.in_season(job, at))
            ]
            assert (said.outcome, said.controls) == (made.outcome, ways)


def is_short(job: JobType) -> bool:
    """Whether a week would be longer than its season, or than the rest of the year."""
    days = [date(2026, *end).toordinal() for end in job.season] if job.season else [0, 100]
    return not 7 < (days[1] - days[0]) % 365 < 355
