"""The plan's calendar file: other people's programs read it as it is meant, and know an event again
when its day has moved.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flow.calendar import Event, calendar_file
from flow.conversation import FIRST_DAY
from tests.support.calendars import in_javascript, in_python
from tests.support.conversations import ANY_DAY, AWKWARD, NAMES
from tests.support.entries import worded
from tests.support.profiles import examples

CALL, STAMP = date(2026, 12, 1), date(2026, 11, 20)
LINK = "https://pilot.pagetojob.example/plan/?shop=A%26B%2C+%3B&call=2026-12-01&step-scope=open"
HOSTILE = (
    *AWKWARD,
    "",
    "Smith, Sons; and “Daughters”",
    'A "quoted" name: with; all, of it',
    "🙂" * 60,
    "Ü" * 60,
    "a" * 60,
    "BEGIN:VALARM",
    "A\\nB",
    " ,;:\\",
)
# Any that may stand in one line.
LINES = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=120)
EVENTS = st.lists(
    st.builds(Event, LINES, LINES.filter(str.strip), ANY_DAY, LINES),
    min_size=1,
    max_size=8,
    unique_by=lambda event: event.row,
)
SOME = [
    Event("launch", "Launch, and more; “all”", date(2027, 1, 20), "So many days."),
    Event("review", "Review", date(2027, 2, 22), "🙂 " * 40),
    Event("scope-locked", "Kick-off", date(2027, 1, 4), ""),
]


@pytest.fixture(scope="module", autouse=True)
def shipped(published, django_db_blocker):
    """What stands in each file is the shipped content's."""
    with django_db_blocker.unblock():
        yield


def said(file: bytes) -> dict[str, object]:
    """What tells an event from another, by its summary."""
    return {event.summary: event.uid for event in in_python(file)[1]}


def meant(event: Event, shop: str, call: date | None) -> tuple[object, ...]:
    """What a program is to read of it, its UID apart."""
    whose = f"{worded('for-the-shop')} {shop}"
    lines = [event.words, worded("proposal-to-agree"), *[whose][: len(shop)]]
    return (
        (event.day - FIRST_DAY).days,
        event.day,
        event.day + timedelta(1),
        f"{call or STAMP}T00:00:00Z",
        event.summary,
        "\n".join([*filter(None, lines), f"{worded('page-of-plan')} {LINK}"]),
        LINK,
        "TRANSPARENT",
        0,
    )


def is_read(read: tuple, events: list[Event], shop: str, call: date | None) -> None:
    name, found = read
    assert name == worded("calendar-name")
    ordered = sorted(events, key=lambda event: event.day)
    assert [each[1:] for each in found] == [meant(event, shop, call) for event in ordered]
    assert len({each.uid for each in found}) == len(events)


@settings(max_examples=examples(60))
@given(events=EVENTS, shop=st.one_of(st.just(""), NAMES), call=st.one_of(st.none(), ANY_DAY))
def test_a_program_reads_what_is_meant(events, shop, call):
    file = calendar_file(events, shop, call, STAMP, LINK)
    is_read(in_python(file), events, shop, call)
    assert b"VALARM" not in file.replace(b"\r\n ", b"") or "VALARM" in f"{events}{shop}"


@settings(max_examples=examples(60))
@given(events=EVENTS, shop=NAMES)
def test_a_line_ends_as_it_has_to_and_is_no_longer_than_it_may_be(events, shop):
    file = calendar_file(events, shop, CALL, STAMP, LINK)
    *lines, last = file.split(b"\r\n")
    assert last == b""
    assert max(map(len, lines)) <= 75
    assert not [line for line in lines if b"\n" in line or b"\r" in line]
    for line in lines:
        line.decode()  # no letter is torn in two


@pytest.mark.parametrize("shop", HOSTILE)
def test_no_name_is_taken_for_more_than_a_name(shop):
    events = [replace(event, summary=f"{event.summary} {shop}".strip()) for event in SOME]
    is_read(in_python(calendar_file(events, shop, CALL, STAMP, LINK)), events, shop, CALL)


@pytest.mark.slow
@pytest.mark.parametrize("call", [CALL, None])
def test_another_program_reads_the_same(call):
    events = [
        Event(f"{event.row} {number}", f"{event.summary} {name}".strip(), event.day, name)
        for number, name in enumerate(HOSTILE)
        for event in SOME
    ]
    for shop in (HOSTILE[0], HOSTILE[-1], ""):
        file = calendar_file(events, shop, call, STAMP, LINK)
        is_read(in_javascript(file), events, shop, call)


def test_an_event_that_has_moved_is_the_same_and_a_later_one_the_newer():
    moved = [replace(event, day=event.day + timedelta(9)) for event in SOME]
    before, after = (calendar_file(each, "Smith", CALL, STAMP, LINK) for each in (SOME, moved))
    assert said(before) == said(after)
    older, newer = (in_python(each)[1] for each in (before, after))
    assert [a.sequence < b.sequence for a, b in zip(older, newer, strict=True)] == [True] * 3
    assert {each.stamp for each in (*older, *newer)} == {f"{CALL}T00:00:00Z"}


@pytest.mark.parametrize(
    ("shop", "call"), [("Smiths", CALL), ("", CALL), ("Smith", date(2026, 12, 2)), ("Smith", None)]
)
def test_another_shop_and_another_call_have_events_of_their_own(shop, call):
    ours = said(calendar_file(SOME, "Smith", CALL, STAMP, LINK))
    theirs = said(calendar_file(SOME, shop, call, STAMP, LINK))
    assert not {*ours.values()} & {*theirs.values()}


def test_another_row_is_another_event_and_the_same_one_is_so_in_any_file():
    whole = said(calendar_file(SOME, "Smith", CALL, STAMP, LINK))
    assert len({*whole.values()}) == len(SOME)
    for event in SOME:
        part = said(calendar_file([event], "Smith", CALL, date(2027, 1, 1), "https://x.example/"))
        assert part == {event.summary: whole[event.summary]}
    other = said(calendar_file([replace(SOME[0], row="x")], "Smith", CALL, STAMP, LINK))
    assert not {*other.values()} & {*whole.values()}


def test_a_file_is_the_same_whenever_it_is_made():
    files = {calendar_file(events, "A", None, STAMP, LINK) for events in (SOME, [*reversed(SOME)])}
    assert len(files) == 1


def test_the_name_of_the_shop_stands_behind_whose_it_is_and_nowhere_else():
    file = calendar_file(SOME, "Qqxz", CALL, STAMP, "https://x.example/").decode()
    unfolded = file.replace("\r\n ", "")
    assert unfolded.count("Qqxz") == unfolded.count(f"{worded('for-the-shop')} Qqxz") == len(SOME)
