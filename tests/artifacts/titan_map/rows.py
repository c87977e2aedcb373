"""Rows of a map that nobody wrote, drawn each by itself: what one names may not be there."""

from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st

from artifacts.titan_map.rules.facts import (
    Campaign,
    ClosedDay,
    JobType,
    Membership,
    Named,
    Notice,
    Offer,
    Review,
    Season,
    Source,
    Zone,
)
from artifacts.titan_map.rules.values import (
    BookingPath,
    Role,
    Standing,
    Treatment,
    Verdict,
    ZoneStatus,
)

NOTE = Source("note", date(2026, 9, 14))
AS_OF = date(2026, 10, 13)
UNITS = tuple(Named(f"BU{n}", NOTE, f"Unit {n}") for n in (1, 2))
JOBS, ZONES, OFFERS = ("JT1", "JT2", "JT3", "JT4"), ("Z1", "Z2", "Z3"), ("O1", "O2")
DAYS = st.dates(date(2026, 9, 1), date(2026, 12, 31))
SEASONS = st.tuples(st.integers(1, 12), st.integers(1, 28))


def some(*values: object, most: int = 3) -> st.SearchStrategy:
    return st.lists(st.sampled_from(values), unique=True, max_size=most).map(tuple)


def one_of(*values: object) -> st.SearchStrategy:
    return st.sampled_from(values)


BEFORE, AFTER = st.dates(date(2026, 9, 1), AS_OF), st.dates(date(2026, 10, 14), date(2027, 6, 1))
REVIEWS = st.none() | st.builds(
    Review, one_of(*Verdict), st.just("why"), st.just(Role.OWNER), BEFORE, st.none() | AFTER
)


def each_of(codes: tuple[str, ...], build: Callable[[str], st.SearchStrategy]) -> st.SearchStrategy:
    """A row for some of the codes, in their order."""
    rows = st.tuples(*(st.none() | build(code) for code in codes))
    return rows.map(lambda drawn: tuple(row for row in drawn if row))


def job_type(code: str) -> st.SearchStrategy:
    """One that has whatever it has, all it needs, or all but one thing."""
    rough = {
        "public_label": one_of("", f"Label {code}", "Label"),
        "standing": one_of(Standing.PROMOTED, Standing.PROMOTED, *Standing),
        "business_units": some("BU1", "BU2"),
        "booking_paths": some(*BookingPath, most=2),
        "recipient": one_of("", "inbox"),
        "review": REVIEWS,
    }
    whole = {
        "public_label": st.just(f"Label {code}"),
        "standing": st.just(Standing.PROMOTED),
        "business_units": st.just(("BU1",)),
        "booking_paths": one_of(*BookingPath).map(lambda path: (path,)),
        "recipient": st.just("inbox"),
    }
    nearly = ({**whole, name: rough[name]} for name in whole)
    named = {"code": st.just(code), "source": st.just(NOTE), "name": st.just(f"Job {code}")}
    season = st.none() | st.builds(Season, SEASONS, SEASONS)
    every = (rough, whole, *nearly)
    return st.one_of(*(st.builds(JobType, **named, **facts, season=season) for facts in every))


def zone(code: str) -> st.SearchStrategy:
    zips = (f"8360{code[1]}", f"8361{code[1]}")
    of_all = (st.just(code), st.just(NOTE), st.just(f"Zone {code}"), some(*zips))
    return st.builds(Zone, *of_all, one_of(*ZoneStatus), one_of(None, *Treatment), review=REVIEWS)


def offer(code: str) -> st.SearchStrategy:
    of_all = (st.just(code), st.just(NOTE), st.just(f"Offer {code}"), one_of("", *JOBS))
    terms = (one_of("", "anyone"), st.none() | DAYS, some(*ZONES))
    return st.builds(Offer, *of_all, *terms, review=REVIEWS)


def plan(code: str) -> st.SearchStrategy:
    of_all = (st.just(code), st.just(NOTE), st.just(f"Plan {code}"), some("BU1", "BU2"))
    terms = (st.just("visits"), st.just("monthly"), st.booleans())
    return st.builds(Membership, *of_all, *terms, review=REVIEWS)


def campaign(code: str) -> st.SearchStrategy:
    return st.builds(
        Campaign,
        code=st.just(code),
        source=st.just(NOTE),
        name=one_of(f"Campaign-{code}", "Campaign-C1", "Campaign C1"),
        medium=st.just("mail"),
        page=one_of("", f"/lp/{code.lower()}"),
        job_type=one_of("", *JOBS),
        zones=some(*ZONES),
        offer=one_of("", *OFFERS),
        starts=st.just(None),
        ends=st.none() | DAYS,
        review=REVIEWS,
    )


NOTICES = tuple(
    Notice(code, NOTE, name, "Somebody sees it", Role.OPERATIONS)
    for code, name in (("snow", "Snow"), ("full", "Full day"))
)
HOLIDAYS = ("New Year’s Day", "Thanksgiving Day", "Christmas Day")
# Some holidays, and some days beside them, as no day is closed twice.
CLOSED = st.tuples(
    some(*HOLIDAYS).map(lambda names: tuple(ClosedDay(name, NOTE, name) for name in names)),
    st.sets(st.dates(date(2026, 10, 1), date(2026, 11, 20)), max_size=12).map(
        lambda days: tuple(ClosedDay(f"{day}", NOTE, "Shut", day) for day in sorted(days))
    ),
).map(lambda drawn: drawn[0] + drawn[1])

# Made once: making a strategy anew for each map costs more than drawing from it.
ROWS = st.tuples(
    each_of(JOBS, job_type),
    each_of(ZONES, zone),
    each_of(("M1", "M2"), plan),
    each_of(OFFERS, offer),
    each_of(("C1", "C2"), campaign),
)
