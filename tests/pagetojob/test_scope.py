"""The scope on the plan: counts from the package, the answers or the example, and no price."""

import re

import pytest

from artifacts.audit import letters
from artifacts.audit.models import instrument
from artifacts.audit.rules import Level
from artifacts.words import names_in
from flow.conversation import Conversation
from tests.pagetojob.conftest import AS_HTML
from tests.support.audits import EXAMPLE, VECTORS, query
from tests.support.conversations import PLAN, PLAN_PDF, whole
from tests.support.entries import SECTIONS, filled, of, section_in, worded
from tests.support.html import every, links, one, plain, texts

EXAMPLES = query(EXAMPLE).partition("=")[2]
REFUSED = query(VECTORS[8]).partition("=")[2]
PACKAGES = {entry.fields["slug"]: entry.fields["package"] for entry in of("audit.packagerule")}
LINES = {entry.fields["slug"]: entry.fields for entry in of("flow.scopeline")}
SAID = [entry.fields for entry in of("flow.scopeanswer")]
WORK = [
    entry.fields
    for entry in of("artifacts.check")
    if entry.fields["section"] == ["statement-of-work"]
]


def lines_of(package: str) -> list[dict]:
    of_package = [line for line in LINES.values() if line["package"] == [package]]
    return sorted(of_package, key=lambda line: int(line["number"]))


def answered(**given: str) -> str:
    """An audit whose other answers are the best."""
    best = dict.fromkeys([each.slug for each in instrument().questions], Level.FULL)
    return letters.word(instrument(), best | {slug: Level(each) for slug, each in given.items()})


@pytest.fixture(name="plan")
def _plan(get):
    return lambda said, **more: get(f"{PLAN}{said.query}", **more).text


def counts_in(page: str) -> dict[str, str]:
    """By name; a blank is empty."""
    rows = every(page, ".scope__line:has(.point__day)")
    blank = worded("scope-blank")
    found = [(plain(one(row, "dt")), plain(one(row, ".point__day"))) for row in rows]
    return {name: count.replace(blank, "") for name, count in found}


def words_in(page: str) -> dict[str, str]:
    rows = every(page, ".scope__line")
    return {plain(one(row, "dt")): plain(one(row, ".point__words")) for row in rows}


def note(page: str) -> str:
    return plain(one(page, ".scope__note"))


def test_the_bare_plan_has_blanks_for_the_first_package(plan):
    page = plan(Conversation())
    wanted = {line["name"]: line.get("count", "") for line in lines_of("launch")}
    assert counts_in(page) == {**wanted, worded("scope-price"): ""}
    assert set(wanted.values()) > {""}
    assert plain(one(page, "#scope")) == worded("scope-title", package=PACKAGES["launch"])
    assert worded("scope-of-none") in note(page)
    assert worded("proposal-to-agree") in note(page)
    assert not every(page, ".scope .sample-tag")


@pytest.mark.parametrize("package", ["launch", "growth", "monitor"])
def test_the_chosen_package_is_counted_else_the_recommended_one(plan, package):
    page = plan(Conversation(package=package))
    names = [line["name"] for line in lines_of(package)]
    assert [*counts_in(page)] == [*names, worded("scope-price")]
    assert worded("scope-chosen") in note(page)
    for line in lines_of(package):
        assert line["varies"] in words_in(page)[line["name"]]
    advised = plan(Conversation(answers=answered()))
    assert worded("scope-title", package=PACKAGES["monitor"]) == plain(one(advised, "#scope"))
    assert worded("scope-recommended") in note(advised)
    chosen = plan(Conversation(answers=answered(), package=package))
    assert [*counts_in(chosen)] == [*counts_in(page)]


def test_no_line_ever_holds_a_price(plan):
    for package in ("launch", "growth", "monitor"):
        page = plan(Conversation(answers=EXAMPLES, package=package))
        assert counts_in(page)[worded("scope-price")] == ""
        assert words_in(page)[worded("scope-price")] == worded("scope-price-words")
        assert words_in(page)[worded("scope-invoices")] == worded("scope-invoices-words")
        names = texts(page, ".scope__line dt")
        assert names[-2:] == [worded("scope-price"), worded("scope-invoices")]


@pytest.mark.parametrize("said", SAID, ids=lambda said: "-".join([*said["line"], said["level"]]))
def test_an_answer_says_what_it_says_of_its_line_alone(plan, said):
    line, [question] = LINES[said["line"][0]], said["question"]
    [package] = line["package"]
    page = plan(Conversation(answers=answered(**{question: said["level"]}), package=package))
    assert words_in(page)[line["name"]] == f"{line['varies']} {said['words']}"
    assert counts_in(page)[line["name"]] == said.get("count", line.get("count", ""))
    other = next(each for each in Level if each != said["level"])
    page = plan(Conversation(answers=answered(**{question: other}), package=package))
    assert said["words"] not in words_in(page)[line["name"]]


def test_what_no_answer_says_stays_a_blank(plan):
    counted = [
        each for each in SAID if each["line"] == ["launch-campaign-pages"] and "count" in each
    ]
    assert {each["level"] for each in counted} == {Level.NONE, Level.ABSENT}
    for said in counted:
        given = answered(**{said["question"][0]: said["level"]})
        page = plan(Conversation(answers=given, package="launch"))
        blank = plan(Conversation(package="launch"))
        name = LINES["launch-campaign-pages"]["name"]
        assert counts_in(page) == {**counts_in(blank), name: said["count"]}
    # A question that nobody has answered says nothing either.
    one_answer = letters.word(instrument(), {"offers": Level.NONE})
    assert counts_in(plan(Conversation(answers=one_answer))) == counts_in(blank)


def test_the_example_s_counts_are_its_statement_of_work_s(plan, pages, figures):
    page = plan(Conversation(answers=EXAMPLES))
    found = counts_in(page)
    [tag] = texts(page, ".scope .sample-tag")
    assert tag == worded("fictional-example")
    assert worded("scope-of-example") in note(page)
    section = section_in(pages, SECTIONS["statement-of-work"])
    for line in lines_of("launch"):
        count = found[line["name"]]
        if "figure" not in line:
            assert count == line["count"]
            continue
        named = {line["figure"], f"counted_{line['figure']}"}
        [row] = [row for row in WORK if named & names_in(row["sample"])]
        sample = filled(row["sample"], figures)
        assert sample in plain(section)
        assert count == str(figures[line["figure"]])
        assert count in re.findall(r"\d+", sample), line["name"]


def test_a_package_that_the_example_did_not_take_has_no_counts_of_it(plan):
    for package in ("growth", "monitor"):
        page = plan(Conversation(answers=EXAMPLES, package=package))
        assert not every(page, ".scope .sample-tag")
        assert counts_in(page) == counts_in(plan(Conversation(package=package)))


def test_who_is_ruled_out_has_no_scope(plan, get):
    refused = Conversation(answers=REFUSED, package="launch")
    assert not every(plan(refused), ".scope")
    assert not every(get(f"{PLAN_PDF}{refused.query}", **AS_HTML).text, ".scope")


def test_the_scope_leads_to_where_a_proposal_says_more(plan):
    [scope] = [entry.fields for entry in of("flow.scope")]
    for name in (*scope["work"], *scope["terms"]):
        assert any(each.endswith(f"#{name}") for each in links(one(plan(Conversation()), ".scope")))


def test_paper_has_the_same_counts_on_its_sheet(get, plan):
    for said in (Conversation(package="growth"), Conversation(answers=EXAMPLES), whole()):
        paper = get(f"{PLAN_PDF}{said.query}", **AS_HTML).text
        assert counts_in(paper) == counts_in(plan(said))
        assert texts(paper, ".scope dt") == texts(plan(said), ".scope dt")
        assert not re.search(r"[$€£]", plain(one(paper, ".scope")))
