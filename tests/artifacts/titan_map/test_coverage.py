"""What each item counts: all, a half or nothing."""

from dataclasses import replace
from datetime import date

import pytest

from artifacts.titan_map.exhibits.launch import booking_paths
from artifacts.titan_map.rules import coverage, gaps, kinds
from pagetojob import database

SEVERITIES = dict.fromkeys(kinds.GapKind, "warning")


def without_page(titan_map, code: str):
    return replace(
        titan_map, pages=tuple(page for page in titan_map.pages if page.promotes != code)
    )


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({}, 1),
        ({"public_label": ""}, 0.5),
        ({"business_units": ()}, 0.5),
        ({"business_units": ("BU1", "BU3")}, 0.5),
        ({"public_label": "", "business_units": ()}, 0),
    ],
)
def test_a_service_has_one_unit_a_label_and_a_page(example, change, counts):
    job = replace(example.launch.row("JT01"), **change)
    assert coverage.service(example.launch, job) == counts
    assert coverage.service(without_page(example.launch, "JT01"), job) == 0


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({}, 1),
        ({"recipient": ""}, 0.5),
        ({"booking_paths": ("embed", "request")}, 0.5),
        ({"booking_paths": ("embed", "request"), "recipient": ""}, 0),
        ({"booking_paths": ()}, 0),
    ],
)
def test_a_booking_path_is_one_and_reaches_somebody(example, change, counts):
    job = replace(example.launch.row("JT01"), **change)
    assert coverage.booking(example.launch, job) == counts


@pytest.mark.parametrize(
    ("code", "treatment", "counts"),
    [
        ("Z1", "all-services", 1),
        ("Z1", "interest-only", 0),
        ("Z1", "", 0),
        ("Z5", "interest-only", 1),
        ("Z5", "all-services", 0),
        ("Z6", "emergencies", 1),
        ("Z6", "interest-only", 0),
    ],
)
def test_a_zone_is_treated_as_its_status_says_or_counts_nothing(example, code, treatment, counts):
    zone = replace(example.launch.row(code), treatment=treatment)
    assert coverage.zone(example.launch, zone) == counts
    assert coverage.zone(without_page(example.launch, code), zone) == 0


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({}, 1),
        ({"ends": None}, 0.5),
        ({"eligibility": ""}, 0.5),
        ({"job_type": ""}, 0.5),
        ({"job_type": "JT13"}, 0),
        ({"zones": ()}, 0.5),
        ({"ends": None, "eligibility": ""}, 0),
        ({"ends": date(2026, 10, 12)}, 0),
        ({"ends": date(2026, 10, 13)}, 1),
    ],
)
def test_an_offer_says_for_whom_for_what_and_until_when(example, change, counts):
    offer = replace(example.launch.row("O1"), **change)
    assert coverage.offer(example.launch, offer) == counts


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({}, 1),
        ({"offer": ""}, 1),
        ({"page": ""}, 0.5),
        ({"zones": ()}, 0.5),
        ({"job_type": ""}, 0.5),
        ({"page": "", "zones": ()}, 0),
        ({"offer": "O3"}, 0),
    ],
)
def test_a_campaign_is_tied_to_all_it_needs_and_to_no_ended_offer(example, change, counts):
    campaign = replace(example.launch.row("C1"), **change)
    assert coverage.campaign(example.launch, campaign) == counts


def test_a_plan_has_an_approved_sheet_and_a_page(example):
    plan = example.launch.row("M1")
    assert coverage.plan(example.launch, plan) == 1
    assert coverage.plan(example.launch, replace(plan, sheet_approved=False)) == 0.5
    assert coverage.plan(without_page(example.launch, "M1"), plan) == 0.5


@pytest.mark.parametrize(
    ("status", "treatment", "kind"),
    [
        ("paused", "all-services", "paused-zone-with-booking"),
        ("paused", "emergencies", "paused-zone-taking-emergencies"),
        ("emergency-only", "all-services", "emergency-zone-over-promised"),
        ("emergency-only", "interest-only", "incomplete-row"),
        ("active", "interest-only", "incomplete-row"),
    ],
)
def test_a_gap_says_what_the_zone_s_page_really_does(example, status, treatment, kind):
    zone = replace(example.launch.row("Z1"), status=status, treatment=treatment)
    zones = tuple(zone if each.code == "Z1" else each for each in example.launch.zones)
    found = gaps.find(replace(example.launch, zones=zones), SEVERITIES)
    assert [gap.kind for gap in found if gap.item == "Z1"] == [kind]


def test_a_landing_page_for_retired_work_is_a_gap_too(example):
    page = replace(example.launch.row("/lp/drain-special"), promotes="JT13")
    pages = tuple(page if each.code == page.code else each for each in example.launch.pages)
    found = gaps.find(replace(example.launch, pages=pages), SEVERITIES)
    assert ("page-without-job-type", page.code) in [(gap.kind, gap.item) for gap in found]


def test_a_path_that_was_not_tried_or_failed_is_not_confirmed(
    example, published, django_db_blocker
):
    def states(tests) -> dict[str, str]:
        changed = replace(example, launch=replace(example.launch, tests=tests))
        with django_db_blocker.unblock():
            database.use(published.revision.database)
            (table,) = booking_paths(changed)["tables"]
        return {row.code: row.state.word for group in table.groups for row in group.rows}

    assert states(())["JT01"] == "not tested"
    failed = replace(example.launch.row("T06"), passed=None)
    others = tuple(test for test in example.launch.tests if test.code != "T06")
    assert states((*others, failed))["JT06"] == "test failed"
    assert states((*others, failed))["JT01"] == "confirmed"
