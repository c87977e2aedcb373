"""The plan's milestones: dated from a kick-off and a package, else as far from it as they are."""

from dataclasses import replace
from datetime import date

import pytest

from artifacts.words import counted, within
from flow.conversation import Conversation, Part
from flow.days import in_words
from tests.pagetojob.conftest import AS_HTML
from tests.support.audits import EXAMPLE, VECTORS, query
from tests.support.conversations import PLAN, PLAN_PDF
from tests.support.entries import of, worded
from tests.support.html import every, one, plain, texts

EXAMPLES = query(EXAMPLE).partition("=")[2]
REFUSED = query(VECTORS[8]).partition("=")[2]
[KICKOFF] = [
    date.fromisoformat(entry.fields["day"])
    for entry in of("titan_map.day")
    if entry.fields.get("milestone") == ["scope-locked"]
]
EXAMPLE_BEGINS = Conversation(days={Part.KICKOFF: KICKOFF}, answers=EXAMPLES)
IN_SHORT = {
    entry.fields["slug"]: entry.fields["in_short"]
    for entry in of("artifacts.milestone")
    if "in_short" in entry.fields
}
PACKAGES = {entry.fields["slug"]: entry.fields["package"] for entry in of("audit.packagerule")}


def lengths(package: str, unit: str) -> dict[str, int]:
    """Of the milestones of a package that stand side by side, by their names."""
    return {
        IN_SHORT[entry.fields["milestone"][0]]: int(entry.fields[unit])
        for entry in of("flow.duration")
        if entry.fields["package"] == [package]
        and entry.fields["milestone"][0] in IN_SHORT
        and unit in entry.fields
    }


@pytest.fixture(name="plan")
def _plan(get):
    return lambda said: get(f"{PLAN}{said.query}").text


def names(page: str) -> list[str]:
    return texts(page, ".milestones__point strong:not(.point__day)")


def days_in(page: str) -> dict[str, str]:
    return dict(zip(names(page), texts(page, ".milestones .point__day"), strict=True))


def said_below(page: str) -> str:
    return plain(one(page, ".milestones > p"))


def said(day: date, *, with_year: bool = False) -> str:
    return in_words(day, with_year=with_year).replace("\u00a0", " ")


def test_the_days_of_the_example_stand_on_its_plan(plan):
    page = plan(EXAMPLE_BEGINS)
    found = days_in(page)
    assert len(found) == len(IN_SHORT) <= 8
    for entry in of("titan_map.day"):
        [milestone] = entry.fields.get("milestone", [""])
        if milestone in IN_SHORT:
            day = date.fromisoformat(entry.fields["day"])
            assert found[IN_SHORT[milestone]] == said(day)
    assert worded("durations-recommended", package=PACKAGES["launch"]) in said_below(page)
    assert worded("proposal-to-agree") in said_below(page)


@pytest.mark.parametrize("package", sorted({"launch", "growth", "monitor"}))
def test_a_package_that_is_chosen_counts_and_has_days_of_its_own(plan, package):
    page = plan(replace(EXAMPLE_BEGINS, package=package))
    assert worded("durations-chosen", package=PACKAGES[package]) in said_below(page)
    worked, review = lengths(package, "working_days"), lengths(package, "calendar_days")
    in_order = sorted(worked, key=worked.get)
    assert names(page) == [IN_SHORT["scope-locked"], *in_order, *review]
    notes = texts(page, ".milestones__note")[1:]
    for name, number in worked.items():
        words = counted(number, worded("working-day"))
        assert worded("after-kickoff", days=words) in notes, name


def test_without_a_package_or_a_kickoff_nothing_is_dated(plan):
    bare = plan(Conversation())
    for page in (bare, plan(Conversation(days=EXAMPLE_BEGINS.days))):
        assert worded("durations-of-none", package=PACKAGES["launch"]) in said_below(page)
        assert days_in(page) == days_in(bare)
    undated = plan(replace(EXAMPLE_BEGINS, days={}))
    assert days_in(undated) == days_in(bare)
    assert worded("durations-recommended", package=PACKAGES["launch"]) in said_below(undated)
    for name, number in lengths("launch", "working_days").items():
        assert days_in(bare)[name] == worded("day-of-pilot", number=number)
    for page in (bare, undated):
        assert worded("dates-need") in said_below(page)
        assert all(entry.fields["name"] in said_below(page) for entry in of("artifacts.holiday"))


def test_who_is_ruled_out_has_no_milestones(plan):
    refused = Conversation(days=EXAMPLE_BEGINS.days, answers=REFUSED, package="launch")
    assert not every(plan(refused), ".milestones")


def test_a_kickoff_on_a_day_off_is_said_to_count_as_the_next(plan):
    saturday, monday = date(2026, 10, 3), date(2026, 10, 5)
    page = plan(replace(EXAMPLE_BEGINS, days={Part.KICKOFF: saturday}))
    names = [said(each, with_year=True) for each in (saturday, monday)]
    assert worded("kickoff-moved", day=names[0], counts=names[1]) in said_below(page)
    assert days_in(page) == days_in(plan(replace(EXAMPLE_BEGINS, days={Part.KICKOFF: monday})))
    assert days_in(page)[IN_SHORT["scope-locked"]] == said(monday)


def test_the_days_that_were_left_out_are_said_with_the_year_of_each(plan):
    page = plan(replace(EXAMPLE_BEGINS, days={Part.KICKOFF: date(2026, 12, 21)}))
    for name, day in (("Christmas Day", "Dec 25"), ("New Year’s Day", "Jan 1")):
        assert worded("holiday-kept", name=name, day=day) in said_below(page)
    assert "Labor Day" not in said_below(page)
    assert set(texts(page, ".milestones__point > :nth-child(3)")) == {"2026", "2027"}


def test_a_review_that_is_named_counts_if_it_is_after_launch(plan):
    late, launch = date(2026, 11, 21), date(2026, 10, 13)
    days = {**EXAMPLE_BEGINS.days, Part.REVIEW: late}
    page = plan(replace(EXAMPLE_BEGINS, days=days))
    assert days_in(page)[IN_SHORT["review"]] == said(late)
    assert worded("review-as-named") in texts(page, ".milestones__note")
    page = plan(replace(EXAMPLE_BEGINS, days={**days, Part.REVIEW: launch}))
    assert days_in(page) == days_in(plan(EXAMPLE_BEGINS))
    day, name = said(launch, with_year=True), within(IN_SHORT["launch"])
    early = worded("review-too-early", milestone=name, day=day)
    assert early in said_below(page)
    # Beside its field too.
    assert plain(page).replace("\u00a0", " ").count(early) == 2


def test_a_review_on_a_day_off_is_said_to_be_moved(plan):
    page = plan(replace(EXAMPLE_BEGINS, days={Part.KICKOFF: date(2026, 9, 30)}))
    days = counted(30, worded("calendar-day"))
    note = worded("after-milestone", days=days, milestone=within(IN_SHORT["launch"]))
    assert texts(page, ".milestones__note")[-1] == worded("on-next-working-day", after=note)
    assert days_in(page)[IN_SHORT["review"]] == said(date(2026, 11, 16))
    assert texts(plan(EXAMPLE_BEGINS), ".milestones__note")[-1] == note


def test_they_stand_on_paper_too(get, plan):
    sheet = get(f"{PLAN_PDF}{EXAMPLE_BEGINS.query}", **AS_HTML).text
    assert days_in(sheet) == days_in(plan(EXAMPLE_BEGINS))
