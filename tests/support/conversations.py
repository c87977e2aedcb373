"""Conversations: any that may be had, and one that says whatever can be said; and what an address
says of one.
"""

from collections.abc import Collection, Sequence
from datetime import date
from urllib.parse import parse_qsl, urlsplit

from django.http import QueryDict
from hypothesis import strategies as st

from artifacts.audit import letters
from artifacts.audit.models import instrument
from flow.conversation import DAYS, FIRST_DAY, LAST_DAY, Conversation, Mark, Part, State
from flow.names import fault
from flow.reading import Choices, Said, choices, read
from pagetojob.queries import mended

PLAN, PLAN_PDF = "/plan/", "/plan.pdf"
# Names that an address has to be careful with.
AWKWARD = (
    "Smith & Co.",
    "(Boise)",
    "Smith (Boise).",
    "3D Heating",
    "3D",
    "=3D",
    "A = B",
    "A&B",
    "A&B = C",
    "A&amp;B",
    "100% Air",
    "50%0D Off",
    "1+1 = 2,",
    "?#/;",
    "D’Angelo “Air” – 24",
    "…",
    "É & Ü",
)
SEEN = [chr(each) for each in (*range(33, 127), *range(0xA1, 0x100)) if each != 0xAD] + [
    *"ıŒœ‘’“”–—•…"
]
WORDS = st.text(st.sampled_from(SEEN), min_size=1, max_size=25)
NAMES = st.one_of(
    st.sampled_from(AWKWARD),
    st.lists(WORDS, min_size=1, max_size=5).map(" ".join).filter(lambda name: not fault(name)),
)
ANY_DAY = st.dates(FIRST_DAY, LAST_DAY)


def said(query: str) -> Said:
    """What the application takes a query to say, as it came over the wire."""
    return read(QueryDict(mended(query).encode("latin-1")))


def any_of(choices: Choices) -> st.SearchStrategy[Conversation]:
    """Any conversation that may be had with the steps, lanes and packages that there are."""
    offered = {
        each.slug: st.sampled_from([choice.level for choice in each.choices])
        for each in instrument().questions
    }
    given = st.fixed_dictionaries({}, optional=offered)
    marks = st.fixed_dictionaries({}, optional=dict.fromkeys(choices.steps, _marks(choices.lanes)))
    return st.builds(
        Conversation,
        shop=st.one_of(st.just(""), NAMES),
        days=st.fixed_dictionaries({}, optional=dict.fromkeys(DAYS, ANY_DAY)),
        answers=given.map(lambda given: letters.word(instrument(), given) if given else ""),
        package=st.sampled_from(["", *choices.packages]),
        marks=marks.map(lambda said: {step: said[step] for step in choices.steps if step in said}),
    )


def _marks(lanes: Collection[str]) -> st.SearchStrategy[Mark]:
    by, until = st.sampled_from(["", *lanes]), st.one_of(st.none(), ANY_DAY)
    return st.one_of(
        st.sampled_from([Mark(State.AGREED), Mark(State.NOT_FOR_US)]),
        st.builds(Mark, st.just(State.OPEN), by, until),
    )


def whole(shop: str = "Müller & Søn (Boise), “Air”.", answers: str = "") -> Conversation:
    """One that says whatever can be said, of the content at hand; most steps are open."""
    there = choices()
    lanes = [*there.lanes]
    steps = {
        step: Mark(State.OPEN, lanes[number % len(lanes)], date(2026, 12, number))
        for step, number in there.steps.items()
    }
    return Conversation(
        shop=shop,
        days=dict(zip(DAYS, (date(2026, 12, 1), date(2027, 1, 4), date(2027, 2, 1)), strict=True)),
        answers=answers or letters.word(instrument(), instrument().sample),
        package=[*there.packages][-1],
        marks=steps,
    )


def held(address: str) -> list[tuple[str, str]]:
    """The pairs of a conversation that an address holds; sorted, since a form's may be elsewhere
    than a link's.
    """
    kinds = ("step-", "by-", "until-")
    pairs = parse_qsl(urlsplit(address).query, keep_blank_values=True)
    return sorted(pair for pair in pairs if pair[0] in list(Part) or pair[0].startswith(kinds))


def without(pairs: Sequence[tuple[str, str]], *keys: str) -> list[tuple[str, str]]:
    """The pairs but for those of some keys, sorted."""
    return sorted(pair for pair in pairs if pair[0] not in keys)
