"""A word of ours is a link to its meaning where a text first says it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from artifacts.explaining import explained
from artifacts.text import prose
from tests.support.entries import of
from tests.support.html import attr, every, links, one, plain

MEANINGS = {
    "zone": "/glossary/#zone",
    "zones": "/glossary/#zone",
    "capacity rule": "/glossary/#capacity-rule",
    "rule": "/glossary/#rule",
}


def explain(html: str) -> str:
    return explained(html, MEANINGS, "{} & what it means".format)


def linked(html: str) -> list[tuple[str, str]]:
    found = explain(f"<div>{html}</div>")
    return [(plain(node), attr(node, "href")) for node in every(found, "a.term")]


def test_the_longest_word_is_linked_where_it_first_stands_and_no_meaning_twice():
    text = "<p>A capacity rule of a zone. Zones have a rule, a capacity rule.</p>"
    assert linked(text) == [
        ("capacity rule", "/glossary/#capacity-rule"),
        ("zone", "/glossary/#zone"),
        ("rule", "/glossary/#rule"),
    ]


def test_a_word_is_found_in_capitals_and_across_a_space_that_keeps_two_in_one_piece():
    assert linked("<p>One Capacity\u00a0rule</p>") == [
        ("Capacity rule", "/glossary/#capacity-rule")
    ]


def test_a_part_of_a_word_a_heading_and_a_link_are_left_alone():
    assert linked('<h3>Zone</h3><p>Ozone, re-zone, <a href="/x/">a zone</a>, zone-free</p>') == []


WORDS = st.sampled_from(["zone", "Zones", "capacity", "rule", "[rule](/a/)", "**rule**", "&", "<"])


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_whatever_is_explained_says_the_same_words(words):
    html = prose(" ".join(words), {})
    made = explain(html)
    assert re.sub(r'<a class="term" [^>]*>(.*?)</a>', r"\1", made) == html


def test_every_word_of_the_glossary_is_explained_once_on_its_page(pages):
    page = pages["/glossary/"]
    assert len(every(page, ".glossary__term")) == len(of("flow.glossaryterm")) > 20
    for entry in of("flow.glossaryterm"):
        term = one(page, f"#{entry.fields['slug']}")
        assert plain(one(term, "dt")) == entry.fields["name"]
        assert plain(one(term, "dd"))


def test_sections_and_lanes_explain_the_words_that_they_use(pages):
    """In the text of each, and only where there is a meaning."""
    known = {f"/glossary/#{entry.fields['slug']}" for entry in of("flow.glossaryterm")}
    met = set()
    for address, page in pages.items():
        if address.startswith(("/artifacts/", "/lanes/")):
            for text in every(page, ".reading"):
                terms = links(text, "a.term")
                assert len(terms) == len(set(terms)), address
                met.update(terms)
    assert met <= known
    assert len(met) > 10
