"""The customer's own text stands on the flow's page, word for word, and its counts add up."""

import re
from pathlib import Path

import pytest

from artifacts.text import visible_text
from tests.support.audits import AUDIT
from tests.support.entries import of

CUSTOMER_TEXT = (Path(__file__).parent / "data" / "customer-text.txt").read_text()

# The runs of labels in the customer's file have lost their separators.
PROOF = {
    1: "Readiness score · Package recommendation · No-API fit",
    2: "Mapped service pages · Booking fallback · Service-area pages · Offer positioning",
    3: "Titan Map · Coverage score · Capacity rules · Mapping gaps",
    4: "Package boundaries · Minimum terms · API-gated exclusions · Manual-first deliverables",
    5: "Statement of work · Customer responsibilities · Acceptance gates · Commercial terms",
    6: "Onboarding questions · Artifact requests · Redaction rules · Signoff gates",
    7: "Admin contact · Module inventory · No-credential rules · Future authorization gates",
    8: "URL list · Booking path status · Drift baseline · API boundary · 30-day review prompt",
}
SUMMARY = {
    "ready now": 3,
    "customer input": 2,
    "manual review": 2,
    "API gated": 1,
    "steps": 8,
    "buyer lanes": 4,
    "guardrails": 4,
}


def sentences() -> list[str]:
    runs = {labels.replace(" · ", "") for labels in PROOF.values()}
    lines = (line.strip().removeprefix("• - ") for line in CUSTOMER_TEXT.splitlines())
    return [line for line in lines if line and line not in runs and not line.isdigit()]


@pytest.mark.parametrize("sentence", sentences())
def test_every_sentence_of_the_customer_stands_on_the_flow(pages, sentence):
    assert sentence in visible_text(pages["/"])


def test_the_customer_s_text_is_all_there_is_to_find():
    assert len(sentences()) > 90


@pytest.mark.parametrize("number", PROOF)
def test_every_step_shows_its_proof_in_the_customer_s_order(pages, number):
    sequence = visible_text(pages["/"]).partition("Buyer sequence")[2]
    card = sequence.partition(f"Step {number} ")[2].partition(f"Step {number + 1} ")[0]
    labels = PROOF[number].split(" · ")
    places = [card.find(label) for label in labels]
    assert -1 not in places
    assert places == sorted(places)


def test_the_summary_adds_up():
    by_status = [SUMMARY[name] for name in list(SUMMARY)[:4]]
    assert sum(by_status) == SUMMARY["steps"]


@pytest.mark.parametrize("name", SUMMARY)
def test_the_summary_counts_what_the_flow_holds(pages, name):
    summary = visible_text(pages["/"]).partition("Flow summary")[2].partition("The flow sells")[0]
    assert re.search(rf"\b{name} {SUMMARY[name]}\b", summary)


def test_counts_follow_the_content_and_are_never_typed(pages):
    assert pages["/"].count('class="step-card"') == SUMMARY["steps"]
    assert pages["/"].count('class="lane-card"') == SUMMARY["buyer lanes"]
    assert pages["/"].count('class="guardrail"') == SUMMARY["guardrails"]


def test_every_page_says_that_there_is_no_affiliation(pages):
    for address, html in pages.items():
        words = visible_text(html)
        assert "PageToJob is not affiliated with or endorsed by ServiceTitan." in words, address


DEMO = "/artifacts/website-demo/site/"
OFFERS = {entry.fields["name"] for entry in of("offer")}  # the fictional shop's own


def test_no_page_states_a_price_or_asks_for_a_credential(pages):
    for address, html in pages.items():
        words = visible_text(html)
        for offer in OFFERS:
            words = words.replace(offer, "")
        assert not re.search(r"[$€£]\s?\d|\d+ (?:dollars|USD)", words), address
        fields = set(re.findall(r"<(?:form|input|textarea|select)\b", html))
        # The audit's form is looked at in test_audit, the demo site's in test_site.
        if not address.startswith(DEMO):
            assert fields == ({"<form", "<input"} if address == AUDIT else set()), address


def test_the_worked_example_is_fictional_wherever_it_is_spoken_of(pages):
    for address, html in pages.items():
        words = visible_text(html)
        if "Fictional example" in words:
            assert "one heating, cooling and plumbing shop that does not exist" in words, address
        assert not re.search("(?<!fictional )worked example", words, re.I), address
