"""What every page says and what none does, whatever its content."""

import re

from artifacts.text import prose, visible_text
from tests.support.audits import AUDIT
from tests.support.entries import DISCLAIMER, LANES, STEPS, of
from tests.support.html import every, plain


def test_counts_follow_the_content_and_are_never_typed(pages):
    assert len(every(pages["/"], ".step-card")) == len(STEPS)
    assert len(every(pages["/"], ".lane-card")) == len(LANES)
    assert len(every(pages["/"], ".guardrail")) == len(of("flow.guardrail"))


def test_the_words_that_tests_read_are_those_that_are_counted(pages):
    """Pages are read one way where texts are checked, and another way here."""
    for address, html in pages.items():
        assert plain(html) == visible_text(html), address


def test_every_page_says_that_there_is_no_affiliation(pages):
    for address, html in pages.items():
        words = plain(html)
        assert DISCLAIMER in words, address


DEMO = "/artifacts/website-demo/site/"
PLAN = "/plan/"
OFFERS = {entry.fields["name"] for entry in of("titan_map.offer")}  # the fictional shop's own


def test_no_page_states_a_price_or_asks_for_a_credential(pages):
    for address, html in pages.items():
        words = plain(html)
        for offer in OFFERS:
            words = words.replace(offer, "")
        assert not re.search(r"[$€£]\s?\d|\d+ (?:dollars|USD)", words), address
        fields = {field.tag for field in every(html, "form, input, textarea, select")}
        # The forms of audit and plan are looked at by their own tests, and so is the demo site's.
        if not address.startswith(DEMO):
            asks = {AUDIT: {"form", "input"}, PLAN: {"form", "input", "select"}}
            assert fields == asks.get(address, set()), address


def test_the_worked_example_is_fictional_wherever_it_is_spoken_of(pages):
    explained = visible_text(prose(of("flow.flow")[0].fields["example"], {}))
    for address, html in pages.items():
        words = plain(html)
        if "Fictional example" in words:
            assert explained in words, address
        assert not re.search("(?<!fictional )worked example", words, re.I), address
