"""A lane is one person's way through: what is decided, read, signed, and never given."""

import re

import pytest

from artifacts import text
from tests.support.entries import LANES, SECTIONS, STEPS, artifact_of, filled, of, worded
from tests.support.html import Node, attr, every, links, one, plain, texts

PARTS = [
    worded("your-part-in-each-step"),
    worded("what-you-do-by-when"),
    worded("questions-with-honest-answers"),
    worded("what-to-read"),
    worded("what-you-sign"),
    worded("what-you-never-have-to-give"),
]
EVERY_LANE = pytest.mark.parametrize("lane", LANES)


def belonging(kind: str, lane: str) -> list[dict]:
    entries = of(f"flow.{kind}")
    return [entry.fields for entry in entries if entry.fields["lane"] == [lane]]


def steps_of(lane: str) -> list[tuple[int, dict, dict]]:
    """The number, step and involvement of each step that involves a lane, in the steps' order."""
    involved = [(STEPS[fields["step"][0]], fields) for fields in belonging("involvement", lane)]
    return sorted(
        ((int(step["number"]), step, fields) for step, fields in involved),
        key=lambda found: found[0],
    )


def parts_of(page: str) -> dict[str, Node]:
    """What stands below each heading."""
    article = one(page, "article.lane")
    return dict(zip(texts(article, "h2"), every(article, ".chapter__content"), strict=True))


@EVERY_LANE
def test_a_lane_says_what_is_decided_and_then_holds_its_parts_in_order(pages, lane):
    page = pages[f"/lanes/{lane}/"]
    assert list(parts_of(page)) == PARTS
    assert f"What you decide {LANES[lane]['decision']}" in plain(one(page, ".opening"))


@EVERY_LANE
def test_a_lane_names_each_step_that_involves_it_and_why(pages, lane, figures):
    shown = plain(parts_of(pages[f"/lanes/{lane}/"])[PARTS[0]])
    involved = steps_of(lane)
    assert shown.count("Step ") == len(involved) > 0
    for number, step, involvement in involved:
        why = filled(involvement["why"], figures)
        status = worded(f"status-{step['status']}")
        said = f"Step {number} {worded('status-is')} {status} {step['title']} {why}"
        assert said in shown


@EVERY_LANE
def test_a_lane_s_questions_are_answered(pages, lane):
    shown = plain(parts_of(pages[f"/lanes/{lane}/"])[PARTS[2]])
    questions = belonging("lanequestion", lane)
    assert questions
    for fields in questions:
        answer = text.visible_text(text.prose(fields["answer"], {}))
        assert f"{fields['question']} {answer}" in shown


@EVERY_LANE
def test_a_lane_reads_the_sections_that_concern_it_and_the_minutes_add_up(pages, lane):
    """Its own brief first, then those of its steps in their order."""
    table = parts_of(pages[f"/lanes/{lane}/"])[PARTS[3]]
    *minutes, total = (int(found) for found in re.findall(r"(\d+) min", plain(table)))
    assert sum(minutes) == total
    numbers = {step["artifact"][0]: number for number, step, _ in steps_of(lane)}
    own = LANES[lane]["artifact"][0]
    read = [SECTIONS[slug] for slug in LANES[lane]["reads"]]
    read.sort(key=lambda each: (numbers.get(artifact_of(each), 0), each.fields["number"]))
    artifacts = dict.fromkeys(artifact_of(each) for each in read)
    assert next(iter(artifacts)) == own
    assert {*artifacts} <= {own, *numbers}
    assert links(table, "th[scope=row] a") == [
        f"/artifacts/{artifact_of(each)}/#{each.fields['slug']}" for each in read
    ]
    assert links(table, "th[scope=rowgroup] a") == [f"/artifacts/{each}/" for each in artifacts]
    assert len(minutes) == len(read)


def test_the_operations_manager_reads_for_a_quarter_of_an_hour_at_most(pages):
    table = parts_of(pages["/lanes/operations/"])[PARTS[3]]
    assert int(plain(one(table, ".reading-list__total")).removesuffix(" min")) <= 15


@EVERY_LANE
@pytest.mark.parametrize(("part", "field"), [(PARTS[4], "signs"), (PARTS[5], "never_gives")])
def test_a_lane_says_what_is_signed_and_what_is_never_given(pages, lane, part, field):
    said = text.visible_text(text.prose(LANES[lane][field], {}))
    assert plain(parts_of(pages[f"/lanes/{lane}/"])[part]) == said


@EVERY_LANE
def test_a_brief_leads_to_the_first_step_of_its_lane(pages, lane):
    page = pages[f"/artifacts/{LANES[lane]['artifact'][0]}/"]
    onwards = one(page, "nav.onwards")
    _, first, _ = steps_of(lane)[0]
    assert attr(one(onwards, "a.button--accent"), "href") == f"/steps/{first['slug']}/"
    assert f"/lanes/{lane}/" in links(onwards)
