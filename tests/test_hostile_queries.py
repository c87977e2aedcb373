"""Whatever stands in an address, the answer is a page or a clear refusal, never a fault of ours."""

import re
from collections.abc import Callable
from urllib.parse import quote_from_bytes
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pagetojob.serving import Application
from tests.audits import LEVELS, OF_FIT, SCORED

AUDIT, PDF = "/artifacts/readiness-audit/", "/artifacts/readiness-audit.pdf"
Answered = tuple[int, dict[str, str], str]

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
KEYS = st.one_of(st.sampled_from([*SCORED, *OF_FIT]), st.sampled_from(NASTY), st.text(max_size=12))
VALUES = st.one_of(st.sampled_from([*LEVELS, *NASTY]), st.text(max_size=12))
encoded = st.one_of(
    st.text(max_size=20).map(lambda text: quote_from_bytes(text.encode("utf-8", "replace"))),
    st.binary(max_size=20).map(quote_from_bytes),
    # As it may come over the wire: any byte but those that end a request's line.
    st.text(st.characters(max_codepoint=255, exclude_characters=" \r\n"), max_size=20),
)
PAIRS = st.tuples(KEYS, VALUES).map(
    lambda pair: "=".join(quote_from_bytes(each.encode("utf-8", "replace")) for each in pair)
)
QUERIES = st.lists(st.one_of(PAIRS, encoded), max_size=14).map("&".join)

thousands = settings(
    max_examples=2000,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def answer(published, django_db_blocker) -> Callable[[str, str], Answered]:
    """What the whole application says, in this process."""
    application = Application(WSGIHandler())

    def ask(path: str, query: str) -> Answered:
        environ = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "127.0.0.1"}
        setup_testing_defaults(environ)
        said = []
        with django_db_blocker.unblock():
            body = b"".join(application(environ, lambda *start: said.append(start)))
        return int(said[0][0][:3]), dict(said[0][1]), body.decode()

    return ask


@settings(thousands, max_examples=300)
@given(query=QUERIES)
def test_no_query_makes_the_audit_fail_or_stands_in_it_unescaped(answer, query):
    status, fields, page = answer(AUDIT, query)
    assert status in (200, 400)
    assert "Set-Cookie" not in fields
    if status == 200:
        assert page.count("<fieldset") == 10
    assert not re.search(r"<script(?! src=)|onerror|{{|{%|OR 1=1", page)


@thousands
@given(query=QUERIES.filter(lambda query: query and query.count("=") < 10))
def test_no_query_makes_an_unfinished_pdf_do_more_than_lead_to_its_page(answer, query):
    status, fields, _ = answer(PDF, query)
    assert status in (302, 400)
    if status == 302:
        assert re.fullmatch(rf"{PDF}|{AUDIT}\?[\x21-\x7e]+", fields["Location"])


@settings(thousands, max_examples=100)
@given(query=QUERIES)
def test_no_query_makes_any_other_page_fail(answer, query):
    assert answer("/steps/qualify-the-account/", query)[0] in (200, 400)


@pytest.mark.parametrize("path", [AUDIT, PDF, "/"])
def test_a_megabyte_of_query_is_refused_at_once(answer, server, path):
    status, _, page = answer(path, "services=" + "half" * 250_000)
    assert status == 400
    assert "the address is too long" in page
    line = f"GET {path}?{'a' * 1_000_000} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    assert re.match(rb"HTTP/1.1 4\d\d |$", server.raw(line.encode()))
    assert server.get("/healthz").status == 200


def test_a_thousand_keys_are_refused(answer):
    assert answer(AUDIT, "&".join(["a=1"] * 1500))[0] == 400
