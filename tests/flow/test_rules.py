"""Days follow from a kick-off: in order, on working days, as far apart wherever it is moved."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artifacts.working_days import days_off, holidays
from flow.conversation import FIRST_DAY, LAST_DAY
from flow.durations import YEARS
from flow.models import KICKOFF
from flow.rules import Duration, after, days, last_awaited, next_working_day
from tests.support.entries import of

HOLIDAYS = [entry.fields["name"] for entry in of("artifacts.holiday")]
OFF = days_off(holidays(HOLIDAYS, YEARS), YEARS)
KICKOFFS = st.dates(FIRST_DAY, LAST_DAY)


def awaited() -> dict[str, frozenset[str]]:
    """All that come before each milestone, as it is written."""
    found: dict[str, frozenset[str]] = {}
    for entry in of("artifacts.milestone"):
        named = entry.fields.get("waits_for", [])
        found[entry.fields["slug"]] = frozenset(named).union(*(found[name] for name in named))
    return found


AWAITED = awaited()


def shipped() -> dict[str, list[Duration]]:
    """By package."""
    found: dict[str, list[Duration]] = {}
    for entry in of("flow.duration"):
        [package], [milestone] = entry.fields["package"], entry.fields["milestone"]
        of_package = found.setdefault(package, [])
        units = ("working_days", "calendar_days")
        number = {each: int(entry.fields[each]) for each in units if each in entry.fields}
        if number:
            of_package.append(Duration(milestone, AWAITED[milestone], **number))
    return found


SHIPPED = shipped()
PACKAGES = st.sampled_from(sorted(SHIPPED))


@st.composite
def made_up(draw) -> list[Duration]:
    """Each waits for some before it and is not before them; the last is a review."""
    found: list[Duration] = []
    for number in range(draw(st.integers(0, 8))):
        before = draw(st.sets(st.sampled_from(found))) if found else set()
        every = {each.milestone for each in before}.union(*(each.awaited for each in before))
        counted = [each.working_days for each in found if each.milestone in every]
        least = max(counted, default=0)
        length = draw(st.integers(least, least + 20))
        found.append(Duration(f"m{number}", frozenset(every), length))
    names = frozenset(each.milestone for each in found)
    return [*found, Duration("review", names, calendar_days=draw(st.integers(0, 100)))]


DURATIONS = made_up() | PACKAGES.map(SHIPPED.get)


def between(first: date, last: date) -> int:
    """Working days from one to another."""
    span = [first + timedelta(each) for each in range(1, (last - first).days + 1)]
    return sum(day not in OFF for day in span)


@given(DURATIONS, KICKOFFS)
def test_nothing_is_on_a_day_off_or_before_what_it_waits_for(durations, kickoff):
    found = days(kickoff, durations, OFF)
    assert not OFF.intersection(found.values())
    assert set(found) == {each.milestone for each in durations}
    for each in durations:
        before = [found[name] for name in each.awaited if name in found]
        assert max([kickoff, *before]) <= found[each.milestone]


@given(DURATIONS, KICKOFFS, KICKOFFS)
def test_moving_the_kickoff_keeps_the_working_days_between(durations, kickoff, other):
    worked = [each for each in durations if each.working_days is not None]
    one, another = (days(day, worked, OFF) for day in (kickoff, other))
    for first, then in pairwise(sorted(worked, key=lambda each: each.working_days)):
        apart = then.working_days - first.working_days
        for found in (one, another):
            assert found[first.milestone] <= found[then.milestone]
            assert between(found[first.milestone], found[then.milestone]) == apart


@given(DURATIONS, KICKOFFS)
def test_a_kickoff_that_is_no_working_day_counts_as_the_next(durations, kickoff):
    start = next_working_day(kickoff, OFF)
    assert start not in OFF
    assert between(kickoff, start) == (start != kickoff)
    assert days(kickoff, durations, OFF) == days(start, durations, OFF)


@given(DURATIONS, KICKOFFS, KICKOFFS)
def test_a_review_that_is_named_counts_if_it_is_after_the_last(durations, kickoff, named):
    *_, review = durations
    without = days(kickoff, durations, OFF)
    start = next_working_day(kickoff, OFF)
    last = without.get(last_awaited(review, durations), start)
    assert last == max([start, *(without[each] for each in review.awaited if each in without)])
    found = days(kickoff, durations, OFF, named)
    assert found[review.milestone] == (named if named > last else without[review.milestone])
    assert {**found, review.milestone: None} == {**without, review.milestone: None}


def test_days_are_counted_without_holidays():
    assert after(date(2026, 12, 23), 1, OFF) == date(2026, 12, 24)
    assert after(date(2026, 12, 24), 1, OFF) == date(2026, 12, 28)
    assert after(date(2026, 12, 31), 1, OFF) == date(2027, 1, 4)
    assert after(date(2026, 11, 25), 1, OFF) == date(2026, 11, 27)
    assert after(date(2026, 10, 9), 1, OFF) == date(2026, 10, 12)
    assert after(date(2026, 10, 9), 0, OFF) == date(2026, 10, 9)


DAYS_OF_EXAMPLE = {
    entry.fields["milestone"][0]: date.fromisoformat(entry.fields["day"])
    for entry in of("titan_map.day")
    if "milestone" in entry.fields
}


def example_of_map(model: str, field: str) -> set[date]:
    """Every day that rows of the launch map say in a field."""
    return {date.fromisoformat(entry.fields[field]) for entry in of(model) if is_of_launch(entry)}


def is_of_launch(entry) -> bool:
    return "launch" in (entry.fields.get("slug"), *entry.fields.get("snapshot", []))


def test_the_days_of_the_example_follow_from_the_durations_of_launch():
    found = {KICKOFF: DAYS_OF_EXAMPLE[KICKOFF]}
    found |= days(found[KICKOFF], SHIPPED["launch"], OFF)
    counted = {each: day for each, day in DAYS_OF_EXAMPLE.items() if each in found}
    assert len(counted) == 7
    assert counted == {each: found[each] for each in counted}
    assert example_of_map("titan_map.snapshot", "as_of") == {found["launch"]}
    assert example_of_map("titan_map.bookingtest", "day") == {found["paths-tested"]}


def test_what_comes_before_the_kickoff_of_the_example_has_no_duration():
    before = {each for each in DAYS_OF_EXAMPLE if each in AWAITED[KICKOFF]}
    assert before == {"map-accepted", "package-chosen"}
    assert not before & {each.milestone for each in SHIPPED["launch"]}


@pytest.mark.parametrize("package", SHIPPED)
def test_no_milestone_of_api_work_has_a_day(package):
    names = {entry.fields["slug"]: entry.fields["name"] for entry in of("artifacts.milestone")}
    assert not [each for each in SHIPPED[package] if "API" in names[each.milestone]]
