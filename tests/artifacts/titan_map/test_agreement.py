"""A row that is filled in has still to agree with the rows that it names, and what goes live has to
be approved and tried: each way to fall short is a gap of its own kind.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from artifacts.titan_map.figures import of_map
from artifacts.titan_map.rules import coverage
from artifacts.titan_map.rules.coverage import DIMENSIONS
from artifacts.titan_map.rules.example import Example
from artifacts.titan_map.rules.facts import BookingTest, Module, WithdrawnPage
from artifacts.titan_map.rules.kinds import WRONG, GapKind
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import Implies, Role
from tests.artifacts.titan_map.cases import area_page, changed, without
from tests.artifacts.titan_map.disagreeing import CASES
from tests.artifacts.titan_map.test_example import GAPS

OF_FILLING_IN = {kind for _, kind, *_ in GAPS} | {GapKind.INCOMPLETE}  # of rows, not of two


def found_in(example: Example, titan_map: TitanMap) -> dict[tuple[str, str], str]:
    return {(gap.kind, gap.item): gap.severity for gap in example.gaps(titan_map)}


@pytest.mark.parametrize("name", CASES)
def test_a_row_that_does_not_agree_is_a_gap_of_its_kind_and_of_no_other(example, name):
    launch = CASES[name].change(example.launch)
    before = found_in(example, example.launch)
    assert found_in(example, launch) == before | CASES[name].gaps


@pytest.mark.parametrize("name", CASES)
def test_it_lowers_its_dimension_and_a_blocker_shuts_the_gate(example, name):
    of_case = CASES[name]
    launch = of_case.change(example.launch)
    was, now = (
        {each.name: each.points for each in example.coverage(each_map).dimensions}
        for each_map in (example.launch, launch)
    )
    assert tuple(part for part in DIMENSIONS if now[part] < was[part]) == of_case.falls
    assert not [part for part in DIMENSIONS if now[part] > was[part]]
    assert example.gate(example.launch).is_open
    blocks = "blocker" in of_case.gaps.values()
    assert bool(example.gate(launch).blockers) is blocks
    assert not (blocks and example.gate(launch).is_open)


def test_each_kind_has_its_case():
    kinds = {kind for each in CASES.values() for kind, _ in each.gaps}
    assert kinds == set(GapKind) - OF_FILLING_IN


@pytest.mark.parametrize("name", CASES)
def test_what_sends_people_to_what_they_cannot_have_counts_nothing(example, name):
    launch = CASES[name].change(example.launch)
    counted = coverage.items(launch)
    for kind, item in CASES[name].gaps:
        counts = [of[item] for part, of in counted.items() if item in of and part in DIMENSIONS]
        if kind in WRONG:
            assert 0 in counts
        elif item in counted["campaigns"] or item in counted["offers"]:
            assert min(counts) <= coverage.HALF


def test_every_gap_says_who_answers_and_what_mends_it(example):
    assert set(example.kinds) == set(GapKind)
    for kind in example.kinds.values():
        assert kind.owner in list(Role)
        assert kind.fix


def test_a_paused_campaign_is_not_held_against_its_zones(example):
    launch = changed(example.launch, "C4", zones=("Z5",), page="/", name="HeatPump Meta")
    assert found_in(example, launch) == found_in(example, example.launch)


def test_a_campaign_that_ended_is_neither_active_nor_scheduled(example, small):
    launch = CASES["a campaign that ended before the day of the map"].change(example.launch)
    with small.entered():
        figures = of_map(replace(example, launch=launch))
    assert (figures["campaigns_live"], figures["campaigns_paused"]) == (2, 2)
    assert "FallTuneUp" not in figures["live_campaigns"]


def test_nothing_is_asked_of_pages_that_are_not_to_go_live(example):
    draft = example.draft
    assert not draft.goes_live
    assert not draft.tests
    assert {page.approver for page in draft.pages} == {None}
    asked = example.gaps(replace(draft, goes_live=True))
    kinds = {gap.kind for gap in asked} - {gap.kind for gap in example.gaps(draft)}
    assert kinds == {GapKind.PAGE_NOT_REVIEWED, GapKind.PATH_NOT_TESTED}


@pytest.mark.parametrize(("signed", "is_signed"), [(1, False), (2, True), (13, True), (14, False)])
def test_a_signature_is_no_older_than_the_lists_and_no_later_than_the_map(
    example, signed, is_signed
):
    gate = example.gate(replace(example.launch, signed=date(2026, 10, signed)))
    assert gate.is_signed is is_signed
    assert gate.is_open is is_signed


def test_the_gate_names_the_newer_source_and_counts_its_rows(example):
    launch = example.launch
    source = next(row.source for row in launch.rows())
    later = replace(source, name="new zone list", day=source.day + timedelta(30))
    zones = tuple(replace(zone, source=later) for zone in launch.zones)
    gate = example.gate(replace(launch, zones=zones))
    assert gate.newer == ((later, len(zones)),)


def test_a_module_may_be_said_to_serve_nothing(example):
    launch = example.launch
    source = launch.modules[0].source
    other = Module("phones", source, "Phones", "off", "not used", None)
    assert found_in(example, replace(launch, modules=(*launch.modules, other))) == found_in(
        example, launch
    )
    assert {module.serves for module in launch.modules} == {None, *Implies}


def test_an_address_that_is_gone_asks_for_no_review(example):
    launch = example.launch
    gone = WithdrawnPage("/old", launch.withdrawn[0].source, "/", Role.OWNER, launch.as_of)
    more = replace(launch, withdrawn=(*launch.withdrawn, gone))
    assert found_in(example, more) == found_in(example, launch)


def test_a_test_of_a_service_reached_somebody_when_it_last_passed():
    source = None
    day = date(2026, 10, 12)
    assert BookingTest("T", source, "JT", day).reached == day
    assert BookingTest("T", source, "JT", day, "nobody there").reached is None
    again = day + timedelta(1)
    assert BookingTest("T", source, "JT", day, "nobody there", again).reached == again


def test_an_area_of_its_own_zip_codes_has_a_row_where_they_are_in_zones(example):
    launch = example.launch
    pages = (*launch.pages, area_page(launch, "83704"))
    assert found_in(example, replace(launch, pages=pages)) == found_in(example, launch)


def test_what_is_signed_out_of_scope_leaves_the_count_with_its_page(example):
    launch = CASES["a live page of a job type out of scope"].change(example.launch)
    assert coverage.items(launch)["services"]["JT10"] == 0
    gone = without(launch, "pages", "/sewer-camera-inspection")
    for part in ("services", "booking"):
        assert "JT10" not in coverage.items(gone)[part]


def test_a_job_type_without_a_page_is_not_asked_for_a_test(example):
    launch = changed(example.launch, "JT11", booking_paths=("request",))
    assert found_in(example, launch) == found_in(example, example.launch)
    assert coverage.booking(launch, launch.job_type("JT11")) == coverage.HALF


def test_an_undecided_path_does_not_rely_on_a_module_yet(example):
    launch = changed(example.launch, "scheduling-pro", status="off")
    undecided = changed(launch, "JT12", booking_paths=("request", "embed"))
    assert ("module-off", "JT12") not in found_in(example, undecided)


def test_a_campaign_in_its_season_and_an_offer_that_ends_with_it_agree(example):
    launch = changed(
        example.launch, "C2", page="/sprinkler-blowout", job_type="JT12", ends=date(2026, 11, 15)
    )
    launch = changed(launch, "O2", job_type="JT12", ends=date(2026, 11, 15))
    assert found_in(example, launch) == found_in(example, example.launch)
