"""What the rules promise, on maps that nobody wrote."""

from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from artifacts import register
from artifacts.titan_map.figures import of_map
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.rules import (
    booking,
    coverage,
    drift,
    gaps,
    kinds,
    url_list,
)
from artifacts.titan_map.rules.facts import Offer, in_scope
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import PageKind, Verdict
from tests.artifacts.titan_map.maps import (
    NOTE,
    UNITS,
    can_be_mended,
    example_of,
    mended,
    titan_maps,
)
from tests.support.profiles import examples

SEVERITIES = dict.fromkeys(kinds.GapKind, "warning")
WEIGHTS = st.lists(st.integers(0, 100), min_size=4, max_size=4).map(
    lambda cuts: dict(
        zip(
            coverage.DIMENSIONS,
            (b - a for a, b in zip([0, *sorted(cuts)], [*sorted(cuts), 100], strict=True)),
            strict=True,
        )
    )
)
EACH_TWENTY = dict.fromkeys(coverage.DIMENSIONS, 20)


def test_the_maps_have_services_to_decide_about_and_rules_that_narrow():
    """Or what is promised of them would be promised of nothing."""
    decided = narrowed = drawn = 0

    @given(titan_maps())
    @settings(max_examples=examples(100))
    def count(titan_map):
        nonlocal decided, narrowed, drawn
        drawn += 1
        shown = [job for job in titan_map.promoted if in_scope(job)]
        decided += any(coverage.is_agreed(job) for job in shown)
        narrowed += any(booking.narrowing_rules(titan_map, job) for job in shown)

    count()
    assert decided > drawn / 3
    assert narrowed > drawn / 10


def below_full(titan_map: TitanMap) -> list[str]:
    counted = coverage.items(titan_map).values()
    return sorted({code for of in counted for code, count in of.items() if count < 1})


@given(titan_maps(), WEIGHTS)
def test_coverage_stays_between_nothing_and_a_hundred(titan_map, weights):
    found = coverage.coverage(titan_map, weights)
    assert 0 <= found.sum <= 100
    assert found.score in (int(found.sum), int(found.sum) + 1)
    for dimension in found.dimensions:
        assert 0 <= dimension.points <= dimension.weight
        assert dimension.in_scope or not dimension.points


@given(titan_maps(), WEIGHTS, st.data())
def test_coverage_never_falls_when_an_item_becomes_covered(titan_map, weights, data):
    assume(can_be_mended(titan_map))
    code = data.draw(st.sampled_from(below_full(titan_map) or [None]))
    assume(code)
    better = mended(titan_map, code)
    assert code not in below_full(better)
    assert coverage.coverage(better, weights).sum >= coverage.coverage(titan_map, weights).sum


@given(titan_maps())
def test_an_item_leaves_the_count_only_by_a_signature_and_with_its_page(titan_map):
    counted = coverage.items(titan_map)
    for name, rows in (
        ("services", titan_map.promoted),
        ("zones", titan_map.zones),
        ("offers", (*titan_map.offers, *titan_map.memberships)),
        ("campaigns", titan_map.campaigns),
    ):
        for row in rows:
            signed = bool(row.review and row.review.verdict == Verdict.OUT_OF_SCOPE)
            is_sold = row.code in {page.promotes for page in titan_map.pages}
            assert (row.code in counted[name]) is (is_sold or not signed)


@given(titan_maps())
def test_every_item_below_full_has_a_gap_and_every_gap_an_item(titan_map):
    found = gaps.find(titan_map, SEVERITIES)
    explained = {gap.item for gap in found}
    offers = {page.code for page in titan_map.pages_of(PageKind.OFFERS)}
    for code in below_full(titan_map):
        row = titan_map.row(code)
        own = {page.code for page in titan_map.pages if page.promotes == code}
        behind = offers if isinstance(row, Offer) else own | {getattr(row, "page", "")}
        assert explained & {code, *behind}, code
    for gap in found:
        row = titan_map.row(gap.item)
        assert row is not None
        assert gap.words["name"] == row.call_it
        review = getattr(row, "review", None)
        is_accepted = bool(review and review.verdict == Verdict.ACCEPTED)
        assert (gap.severity == "accepted") is is_accepted


@given(titan_maps())
def test_a_blocker_is_never_accepted(titan_map):
    blockers = dict.fromkeys(kinds.GapKind, "blocker")
    assert {gap.severity for gap in gaps.find(titan_map, blockers)} <= {"blocker"}


@given(titan_maps())
def test_a_gap_is_found_once(titan_map):
    found = Counter((gap.kind, gap.item) for gap in gaps.find(titan_map, SEVERITIES))
    assert not found or max(found.values()) == 1


@given(titan_maps())
def test_every_page_is_in_the_url_list_exactly_once_live_or_waiting(titan_map):
    kept_back = [each.page.code for each in url_list.waiting(titan_map)]
    listed = [each.page.code for each in url_list.live(titan_map)] + kept_back
    assert sorted(listed) == sorted(page.code for page in titan_map.pages)
    assert len(set(listed)) == len(listed)
    assert titan_map.goes_live or not kept_back
    for each in url_list.live(titan_map):
        reviewed = each.page.approver and each.page.checked
        assert reviewed or not titan_map.goes_live


@given(titan_maps())
def test_a_map_has_not_drifted_from_itself_nor_by_being_confirmed_again(titan_map):
    assert drift.drift(titan_map, titan_map) == ()
    later = replace(NOTE, day=date(2027, 1, 1))
    again = replace(
        titan_map,
        job_types=tuple(replace(row, source=later) for row in titan_map.job_types),
        pages=tuple(replace(row, source=later, checked=later.day) for row in titan_map.pages),
    )
    assert drift.drift(titan_map, again) == ()


@given(titan_maps(), titan_maps())
def test_drift_is_what_one_of_two_maps_states_alone(one, other):
    found = drift.drift(one, other)
    assert found == drift.drift(other, one)
    before, now = drift.statements(one), drift.statements(other)
    for page in before.keys() | now.keys():
        same = before.get(page, set()) == now.get(page, set())
        assert same is (page not in {each.page for each in found})


@given(titan_maps(), titan_maps())
def test_figures_and_exhibits_can_be_made_of_any_map(small, draft, launch):
    example = example_of(draft, launch)
    with small.entered():  # where the words are
        assert all(value is not None for value in of_map(example).values())
        for exhibit in register.given(worked_example):
            if len(exhibit.given) == 1:  # the demo site's are given its words too
                assert exhibit.make(example)


def test_a_dimension_with_nothing_in_scope_has_no_points():
    empty = TitanMap(as_of=date(2026, 10, 13), units=UNITS)
    found = coverage.coverage(empty, EACH_TWENTY)
    assert found.score == 0
    assert all(dimension.points == 0 for dimension in found.dimensions)


def test_an_offer_holds_through_its_last_day():
    last = date(2026, 10, 13)
    offer = Offer("O1", NOTE, "Offer", "", "anyone", last)
    assert not coverage.stale(TitanMap(as_of=last), offer)
    assert coverage.stale(TitanMap(as_of=date(2026, 10, 14)), offer)
