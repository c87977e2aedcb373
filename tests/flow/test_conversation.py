"""A conversation is its address: what is said is read again, and what is not ours is named."""

from datetime import date
from urllib.parse import quote_from_bytes, urlencode

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from flow.conversation import KEYS, Conversation, Part
from flow.reading import choices
from pagetojob.queries import mended
from tests.support.audits import EXAMPLE, query
from tests.support.conversations import AWKWARD, PLAN, any_of, said, whole
from tests.support.entries import STEPS, worded
from tests.support.mangled import MANGLED
from tests.support.profiles import examples

ORIGIN = "https://pilot.pagetojob.example"  # thirty letters or so, as ours may have
WORD = next(iter(STEPS.values()))["word"]
NASTY = ["", " ", "<script>", "\x00", "\r\nSet-Cookie: a=1", "\u202e", "2026-13-45", "%", "open"]
TEXT = st.one_of(st.sampled_from(NASTY), st.text(max_size=20))
PAIR = st.tuples(
    st.one_of(st.sampled_from([*KEYS, *(f"{key}{WORD}" for key in KEYS)]), TEXT), TEXT
).map(lambda pair: "=".join(quote_from_bytes(part.encode("utf-8", "replace")) for part in pair))
LINE = st.text(st.characters(max_codepoint=255, exclude_characters=" \r\n"), max_size=20)
QUERIES = st.lists(st.one_of(PAIR, LINE), max_size=9).map("&".join)


@pytest.fixture(scope="module", autouse=True)
def shipped(published, django_db_blocker):
    """What there is to be said is the shipped content's."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def conversations(shipped):
    return any_of(choices())


@settings(max_examples=examples(60))
@given(data=st.data())
def test_what_is_said_is_read_as_it_was_said(conversations, data):
    spoken = data.draw(conversations)
    found = said(spoken.query.removeprefix("?"))
    assert found.conversation == spoken
    assert (found.faults, found.wrong) == ({}, ())
    assert found.conversation.query == spoken.query


@settings(max_examples=examples(100))
@given(data=st.data())
def test_so_it_is_when_the_link_was_mangled(conversations, data):
    spoken = data.draw(conversations.filter(bool))
    written = spoken.query.removeprefix("?")
    assert mended(written) == written
    # Alone, and without its signs, nobody could tell such a name from a query.
    assume(not {*"&="} <= {*spoken.shop} or len(spoken.pairs) > 1)
    mangle = data.draw(st.sampled_from([*MANGLED]))
    assert said(MANGLED[mangle](written)).conversation.query == f"?{written}"


@pytest.mark.parametrize("name", AWKWARD)
def test_a_name_alone_comes_through_whatever_became_of_its_link(name):
    spoken = Conversation(shop=name)
    for mangle in (str, *MANGLED.values()):
        assert said(mangle(spoken.query.removeprefix("?"))).conversation == spoken


@settings(max_examples=examples(150))
@given(query=QUERIES)
def test_any_query_is_read_and_what_is_understood_is_understood_again(query):
    found = said(query)
    again = said(found.conversation.query.removeprefix("?"))
    assert (again.conversation, again.wrong) == (found.conversation, ())
    assert "<script>" not in found.left_out


def test_a_whole_call_is_a_short_address():
    """Eight open steps, each with who decides and until when, and a name that is hard to write."""
    name = "ÄÖÜäöüÄÖÜä " * 5 + "Söhne"
    spoken = whole(name, query(EXAMPLE).partition("=")[2])
    assert len(name) == 60
    assert len(spoken.marks) == len(STEPS)
    assert said(spoken.query.removeprefix("?")).conversation == spoken
    assert len(f"{ORIGIN}{PLAN}{spoken.query}") < 1500


NUMBER = next(iter(STEPS.values()))["number"]
PACKAGE, SHOP = worded("part-package"), worded("part-shop")
STATE, LANE, UNTIL = (
    worded(f"step-part-{part}", number=NUMBER) for part in ("step", "by", "until")
)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"package": "gold"}, PACKAGE),
        ({"package": "not-a-fit"}, PACKAGE),  # a verdict, and nothing to choose
        ({"package": ["growth", "launch"]}, PACKAGE),
        ({"package": ["growth", "growth"]}, PACKAGE),
        ({"shop": "smith.example"}, SHOP),
        ({"shop": ["Smith", "Jones"]}, SHOP),
        ({"call": "tomorrow"}, worded("part-call")),
        ({"call": "2026-02-30"}, worded("part-call")),
        ({"call": "20261204"}, worded("part-call")),
        ({"call": "2026-12-4"}, worded("part-call")),
        ({"call": "2026-W49-5"}, worded("part-call")),
        ({"call": "２０２６-12-04"}, worded("part-call")),
        ({"kickoff": "2025-12-31"}, worded("part-kickoff")),
        ({"review": "2036-01-01"}, worded("part-review")),
        ({"answers": "x"}, worded("part-answers")),
        ({f"step-{WORD}": "perhaps"}, STATE),
        ({f"step-{WORD}": ["open", "agreed"]}, STATE),
        ({f"step-{WORD}": "open", f"by-{WORD}": "neighbour"}, LANE),
        ({f"step-{WORD}": "open", f"until-{WORD}": "soon"}, UNTIL),
        ({"step-gone": "open"}, worded("step-gone")),
        ({"step-": "open"}, worded("step-gone")),
    ],
)
def test_what_is_not_one_of_ours_is_left_out_and_named(wrong, named):
    found = said(urlencode({**wrong, "utm_source": "mail"}, doseq=True))
    assert found.wrong == (named,)
    assert named in found.left_out
    # A step that is open for nobody yet, and until no day, is still open.
    kept = {key: value for key, value in wrong.items() if value == "open" and WORD in key}
    assert dict(found.conversation.pairs) == kept


def test_the_first_and_the_last_day_may_be_said():
    for day in (date(2026, 1, 1), date(2035, 12, 31)):
        found = said(f"call={day}&review={day}")
        assert found.conversation.days == {Part.CALL: day, Part.REVIEW: day}


@pytest.mark.parametrize("state", ["agreed", "not-for-us", ""])
def test_who_decides_and_until_when_is_said_of_an_open_step_alone(state):
    lane = next(iter(choices().lanes))
    spoken = said(f"step-{WORD}={state}&by-{WORD}={lane}&until-{WORD}=2026-12-04").conversation
    assert spoken == said(f"step-{WORD}={state}").conversation


def test_a_conversation_runs_from_its_first_value_on():
    assert not said("utm_source=mail&shop=&answers=----------&step-x=").conversation
    for each in ("shop=A", "call=2026-12-04", f"step-{WORD}=agreed", query(EXAMPLE)):
        assert said(each).conversation, each
