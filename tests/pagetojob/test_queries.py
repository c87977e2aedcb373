"""A query changes a page only where the page knows its keys, and is understood mangled too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagetojob import queries
from tests.support.audits import AUDIT, EXAMPLE, PDF, long_query, query
from tests.support.html import attr, every
from tests.support.mangled import MANGLED
from tests.support.sites import SITE

QUERY = st.lists(
    st.tuples(
        st.sampled_from(["answers", "services", "release", "zone", "at", "notice"]),
        st.sampled_from(["half", "full", "83705", "bench-and-west-boise", "2026-10-14T21:00"]),
    ),
    min_size=1,
).map(lambda pairs: "&".join("=".join(pair) for pair in pairs))
FINISHED = query(EXAMPLE)
STRANGERS = ("utm_source=mail&utm_medium=a.b", "a", "=", "fbclid=%00%FF", "amp;=1", "zones.=half")


@given(query=QUERY)
def test_a_query_that_arrives_whole_stays_as_it_is(query):
    assert queries.mended(query) == query


@pytest.mark.parametrize("name", MANGLED)
@given(query=QUERY)
def test_a_mangled_query_is_read_as_it_was_sent_off(name, query):
    assert queries.mended(MANGLED[name](query)) == query


@pytest.mark.parametrize("name", ["encoded once more", "its signs encoded", "quoted-printable"])
@given(query=QUERY.filter(lambda query: "&" in query))
def test_what_somebody_has_put_behind_a_mangled_query_changes_nothing(name, query):
    tracked = queries.mended(f"{MANGLED[name](query)}&utm_source=mail")
    assert tracked == f"{query}&utm_source=mail"


def test_signs_that_end_no_sentence_stay():
    asked = f"utm={'.' * 8_000}a"
    assert queries.mended(asked) == asked
    assert queries.mended(f"{asked}...") == asked


@pytest.mark.parametrize("name", MANGLED)
def test_a_mangled_link_shows_the_answers_that_it_was_sent_with(server, name):
    """Those with a key each lead to the one word, as they do when they arrive whole."""
    led = server.get(f"{AUDIT}?{MANGLED[name](long_query(EXAMPLE))}")
    assert (led.status, led.headers["Location"]) == (302, f"{AUDIT}?{FINISHED}")
    whole = server.get(f"{AUDIT}?{FINISHED}")
    mangled = server.get(f"{AUDIT}?{MANGLED[name](FINISHED)}")
    assert mangled.status == 200
    assert mangled.headers["Cache-Control"] == "private, max-age=60"
    assert mangled.text == whole.text


@pytest.mark.parametrize("said", STRANGERS)
def test_a_key_that_a_page_does_not_know_is_answered_by_the_file(server, pages, said):
    for address in (*pages, PDF):
        file, asked = server.get(address, "HEAD"), server.get(f"{address}?{said}", "HEAD")
        assert (asked.status, asked.headers["ETag"]) == (200, file.headers["ETag"]), address


def test_whatever_a_form_asks_is_known_to_the_page_that_it_leads_to(server, pages):
    asked = {
        (attr(form, "action").partition("#")[0], attr(field, "name"))
        for page in pages.values()
        for form in every(page, "form")
        for field in every(form, "[name]")
    }
    assert {name for _, name in asked} >= {"services", "zone", "at", "notice", "mapping", "shop"}
    for address, name in asked:
        answer = server.get(f"{address}?{name}=x", "HEAD")
        assert answer.headers["Cache-Control"].startswith("private, "), (address, name)


@pytest.mark.parametrize("address", ["/steps/map-the-operating-model", f"{SITE}boiler-repair/"])
def test_a_redirect_holds_no_line_that_a_query_would_break(server, address):
    """Encoded once more it would be a line of its own in the answer's head."""
    answer = server.get(f"{address}?a%3Db%0D%0AX-Evil:1")
    assert (answer.status, answer.headers["Location"].partition("?")[2]) == (301, "a=bX-Evil:1")
    assert "X-Evil" not in answer.headers


def test_a_key_of_another_page_is_a_stranger_s(server):
    for address, said in (
        (AUDIT, "zone=83705"),
        (SITE, "services=half"),
        ("/", "at=2026-10-14T21:00"),
    ):
        file, asked = server.get(address), server.get(f"{address}?{said}")
        assert asked.headers["ETag"] == file.headers["ETag"], address
