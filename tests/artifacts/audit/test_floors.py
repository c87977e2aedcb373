"""What a package asks for on a few questions keeps it closed, though the points be there; of what a
shop does not do nothing is wrong, and nothing can be built on it; and what is weak is mended, what
the fit waits for first.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artifacts.audit.models import instrument as published_instrument
from artifacts.audit.rules import LEVELS, Instrument, Level, Result
from tests.support.audits import COMPLETE, EXAMPLE, SCORED, answers, expected
from tests.support.profiles import examples

ANY = settings(max_examples=examples(60))


@pytest.fixture(scope="module")
def instrument(published, django_db_blocker) -> Instrument:
    with django_db_blocker.unblock():
        return published_instrument()


def slugs(questions) -> list[str]:
    return [question.slug for question in questions]


def missed(result: Result) -> list[tuple[list[str], int, int]]:
    """Of what, how much is asked and how much there is."""
    return [(slugs(each.questions), each.least, result.found(each)) for each in result.missed]


@pytest.mark.parametrize(
    ("letters", "score", "code", "floors"),
    [
        ("FFHNHNHH", 53, "R3", [(["offers", "capacity"], 8, 0)]),  # an expired offer, no rules
        ("FFHNHHHH", 58, "R3", [(["offers", "capacity"], 8, 5)]),
        ("FNFFFFFF", 85, "R3", [(["zones"], 8, 0)]),  # pages for places that are not served
        ("FHFFFFFF", 93, "R2", [(["zones"], 15, 8)]),  # every area is shown as bookable
        ("FFFNFFFF", 85, "R2", [(["offers"], 8, 0)]),  # an expired offer beside written rules
    ],
)
def test_a_floor_keeps_a_package_closed_whatever_the_score(
    instrument, letters, score, code, floors
):
    result = Result(instrument, answers(letters))
    assert (result.score, result.rule.code) == (score, code)
    assert [each for each in missed(result) if each[0]] == floors
    assert all(each.why for each in result.missed if each.questions)


@pytest.mark.parametrize(
    ("letters", "code"),
    [("FFHNHFHH", "R2"), ("FFFNFFFF", "R2"), ("FHFNHFHH", "R2"), ("FFFFFFFN", "R1")],
)
def test_growth_is_open_with_an_expired_offer_where_written_rules_stand_beside_it(
    instrument, letters, code
):
    assert Result(instrument, answers(letters)).rule.code == code


def test_with_an_expired_offer_and_no_rules_nobody_grows_on_few_points(instrument):
    """46 points, an offer up that has expired, and nobody who changes the site."""
    result = Result(instrument, answers("FHHNHNHH"))
    assert (result.score, result.rule.code) == (46, "R3")
    assert missed(result) == [(["offers", "capacity"], 8, 0)]


@ANY
@given(given=COMPLETE)
def test_a_blocker_keeps_monitor_closed_and_growth_but_for_an_offer_with_rules(instrument, given):
    code = Result(instrument, given).rule.code
    if code == "R2":
        assert given["zones"] != Level.NONE
        assert given["offers"] != Level.NONE or given["capacity"] == Level.FULL
    if code == "R1":
        assert given["zones"] == Level.FULL
        assert given["offers"] != Level.NONE


@ANY
@given(given=COMPLETE)
def test_of_campaigns_that_are_not_run_no_point_is_lost_and_none_is_grown_on(instrument, given):
    absent = Result(instrument, {**given, "campaigns": Level.ABSENT})
    full = Result(instrument, {**given, "campaigns": Level.FULL})
    assert (absent.score, absent.fit) == (full.score, full.fit)
    assert absent.rule.code != "R2"
    assert (absent.rule == full.rule) is (full.rule.code != "R2")
    assert "campaigns" not in slugs([*absent.weakest, *absent.to_mend])
    for change in absent.changes:
        assert "campaigns" not in slugs(move.question for move in change.moves)


@ANY
@given(given=COMPLETE)
def test_nobody_is_told_to_stop_what_they_run(instrument, given):
    for change in Result(instrument, given).changes:
        assert all(move.choice.level in LEVELS for move in change.moves)


def test_whoever_runs_no_campaigns_can_reach_all_points_and_every_other_package(instrument):
    for letters, score, code in (("FFFFAFFF", 100, "R1"), ("HHHHAHHH", 57, "R3")):
        result = Result(instrument, answers(letters))
        assert (result.score, result.rule.code) == (score, code)
    assert missed(result) == [(["campaigns"], 5, 0)]
    assert result.changes  # towards what asks for no campaigns
    assert {change.rule.code for change in result.changes} == {"R1"}


@pytest.mark.parametrize(
    ("letters", "level"),
    [("FFFFFFFF", "full"), ("FFFFAFFF", "full"), ("HHHHHHHH", "half"), ("NNNNNNNN", "none")],
)
def test_where_all_domains_are_alike_it_is_known_how_good_they_are(instrument, letters, level):
    assert Result(instrument, answers(letters)).shared == level


@ANY
@given(given=COMPLETE)
def test_either_all_are_alike_or_one_is_the_weakest(instrument, given):
    result = Result(instrument, given)
    assert bool(result.shared) is not bool(result.weakest)


@ANY
@given(given=COMPLETE)
def test_whatever_is_weakest_is_mended_and_nothing_that_is_right(instrument, given):
    result = Result(instrument, given)
    mended = slugs(result.to_mend)
    assert len(set(mended)) == len(mended)
    if expected(given)[1] == "not-a-fit":
        assert mended == []
        return
    assert set(slugs(result.weakest)) <= set(mended)
    waits_for_reviewer = expected(given)[1] == "conditional" and given["system"] == Level.HALF
    assert bool(mended) is (waits_for_reviewer or any(given[slug].rank for slug in SCORED))
    for question in result.to_mend:
        assert given[question.slug] in (Level.HALF, Level.NONE)
        assert question.choice(given[question.slug]).monday
        assert question.role
        assert question.mended_at.startswith("/artifacts/")


@pytest.mark.parametrize(
    ("letters", "mended"),
    [
        (EXAMPLE.letters, ["zones", "offers", "changes"]),
        ("FHFFFFNF", ["zones", "changes"]),  # what keeps the next package closed is first
        ("FFHNHHHH", ["offers"]),  # of what is asked for together, the worst
        ("HHHHHHHH", ["zones", *(each for each in SCORED if each != "zones")]),
        ("FFFFAFFF", []),
    ],
)
def test_what_keeps_the_next_package_closed_is_mended_before_the_weakest(
    instrument, letters, mended
):
    assert slugs(Result(instrument, answers(letters)).to_mend) == mended


@pytest.mark.parametrize(
    ("letters", "digits", "first"),
    [
        ("FFFFFFFF", "11", ["system"]),
        ("FNFFFFFF", "11", ["system", "zones"]),
        ("FNFFFFFN", "22", ["inputs", "zones"]),
        ("FNFFFFFN", "11", ["inputs", "system", "zones"]),
        ("NNNNNNNN", "22", ["inputs", "services", "zones", "booking", "offers", "campaigns"]),
        ("FNFFFFFF", "21", ["zones"]),  # the fit waits for no reviewer
        ("FNFFFFFN", "01", []),
    ],
)
def test_what_the_fit_waits_for_is_mended_first(instrument, letters, digits, first):
    assert slugs(Result(instrument, answers(letters, digits)).to_mend)[: len(first)] == first
    assert first or not Result(instrument, answers(letters, digits)).to_mend


@ANY
@given(given=COMPLETE, data=st.data())
def test_a_minimum_on_several_questions_is_met_by_either(instrument, given, data):
    """Of those that ask for points together, the sum counts and nothing else."""
    [together] = [
        each for rule in instrument.package_rules for each in rule.minima if len(each.questions) > 1
    ]
    one, other = together.questions
    given = {**given, one: data.draw(st.sampled_from(LEVELS))}
    result = Result(instrument, given)
    asked = next(
        each
        for rule in instrument.package_rules
        for each in instrument.conditions(rule)
        if slugs(each.questions) == [one, other]
    )
    assert result.found(asked) == result.points[one] + result.points[other]
