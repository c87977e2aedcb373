"""What every page says and what none does, whatever its content."""

import re

from artifacts.text import prose, visible_text
from tests.support.audits import AUDIT
from tests.support.entries import DISCLAIMER, LANES, STEPS, of


def test_counts_follow_the_content_and_are_never_typed(pages):
    assert pages["/"].count('class="step-card"') == len(STEPS)
    assert pages["/"].count('class="lane-card"') == len(LANES)
    assert pages["/"].count('class="guardrail"') == len(of("flow.guardrail"))


def test_every_page_says_that_there_is_no_affiliation(pages):
    for address, html in pages.items():
        words = visible_text(html)
        assert DISCLAIMER in words, address


DEMO = "/artifacts/website-demo/site/"
OFFERS = {entry.fields["name"] for entry in of("titan_map.offer")}  # the fictional shop's own


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
    explained = visible_text(prose(of("flow.flow")[0].fields["example"], {}))
    for address, html in pages.items():
        words = visible_text(html)
        if "Fictional example" in words:
            assert explained in words, address
        assert not re.search("(?<!fictional )worked example", words, re.I), address
