"""Ways in which a row of the launch map may not agree, by what is wrong."""

from dataclasses import replace
from datetime import date

from tests.artifacts.titan_map.cases import OUT, Case, area_page, case, changed, signed_out, without

LEFT = ("campaign-page-without-campaign", "/lp/fall-tune-up")
CAMPAIGNS, OFFERS, BOOKING = ("campaigns",), ("offers",), ("booking",)
CASES = {
    "a campaign in a paused zone": case(
        "C2",
        {("campaign-in-unserved-zone", "C2"): "blocker"},
        CAMPAIGNS,
        zones=("Z1", "Z5"),
    ),
    "a campaign for other work in an emergency-only zone": case(
        "C3",
        {
            ("campaign-in-unserved-zone", "C3"): "blocker",
            ("campaign-beyond-offer", "C3"): "blocker",
        },
        CAMPAIGNS,
        zones=("Z1", "Z6"),
    ),
    "a campaign for urgent work in an emergency-only zone": case(
        "C2",
        {("campaign-in-emergency-zone", "C2"): "warning"},
        CAMPAIGNS,
        zones=("Z1", "Z6"),
    ),
    "a campaign that ended before the day of the map": case(
        "C1",
        {("campaign-ended", "C1"): "warning"},
        CAMPAIGNS,
        starts=None,
        ends=date(2026, 9, 1),
    ),
    "a campaign that outlives its offer": case(
        "C1",
        {("campaign-outlives-offer", "C1"): "blocker"},
        CAMPAIGNS,
        ends=date(2027, 1, 31),
    ),
    "a campaign without an end on an offer that has one": case(
        "C1", {("campaign-outlives-offer", "C1"): "blocker"}, CAMPAIGNS, ends=None
    ),
    "a campaign in zones where its offer does not hold": case(
        "C3",
        {("campaign-beyond-offer", "C3"): "blocker"},
        CAMPAIGNS,
        zones=("Z1", "Z2", "Z3", "Z4"),
    ),
    "a campaign on a page about other work": case(
        "C1",
        {("campaign-on-other-page", "C1"): "warning", LEFT: "warning"},
        CAMPAIGNS,
        page="/lp/drain-special",
    ),
    "a campaign on the home page": case(
        "C1", {("campaign-on-overview", "C1"): "warning", LEFT: "warning"}, CAMPAIGNS, page="/"
    ),
    "a campaign for work that has no page": case(
        "C2",
        {
            ("campaign-without-service", "C2"): "blocker",
            ("campaign-on-other-page", "C2"): "warning",
        },
        CAMPAIGNS,
        job_type="JT11",
    ),
    "a campaign page that no campaign leads to": case(
        "C3",
        {("campaign-page-without-campaign", "/lp/drain-special"): "warning"},
        (),
        review=OUT,
    ),
    "a campaign that ended with its offer": Case(
        lambda launch: changed(
            changed(launch, "C1", starts=None, ends=date(2026, 10, 1)), "O1", review=OUT
        ),
        {("campaign-ended", "C1"): "warning"},
        CAMPAIGNS,
    ),
    "two campaigns of one name": case(
        "C3",
        {
            ("campaign-name-shared", "C1"): "warning",
            ("campaign-name-shared", "C3"): "warning",
        },
        CAMPAIGNS,
        name="FallTuneUp-GoogleAds",
    ),
    "a campaign for work that the shop has retired": case(
        "C2",
        {
            ("campaign-without-service", "C2"): "blocker",
            ("campaign-on-other-page", "C2"): "warning",
        },
        CAMPAIGNS,
        job_type="JT13",
    ),
    "a campaign on an offer for other work": case(
        "C3",
        {
            ("campaign-on-other-offer", "C3"): "blocker",
            ("campaign-outlives-offer", "C3"): "blocker",
        },
        CAMPAIGNS,
        offer="O1",
    ),
    "a campaign that goes on after the season": case(
        "C2",
        {("campaign-out-of-season", "C2"): "blocker"},
        CAMPAIGNS,
        page="/sprinkler-blowout",
        job_type="JT12",
        ends=date(2026, 11, 16),
    ),
    "an offer that goes on after the season": case(
        "O2",
        {("offer-out-of-season", "O2"): "blocker"},
        OFFERS,
        job_type="JT12",
    ),
    "a paused zone whose page takes emergencies": case(
        "Z5",
        {("paused-zone-taking-emergencies", "Z5"): "blocker"},
        ("zones",),
        treatment="emergencies",
    ),
    "two zones of one name": case(
        "Z2",
        {("name-shared", code): "warning" for code in ("Z2", "Z3")},
        ("zones",),
        name="Meridian, Eagle and Star",
    ),
    "a page for ZIP codes of a paused zone": Case(
        lambda launch: replace(launch, pages=(*launch.pages, area_page(launch, "83605"))),
        {("area-in-inactive-zone", "/areas/other"): "blocker"},
        (),
    ),
    "a path that was tried before its row was confirmed": case(
        "T01", {("path-not-tested", "JT01"): "warning"}, BOOKING, day=date(2026, 10, 1)
    ),
    "a path that is mended only later": case(
        "T06", {("path-test-failed", "JT06"): "blocker"}, BOOKING, passed=date(2026, 10, 14)
    ),
    "a page that was checked before its row was confirmed": case(
        "/areas/boise",
        {("page-not-reviewed", "/areas/boise"): "warning"},
        ("zones",),
        checked=date(2026, 10, 1),
    ),
    "a campaign whose name has spaces": case(
        "C3", {("campaign-name-with-spaces", "C3"): "warning"}, CAMPAIGNS, name="Drain Special"
    ),
    "an offer in no active zone": case(
        "O2", {("offer-in-no-active-zone", "O2"): "blocker"}, OFFERS, zones=("Z5", "Z6")
    ),
    "an offer that names a paused zone": case(
        "O2", {("offer-in-inactive-zone", "O2"): "warning"}, OFFERS, zones=("Z1", "Z5")
    ),
    "an offer that names no zone": case(
        "O2", {("offer-without-zones", "O2"): "warning"}, OFFERS, zones=()
    ),
    "an offer for work that has no page": case(
        "O2", {("offer-without-service", "O2"): "blocker"}, OFFERS, job_type="JT11"
    ),
    "two offers of one name": case(
        "O2",
        {("name-shared", code): "warning" for code in ("O2", "O4")},
        OFFERS,
        name="$129 branch-line drain clear",
    ),
    "two job types of one name": case(
        "JT04",
        {("name-shared", code): "warning" for code in ("JT04", "JT05")},
        ("services",),
        name="Ductless Estimate",
    ),
    "two job types of one label": case(
        "JT04",
        {
            ("public-label-shared", "JT04"): "warning",
            ("public-label-shared", "JT05"): "warning",
        },
        ("services",),
        public_label="ductless mini-splits",
    ),
    "a module off": case(
        "scheduling-pro",
        {("module-off", code): "blocker" for code in ("JT01", "JT03", "JT07", "JT09")},
        BOOKING,
        status="off",
    ),
    "a module that nobody is sure of": case(
        "memberships",
        {("module-unsure", code): "warning" for code in ("M1", "M2")},
        OFFERS,
        status="unsure",
    ),
    "a module that nobody has listed": Case(
        lambda launch: without(launch, "modules", "memberships"),
        {("module-unsure", code): "warning" for code in ("M1", "M2")},
        OFFERS,
    ),
    "a live page of a job type out of scope": Case(
        lambda launch: signed_out(launch, "JT10"),
        {("page-out-of-scope", "/sewer-camera-inspection"): "blocker"},
        ("services", "booking"),
    ),
    "a live page of a zone out of scope": case(
        "Z6", {("page-out-of-scope", "/areas/mountain"): "blocker"}, ("zones",), review=OUT
    ),
    "a live page of a plan out of scope": case(
        "M2", {("page-out-of-scope", "/plans/whole-home"): "blocker"}, OFFERS, review=OUT
    ),
    "a withdrawn address that leads to a page nobody checked": case(
        "/services",
        {
            ("page-not-reviewed", "/services"): "warning",
            ("withdrawn-address-astray", "/boiler-repair"): "warning",
        },
        (),
        checked=None,
    ),
    "a page that nobody approved": case(
        "/ac-repair",
        {("page-not-reviewed", "/ac-repair"): "warning"},
        ("services",),
        approver=None,
    ),
    "a page that is checked only later": case(
        "/areas/boise",
        {("page-not-reviewed", "/areas/boise"): "warning"},
        ("zones",),
        checked=date(2026, 10, 14),
    ),
    "a campaign's page that nobody checked": case(
        "/lp/drain-special",
        {("page-not-reviewed", "/lp/drain-special"): "warning"},
        CAMPAIGNS,
        checked=None,
    ),
    "a plan's page that nobody checked": case(
        "/plans/comfort",
        {("page-not-reviewed", "/plans/comfort"): "warning"},
        OFFERS,
        checked=None,
    ),
    "an offers page that nobody approved": case(
        "/offers", {("page-not-reviewed", "/offers"): "warning"}, OFFERS, approver=None
    ),
    "a booking path that nobody tried": Case(
        lambda launch: without(launch, "tests", "T01"),
        {("path-not-tested", "JT01"): "warning"},
        BOOKING,
    ),
    "a booking path that is tried only later": case(
        "T01", {("path-not-tested", "JT01"): "warning"}, BOOKING, day=date(2026, 10, 14)
    ),
    "a booking path that reached nobody": case(
        "T06", {("path-test-failed", "JT06"): "blocker"}, BOOKING, passed=None
    ),
    "a row that sells something and lacks a part of it": case(
        "M1", {("incomplete-offer-or-campaign", "M1"): "warning"}, OFFERS, sheet_approved=False
    ),
}
