"""Whatever stands in an address, the answer is a page or a clear refusal, never a fault of ours."""

import re
from urllib.parse import parse_qs, quote_from_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flow import conversation
from pagetojob import queries
from pagetojob.requests import LONGEST_QUERY
from tests.pagetojob.conftest import AS_HTML
from tests.support.audits import AUDIT, LEVELS, PDF
from tests.support.html import every
from tests.support.profiles import examples

QUESTIONS = ("services", "offers", "inputs", "release")
KNOWN = ("answers", *QUESTIONS)

NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% debug %}",
    "' OR 1=1 --",
    "../../etc/passwd",
    "\x00",
    "\r\nSet-Cookie: a=1",
    "\u202e\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "half" * 400,
]
CONVERSED = ("shop", "call", "package", "step-map", "by-map", "until-map", "step-gone", "step-")
KEYS = st.one_of(
    st.sampled_from([*KNOWN, *CONVERSED]), st.sampled_from(NASTY), st.text(max_size=12)
)
REST = r"([?&](shop|step-map)=[\x21-\x7e]+)*"  # of a conversation
WORDS = ("hn-h-", "hnf", "n----")  # each leaves a question open
VALUES = st.one_of(st.sampled_from([*LEVELS, *WORDS, *NASTY]), st.text(max_size=12))
ENCODED = st.one_of(
    st.text(max_size=20).map(lambda text: quote_from_bytes(text.encode("utf-8", "replace"))),
    st.binary(max_size=20).map(quote_from_bytes),
    # As it may come over the wire: any byte but those that end a request's line.
    st.text(st.characters(max_codepoint=255, exclude_characters=" \r\n"), max_size=20),
)
PAIRS = st.tuples(KEYS, VALUES).map(
    lambda pair: "=".join(quote_from_bytes(each.encode("utf-8", "replace")) for each in pair)
)
QUERIES = st.lists(st.one_of(PAIRS, ENCODED), max_size=14).map("&".join)
UNFINISHED = QUERIES.filter(
    lambda query: query and not all(f"{key}=" in query for key in QUESTIONS)
)


def is_known(key):
    """Whether it changes the audit."""
    return queries.is_among(key, (*KNOWN, *conversation.KEYS))


def is_led_on(query, address, fields):
    """A field that was left empty leaves the address; whatever else it says is encoded anew."""
    said = parse_qs(queries.mended(query), keep_blank_values=True)
    empty = [key for key, values in said.items() if not any(values)]
    assert any(queries.is_among(key, conversation.KEYS) for key in empty)
    return re.fullmatch(rf"{address}(\?[\x21-\x7e]+)?", fields["Location"])


@settings(max_examples=examples(100))
@given(query=QUERIES)
def test_no_query_makes_the_audit_fail_or_stands_in_it_unescaped(small, query):
    status, fields, body = small.get(f"{AUDIT}?{query}")
    page = body.decode()
    assert status in ("200 OK", "302 Found", "400 Bad Request")
    assert "Set-Cookie" not in fields
    if status == "302 Found":
        led = re.fullmatch(rf"{AUDIT}(\?answers=[fhn-]+)?{REST}", fields["Location"])
        assert led or is_led_on(query, AUDIT, fields)
    if status == "200 OK":
        assert len(every(page, "fieldset")) == len(QUESTIONS)
    assert not re.search(r"<script(?! src=)|onerror|{{|{%|OR 1=1", page)


@settings(max_examples=examples(100))
@given(query=UNFINISHED)
def test_no_query_makes_an_unfinished_pdf_do_more_than_lead_to_its_page(small, query):
    status, fields, _ = small.get(f"{PDF}?{query}", **AS_HTML)
    asked = queries.keys(query)
    if not any(is_known(key) for key in asked) and len(query) <= LONGEST_QUERY:
        assert (status, fields["Cache-Control"]) == ("200 OK", "public, max-age=60")
        return
    if asked.isdisjoint(KNOWN) and status != "302 Found":  # the questions, with whose they are
        assert status in ("200 OK", "400 Bad Request")
        return
    assert status in ("302 Found", "400 Bad Request")
    if status == "302 Found":
        assert re.fullmatch(rf"({PDF}|{AUDIT})(\?[\x21-\x7e]+)?", fields["Location"])


@settings(max_examples=examples(25))
@given(query=QUERIES)
def test_no_query_makes_any_other_page_fail(small, query):
    for address in ("/steps/map-the-operating-model/", "/plan/", "/nothing/"):
        status, fields, body = small.get(f"{address}?{query}")
        known = status in ("200 OK", "400 Bad Request", "404 Not Found")
        assert known or is_led_on(query, address, fields)
        assert "Set-Cookie" not in fields
        assert not re.search(r"<script(?! src=)|<img", body.decode())


@pytest.mark.parametrize("path", [AUDIT, PDF, "/"])
def test_a_megabyte_of_query_is_refused_at_once(application, server, path):
    status, _, body = application(f"{path}?services=" + "half" * 250_000)
    assert status == "400 Bad Request"
    assert b"the address is too long" in body
    line = f"GET {path}?{'a' * 1_000_000} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    assert re.match(rb"HTTP/1.1 4\d\d |$", server.raw(line.encode()))
    assert server.get("/healthz").status == 200


def test_a_thousand_keys_are_refused(application):
    many = "&".join(["services=half", *["a=1"] * 1500])
    assert application(f"{AUDIT}?{many}")[0] == "400 Bad Request"
