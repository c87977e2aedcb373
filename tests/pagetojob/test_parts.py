"""One person's part of the plan: a view of it, and nothing that was said."""

from dataclasses import replace
from datetime import date

import pytest
from django.http import QueryDict

from flow.conversation import VIEW, Conversation, Mark, Part, State
from flow.reading import read
from tests.support.audits import EXAMPLE, query
from tests.support.conversations import PLAN, PLAN_PDF
from tests.support.entries import LANES, STEPS, worded
from tests.support.html import attr, every, links, one, plain, texts

KICKOFF = date(2026, 12, 7)
DATED = Conversation(days={Part.KICKOFF: KICKOFF}, answers=query(EXAMPLE).partition("=")[2])
PASSED = {slug: step for step in STEPS.values() for slug in step.get("passes", [])}


@pytest.fixture(name="plan")
def _plan(get):
    return lambda said, of="", at=PLAN: (
        get(f"{at}?{VIEW}={of}&{said.query[1:]}" if of else f"{at}{said.query}").text
    )


def test_the_owner_s_part_starts_with_the_decisions(plan):
    page = plan(DATED, of="owner")
    first, then = every(page, ".tasks")
    assert len(texts(first, ".tasks__link--decides")) == len(texts(first, ".tasks__words")) > 3
    assert not every(then, ".tasks__link--decides")
    assert texts(page, ".tasks-title") == [worded("part-decides"), worded("part-does")]
    assert not every(plan(DATED, of="operations"), ".tasks-title")


def test_whoever_decides_an_open_step_has_it_at_the_head_of_their_part(plan):
    words = [step["word"] for step in STEPS.values()]
    soon, late = date(2026, 12, 2), date(2026, 12, 4)
    marks = {
        words[3]: Mark(State.OPEN, "owner", late),
        words[4]: Mark(State.OPEN, "owner", soon),
        words[5]: Mark(State.OPEN, "marketing", soon),
    }
    page = plan(replace(DATED, marks=marks), of="owner")
    titles = [step["title"] for step in STEPS.values()]
    assert texts(page, ".part .point__title") == [titles[4], titles[3]]
    assert texts(page, ".part .tasks-title")[0] == worded("part-open")


def test_whose_part_is_shown_is_a_view_and_nothing_that_was_said(plan):
    page = plan(DATED, of="owner")
    for link in every(page, "a[href]"):
        at, _, asked = attr(link, "href").partition("?")
        assert f"{VIEW}=" not in asked or at in (PLAN, PLAN_PDF, "/plan.ics"), at
    assert attr(one(page, '.people a[aria-current="true"]'), "href").startswith(
        f"{PLAN}?lane=owner"
    )
    assert read(QueryDict(f"{VIEW}=owner&{DATED.query[1:]}"), [VIEW]).conversation == DATED
    assert every(plan(DATED, at="/lanes/owner/"), ".tasks")


def test_a_part_that_nobody_has_is_named_and_all_is_shown(plan):
    page = plan(DATED, of="janitor")
    assert worded("left-out", named=worded("whose-part")) in plain(page)
    assert "janitor" not in page
    assert len(every(page, ".person")) == len(LANES) + 1
    bare = plan(Conversation(), at=f"{PLAN}?{VIEW}=janitor")
    assert worded("left-out", named=worded("whose-part")) in plain(bare)


def test_an_open_step_says_by_when_beside_its_tasks(plan):
    step = next(iter(PASSED.values()))
    mark = Mark(State.OPEN, "owner", date(2026, 12, 4))
    page = plan(replace(DATED, marks={step["word"]: mark}), of="owner")
    said = worded("state-and-day", state=worded("state-open"), day="Dec 4")
    assert said in texts(page, ".tasks__state")


def test_the_owner_s_part_says_what_the_package_would_contain(plan):
    whole = plain(one(plan(DATED), ".scope"))
    assert plain(one(plan(DATED, of="owner"), ".scope")) == whole
    assert not every(plan(DATED, of="marketing"), ".scope")


def test_a_part_can_be_changed_where_it_stands(plan):
    """What does not add up leads to a field, and one with a fault is there."""
    early = replace(DATED, days={Part.KICKOFF: KICKOFF, Part.CALL: date(2026, 12, 20)})
    page = plan(early, of="owner")
    for link in links(one(page, ".clashes"), "a"):
        at, _, place = link.partition("#")
        assert at or every(page, f"#{place}")
    wrong = plan(Conversation(), at=f"{PLAN}?{VIEW}=owner&kickoff=2026-13-07&package=launch")
    assert every(wrong, ".plan-form .field-said__fault")


def test_a_part_alone_has_no_edition_as_its_file_is_another(plan, pages):
    assert "Edition" in plain(one(pages[PLAN], "#edition"))
    assert "Edition" not in plain(one(plan(Conversation(), at=f"{PLAN}?{VIEW}=owner"), "#edition"))
