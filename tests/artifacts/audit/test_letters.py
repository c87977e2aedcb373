"""The answers are one word of an address, which every link holds and no change of content moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artifacts.audit import letters
from artifacts.audit.models import instrument as published_instrument
from artifacts.audit.rules import LEVELS, Level
from tests.support.audits import AUDIT, EXAMPLE, OF_FIT, SCORED, VECTORS, long_query, query
from tests.support.html import every, one, plain

OFFERED = dict.fromkeys([*SCORED, *OF_FIT], st.sampled_from(LEVELS))
SOME = st.fixed_dictionaries({}, optional={**OFFERED, "campaigns": st.sampled_from(Level)})


@pytest.fixture(scope="module")
def instrument(published, django_db_blocker):
    with django_db_blocker.unblock():
        return published_instrument()


@given(answers=SOME)
def test_answers_are_read_as_they_were_written(instrument, answers):
    word = letters.word(instrument, answers)
    assert {slug: value for slug, value in letters.values(instrument, word).items() if value} == {
        slug: answers[slug] for slug in answers
    }


def test_a_finished_audit_is_a_short_address():
    assert len(f"{AUDIT}?{query(EXAMPLE)}") <= 80


def test_a_place_whose_question_is_gone_is_nobody_s(small):
    """The small content's third; its questions stand in another order than their places."""
    answer = small.get(f"{AUDIT}?services=half&offers=none&inputs=full&release=half")
    assert (answer.status, answer.headers["Location"]) == ("302 Found", f"{AUDIT}?answers=nh-hf")
    assert small.get(f"{AUDIT}?answers=nhfhf").text == small.get(f"{AUDIT}?answers=nh-hf").text


@pytest.mark.parametrize("vector", VECTORS, ids=str)
def test_a_link_with_a_key_for_each_answer_leads_to_the_short_one(server, vector):
    """People have sent each other such links."""
    answer = server.get(f"{AUDIT}?{long_query(vector)}&utm_source=mail")
    assert (answer.status, answer.headers["Location"]) == (302, f"{AUDIT}?{query(vector)}")


def test_an_answer_given_in_place_shows_the_short_address(small):
    part = small.get(f"{AUDIT}?services=half&inputs=full", HTTP_HX_REQUEST="true")
    assert (part.status, part.headers["HX-Replace-Url"]) == ("200 OK", f"{AUDIT}?answers=-h--f")
    wrong = small.get(f"{AUDIT}?services=half&inputs=maybe", HTTP_HX_REQUEST="true")
    assert "HX-Replace-Url" not in wrong.headers  # so that what was not understood stays


def test_where_both_stand_the_short_one_counts(small):
    answer = small.get(f"{AUDIT}?answers=nh-hf&services=full&offers=maybe")
    assert answer.status == "200 OK"
    assert answer.text == small.get(f"{AUDIT}?answers=nh-hf").text


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("answers=nx-hf", ["services"]),
        ("answers=nH-hf", ["services"]),
        ("answers=nh-", ["inputs", "release"]),
        ("answers=nh-hfXYZ", ["services", "offers", "inputs", "release"]),
        ("answers=nh-hf&answers=nh-hf", ["services", "offers", "inputs", "release"]),
        ("answers=%22%3E%3Cscript%3E", ["services", "offers", "inputs", "release"]),
        ("answers=nh-hfffffffff", []),
    ],
)
def test_a_letter_that_is_none_is_named_beside_its_question(small, said, wrong):
    page = small.get(f"{AUDIT}?{said}").text
    assert len(every(page, ".asked__error")) == len(wrong)
    for slug in wrong:
        assert plain(one(page, f"fieldset#{slug} .asked__error"))
    assert '"><script>' not in page
