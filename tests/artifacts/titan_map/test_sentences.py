"""A typed sentence about the ways to the shop is true of the decisions that pages show: of each for
which it is meant, by the few words that sentences have for a way.
"""

import re
from collections.abc import Callable, Iterator

import pytest

from artifacts.titan_map.rules import booking, shown
from artifacts.titan_map.rules.facts import JobType
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
# Behind these a part of a sentence is not about every time and every service.
CONDITIONS = {"while", "when", "for", "in", "outside", "season"}
NOT = {"hidden", "no", "replaces", "becomes", "without"}


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.casefold()))


def row_about(section: str, *said: str) -> str:
    """What the operations brief says in the one row whose aspect has these words."""
    [first] = [
        entry.fields["first"]
        for entry in of("artifacts.comparisonrow")
        if entry.fields["section"] == [section] and {*said} <= words(entry.fields["aspect"])
    ]
    return first


def is_true(sentence: str, offered: list[Ways]) -> bool:
    """Of pages that offer this: each way that a part of the sentence names is among them, at every
    time but where the part sets a condition; first or second where it says so, alone behind "only",
    and nowhere where it says that it is gone.
    """
    return all(
        (any if words(part) & CONDITIONS else all)(_is_true(clause, ways) for ways in offered)
        for part in re.split(r"[;.:]", sentence)
        for clause in part.split(",")
    )


def _is_true(clause: str, ways: Ways) -> bool:
    said = words(clause)
    meant = [WAYS[word] for word in said & WAYS.keys()]
    if said & NOT:
        return "scheduler" not in said or Control.SCHEDULER not in ways
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
    ],
)
def test_a_false_sentence_would_be_found(sentence, holds):
    by_day, by_night = (Control.SCHEDULER, Control.OFFICE_PHONE), (Control.SCHEDULER,)
    assert is_true(sentence, [by_day, by_night]) is holds


@pytest.fixture(params=["small_example", "example"])
def launch(request) -> TitanMap:
    return request.getfixturevalue(request.param).launch


def test_each_rule_s_sentence_is_true_whenever_it_decides(launch):
    told = 0
    for rule in launch.rules:
        offered = [
            with_photo(job, each.controls)
            for each in shown.shown(launch, rule)
            for job in each.jobs
            if each.outcome not in (Outcome.EMERGENCY_ONLY, Outcome.CLOSED)
        ]
        assert offered, rule.code
        assert is_true(rule.shows, offered), rule.code
        told += bool(words(rule.shows) & WAYS.keys())
    assert told > 3


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


def offered(launch: TitanMap, codes: list[str], *, closed: bool = False) -> Iterator[Ways]:
    """What pages of some services offer in their season in an active zone, at any hour or only
    while the office is closed.
    """
    for rule in launch.rules:
        if rule.zone_status or rule.on_notice:
            continue
        for each in shown.shown(launch, rule):
            if each.outcome == Outcome.CLOSED or (closed and each.times.is_open):
                continue
            yield from (each.controls for job in each.jobs if job.code in codes)


NO_HEAT = ("JT02", "JT08")  # and no hot water
# By a word of its aspect.
ROWS: dict[str, Callable[[TitanMap], list[Ways]]] = {
    "visits": lambda launch: [
        ways
        for ways in offered(launch, about(launch, BookingPath.EMBED))
        if Control.SCHEDULER in ways
    ],
    "water": lambda launch: list(offered(launch, [*NO_HEAT])),
    "estimate": lambda launch: list(
        offered(launch, about(launch, BookingPath.REQUEST, in_season=False))
    ),
    "after": lambda launch: list(offered(launch, repairs(launch), closed=True)),
}


@pytest.mark.parametrize("aspect", ROWS)
def test_a_row_of_the_operations_brief_is_true_whenever_it_holds(example, aspect):
    said, ways = row_about("operations-capacity-rules", aspect), ROWS[aspect](example.launch)
    assert len(ways) > 1
    assert words(said) & WAYS.keys()
    assert is_true(said, ways)


def test_the_phone_leads_where_the_operations_brief_says_so(example):
    """No heat and no hot water by day and at night; every other repair at night."""
    leads = words(row_about("operations-booking-paths", "phone"))
    assert {"heat", "water", "repairs", "hours"} <= leads
    launch = example.launch
    always, at_night = offered(launch, [*NO_HEAT]), offered(launch, repairs(launch), closed=True)
    assert all(ways[0] in booking.CALLS for ways in (*always, *at_night))
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
