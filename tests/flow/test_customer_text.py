"""The customer's own text stands on the flow's page, word for word, and its counts add up."""

import pytest

from tests.flow.customer import PROOF, SUMMARY, TEXT
from tests.support.html import one, pairs, plain, texts

pytestmark = pytest.mark.customer


def sentences() -> list[str]:
    runs = {labels.replace(" · ", "") for labels in PROOF.values()}
    lines = (line.strip().removeprefix("• - ") for line in TEXT.splitlines())
    return [line for line in lines if line and line not in runs and not line.isdigit()]


@pytest.mark.parametrize("sentence", sentences())
def test_every_sentence_of_the_customer_stands_on_the_flow(pages, sentence):
    assert sentence in plain(pages["/"])


def test_the_customer_s_text_is_all_there_is_to_find():
    assert len(sentences()) > 90


@pytest.mark.parametrize("number", PROOF)
def test_every_step_shows_its_proof_in_the_customer_s_order(pages, number):
    cards = texts(pages["/"], ".step-card")
    [card] = [card for card in cards if card.startswith(f"Step {number} ")]
    labels = PROOF[number].split(" · ")
    places = [card.find(label) for label in labels]
    assert -1 not in places
    assert places == sorted(places)


def test_the_summary_adds_up():
    by_status = [SUMMARY[name] for name in list(SUMMARY)[:4]]
    assert sum(by_status) == SUMMARY["steps"]


@pytest.mark.parametrize("name", SUMMARY)
def test_the_summary_counts_what_the_flow_holds(pages, name):
    summary = one(pages["/"], 'section[aria-labelledby="summary"]')
    assert plain(summary).startswith("Flow summary ")
    assert dict(pairs(summary))[name] == str(SUMMARY[name])
