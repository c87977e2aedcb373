"""Rows of the small map to cut together, and what follows from each and from all of them."""

from dataclasses import dataclass

from tests.support.entries import worded
from tests.support.sites import SITE

MAP = "/artifacts/titan-map/"


@dataclass(frozen=True)
class Row:
    """A row to cut: the figures that follow from it alone, and what a page then no longer says,
    with what it says instead.
    """

    kind: str
    name: str
    figures: dict[str, object]
    said: str
    says: str = ""
    at: str = MAP


@dataclass(frozen=True)
class Together:
    """Rows that hide nothing of each other, and the figures that follow from several of them."""

    rows: tuple[Row, ...]
    figures: dict[str, object]


CUTS = {
    "a service with its offer, an old page and an hour": Together(
        (
            Row(
                "jobtype",
                "JT01",
                {
                    "job_types": 4,
                    "counted_job_types": "4 job types",
                    "map_rows": 10,
                    "service_pages": 3,
                    "counted_service_pages": "3 service pages",
                    "services": "Furnace repair; New heating and cooling; Winter sprinkler care",
                    "scheduler_services": "none",
                    "modules_implied": "Memberships",
                    "services_tested": 3,
                    "services_passed": 3,
                    "booking_tests": worded("tests-passed-first", passed=2, tested=3),
                    "live_urls": 13,
                    "campaign_pages": 0,
                    "landing_pages": "none",
                    "campaigns": 1,
                    "counted_campaigns": "1 campaign",
                    "campaigns_live": 0,
                    "live_campaigns": "none",
                    "offers": 1,
                    "counted_offers": "1 offer",
                    "offers_shown": 0,
                    "shown_offers": "none",
                    "rules": 6,
                    "counted_rules": "6 website rules",
                    "notices": "none",
                    "coverage_draft": 53,
                    "coverage_launch": 73,
                },
                said="JT01 Cool Call",
            ),
            Row(
                "page",
                "/boiler-repair",
                {
                    "retired_pages": "none",
                    "gaps": 6,
                    "counted_gaps": "6 gaps",
                    "blockers": 3,
                    "gaps_closed": 5,
                    "closed_by_job_type_list": "no gap",
                },
                said="G04 /boiler-repair sells what nobody does",
            ),
            Row(
                "officehours",
                "sat",
                {},
                said=worded("outcome-phone-first-line"),
                says=worded("outcome-call-now-line-closed"),
                at=f"{SITE}furnace-repair/?at=2026-10-17T10:00",
            ),
        ),
        {},
    ),
    "a service with its season, an offer that is over and a plan": Together(
        (
            Row(
                "jobtype",
                "JT12",
                {
                    "job_types": 4,
                    "counted_job_types": "4 job types",
                    "service_pages": 3,
                    "counted_service_pages": "3 service pages",
                    "services": "Air conditioner repair; Furnace repair; New heating and cooling",
                    "seasons": "none",
                    "next_watched": "as of 2026-10-13: CoolDays-Search, 2026-11-30",
                    "services_tested": 3,
                    "services_passed": 3,
                    "booking_tests": worded("tests-passed-first", passed=2, tested=3),
                    "rules": 7,
                    "counted_rules": "7 website rules",
                    "warnings": 1,
                    "closed_by_rule_sheet": (
                        "1 gap: New heating and cooling has a form that nobody reads"
                    ),
                },
                said="JT12 Line Blowout",
            ),
            Row(
                "offer",
                "O3",
                {
                    "offers": 1,
                    "counted_offers": "1 offer",
                    "offers_retired": 0,
                    "retired_offers": "none",
                    "campaigns": 1,
                    "counted_campaigns": "1 campaign",
                    "campaigns_paused": 0,
                    "paused_campaigns": "none",
                    "blockers": 2,
                    "telling_gap": "/boiler-repair sells what nobody does",
                },
                said="G05 $300 off a heat pump was over on 2025-12-31",
            ),
            Row(
                "membership",
                "M1",
                {
                    "plans": 0,
                    "counted_plans": "0 plans",
                    "plan_names": "none",
                    "plan_pages": 0,
                    "modules_implied": "Scheduling Pro",
                },
                said="M1 Comfort Club",
            ),
        ),
        {
            "map_rows": 9,
            "live_urls": 13,
            "gaps": 4,
            "counted_gaps": "4 gaps",
            "gaps_closed": 3,
            "coverage_draft": 78,
            "coverage_launch": 88,
        },
    ),
    "a business unit, a live page, a rule and a module": Together(
        (
            Row(
                "businessunit",
                "BU2",
                {"business_units": 1},
                said="Comfort - Projects",
                says="JT04 New heating and cooling is without a business unit Open",
            ),
            Row(
                "page",
                "/furnace-repair",
                {
                    "live_urls": 14,
                    "service_pages": 3,
                    "counted_service_pages": "3 service pages",
                    "services": (
                        "Air conditioner repair; New heating and cooling; Winter sprinkler care"
                    ),
                },
                said="/furnace-repair",
                says="JT02 Furnace repair is on no page Open, operations manager. Make a page.",
            ),
            Row(
                "capacityrule",
                "CR3",
                {"rules": 7, "counted_rules": "7 website rules", "notices": "none"},
                said=worded("narrows-on-notice", notice="cold snap"),
            ),
            Row(
                "module",
                "memberships",
                {
                    "modules_in_use": "Scheduling Pro: on",
                    "modules_implied": "Scheduling Pro",
                },
                said=f"On. One plan. {worded('module-implied', rows='M1')}",
            ),
        ),
        {
            "gaps": 10,
            "counted_gaps": "10 gaps",
            "warnings": 5,
            "open_gaps": "no blocker, 3 warnings and 1 accepted gap",
            "coverage_draft": 55,
            "coverage_launch": 77,
        },
    ),
    "a zone, a campaign, an address that is led on and a test": Together(
        (
            Row(
                "zone",
                "Z5",
                {
                    "zones": 2,
                    "counted_zones": "2 zones",
                    "zones_paused": 0,
                    "paused_areas": "none",
                    "area_pages": 2,
                    "live_urls": 14,
                    "closed_by_zone_list": "no gap",
                },
                said="Z5 Caldwell",
                says="When Zone paused: none",
            ),
            Row(
                "campaign",
                "C4",
                {
                    "campaigns": 1,
                    "counted_campaigns": "1 campaign",
                    "campaigns_paused": 0,
                    "paused_campaigns": "none",
                },
                said="C4 HeatPump-Social",
            ),
            Row(
                "withdrawnpage",
                "/boiler-repair",
                {"withdrawn_urls": 0},
                said="/boiler-repair /services G04",
                says="gone: 0.",
            ),
            Row(
                "bookingtest",
                "T02",
                {
                    "services_tested": 3,
                    "services_passed": 3,
                    "booking_tests": worded("tests-passed-first", passed=3, tested=3),
                    "services_failed_first": "none",
                },
                said="failed 2026-10-09: nobody was at the desk",
                says="JT02 not tested Furnace repair",
            ),
        ),
        {
            "map_rows": 11,
            "gaps": 5,
            "counted_gaps": "5 gaps",
            "gaps_closed": 4,
            "blockers": 2,
            "coverage_draft": 81,
            "coverage_launch": 88,
            "open_gaps": "no blocker, 1 warning and 1 accepted gap",
        },
    ),
}
