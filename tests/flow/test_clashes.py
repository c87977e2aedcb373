"""What an address says may contradict itself; each contradiction is found, and nothing else."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from flow.clashes import Kind, disordered, kinds
from flow.conversation import DAYS, FIRST_DAY, LAST_DAY, Part

CHOOSING, OTHER = "choice", "account"
SOME_DAYS = st.dictionaries(st.sampled_from(DAYS), st.dates(FIRST_DAY, LAST_DAY))
DAY = date(2026, 12, 1)


def found(*agreed: str, package: str = "", is_refused: bool = False) -> list[Kind]:
    return kinds(agreed=agreed, choosing=CHOOSING, package=package, is_refused=is_refused)


def test_a_package_that_is_agreed_on_is_chosen():
    assert found(CHOOSING) == [Kind.NO_PACKAGE]
    assert found(OTHER, CHOOSING) == [Kind.NO_PACKAGE]
    assert found(CHOOSING, package="Launch") == found(OTHER) == found(package="Launch") == []


def test_where_the_pilot_is_ruled_out_nothing_is_agreed_and_no_package_chosen():
    assert found(is_refused=True) == []
    assert found(OTHER, is_refused=True) == found(CHOOSING, is_refused=True) == [Kind.AGREED]
    assert found(package="Launch", is_refused=True) == [Kind.PACKAGE]
    assert found(OTHER, package="Launch", is_refused=True) == [Kind.AGREED, Kind.PACKAGE]


def test_each_two_days_that_stand_the_other_way_round_are_found():
    call, kickoff, review = (DAY + timedelta(days=each) for each in (2, 1, 0))
    days = {Part.CALL: call, Part.KICKOFF: kickoff, Part.REVIEW: review}
    assert disordered(days) == [
        (Part.CALL, Part.KICKOFF),
        (Part.CALL, Part.REVIEW),
        (Part.KICKOFF, Part.REVIEW),
    ]
    assert disordered({Part.CALL: call, Part.REVIEW: review}) == [(Part.CALL, Part.REVIEW)]
    assert disordered(dict.fromkeys(DAYS, DAY)) == disordered({}) == []


@given(SOME_DAYS)
def test_days_add_up_where_they_come_in_their_order(days):
    said = [days[part] for part in DAYS if part in days]
    assert (not disordered(days)) == all(one <= other for one, other in pairwise(said))
