"""What the audit's rules say of its eleven vectors, and promise of any answers."""

from collections import Counter
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from artifacts.audit import models
from artifacts.audit.rules import (
    LEVELS,
    Fit,
    Instrument,
    Level,
    Result,
    figures,
    sample_figures,
)
from tests.support.audits import (
    COMPLETE,
    EXAMPLE,
    OF_FIT,
    SCORED,
    VECTORS,
    Moves,
    Outcome,
    answers,
    expected,
    nearest,
    no_worse,
)
from tests.support.profiles import examples

FULL, HALF, NONE = LEVELS
PACKAGES = ("R0", "R3", "R2", "R1")  # from the least
FITS = (Fit.NOT_A_FIT, Fit.CONDITIONAL, Fit.FIT)  # from the least
ANY = settings(max_examples=examples(60))
PAIRS = COMPLETE.flatmap(lambda first: st.tuples(st.just(first), no_worse(first)))


@pytest.fixture(scope="module")
def instrument(published, django_db_blocker) -> Instrument:
    """The audit as it is published."""
    with django_db_blocker.unblock():
        return models.instrument()


@pytest.fixture(scope="module")
def small_instrument(small) -> Instrument:
    """That of the small content."""
    with small.entered():
        return models.instrument()


def outcome(result: Result) -> Outcome:
    return result.score, result.fit, result.rule.code


def shown(result: Result) -> set[tuple[Moves, str]]:
    return {
        (
            frozenset((move.question.slug, move.choice.level) for move in change.moves),
            change.rule.code,
        )
        for change in result.changes
    }


def test_a_link_that_was_sent_still_opens(instrument):
    """Its questions are these, in this order, and what is scored is what it was."""
    assert [question.slug for question in instrument.questions] == [*SCORED, *OF_FIT]
    assert [question.slug for question in instrument.scored] == list(SCORED)
    assert [level.value for level in Level] == ["full", "half", "none", "absent"]
    assert list(Level)[:3] == list(LEVELS)


@pytest.mark.parametrize("vector", VECTORS, ids=str)
def test_a_vector_comes_to_its_score_fit_and_package(instrument, vector):
    result = Result(instrument, vector.answers)
    assert outcome(result) == (vector.score, vector.fit, vector.code)
    assert expected(vector.answers) == outcome(result)


def test_the_last_vector_is_the_worked_example_and_no_other_is(instrument):
    assert instrument.sample == EXAMPLE.answers
    for vector in VECTORS:
        assert Result(instrument, vector.answers).is_sample is (vector is EXAMPLE)


def test_any_answers_to_the_scored_questions_come_to_one_package(instrument):
    found: Counter[str] = Counter()
    without_campaigns: Counter[str] = Counter()
    for letters in product(*(["FHN"] * 4 + ["FHNA"] + ["FHN"] * 3)):
        given = answers("".join(letters))
        result = Result(instrument, given)
        assert outcome(result) == expected(given), letters
        assert 0 <= result.score <= 100
        counter = without_campaigns if "A" in letters else found
        counter[result.rule.code] += 1
    assert found == {"R3": 5534, "R2": 822, "R1": 205}
    assert without_campaigns == {"R3": 2079, "R1": 108}


@ANY
@given(given=COMPLETE)
def test_any_answers_come_to_the_first_rules_that_hold(instrument, given):
    result = Result(instrument, given)
    assert outcome(result) == expected(given)
    assert 0 <= result.score <= 100
    rules = instrument.package_rules
    holding = [rule for rule in rules if rule.holds(result.grounds, result.score, result.fit)]
    assert holding[0] == result.rule
    assert holding[-1] == rules[-1]


@ANY
@given(given=COMPLETE)
def test_the_conditions_of_a_package_rule_and_its_fit_are_all_that_it_asks_for(instrument, given):
    result = Result(instrument, given)
    for rule in instrument.package_rules:
        met = all(result.found(each) >= each.least for each in instrument.conditions(rule))
        holds = rule.holds(result.grounds, result.score, result.fit)
        assert holds is (met and rule.fit in (None, result.fit))


@ANY
@given(pair=PAIRS)
def test_no_better_answer_lowers_the_score_the_fit_or_the_package(instrument, pair):
    before, after = (Result(instrument, given) for given in pair)
    assert before.score <= after.score
    assert FITS.index(before.fit) <= FITS.index(after.fit)
    assert PACKAGES.index(before.rule.code) <= PACKAGES.index(after.rule.code)


@ANY
@given(given=COMPLETE, slug=st.sampled_from(SCORED))
def test_a_better_answer_to_a_scored_question_is_worth_more(instrument, given, slug):
    scores = [Result(instrument, {**given, slug: level}).score for level in LEVELS]
    assert scores == sorted(set(scores), reverse=True)
    assert len(scores) == len(LEVELS)


@ANY
@given(given=COMPLETE, levels=st.tuples(*[st.sampled_from(LEVELS)] * len(OF_FIT)))
def test_the_answers_about_the_fit_are_outside_the_score(instrument, given, levels):
    other = {**given, **dict(zip(OF_FIT, levels, strict=True))}
    assert Result(instrument, given).score == Result(instrument, other).score


@ANY
@given(given=COMPLETE, data=st.data())
def test_neither_the_order_of_the_answers_nor_of_the_questions_matters(instrument, given, data):
    slugs = data.draw(st.permutations(list(given)))
    questions = tuple(data.draw(st.permutations(instrument.questions)))
    result = Result(instrument, given)
    turned = Result(replace(instrument, questions=questions), {slug: given[slug] for slug in slugs})
    assert outcome(turned) == outcome(result)
    assert turned.rule == result.rule
    assert turned.fit_rules == result.fit_rules
    assert set(turned.weakest) == set(result.weakest)
    assert shown(turned) == shown(result)


@ANY
@given(given=COMPLETE)
def test_the_fit_is_given_by_every_rule_that_holds_and_says_so(instrument, given):
    result = Result(instrument, given)
    assert result.fit_rules
    assert result.fit_rules[0] == instrument.fit(result.points)
    for rule in instrument.fit_rules:
        speaks = rule.verdict == result.fit and rule.holds(result.points)
        assert (rule in result.fit_rules) is speaks


def test_two_answers_that_rule_the_pilot_out_are_both_said(instrument):
    result = Result(instrument, answers("FFFFFFFF", "00"))
    assert [rule.questions for rule in result.fit_rules] == [("release",), ("system",)]


@ANY
@given(given=COMPLETE)
@example(given=answers("NNNNNNNN"))  # four better answers
def test_what_would_change_it_are_the_nearest_better_answers_and_all_of_them(instrument, given):
    result = Result(instrument, given)
    assert shown(result) == nearest(given)
    assert len(shown(result)) == len(result.changes)


@ANY
@given(given=COMPLETE)
def test_a_change_once_made_brings_the_rule_it_names(instrument, given):
    result = Result(instrument, given)
    for change in result.changes:
        moved = {move.question.slug: move.choice.level for move in change.moves}
        after = Result(instrument, {**given, **moved})
        assert after.rule == change.rule
        assert after.rule != result.rule
        gone = [LEVELS.index(given[slug]) - LEVELS.index(level) for slug, level in moved.items()]
        assert [move.steps for move in change.moves] == gone
        assert min(gone) > 0
        assert change.steps == sum(gone)


@ANY
@given(given=COMPLETE)
def test_changes_come_in_the_order_of_the_questions_and_the_nearest_answers_first(
    instrument, given
):
    slugs = [question.slug for question in instrument.questions]
    order = [
        (
            [slugs.index(move.question.slug) for move in change.moves],
            [move.steps for move in change.moves],
        )
        for change in Result(instrument, given).changes
    ]
    assert order == sorted(order)
    assert all(places == sorted(set(places)) for places, _ in order)


@ANY
@given(data=st.data())
def test_where_no_change_is_shown_no_better_answer_changes_anything(instrument, data):
    best = answers("FFFFFFFF")
    given = data.draw(st.sampled_from([best, {**best, "campaigns": NONE}, answers("HFFFFFHH")]))
    result = Result(instrument, given)
    assert result.changes == ()
    assert Result(instrument, data.draw(no_worse(given))).rule == result.rule


def test_what_would_change_the_worked_example_are_both_its_blockers(instrument):
    assert shown(Result(instrument, EXAMPLE.answers)) == {
        (frozenset({("zones", HALF), other}), "R2")
        for other in (("offers", HALF), ("capacity", FULL))
    }


@ANY
@given(given=COMPLETE)
def test_the_weakest_have_the_worst_answer_there_is(instrument, given):
    of_level = {
        level: [each for each in instrument.scored if given[each.slug].rank == level.rank]
        for level in LEVELS
    }
    worst = next(questions for questions in reversed(of_level.values()) if questions)
    alike = len(worst) == len(SCORED)
    assert list(Result(instrument, given).weakest) == ([] if alike else worst)


@pytest.mark.parametrize("letter", "FHN")
def test_no_domain_is_the_weakest_where_all_are_alike(instrument, letter):
    assert Result(instrument, answers(letter * len(SCORED))).weakest == ()


def test_the_weakest_of_the_worked_example_are_those_without_points(instrument):
    weakest = Result(instrument, EXAMPLE.answers).weakest
    assert [question.slug for question in weakest] == ["zones", "offers", "changes"]


@ANY
@given(given=COMPLETE, data=st.data())
def test_an_open_question_has_no_points_and_takes_none_away(instrument, given, data):
    kept = data.draw(st.sets(st.sampled_from(sorted(given))))
    points = instrument.points({slug: given[slug] for slug in kept})
    whole = instrument.points(given)
    assert points == {slug: whole[slug] for slug in points}
    assert points.keys() == kept
    assert instrument.score(points) == sum(whole[slug] for slug in kept & set(SCORED))


def test_texts_may_say_how_much_is_asked_and_what_the_example_came_to(small_instrument):
    assert figures(small_instrument) == {
        "audit_questions": 4,
        "scored_questions": 3,
        "growth_from_score": 45,
    }
    sample = sample_figures(small_instrument)
    assert sample == {"readiness_score": 50, "readiness_package": "Growth"}


def test_a_figure_of_a_rule_can_be_named_in_a_text(small_instrument):
    named = replace(small_instrument.package_rules[1], slug="near-growth", least=60)
    rules = (named, small_instrument.package_rules[-1])
    found = figures(replace(small_instrument, package_rules=rules))
    assert found == {"audit_questions": 4, "scored_questions": 3, "near_growth_from_score": 60}
