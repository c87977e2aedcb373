"""The worked example, by its map: what its notes say by hand is what the rules find."""

from dataclasses import replace
from datetime import date, time

import pytest

from artifacts.titan_map.rules import booking, coverage, drift, modules, url_list
from artifacts.titan_map.rules.gate import PublishGate
from artifacts.titan_map.rules.values import PageKind, Verdict

DRAFT = {"services": "9.5/12", "zones": "4/6", "booking": "9/12", "offers": "4.5/6"}
LAUNCH = {"services": "11/12", "zones": "6/6", "booking": "11/12", "offers": "5/5"}
POINTS = {
    "draft": [23.75, 13.33, 15.0, 11.25, 11.25],
    "launch": [27.5, 20.0, 18.33, 15.0, 15.0],
}


@pytest.mark.parametrize(
    ("snapshot", "score", "raw", "sums"),
    [
        ("draft", 75, 74.58, {**DRAFT, "campaigns": "3/4"}),
        ("launch", 96, 95.83, {**LAUNCH, "campaigns": "3/3"}),
    ],
)
def test_coverage_is_what_a_person_adds_up(example, snapshot, score, raw, sums):
    found = example.coverage(getattr(example, snapshot))
    assert found.score == score
    assert round(float(found.sum), 2) == raw
    assert {
        each.name: f"{float(each.covered):g}/{each.in_scope}" for each in found.dimensions
    } == sums
    assert [round(float(each.points), 2) for each in found.dimensions] == POINTS[snapshot]


@pytest.mark.parametrize(("raw", "shown"), [(7.4, 7), (7.5, 8), (7.6, 8), (8.5, 9), (0, 0)])
def test_a_half_is_rounded_up(raw, shown):
    part = coverage.Dimension("services", 10, coverage.Fraction(str(raw)), 10)
    assert coverage.Coverage((part,)).score == shown


GAPS = [
    ("G01", "ambiguous-unit", "JT06", "warning", "operations-manager"),
    ("G02", "unmapped-job-type", "JT10", "warning", "operations-manager"),
    ("G03", "unmapped-job-type", "JT11", "accepted", "operations-manager"),
    ("G04", "page-without-job-type", "/boiler-repair", "blocker", "owner"),
    ("G05", "stale-offer", "O3", "blocker", "marketing-manager"),
    ("G06", "offer-without-expiry", "O2", "warning", "marketing-manager"),
    ("G07", "unsupported-area", "/areas/mountain-home", "blocker", "operations-manager"),
    ("G08", "paused-zone-with-booking", "Z5", "blocker", "operations-manager"),
    ("G09", "emergency-zone-over-promised", "Z6", "blocker", "operations-manager"),
    ("G10", "campaign-on-stale-offer", "C4", "blocker", "marketing-manager"),
    ("G11", "booking-path-undecided", "JT12", "warning", "operations-manager"),
    ("G12", "recipient-missing", "JT06", "warning", "operations-manager"),
]


def test_the_twelve_gaps_of_the_draft_are_found_and_no_other(example):
    found = [
        (each.note.code, each.gap.kind, each.gap.item, each.gap.severity, each.note.owner)
        for each in example.findings
    ]
    assert sorted(found) == GAPS


def test_worst_gaps_come_first(example):
    severities = [each.gap.severity for each in example.findings]
    assert severities == ["blocker"] * 6 + ["warning"] * 5 + ["accepted"]


def test_the_launch_has_only_the_accepted_gap_left(example):
    assert [each.note.code for each in example.findings if each.is_open] == ["G03"]
    assert [(gap.item, gap.severity) for gap in example.gaps(example.launch)] == [
        ("JT11", "accepted")
    ]


def test_the_draft_fails_the_publish_gate_on_all_three_and_the_launch_passes(example):
    gate = example.gate(example.draft)
    assert (gate.score < gate.least, gate.blockers, gate.signed) == (True, 6, False)
    assert not gate.is_open
    assert example.gate(example.launch).is_open


def test_each_condition_of_the_publish_gate_holds_alone():
    passed = PublishGate(score=85, least=85, blockers=0, signed=True)
    assert passed.is_open
    for change in ({"score": 84}, {"blockers": 1}, {"signed": False}):
        assert not replace(passed, **change).is_open


def test_a_booking_path_is_confirmed_partial_or_none(example):
    states = {each.job.code: each.state for each in booking.path_status(example.draft)}
    assert {code for code, state in states.items() if state == "partial"} == {"JT06", "JT12"}
    assert {code for code, state in states.items() if state == "gap"} == {"JT10", "JT11"}
    launch = booking.path_status(example.launch)
    assert [each.job.code for each in launch if each.state != "covered"] == ["JT11"]
    assert [each.job.code for each in launch if each.test and each.test.failure] == ["JT06"]


LIVE = [
    "/",
    "/services",
    "/service-areas",
    "/offers",
    "/plans",
    "/request",
    "/ac-repair",
    "/furnace-repair",
    "/hvac-tune-up",
    "/hvac-replacement",
    "/ductless-mini-splits",
    "/indoor-air-quality",
    "/plumbing-repair",
    "/water-heaters",
    "/drain-cleaning",
    "/sewer-camera-inspection",
    "/sprinkler-blowout",
    "/areas/west-boise",
    "/areas/boise",
    "/areas/meridian",
    "/areas/nampa",
    "/areas/caldwell",
    "/areas/mountain",
    "/plans/comfort",
    "/plans/whole-home",
    "/lp/fall-tune-up",
    "/lp/drain-special",
]


def test_the_url_list_has_every_live_page_and_what_became_of_the_others(example):
    assert [each.page.code for each in url_list.live(example.launch)] == LIVE
    assert {row.code: row.redirect for row in example.launch.withdrawn} == {
        "/boiler-repair": "/services",
        "/areas/mountain-home": "/service-areas",
        "/lp/heat-pump-savings": "/ductless-mini-splits",
    }
    for page in example.launch.pages:
        assert (page.approver, page.checked) == ("owner", date(2026, 10, 12))


def test_a_page_stands_for_its_row_and_a_landing_page_for_its_campaign(example):
    behind = {
        each.page.code: [row.code for row in each.behind] for each in url_list.live(example.launch)
    }
    assert behind["/"] == []
    assert behind["/furnace-repair"] == ["JT02", "C2"]
    assert behind["/areas/caldwell"] == ["Z5"]
    assert behind["/lp/drain-special"] == ["C3"]


def changed(titan_map, kind: str, code: str, **change):
    rows = tuple(
        replace(row, **change) if row.code == code else row for row in getattr(titan_map, kind)
    )
    return replace(titan_map, **{kind: rows})


@pytest.mark.parametrize(
    ("kind", "code", "change", "pages"),
    [
        ("offers", "O1", {"name": "$99 tune-up"}, ["/hvac-tune-up", "/lp/fall-tune-up", "/offers"]),
        ("offers", "O2", {"ends": date(2027, 1, 31)}, ["/hvac-replacement", "/offers"]),
        ("zones", "Z4", {"status": "paused"}, ["/areas/nampa", "/service-areas"]),
        ("job_types", "JT10", {"recipient": ""}, ["/services", "/sewer-camera-inspection"]),
        ("memberships", "M2", {"includes": "Less"}, ["/plans", "/plans/whole-home"]),
        ("campaigns", "C3", {"name": "Drain-Mail"}, ["/lp/drain-special"]),
        ("rules", "CR8", {"shows": "Call"}, ["/furnace-repair", "/water-heaters"]),
    ],
)
def test_a_changed_row_shows_exactly_the_pages_that_drifted(example, kind, code, change, pages):
    observed = changed(example.launch, kind, code, **change)
    found = drift.drift(example.launch, observed)
    assert {each.page for each in found} == set(pages)
    assert all(code in each.rows for each in found)


@pytest.mark.parametrize(
    ("kind", "code", "change"),
    [
        ("hours", "sat", {"closes": time(12)}),
        ("closed", "company-meeting", {"day": date(2026, 12, 17)}),
        ("notices", "cold-snap", {"condition": "Snow"}),
    ],
)
def test_what_stands_on_every_page_drifts_on_every_page(example, kind, code, change):
    """Hours and closed days beside what a page offers, and the banner of a notice above it."""
    found = drift.drift(example.launch, changed(example.launch, kind, code, **change))
    assert {each.page: each.rows for each in found} == {
        page.code: (code,) for page in example.launch.pages
    }


@pytest.mark.parametrize(
    ("kind", "code", "change"),
    [
        ("job_types", "JT01", {"name": "AC", "minutes": 30, "pricebook": "Other"}),
        ("job_types", "JT11", {"review": None}),
        ("pages", "/offers", {"checked": date(2027, 1, 1), "approver": ""}),
    ],
)
def test_what_no_page_says_is_no_drift(example, kind, code, change):
    assert drift.drift(example.launch, changed(example.launch, kind, code, **change)) == ()


def test_a_page_that_is_gone_has_drifted(example):
    kept = tuple(page for page in example.launch.pages if page.code != "/plans/comfort")
    found = drift.drift(example.launch, replace(example.launch, pages=kept))
    assert "/plans/comfort" in {each.page for each in found}


def test_the_days_to_watch_are_those_on_which_a_page_stops_being_true(example):
    found = [
        (each.day.isoformat(), each.what, each.row.code)
        for each in drift.dates_to_watch(example.launch)
    ]
    assert found == [
        ("2026-11-15", "closes", "JT12"),
        ("2026-11-30", "ends", "C1"),
        ("2026-11-30", "ends", "O1"),
        ("2026-12-11", "ends", "C3"),
        ("2026-12-31", "ends", "O2"),
        ("2026-12-31", "ends", "O4"),
        ("2027-03-01", "revisit", "JT11"),
    ]


def test_the_modules_that_the_map_implies(example):
    by = {
        each.module.code: [row.code for row in each.by] for each in modules.implied(example.launch)
    }
    assert by["scheduling-pro"] == ["JT01", "JT03", "JT07", "JT09"]
    assert by["memberships"] == ["M1", "M2"]
    assert {code for code, rows in by.items() if not rows} == {
        "marketing-pro",
        "pricebook",
        "dispatch",
        "accounting",
    }


def test_facts_are_stated_and_no_score_is(example):
    launch = example.launch
    assert len(launch.promoted) == 12
    assert len(launch.units) == 6
    assert sum(len(zone.zip_codes) for zone in launch.zones) == 23
    assert {job.name for job in launch.job_types if job.standing == "retired"} == {
        "Boiler Repair",
        "Swamp Cooler Start-Up",
    }
    signed = {row.code: row.review for row in (*launch.offers, *launch.campaigns) if row.review}
    assert {code: review.verdict for code, review in signed.items()} == {
        "O3": Verdict.OUT_OF_SCOPE,
        "C4": Verdict.OUT_OF_SCOPE,
    }
    assert {(review.reviewer, review.reviewed.isoformat()) for review in signed.values()} == {
        ("marketing-manager", "2026-10-05")
    }
    sources = [
        {(row.source.name, row.source.day.isoformat()) for row in each.rows()}
        for each in (example.draft, launch)
    ]
    assert sources == [{("screen-share note", "2026-09-14")}, {("approved list", "2026-10-02")}]
    assert {page.kind for page in launch.pages} == set(PageKind)
