"""A typed sentence about the ways to the shop is true of the decisions that pages show: of each for
which it is meant, by the few words that sentences have for a way.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from artifacts.titan_map.rules import booking, shown
from artifacts.titan_map.rules.facts import CapacityRule, JobType
from artifacts.titan_map.rules.shown import Shown
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import BookingPath, Control, Outcome
from tests.support.entries import of

Ways = tuple[Control, ...]

FORMS = {Control.FORM, Control.PHOTO_FORM, Control.INTEREST_FORM}
# Each word with the controls that it may mean; words are compared without their order.
WAYS = {
    "scheduler": {Control.SCHEDULER},
    "phone": set(booking.CALLS),
    "call": set(booking.CALLS),
    "member": {Control.MEMBER_LINE},
    "form": FORMS,
    "request": FORMS,
    "interest": {Control.INTEREST_FORM},
    "photo": {Control.PHOTO_FORM},
}
GONE = {"hidden", "no", "without"}
INSTEAD = {"replaces", "becomes"}  # a way of the scheduler, which is gone


@dataclass(frozen=True)
class Offered:
    """What a page of a service offers, by whether the office is open and it is the season."""

    ways: Ways
    is_open: bool
    in_season: bool = True
    service: str = ""


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+(?:-[a-z]+)*", text.casefold()))


def is_met(said: set[str], page: Offered) -> bool:
    """Whether a page is one of those that a part of a sentence is about, by the words that it has
    for hours and for the season; one without any of them is about all pages.
    """
    outside, hours = "outside" in said, {"office", "hours"} <= said
    if (hours and not outside) or said & {"answers", "answered"}:
        return page.is_open
    if hours or {"office", "closed"} <= said:
        return not page.is_open
    if outside and said & {"it", "its"}:
        return not page.in_season
    return page.in_season or "season" not in said


def row_about(section: str, *said: str) -> str:
    """What the operations brief says in the one row whose aspect has these words."""
    [first] = [
        entry.fields["first"]
        for entry in of("artifacts.comparisonrow")
        if entry.fields["section"] == [section] and {*said} <= words(entry.fields["aspect"])
    ]
    return first


def is_true(sentence: str, offered: list[Offered]) -> bool:
    """Of pages that offer this: each way that a part of the sentence names is among them, on every
    page but where the part sets a condition, and then on every page that is under it, of which
    there is one; first or second where it says so, alone behind "only", and nowhere where it says
    that it is gone.
    """
    for part in re.split(r"[;.:]", sentence):
        pages = [page for page in offered if is_about(part, page)]
        if words(part) & WAYS.keys() and not pages:
            return False
        if not all(_is_true(clause, page.ways) for page in pages for clause in part.split(",")):
            return False
    return True


def is_about(part: str, page: Offered) -> bool:
    """One with "for" names the services that it is about, or what there is "no" more of."""
    said = words(part)
    is_of_some = "for" in said and "no" not in said
    return is_met(said, page) and (not is_of_some or bool(said & words(page.service)))


def _is_true(clause: str, ways: Ways) -> bool:
    said = words(clause)
    gone = said & WAYS.keys() if said & GONE else {"scheduler"} if said & INSTEAD else set()
    if any(WAYS[word] & set(ways) for word in gone):
        return False
    meant = [WAYS[word] for word in (said & WAYS.keys()) - gone]
    if "first" in said:
        ways = ways[:1]
    elif "second" in said:
        ways = ways[1:2]
    elif "only" in said and len(ways) > 1:
        return False
    return all(controls & set(ways) for controls in meant)


def with_photo(job: JobType, ways: Ways) -> Ways:
    pictured = {Control.FORM: Control.PHOTO_FORM} if job.photo else {}
    return tuple(pictured.get(control, control) for control in ways)


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("Scheduler first, the phone second", False),
        ("Scheduler first; the phone second while it is answered", True),
        ("The phone first while it is answered", False),
        ("The scheduler", True),
        ("The scheduler only", False),
        ("A form", False),
        ("Scheduler hidden", False),
        ("The member line while it is answered", False),
        ("The scheduler only, outside office hours", True),
        ("In office hours the phone second, the scheduler first", True),
        ("The phone outside office hours", False),
        ("A form replaces the scheduler", False),
        ("Outside its dates the scheduler", False),
        ("A scheduler, no form", True),
        ("A scheduler, no phone", False),
    ],
)
def test_a_false_sentence_would_be_found(sentence, holds):
    by_day = Offered((Control.SCHEDULER, Control.OFFICE_PHONE), is_open=True)
    by_night = Offered((Control.SCHEDULER,), is_open=False)
    assert is_true(sentence, [by_day, by_night]) is holds


@pytest.fixture(params=["small_example", "example"])
def launch(request) -> TitanMap:
    return request.getfixturevalue(request.param).launch


def test_each_rule_s_sentence_is_true_whenever_it_decides(launch):
    told = 0
    for rule in launch.rules:
        pages = [
            page
            for each in shown.shown(launch, rule)
            for page in pages_of(each)
            if each.outcome != Outcome.EMERGENCY_ONLY
        ]
        assert pages, rule.code
        assert is_true(rule.shows, pages), rule.code
        told += bool(words(rule.shows) & WAYS.keys())
    assert told > 3


def pages_of(each: Shown) -> Iterator[Offered]:
    """By day and by night where that makes no difference."""
    times = each.times
    for job in each.jobs:
        for is_open in (True, False) if times.is_open is None else (times.is_open,):
            ways = with_photo(job, each.controls)
            yield Offered(ways, is_open, times.in_season is not False, job.call_it)


def repairs(launch: TitanMap) -> list[str]:
    """The services that somebody is called about at night."""
    [after_hours] = [rule for rule in launch.rules if rule.outside_hours]
    return list(after_hours.job_types)


def about(launch: TitanMap, path: BookingPath, *, in_season: bool | None = None) -> list[str]:
    return [
        job.code
        for job in launch.shown
        if path in job.booking_paths and (in_season is None or bool(job.season) == in_season)
    ]


def offered(
    launch: TitanMap,
    codes: list[str],
    *,
    closed: bool = False,
    in_season: bool = True,
    notices: tuple[str, ...] = ("",),
) -> Iterator[Offered]:
    """What pages of some services offer in an active zone while one of some notices is posted, or
    none: at any hour or only while the office is closed, in their season or out of it.
    """
    for rule in launch.rules:
        if rule.zone_status or rule.notice not in notices:
            continue
        for each in shown.shown(launch, rule):
            yield from (
                page
                for job in each.jobs
                if job.code in codes
                for page in pages_of(each)
                if page.service == job.call_it
                and page.in_season == in_season
                and not (closed and page.is_open)
            )


def notice_rules(launch: TitanMap, notice: str) -> list[CapacityRule]:
    return [rule for rule in launch.rules if rule.notice == notice]


NO_HEAT = ("JT02", "JT08")  # and no hot water
# By a word of its aspect.
ROWS: dict[str, Callable[[TitanMap], list[Offered]]] = {
    "visits": lambda launch: [
        page
        for page in offered(launch, about(launch, BookingPath.EMBED))
        if Control.SCHEDULER in page.ways
    ],
    "water": lambda launch: list(offered(launch, [*NO_HEAT])),
    "estimate": lambda launch: list(
        offered(launch, about(launch, BookingPath.REQUEST, in_season=False))
    ),
    "seasonal": lambda launch: list(
        offered(launch, [job.code for job in launch.shown if job.season], in_season=False)
    ),
    "snap": lambda launch: list(offered(launch, ["JT03"], notices=("cold-snap", "heat-wave"))),
    "after": lambda launch: list(offered(launch, repairs(launch), closed=True)),
    "full": lambda launch: list(
        offered(launch, [job.code for job in launch.shown], notices=("full-day",))
    ),
}


@pytest.mark.parametrize("aspect", ROWS)
def test_a_row_of_the_operations_brief_is_true_whenever_it_holds(example, aspect):
    said, pages = row_about("operations-capacity-rules", aspect), ROWS[aspect](example.launch)
    assert len(pages) > 1
    assert words(said) & WAYS.keys()
    assert is_true(said, pages)


def test_the_notices_of_the_operations_brief_are_about_the_work_that_it_names(example):
    """Tune-ups wait for the weather, and no repair does; on a full day each that has a scheduler
    is called about first.
    """
    launch = example.launch
    booked = set(about(launch, BookingPath.EMBED))
    weather = [*notice_rules(launch, "cold-snap"), *notice_rules(launch, "heat-wave")]
    waiting = {
        code for rule in weather if rule.outcome == Outcome.REQUEST for code in rule.job_types
    }
    assert waiting == booked - set(repairs(launch))
    assert "tune-up" in words(row_about("operations-capacity-rules", "snap"))
    [full] = notice_rules(launch, "full-day")
    assert set(full.job_types) == booked & set(repairs(launch))
    assert "repairs" in words(row_about("operations-capacity-rules", "full"))


def test_the_phone_leads_where_the_operations_brief_says_so(example):
    """No heat and no hot water by day and at night; every other repair at night."""
    leads = words(row_about("operations-booking-paths", "phone"))
    assert {"heat", "water", "repairs", "hours"} <= leads
    launch = example.launch
    always, at_night = offered(launch, [*NO_HEAT]), offered(launch, repairs(launch), closed=True)
    assert all(page.ways[0] in booking.CALLS for page in (*always, *at_night))
    assert set(NO_HEAT) < set(repairs(launch))


COUNTS = {"one", "two", "three", "four", "five", "six", "both", "several"}


def test_no_sentence_about_rows_of_the_map_counts_them(example):
    """What an overview says of what it lists, and a module of what is in it, would be false of one
    row more or less.
    """
    overviews = {page.code for page in example.launch.pages if page.kind.is_overview}
    said = [
        " ".join(entry.fields.get(name, "") for name in ("title", "brief", "lead"))
        for entry in of("demo_site.pagewords")
        if entry.fields["page"] in overviews - {"/"}
    ]
    said += [entry.fields.get("detail", "") for entry in of("titan_map.module")]
    assert len(said) > 10
    assert [each for each in said if words(each) & COUNTS] == []
