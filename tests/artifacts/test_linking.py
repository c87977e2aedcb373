"""Codes and addresses in a text become links, and the text stays what it was."""

import re
from html import escape

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from artifacts.linking import deciding, linked
from artifacts.text import plain
from tests.support.html import attr, every

TARGETS = {
    "JT01": "/artifacts/titan-map/#JT01",
    "O3": "#O3",
    "/": "/site/",
    "/services": "/site/services/",
    "/services/x": "/site/services/x/",
    "/lp/fall-tune-up": "/site/lp/fall-tune-up/",
    "R&D": "#r-and-d",
    deciding("CR6"): "/site/?at=2026-10-13T21:00",
}
CODE = re.compile(r'<a class="code"[^>]* href="([^"]*)">(.*?)</a>')


def links(html: str) -> list[tuple[str, str]]:
    return [(href, re.sub("<[^>]*>", "", words)) for href, words in CODE.findall(html)]


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<p>JT01, O3; JT01.</p>", ["JT01", "O3", "JT01"]),
        ("(JT01’s) /services?", ["JT01", "/services"]),
        ("JT011 XJT01 JT01x O3-a a-O3 O3.5", []),
        ("/services/x /services /services/y /services-z x/services", ["/services/x", "/services"]),
        ("<td> / </td>", ["/"]),
        ("/, /services and 1/2", ["/services"]),
        ("R&amp;D &O3; &amp;O3", ["R&amp;D", "O3"]),
        ('<p title="O3">O<b>3</b> <br>O3</p>', ["O3"]),
        ('<a href="/x"><b>O3</b></a> O3', ["O3"]),
        ("<summary>O3</summary><svg><title>O3</title><text>O3</text></svg>", []),
        ("<button>O3</button><script>O3 < 1</script><!-- O3 --><option>O3</option>", []),
        ("look @ CR6", []),
    ],
)
def test_a_name_is_found_where_it_stands_whole(html, names):
    assert [words for _, words in links(linked(html, TARGETS))] == names


def test_a_name_that_is_kept_in_one_piece_is_found_with_what_keeps_it():
    html = plain("Leads to /lp/fall-tune-up, not to /services")
    assert "unbroken" in html
    assert links(linked(html, TARGETS)) == [
        ("/site/lp/fall-tune-up/", "/lp/fall-tune-up"),
        ("/site/services/", "/services"),
    ]


def test_a_row_is_no_link_to_itself():
    html = '<div data-row="O3"><div>O3 JT01</div></div> O3 <p data-row="JT01">JT01</p>'
    assert links(linked(html, TARGETS)) == [(TARGETS["JT01"], "JT01"), ("#O3", "O3")]
    led = {"/gone": "#G04"}
    assert links(linked('<li data-row="G04">/gone</li>', led)) == []


def test_a_link_to_another_page_is_one_that_a_browser_follows_by_itself():
    found = {attr(a, "href"): a.attributes for a in every(linked("O3 JT01", TARGETS), "a")}
    assert "data-hx-boost" not in found["#O3"]
    assert found[TARGETS["JT01"]]["data-hx-boost"] == "false"


def test_a_template_links_what_stands_between():
    source = "{% load text %}{% linked targets %}<p>{{ code }}</p>{% endlinked %} O3"
    shown = Template(source).render(Context({"targets": TARGETS, "code": "O3 <"}))
    assert shown == '<p><a class="code" href="#O3">O3</a> &lt;</p> O3'
    assert Template(source).render(Context({"targets": {}, "code": "O3"})) == "<p>O3</p> O3"


WORDS = st.sampled_from(
    [*TARGETS, "a", "-", ".", "JT011", "x/", " ", "span", "class", "amp", "&", "<"]
)
TEXTS = st.lists(WORDS, max_size=6).map(lambda words: escape("".join(words)))
MARKED = st.lists(WORDS, max_size=5).map(lambda words: plain(" ".join(words)))
TAGS = ["p", "a", "b", "svg", "summary", 'div data-row="O3"', 'span class="unbroken"', "script"]


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def made(tag: str, parts: list[str]) -> str:
        return f"<{tag}>{''.join(parts)}</{tag.split()[0]}>"

    return st.builds(made, st.sampled_from(TAGS), st.lists(inner, max_size=3))


HTML = st.recursive(st.one_of(TEXTS, MARKED), element, max_leaves=12)
NAMES = st.dictionaries(
    st.one_of(st.sampled_from([*TARGETS, "span", "class", "unbroken", "lt", "x3", "a-a"])),
    st.sampled_from(["#x", "/y?a=1&b=2"]),
)


def words_of(html: str) -> str:
    return re.sub("<[^>]*>", "", html)


@given(HTML, NAMES)
def test_whatever_is_linked_reads_as_before_and_no_link_stands_in_another(html, targets):
    found = linked(html, targets)
    assert words_of(found) == words_of(html)
    # Without our own links it is what it was, to the letter.
    assert re.sub(r'<a class="code"[^>]*>(.*?)</a>', r"\1", found) == html
    depth = 0
    for end, attributes in re.findall(r"<(/?)a([^>]*)>", found):
        assert not (depth and "code" in attributes)
        depth += -1 if end else 1
    assert linked(found, targets) == found
