"""An artifact opens with its answer, and each of its sections says where it is."""

from itertools import pairwise

import pytest

from tests.support.entries import (
    ARTIFACTS,
    LANES,
    SECTIONS,
    STEPS,
    artifact_of,
    filled,
    of,
    section_named,
    worded,
)
from tests.support.html import attr, every, links, one, plain, texts

EVERY = {entry.fields["slug"]: entry.fields for entry in of("artifacts.artifact")}
READ = [slug for slug in EVERY if slug != "readiness-audit"]
OF_READ = pytest.mark.parametrize("artifact", READ)
OF_EVERY = pytest.mark.parametrize("artifact", EVERY)


def sections_of(artifact: str) -> list[dict]:
    return [entry.fields for entry in SECTIONS.values() if artifact_of(entry) == artifact]


@OF_READ
def test_an_artifact_says_its_answer_and_each_finding_before_anything_else(
    pages, artifact, figures
):
    page, fields = pages[f"/artifacts/{artifact}/"], EVERY[artifact]
    opening = one(page, ".artifact__opening")
    answer = filled(fields["answer"], figures)
    assert plain(opening) == f"{fields['title']} {answer}"
    rows = every(page, ".found__row")
    assert links(page, ".found__label") == [f"#{each['slug']}" for each in sections_of(artifact)]
    for row, section in zip(rows, sections_of(artifact), strict=True):
        assert filled(section["finding"], figures) in plain(row)
        if section.get("figure"):
            said = f"{filled(section['figure'], figures)} {section['unit']}"
            assert plain(one(row, ".found__figure")) == said


@OF_READ
def test_what_is_the_example_s_says_so_beside_the_finding_or_once_for_all(pages, artifact):
    page = pages[f"/artifacts/{artifact}/"]
    of_example = [bool(each.get("of_example")) for each in sections_of(artifact)]
    once = bool(every(page, ".found__head .sample-tag"))
    assert once is all(of_example)
    tagged = [bool(every(row, ".sample-tag")) for row in every(page, ".found__row")]
    assert tagged == [each and not once for each in of_example]
    leads = [bool(every(lead, ".sample-tag")) for lead in every(page, ".finding-lead")]
    assert leads == of_example


@OF_READ
def test_an_artifact_has_one_action_that_leads_to_what_matters(pages, artifact, figures):
    page = pages[f"/artifacts/{artifact}/"]
    button = one(page, ".found .button--accent")
    acting = [each for each in sections_of(artifact) if each.get("action")]
    if acting:
        [section] = acting
        assert attr(button, "href") == f"#{section['slug']}"
        assert plain(button) == filled(section["action"], figures)
    else:
        assert attr(button, "href") == "/artifacts/website-demo/site/"


@OF_EVERY
def test_what_is_decided_stays_and_what_is_not_promised_is_one_sentence_that_unfolds(
    pages, artifact, figures
):
    cells = one(pages[f"/artifacts/{artifact}/"], ".cells")
    assert texts(cells, "h2.caps") == [
        worded("what-you-decide-with-it"),
        worded("what-it-does-not-promise"),
        worded("who-stands-behind-it"),
    ]
    fields = EVERY[artifact]
    assert filled(fields["decides"], figures) in plain(cells)
    boundary = every(cells, "summary")[0]
    assert plain(boundary) == filled(fields["boundary"], figures)
    rest = plain(every(cells, "details")[0])
    assert rest == f"{plain(boundary)} {filled(fields['not_promised'], figures)}"


@OF_EVERY
def test_a_section_names_its_artifact_and_step_and_leads_to_its_neighbours(pages, artifact):
    page = pages[f"/artifacts/{artifact}/"]
    holder = next(slug for slug, held in ARTIFACTS.items() if held == artifact)
    back = f"/steps/{holder}/" if holder in STEPS else f"/lanes/{holder}/"
    top = "#found" if artifact in READ else "#audit"
    assert len(every(page, top)) == 1
    sections = sections_of(artifact)
    lines = [one(section_named(page, each["slug"]), ".section-line") for each in sections]
    for number, (line, section) in enumerate(zip(lines, sections, strict=True), 1):
        place = worded(
            "place-in-artifact",
            title=EVERY[artifact]["title"],
            number=number,
            total=len(sections),
        )
        assert plain(one(line, ".section-line__name")) == f"{place} {section['label']}"
        assert links(line, ".section-line__back") == [back]
        name = STEPS[holder]["title"] if holder in STEPS else LANES[holder]["name"]
        assert name in plain(one(line, ".section-line__back"))
    for before, (line, section) in pairwise(zip(lines, sections, strict=True)):
        assert links(line, ".section-line__way--up") == [f"#{before[1]['slug']}"]
        assert links(before[0], ".section-line__way--down") == [f"#{section['slug']}"]
    assert links(lines[0], ".section-line__way--up") == [top]
    assert not every(lines[-1], ".section-line__way--down")


def test_the_last_section_leads_on_to_the_next_step(pages):
    order = list(STEPS)
    for step, after in pairwise(order):
        page = pages[f"/artifacts/{ARTIFACTS[step]}/"]
        last = every(page, ".section-line")[-1]
        assert links(last, ".section-line__way")[-1:] == [f"/steps/{after}/"]


@OF_READ
def test_each_section_can_be_linked_and_copied_by_itself(pages, artifact):
    for section in sections_of(artifact):
        part = section_named(pages[f"/artifacts/{artifact}/"], section["slug"])
        copy = one(part, ".section__tools a")
        assert attr(copy, "href") == f"#{section['slug']}"
        assert attr(copy, "data-copy") == f"/artifacts/{artifact}/#{section['slug']}"
        whole = one(part, ".section__whole")
        assert EVERY[artifact]["title"] in plain(whole)
        assert links(whole) == [f"/artifacts/{artifact}/"]


@OF_EVERY
def test_our_sentence_to_the_buyer_stands_before_the_customer_s(pages, artifact):
    holder = next(slug for slug, held in ARTIFACTS.items() if held == artifact)
    if holder in STEPS:
        end = plain(one(pages[f"/artifacts/{artifact}/"], ".artifact__decision"))
        step = STEPS[holder]
        said = f"{worded('for-you')} {step['for_you']}"
        assert end.index(said) < end.index(step["decision"])


def test_a_lane_says_to_its_reader_what_each_step_comes_to(pages):
    for involvement in of("flow.involvement"):
        lane, step = involvement.fields["lane"][0], involvement.fields["step"][0]
        said = f"{worded('for-you')} {STEPS[step]['for_you']}"
        assert said in plain(one(pages[f"/lanes/{lane}/"], "article.lane")), (lane, step)
