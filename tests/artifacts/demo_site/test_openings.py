"""What a page says of when somebody calls back agrees with the day on which the office opens."""

import re
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from artifacts.titan_map.rules import booking
from artifacts.words import opening
from tests.support.html import plain
from tests.support.profiles import examples
from tests.support.sites import AREAS, LAUNCHED, PAGES, SITE, ZONES

# Of the closed days and the days around them, of any other day; by any hour, and at those at which
# the office opens and closes.
EVES = [date(2026, 11, 26), date(2026, 12, 18), date(2026, 12, 25), date(2027, 1, 1)]
DAYS = st.one_of(
    st.builds(lambda day, days: day + timedelta(days), st.sampled_from(EVES), st.integers(-2, 2)),
    st.dates(LAUNCHED, date(2031, 12, 31)),
)
HOURS = st.one_of(
    st.sampled_from([time(0), time(6, 59), time(7), time(8), time(13, 59), time(18), time(21)]),
    st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None)),
).filter(lambda at: at.hour != 2)  # an hour that the clock may skip
NOTICES = st.sampled_from(["", "cold-snap", "heat-wave", "full-day"])
PLACES = st.sampled_from([*ZONES, "83647"])
SAID = re.compile(r"\b(\w+(?:, \w+ \d+,)?) from (\d+(?::\d\d)? [AP]M)")
LOOSE = re.compile(r"\b(business day|working day|next day|tonight|in the morning)\b", re.IGNORECASE)


def disagreeing(said: str, at: datetime, opens: datetime) -> list[str]:
    """Whatever is said of the next opening and is not so."""
    exact = opening(at, opens)
    found = [" from ".join(each) for each in SAID.findall(said)]
    wrong = [each for each in found if each != exact]
    if "tomorrow" in said and (opens.date() - at.date()).days != 1:
        wrong.append("tomorrow")
    return wrong + LOOSE.findall(said)


def test_nothing_on_any_page_promises_another_day(server, example):
    said: set[str] = set()

    @given(st.sampled_from(PAGES), PLACES, DAYS, HOURS, NOTICES)
    @settings(max_examples=examples(150), suppress_health_check=[HealthCheck.too_slow])
    def hold(path, place, day, hour, notice):
        at = datetime.combine(day, hour)
        zone = "" if path in AREAS else f"zone={place}&"
        page = server.get(f"{SITE}{path}?{zone}at={at:%Y-%m-%dT%H:%M}&notice={notice}").text
        opens = booking.next_opening(example.launch, at)
        words = plain(page)
        said.update(SAID.findall(words))
        assert disagreeing(words, at, opens) == []

    hold()
    assert len(said) > 2  # or it would hold of nothing


def test_no_rule_and_no_brief_names_a_day_that_is_not_known_there(pages, example):
    rules = [rule.shows for each in (example.draft, example.launch) for rule in each.rules]
    assert [rule for rule in rules if LOOSE.search(rule) or "tomorrow" in rule] == []
    brief = plain(pages["/artifacts/operations-brief/"])
    assert LOOSE.findall(brief) == []


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("We call Monday from 7 AM", ["Monday from 7 AM"]),
        ("We call Friday from 7 AM", []),
        ("We call Friday from 8 AM", ["Friday from 8 AM"]),
        ("The office books it in the morning.", ["in the morning"]),
        ("tomorrow", ["tomorrow"]),
        ("Monday to Friday, 7 AM to 6 PM", []),
    ],
)
def test_what_is_not_so_would_be_seen(said, wrong):
    eve = datetime(2026, 11, 25, 21)
    assert disagreeing(said, eve, datetime(2026, 11, 27, 7)) == wrong
