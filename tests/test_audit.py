"""The audit over HTTP: its answers are the address, and the page says what they come to."""

import html
import re

import pytest
from django.core.handlers.wsgi import WSGIHandler

from artifacts.models import instrument as published_instrument
from artifacts.text import visible_text
from pagetojob import database
from tests.support.audits import AUDIT, PDF, VECTORS, Vector, query
from tests.support.entries import of

WORDING = of("audit")[0].fields
QUESTIONS = [entry.fields for entry in of("auditquestion")]
HALF_WAY = "services=half&zones=none&booking=half&offers=none&campaigns=half"


@pytest.fixture(scope="module")
def asked(server):
    """The page that answers a query."""

    def get(query: str, **headers: str) -> str:
        answer = server.get(f"{AUDIT}?{query}", **headers)
        assert answer.status == 200, query
        return answer.text

    return get


def part(page: str, name: str) -> str:
    """The words of the section with this id."""
    return visible_text(re.search(rf'<section[^>]* id="{name}".*?</section>', page, re.S)[0])


def chosen(page: str) -> dict[str, str]:
    """The answers that are ticked, by question."""
    return dict(re.findall(r'name="(\w+)" value="(\w+)" checked>', page))


@pytest.mark.parametrize("vector", VECTORS, ids=str)
def test_a_link_with_all_answers_opens_the_finished_audit(asked, vector: Vector):
    page = asked(query(vector))
    verdict = part(page, "verdict")
    assert f"{vector.score} of 100, readiness score" in verdict
    assert f"Package recommendation {vector.package} Rule R" in verdict
    assert f"No-API fit {vector.fit.capitalize()} " in verdict
    assert "10 of 10 answered" in verdict
    assert f"<title>{vector.score} of 100: Readiness audit | PageToJob</title>" in page
    assert chosen(page) == vector.answers
    assert f"Readiness score {vector.score} of 100" in part(page, "readiness-score")
    assert visible_text(page).count("Decides") >= 2


def test_the_rule_that_fired_says_why_and_what_the_one_above_it_missed(asked):
    stale, bare = VECTORS[3], VECTORS[5]
    said = part(asked(query(stale)), "verdict")
    assert "Operations Monitor asks for 8 on offers and plans (here 0)." in said
    said = part(asked(query(bare)), "verdict")
    assert "Growth asks for 5 on campaign mapping (here 0)." in said


def test_what_would_change_it_is_named_counted_and_where_nothing_would_that_is_said(asked):
    sample = part(asked(query(VECTORS[10])), "package-recommendation")
    assert "By the rules alone it takes 1 better answer; any of these would do." in sample
    assert sample.count("Then Growth") == 3
    halves = part(asked(query(VECTORS[1])), "package-recommendation")
    assert "any of these would do, and so would 50 other ways as near." in halves
    assert halves.count("Then Operations Monitor") == 3
    best = part(asked(query(VECTORS[0])), "package-recommendation")
    assert "No better answer would change the recommendation." in best
    assert "Then " not in best


def test_a_buyer_who_needs_sync_at_launch_is_told_no(asked):
    page = asked(query(VECTORS[8]))
    reason = next(e.fields["reason"] for e in of("fitrule") if e.fields["slug"] == "sync-at-launch")
    assert " ".join(reason.split()) in part(page, "verdict")
    assert "The flow stops here for now." in visible_text(page)


def test_the_weakest_domains_are_named(asked):
    sample = part(asked(query(VECTORS[10])), "verdict")
    assert "Zone accuracy 0 of 15, offers and plans 0 of 15, change review 0 of 10" in sample
    assert html.escape(WORDING["alike"]) in part(asked(query(VECTORS[0])), "verdict")


def test_a_result_says_what_it_is_not(asked):
    artifact = next(e for e in of("artifact") if e.fields["slug"] == "readiness-audit")
    said = " ".join(artifact.fields["not_promised"].split())
    assert "the worth of your company; nothing is read from ServiceTitan" in said
    assert said in visible_text(asked(query(VECTORS[1])))


def test_without_all_answers_there_is_no_result_and_what_is_missing_is_linked(asked):
    page = asked(HALF_WAY)
    verdict = part(page, "verdict")
    assert verdict.startswith("No verdict yet 5 of 10 answered 21 points so far")
    for number, question in enumerate(QUESTIONS[5:], 6):
        link = f'<a href="#{question["slug"]}">{number} {question["domain"]}</a>'
        assert link in page
        assert f'<fieldset class="asked" id="{question["slug"]}">' in page
    assert "Decides" not in visible_text(page)


def test_the_order_of_the_answers_and_whatever_else_is_in_the_address_change_nothing(asked):
    plain = asked(query(VECTORS[10]))
    turned = "&".join(reversed(query(VECTORS[10]).split("&")))
    assert asked(turned) == plain
    assert asked(f"utm_source=mail&{query(VECTORS[10])}&fbclid=%00%FF&a&=&b=1&b=2") == plain


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("zones=maybe", "unknown"),
        ("zones=full%00", "unknown"),
        ("zones=%FF%FE", "unknown"),
        ("zones=FULL", "unknown"),
        ("zones=%3Cscript%3Ealert(1)%3C/script%3E", "unknown"),
        ("zones=full&zones=half", "repeated"),
        ("zones=half&zones=half", "repeated"),
    ],
)
def test_an_answer_that_is_none_has_its_sentence_beside_its_question(asked, wrong, says):
    page = asked(f"services=half&{wrong}")
    assert page.count("asked__error") == 1
    legend = page.partition('id="zones"')[2].partition("</legend>")[0]
    assert WORDING[says] in visible_text(legend)
    assert chosen(page) == {"services": "half"}
    assert "<script>alert" not in page
    assert "1 of 10 answered" in visible_text(page)


def test_an_answered_page_is_stored_nowhere_and_stands_for_the_bare_address(asked, server):
    answer = server.get(f"{AUDIT}?{HALF_WAY}")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Vary"] == "HX-Request"
    assert f'<link rel="canonical" href="{server.origin}{AUDIT}">' in answer.text


def test_the_empty_audit_leads_to_the_worked_example_s_own_answers(pages, asked, figures):
    link = re.search(r'href="([^"]+)">See a finished audit<', pages[AUDIT])[1]
    assert html.unescape(link) == f"{AUDIT}?{query(VECTORS[10])}"
    verdict = part(asked(query(VECTORS[10])), "verdict")
    assert verdict.startswith("Fictional example 10 of 10 answered 36 of 100")
    assert figures["readiness_score"] == 36
    assert figures["readiness_package"] == "Launch"
    assert "Fictional example" not in part(asked(query(VECTORS[1])), "verdict")


def test_the_link_to_copy_and_the_pdf_carry_the_answers_and_nothing_else(asked):
    page = asked(f"utm_source=mail&{query(VECTORS[1])}")
    carried = html.escape(query(VECTORS[1]))
    assert f'data-copy="{AUDIT}?{carried}"' in page
    assert f'href="{PDF}?{carried}"' in page
    assert "utm_source" not in page


def test_a_changed_answer_is_given_the_changed_part_alone(asked):
    whole, piece = asked(query(VECTORS[10])), asked(query(VECTORS[10]), HX_Request="true")
    assert len(piece) < len(whole) * 0.7
    for absent in ("<html", "<form", "<fieldset", "<h1", "<style", "<footer"):
        assert absent not in piece
    assert part(piece, "verdict") == part(whole, "verdict")
    assert part(piece, "no-api-fit") == part(whole, "no-api-fit")
    said = visible_text(piece.partition('id="said"')[2])
    assert said.endswith("36 of 100. Package recommendation: Launch. No-API fit: fit.")
    assert asked(query(VECTORS[10]), HX_Request="true", HX_Boosted="true") == whole


def test_the_page_asks_for_answers_and_for_nothing_else(pages):
    form = pages[AUDIT].partition("<form")[2].partition("</form>")[0]
    assert "method=" not in form.partition(">")[0]  # a GET, so that the address is the answer
    inputs = re.findall(r"<input[^>]*>", form)
    assert len(inputs) == 30
    assert all('type="radio"' in field for field in inputs)
    assert not re.search(r"<(?:textarea|select)\b", form)
    assert {name for field in inputs for name in re.findall(r'name="(\w+)"', field)} == {
        question["slug"] for question in QUESTIONS
    }


def test_every_answer_says_what_it_is_worth(pages):
    for entry in of("auditanswer"):
        question = entry.fields["question"][0]
        fieldset = pages[AUDIT].partition(f'id="{question}"')[2].partition("</fieldset>")[0]
        words = visible_text(fieldset)
        assert f"{entry.fields['answer']} {entry.fields['points']} " in words, entry.name


def test_a_finished_audit_asks_the_database_little(
    published, rf, django_assert_max_num_queries, db
):
    database.use(published.revision.database)
    published_instrument()
    handler = WSGIHandler()
    handler.get_response(rf.get(f"{AUDIT}?{query(VECTORS[10])}", HTTP_HOST="127.0.0.1"))
    with django_assert_max_num_queries(5):
        request = rf.get(f"{AUDIT}?{query(VECTORS[9])}", HTTP_HOST="127.0.0.1")
        assert handler.get_response(request).status_code == 200
