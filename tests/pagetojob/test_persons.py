"""What each person does by when: the rows that are on the plan, each once, in the order of days."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from artifacts.words import within
from flow import rules
from flow.conversation import VIEW, Conversation, Mark, Part, State
from flow.days import in_words
from flow.durations import calendar, counted
from flow.models import KICKOFF as SCOPE_LOCKED
from tests.pagetojob.conftest import AS_HTML
from tests.support.audits import EXAMPLE, VECTORS, query
from tests.support.conversations import PLAN, PLAN_PDF
from tests.support.entries import LANES, ROW_ENTRIES, STEPS, of, worded
from tests.support.entries import ON_PLAN as PLANNED
from tests.support.html import attr, every, links, one, plain, texts

ANSWERS = query(EXAMPLE).partition("=")[2]
REFUSED = Conversation(answers=query(VECTORS[8]).partition("=")[2])
KICKOFF = date(2026, 12, 7)
DATED = Conversation(days={Part.KICKOFF: KICKOFF}, answers=ANSWERS)
MILESTONES = {entry.fields["slug"]: entry.fields for entry in of("artifacts.milestone")}
ROLES = {entry.fields["slug"]: entry.fields["name"] for entry in of("artifacts.role")}
LANE_OF = {fields["role"][0]: slug for slug, fields in LANES.items()}
DURATIONS = {
    (entry.fields["package"][0], entry.fields["milestone"][0]): entry.fields
    for entry in of("flow.duration")
}
PASSED = {slug: step for step in STEPS.values() for slug in step.get("passes", [])}
ON_PLAN = [entry.fields for entry in ROW_ENTRIES if "to_do" in entry.fields]


def person_of(role: str) -> str:
    return LANE_OF.get(role, role)


def asked_of(package: str) -> dict[str, list[tuple[str, dict]]]:
    """By person what is asked, with its row; none for what the package asks nothing."""
    found: dict[str, list[tuple[str, dict]]] = {person_of(role): [] for role in ROLES}
    for row in ON_PLAN:
        if "asks_nothing" not in DURATIONS.get((package, row["milestone"][0]), {}):
            found[person_of(row["does"][0])].append((row["to_do"], row))
            if "to_accept" in row:
                found[person_of(row["accepts"][0])].append((row["to_accept"], row))
    return found


@pytest.fixture(name="plan")
def _plan(get):
    return lambda said, of="", at=PLAN, **given: (
        get(f"{at}?{VIEW}={of}&{said.query[1:]}" if of else f"{at}{said.query}", **given).text
    )


def part_of(page: str, person: str) -> list[str]:
    return texts(one(page, f'section[aria-labelledby="does-{person}"]'), ".tasks__words")


def dated(page: str) -> dict[str, str]:
    """When each thing is due, as the page says it."""
    return {
        words: plain(one(moment, ".tasks__when"), without=".tasks__in-short")
        for moment in every(page, ".tasks__due")
        for words in texts(moment, ".tasks__words")
    }


def test_each_row_on_the_plan_stands_there_once_with_whoever_does_and_accepts_it(plan):
    page = plan(DATED)
    wanted = asked_of("launch")
    assert wanted.keys() == {*LANES, "pagetojob"}
    for person, tasks in wanted.items():
        assert Counter(part_of(page, person)) == Counter(words for words, _ in tasks)
    assert sum(map(len, wanted.values())) == len(every(page, ".tasks__task")) <= 45


@pytest.mark.parametrize("package", ["growth", "launch", "monitor"])
def test_a_package_leaves_out_what_it_asks_nothing_for(plan, package):
    page = plan(replace(DATED, package=package))
    wanted = [words for tasks in asked_of(package).values() for words, _ in tasks]
    assert Counter(texts(page, ".tasks__words")) == Counter(wanted)


def test_the_parts_add_up_to_the_whole_and_are_in_its_words(plan):
    whole = plan(DATED)
    parts = {person: plan(DATED, of=person) for person in asked_of("launch")}
    for person, page in parts.items():
        assert texts(page, ".tasks__words") == part_of(whole, person)
        assert dated(page).items() <= dated(whole).items()
        assert not every(page, ".gathered, .persons")
    assert Counter(texts(whole, ".tasks__words")) == Counter(
        words for page in parts.values() for words in texts(page, ".tasks__words")
    )


def test_every_task_leads_to_its_row_and_says_what_waits(plan, pages):
    page = plan(DATED)
    rows = {words: row for tasks in asked_of("launch").values() for words, row in tasks}
    for task in every(page, ".tasks__task"):
        row = rows[plain(one(task, ".tasks__words"))]
        address, _, place = attr(one(task, "a"), "href").partition("#")
        assert place == f"{row['section'][0]}-{row['number']}"
        there = pages[address.partition("?")[0]]
        assert row.get("task", row.get("ask")) in plain(one(there, f"#{place}"))
        waits = f"{worded('check-until-then')} {row['waits']}" if "waits" in row else ""
        before = MILESTONES[row["milestone"][0]]["before"]
        if "accepts" in row and plain(one(task, ".tasks__words")) == row["to_do"]:
            lane = LANES[LANE_OF[row["accepts"][0]]]
            waits = worded("to-be-accepted-by", name=lane["name"])
        assert plain(one(task, ".tasks__waits")) == (waits or before)


def test_what_is_decided_or_approved_is_marked(plan):
    page = plan(DATED)
    marked = Counter(texts(page, ".tasks__link--decides"))
    decided = [row["to_do"] for row in ON_PLAN if "decides" in row]
    assert marked == Counter(decided + [row["to_accept"] for row in ON_PLAN if "to_accept" in row])


def test_what_comes_before_the_kickoff_has_a_step_and_no_date(plan):
    page = plan(replace(DATED, marks={next(iter(PASSED.values()))["word"]: Mark(State.AGREED)}))
    found = 0
    for moment in every(page, ".tasks__due:has(.tasks__when a)"):
        step = STEPS[attr(one(moment, ".tasks__when a"), "href").partition("?")[0].split("/")[2]]
        when = plain(one(moment, ".tasks__when"))
        assert when.startswith(worded("at-step", number=step["number"]))
        assert not any(str(day) in when for day in (2026, 2027))
        assert (worded("state-agreed") in when) == (step is next(iter(PASSED.values())))
        found += len(every(moment, ".tasks__task"))
    before = [row for row in ON_PLAN if row["milestone"][0] in PASSED]
    assert found == len(before) + len([row for row in before if "to_accept" in row]) > 4


def test_the_bare_plan_and_a_lane_s_page_list_it_undated(pages):
    wanted = asked_of("launch")
    for lane in LANES:
        page = pages[f"/lanes/{lane}/"]
        assert Counter(texts(page, ".tasks__words")) == Counter(words for words, _ in wanted[lane])
        assert dated(page).items() <= dated(pages[PLAN]).items()
    words, row = next(
        (words, row)
        for words, row in wanted["operations"]
        if row["milestone"] == ["inputs-complete"]
    )
    number = DURATIONS["launch", row["milestone"][0]]["working_days"]
    days = f"{number} {worded('working-day')}s"
    assert dated(pages[PLAN])[words] == worded("after-kickoff", days=days)
    assert worded("by-kickoff") in dated(pages[PLAN]).values()


def test_a_lane_s_page_has_the_days_of_its_conversation(plan):
    page = plan(DATED, at="/lanes/marketing/")
    assert dated(page) == dated(plan(DATED, of="marketing"))
    assert worded("durations-recommended", package="Launch") in plain(one(page, ".persons__whose"))
    part = f"{PLAN}?{VIEW}=marketing&{DATED.query[1:]}"
    assert part.partition("?")[2] in {link.partition("?")[2] for link in links(page, "a")}


def test_a_buyer_for_whom_the_pilot_is_not_is_asked_for_nothing(plan):
    refused = replace(REFUSED, days=DATED.days, package="launch")
    for address in (PLAN, PLAN_PDF, "/lanes/owner/"):
        assert not every(plan(refused, at=address, **AS_HTML), ".tasks, .people, .milestones")
    assert not every(plan(refused, of="owner"), ".tasks, .people, .part")


@pytest.mark.parametrize("package", ["growth", "launch", "monitor"])
@pytest.mark.parametrize("kickoff", [KICKOFF, date(2026, 12, 25), date(2027, 7, 4)], ids=str)
def test_each_is_due_on_the_day_of_its_milestone(plan, package, kickoff):
    page = plan(replace(DATED, package=package, days={Part.KICKOFF: kickoff}))
    off = calendar().off
    found = {
        SCOPE_LOCKED: rules.next_working_day(kickoff, off),
        **rules.days(kickoff, counted().durations[package], off),
    }
    due = dated(page)
    for tasks in asked_of(package).values():
        for words, row in tasks:
            if day := found.get(row["milestone"][0]):
                year = "" if day.year == found[SCOPE_LOCKED].year else f" {day.year}"
                said = in_words(day, with_year=False).replace("\u00a0", " ")
                assert due[words] == said + year


def test_of_api_work_there_is_no_day():
    """Neither of what a row asks, nor by a milestone of such work."""
    api = [
        entry.fields["slug"] for entry in of("artifacts.milestone") if "API" in str(entry.fields)
    ]
    assert not [entry for entry in of("flow.duration") if entry.fields["milestone"][0] in api]
    for row in ON_PLAN:
        assert "API" not in " ".join(row.get(each, "") for each in ("task", "ask", *PLANNED))
    later = [e.fields for e in ROW_ENTRIES if "API" in e.fields.get("ask", "")]
    assert later
    assert not [row for row in later if "to_do" in row]


@pytest.mark.parametrize("package", ["growth", "launch", "monitor"])
def test_each_part_is_in_the_order_of_the_steps_and_then_of_the_days(plan, package):
    days = {Part.KICKOFF: KICKOFF, Part.REVIEW: date(2027, 3, 1)}
    page = plan(replace(DATED, package=package, days=days))
    due = {KICKOFF, *rules.days(KICKOFF, counted().durations[package], calendar().off).values()}
    in_order = [in_words(day, with_year=False) for day in sorted({*due, date(2027, 3, 1)})]
    steps = [worded("at-step", number=step["number"]) for step in STEPS.values()]
    places = {words.replace("\u00a0", " "): place for place, words in enumerate(steps + in_order)}
    for part in every(page, ".tasks"):
        said = [plain(when, without=".tasks__state") for when in every(part, ".tasks__when")]
        assert [places[when] for when in said] == sorted(places[when] for when in said)
        assert len(set(said)) == len(said)


def test_two_days_of_one_name_stay_two(plan):
    """The first of March is a Monday in 2027 and in 2032."""
    days = {Part.KICKOFF: date(2027, 3, 1), Part.REVIEW: date(2032, 3, 1)}
    page = plan(replace(DATED, days=days), of="owner")
    [year] = texts(page, ".tasks__state")
    assert year == "2032"
    assert plain(every(page, ".tasks__due:has(.tasks__state) .tasks__words")[0]) in {
        row["to_do"] for row in ON_PLAN if row["milestone"] == ["review"]
    }


def test_all_is_counted_and_what_is_not_settled_comes_first(plan):
    step = next(iter(PASSED.values()))
    marks = {step["word"]: Mark(State.OPEN, "owner", date(2026, 12, 4))}
    page, agreed = (
        plan(replace(DATED, marks={step["word"]: mark}), of="owner")
        for mark in (*marks.values(), Mark(State.AGREED))
    )
    number, first = len(asked_of("launch")["owner"]), worded("at-step", number=step["number"])
    by = worded("at-step-by", step=within(first), day="Fri, Dec 4")
    assert plain(one(page, ".person__count")) == worded("in-all-first", number=number, when=by)
    said = plain(one(agreed, ".person__count"))
    assert said.startswith(worded("in-all-first", number=number, when=""))
    assert within(first) not in said


def test_on_paper_people_stand_in_two_columns_each_of_them_whole(plan):
    paper = plan(DATED, at=PLAN_PDF, **AS_HTML)
    columns = [texts(column, ".person__name") for column in every(paper, ".persons__column")]
    assert len(columns) == 2
    names = [name for column in columns for name in column]
    assert sorted(names) == sorted(texts(plan(DATED), ".person__name"))
