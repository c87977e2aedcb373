"""The audit over HTTP: its answers are the address, and the page says what they come to."""

import pytest
from django.core.handlers.wsgi import WSGIHandler

from artifacts import text
from artifacts.audit.models import instrument as published_instrument
from pagetojob import database
from tests.support.audits import (
    AUDIT,
    DOMAINS,
    EXAMPLE,
    PDF,
    VECTORS,
    Vector,
    answered,
    part,
    query,
)
from tests.support.entries import filled, of, worded
from tests.support.environment import ORIGIN
from tests.support.html import attr, every, link_saying, links, one, plain, texts

WORDING = of("audit.audit")[0].fields
ARTIFACT = next(e.fields for e in of("artifacts.artifact") if e.fields["slug"] == "readiness-audit")
FIT_RULES = {entry.fields["slug"]: entry.fields for entry in of("audit.fitrule")}
PACKAGE_RULES = {entry.fields["code"]: entry.fields for entry in of("audit.packagerule")}

# Answers to the small content's audit, which has four questions.
GROWTH = "services=half&offers=none&inputs=full&release=half"  # its example's: 50 points
IN_LETTERS = "answers=nh-hf"  # the same: the third place was a question's that is gone
LAUNCH = "services=none&offers=full&inputs=none&release=half"  # 30 points
ALIKE = "services=half&offers=half&inputs=half&release=full"
STEP_2 = "/steps/show-the-website-output/"
REFUSED = "services=half&offers=none&inputs=full&release=none"  # sync, by the example otherwise


def chosen(page: str) -> dict[str, str]:
    """The answers that are ticked, by question."""
    ticked = every(page, "input[checked]")
    assert len({attr(field, "name") for field in ticked}) == len(ticked)
    return {attr(field, "name"): attr(field, "value") for field in ticked}


@pytest.mark.parametrize("vector", VECTORS, ids=str)
def test_a_link_with_all_answers_opens_the_finished_audit(asked, vector: Vector):
    page = asked(query(vector))
    verdict = part(page, "verdict")
    reason = filled(PACKAGE_RULES[vector.code]["reason"], {})
    rule = worded("rule-and-reason", code=vector.code, reason=reason)
    assert f"{vector.score} {worded('readiness-score-of-most', most=100)}" in verdict
    assert f"{worded('package-recommendation')} {vector.package} {rule}" in verdict
    assert f"No-API fit {vector.fit_words} " in verdict
    assert answered(10) in verdict
    title = f"{ARTIFACT['title']} | PageToJob"  # an address's answers are in no title
    assert texts(page, "head > title") == [title]
    assert chosen(page) == vector.answers
    assert f"Readiness score {vector.score} of 100" in part(page, "readiness-score")
    assert plain(page).count("Decides") >= 2


def test_a_buyer_who_needs_sync_at_launch_is_told_no(asked, figures):
    page = asked(query(VECTORS[8]))
    assert filled(FIT_RULES["sync-at-launch"]["reason"], figures) in part(page, "verdict")
    assert plain(text.prose(PACKAGE_RULES["R0"]["onwards"], figures)) in plain(page)


def test_a_result_says_what_it_is_not(asked, figures):
    said = plain(text.prose(ARTIFACT["not_promised"], figures))
    assert said in plain(asked(query(VECTORS[1])))


@pytest.mark.customer
def test_a_result_is_no_worth_of_a_company_and_nothing_was_read_for_it():
    said = " ".join(ARTIFACT["not_promised"].split())
    assert "the worth of your company; nothing is read from ServiceTitan" in said


def test_the_empty_audit_leads_to_the_worked_example_s_own_answers(pages, asked, figures):
    link = link_saying(pages[AUDIT], "See a finished audit")
    assert attr(link, "href") == f"{AUDIT}?{query(EXAMPLE)}"
    verdict = part(asked(query(EXAMPLE)), "verdict")
    assert verdict.startswith(f"Fictional example {answered(10)} {EXAMPLE.score} of 100")
    assert figures["readiness_score"] == EXAMPLE.score
    assert figures["readiness_package"] == EXAMPLE.package
    assert "Fictional example" not in part(asked(query(VECTORS[1])), "verdict")


def test_the_page_asks_for_answers_and_for_nothing_else(pages):
    form = one(pages[AUDIT], "form")
    assert "method" not in form.attributes  # a GET, so that the address is the answer
    inputs = every(form, "input")
    assert len(inputs) == len(of("audit.answer"))
    assert {attr(field, "type") for field in inputs} == {"radio"}
    assert not every(form, "textarea, select")
    assert {attr(field, "name") for field in inputs} == set(DOMAINS)


def test_every_answer_says_what_it_is_worth(pages):
    for entry in of("audit.answer"):
        question = one(pages[AUDIT], f'fieldset[id="{entry.fields["question"][0]}"]')
        assert f"{entry.fields['answer']} {entry.fields['points']} " in plain(question), entry.name


def test_a_finished_audit_asks_the_database_little(
    published, rf, django_assert_max_num_queries, db
):
    database.use(published.revision.database)
    published_instrument()
    handler = WSGIHandler()
    handler.get_response(rf.get(f"{AUDIT}?{query(EXAMPLE)}", HTTP_HOST="127.0.0.1"))
    with django_assert_max_num_queries(5):
        request = rf.get(f"{AUDIT}?{query(VECTORS[9])}", HTTP_HOST="127.0.0.1")
        assert handler.get_response(request).status_code == 200


def test_the_rule_that_fired_says_why_and_what_the_one_above_it_missed(small_asked):
    said = part(small_asked(LAUNCH), "verdict")
    assert "Launch Rule R3: Whoever is not ready for more begins here." in said
    missed = [
        worded("score-missed", points="30 points", least=45),
        worded("condition-missed", domains="services", found=0, least=20),
    ]
    assert worded("package-missed", package="Growth", conditions="; ".join(missed)) in said
    said = part(small_asked(GROWTH), "verdict")
    # The rule above is about the fit, so that nothing is said of what it missed.
    assert "Growth Rule R2: The pages are good enough to add to. What would change it" in said


@pytest.mark.parametrize(
    ("given", "how", "ways"),
    [
        (
            LAUNCH,
            worded("changes-one", answers="1 better answer"),
            ["1 Services: Most of them Then Growth"],
        ),
        (
            "services=half&offers=none&inputs=none&release=full",
            worded("changes-several", answers="1 better answer"),
            ["1 Offers: Each does Then Growth", "2 Lists: This week Then Growth"],
        ),
        (
            "services=none&offers=none&inputs=none&release=full",
            worded("changes-many", answers="2 better answers", others="1 other way"),
            [
                "1 Services: Most of them Offers: Each does Then Growth",
                "2 Services: Each of them Offers: Some do Then Growth",
                "3 Services: Most of them Lists: This week Then Growth",
            ],
        ),
        (
            REFUSED,
            worded("changes-of-shop"),
            ["1 First day: Later, perhaps Then Growth"],
        ),
        (GROWTH, worded("changes-none"), []),
    ],
)
def test_what_would_change_it_is_named_and_counted_and_where_nothing_would_that_is_said(
    small_asked, given, how, ways
):
    said = part(small_asked(given), "package-recommendation")
    assert said.endswith(" ".join(["What would change it", how, *ways]))


def test_a_buyer_for_whom_it_is_no_fit_is_not_led_on(small_asked):
    refused, led_on = small_asked(REFUSED), small_asked(GROWTH)
    assert "The site talks to no other system, so this is not for you." in part(refused, "verdict")
    assert "Stop here. The guardrails say why." in plain(refused)
    onwards = [links(page, ".onwards .button--accent") for page in (refused, led_on)]
    assert [[link.partition("?")[0] for link in each] for each in onwards] == [["/"], [STEP_2]]


def test_without_all_answers_there_is_no_result_and_what_is_missing_is_linked(small_asked):
    page = small_asked("services=half&release=full")
    assert part(page, "verdict").startswith(f"No verdict yet {answered(2, 4)} 20 points so far")
    for link, slug in (("2 Offers", "offers"), ("3 Lists", "inputs")):
        assert attr(link_saying(page, link), "href") == f"#{slug}"
        assert len(every(page, f'fieldset.asked[id="{slug}"]')) == 1
    assert "Decides" not in plain(page)
    assert "Decides" in plain(small_asked(GROWTH))


def test_the_order_of_the_answers_and_whatever_else_is_in_the_address_change_nothing(small_asked):
    page = small_asked(GROWTH)
    assert small_asked("&".join(reversed(GROWTH.split("&")))) == page
    assert small_asked(f"utm_source=mail&{GROWTH}&fbclid=%00%FF&a&=&b=1&b=2") == page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("offers=maybe", "There is no such answer."),
        ("offers=full%00", "There is no such answer."),
        ("offers=%FF%FE", "There is no such answer."),
        ("offers=FULL", "There is no such answer."),
        ("offers=%3Cscript%3Ealert(1)%3C/script%3E", "There is no such answer."),
        ("offers=full&offers=half", "There are two answers here; one is enough."),
        ("offers=half&offers=half", "There are two answers here; one is enough."),
    ],
)
def test_an_answer_that_is_none_has_its_sentence_beside_its_question(small_asked, wrong, says):
    page = small_asked(f"services=half&{wrong}")
    assert len(every(page, ".asked__error")) == 1
    assert plain(one(page, "fieldset#offers legend")).count(says) == 1
    assert f"{worded('link-not-understood')} 2 Offers" in plain(page)
    assert chosen(page) == {"services": "half"}
    assert "<script>alert" not in page
    assert answered(1, 4) in plain(page)


def test_an_answered_page_is_kept_by_its_reader_alone_and_stands_for_the_bare_address(small):
    answer = small.get(f"{AUDIT}?answers=-h---")
    assert answer.status == "200 OK"
    assert answer.headers["Cache-Control"] == "private, max-age=60"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Vary"] == "HX-Request, HX-Boosted"
    assert attr(one(answer.text, 'link[rel="canonical"]'), "href") == ORIGIN + AUDIT


def test_the_link_to_copy_and_the_pdf_carry_the_answers_and_nothing_else(small_asked):
    page = small_asked(f"utm_source=mail&{GROWTH}")
    copied = {attr(node, "data-copy") for node in every(page, "#result [data-copy]")}
    assert copied == {f"{AUDIT}?{IN_LETTERS}"}
    assert f"{PDF}?{IN_LETTERS}" in links(page)
    assert "utm_source" not in page


def test_a_changed_answer_is_given_the_changed_part_alone(small_asked):
    whole, piece = small_asked(GROWTH), small_asked(GROWTH, HTTP_HX_REQUEST="true")
    assert len(piece) < len(whole) * 0.8
    for absent in ("<html", "<form", "<fieldset", "<h1", "<style", "<footer"):
        assert absent not in piece
    assert part(piece, "verdict") == part(whole, "verdict")
    assert part(piece, "no-api-fit") == part(whole, "no-api-fit")
    result = worded("announced-result", score="50 of 100", package="Growth", fit="fit")
    assert plain(one(piece, "#said")) == result
    assert small_asked(GROWTH, HTTP_HX_REQUEST="true", HTTP_HX_BOOSTED="true") == whole
