"""The figures of the worked example that texts may name, each computed from its map.

Counts are numbers, days are ``2026-10-13``, lists are words: ``AC repair and drain cleaning``;
a list with nothing in it is ``none``.
"""

from artifacts.titan_map.models import worked_example
from artifacts.titan_map.phrases import closed_days, notices, open_gaps
from artifacts.titan_map.rules import agreement, drift, modules, url_list
from artifacts.titan_map.rules.example import Example
from artifacts.titan_map.rules.facts import JobType, in_scope
from artifacts.titan_map.rules.kinds import GapKind, Severity
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import BookingPath, PageKind, Standing, ZoneStatus
from artifacts.wording import wording, wording_of
from artifacts.words import counted, counted_or_no, listed, month_and_day, within


def sample_figures() -> dict[str, object]:
    return of_map(worked_example())


def of_map(example: Example) -> dict[str, object]:
    return {
        "shop": example.shop,
        "map_signature": _signature(example),
        "region": example.region,
        **_days(example),
        **_services(example.launch),
        **_areas(example.launch),
        **_sold(example.launch),
        **_scores(example),
        **_gaps(example),
        **_inputs(example),
        **_scope(example.launch),
        **_launch(example.launch),
        "retired_pages": listed(
            page.code
            for page in example.draft.pages
            if _standing(example.draft, page.promotes) == Standing.RETIRED
        ),
    }


def _days(example: Example) -> dict[str, str]:
    tested = [test.passed or test.day for test in example.launch.tests]
    days = {
        **example.days,
        "draft_date": example.draft.as_of,
        "launch_date": example.launch.as_of,
        "tests_date": max(tested, default=None),
    }
    return {name: day.isoformat() if day else wording("no-day-yet") for name, day in days.items()}


def _signature(example: Example) -> str:
    launch = example.launch
    if launch.signed is None or launch.signer is None:
        return wording("map-not-signed-yet")
    role, day = wording_of(launch.signer), launch.signed
    if example.gate(launch).newer:
        return wording("map-signed-too-early", role=role, day=day)
    return wording("map-signed-by", role=role, day=day)


def _services(launch: TitanMap) -> dict[str, object]:
    internal = [job for job in launch.job_types if job.standing == Standing.INTERNAL]
    kinds = (launch.promoted, launch.zones, launch.offers, launch.memberships, launch.campaigns)
    return {
        "job_types": len(launch.promoted),
        "counted_job_types": counted(len(launch.promoted), wording("job-type")),
        "business_units": len(launch.units),
        "rules": len(launch.rules),
        "counted_rules": counted(len(launch.rules), wording("capacity-rule")),
        "notices": notices(launch),
        "closed_days": closed_days(launch),
        "seasons": listed(_season(job) for job in launch.promoted),
        "internal_work": listed(job.name for job in internal),
        "map_rows": sum(len(rows) for rows in kinds),
    }


def _areas(launch: TitanMap) -> dict[str, object]:
    total = len(launch.zones)
    found: dict[str, object] = {"zones": total, "counted_zones": counted(total, wording("zone"))}
    for name, status in (
        ("active", ZoneStatus.ACTIVE),
        ("paused", ZoneStatus.PAUSED),
        ("emergency", ZoneStatus.EMERGENCY_ONLY),
    ):
        zones = [zone.name for zone in launch.zones if zone.status == status]
        found[f"zones_{name}"] = len(zones)
        found[f"{name}_areas"] = listed(zones)
    return found


def _sold(launch: TitanMap) -> dict[str, object]:
    shown = [offer.name for offer in launch.offers if in_scope(offer)]
    retired = [offer.name for offer in launch.offers if not in_scope(offer)]
    live = [each.name for each in launch.campaigns if agreement.is_running(launch, each)]
    paused = [each.name for each in launch.campaigns if not agreement.is_running(launch, each)]
    return {
        "offers": len(launch.offers),
        "counted_offers": counted(len(launch.offers), wording("offer")),
        "offers_shown": len(shown),
        "offers_retired": len(retired),
        "shown_offers": listed(shown),
        "retired_offers": listed(retired),
        "plans": len(launch.memberships),
        "counted_plans": counted(len(launch.memberships), wording("plan")),
        "plan_names": listed(plan.name for plan in launch.memberships),
        "campaigns": len(launch.campaigns),
        "counted_campaigns": counted(len(launch.campaigns), wording("campaign")),
        "campaigns_live": len(live),
        "campaigns_paused": len(paused),
        "live_campaigns": listed(live),
        "paused_campaigns": listed(paused),
    }


def _season(job: JobType) -> str:
    if not job.season:
        return ""
    first, last = (month_and_day(*day) for day in job.season)
    return wording("season-of-service", service=job.call_it, first=first, last=last)


def _scores(example: Example) -> dict[str, object]:
    return {
        "coverage_draft": example.coverage(example.draft).score,
        "coverage_launch": example.coverage(example.launch).score,
        "publish_from": example.publish_from,
    }


def _gaps(example: Example) -> dict[str, object]:
    draft, launch = example.gaps(example.draft), example.gaps(example.launch)

    def count(gaps: tuple, severity: str) -> int:
        return sum(gap.severity == severity for gap in gaps)

    return {
        "gaps": len(draft),
        "counted_gaps": counted(len(draft), wording("gap")),
        "blockers": count(draft, Severity.BLOCKER),
        "warnings": count(draft, Severity.WARNING),
        "gaps_accepted": count(draft, Severity.ACCEPTED),
        "gaps_closed": sum(finding.is_closed for finding in example.findings),
        "telling_gap": _telling_gap(example),
        "open_blockers": count(launch, Severity.BLOCKER),
        "open_gaps": open_gaps(launch),
        "accepted_work": listed(
            dict.fromkeys(gap.row.call_it for gap in launch if gap.severity == Severity.ACCEPTED)
        ),
    }


def _telling_gap(example: Example) -> str:
    """The gap that a homeowner would feel most: an offer that is over and still shown; where there
    is none, the first that was found.
    """
    of_offers = [each for each in example.findings if each.gap.kind == GapKind.STALE_OFFER]
    first = (of_offers or example.findings)[:1]
    return first[0].sentence if first else wording("none")


def _inputs(example: Example) -> dict[str, object]:
    closed = {f"closed_by_{each.slug}": _closed(example, each.slug) for each in example.inputs}
    return {
        "inputs_received": sum(each.received for each in example.inputs),
        "inputs_returned": sum(bool(each.returned) for each in example.inputs),
        "secrets_received": sum(each.returned == "secret" for each in example.inputs),
        "returned_inputs": listed(within(each.name) for each in example.inputs if each.returned),
        **closed,
    }


def _closed(example: Example, slug: str) -> str:
    gaps = example.closed_by(slug)
    number = counted_or_no(len(gaps), wording("gap"))
    return f"{number}: {'; '.join(each.sentence for each in gaps)}" if gaps else number


def _scope(launch: TitanMap) -> dict[str, object]:
    pages = launch.pages_of(PageKind.SERVICE)
    landing = launch.pages_of(PageKind.LANDING)
    return {
        "service_pages": len(pages),
        "counted_service_pages": counted(len(pages), wording("service-page")),
        "services": listed(_call(launch, page.promotes) for page in pages),
        "area_pages": len(launch.pages_of(PageKind.AREA)),
        "plan_pages": len(launch.pages_of(PageKind.PLAN)),
        "campaign_pages": len(landing),
        "landing_pages": listed(page.code for page in landing),
        "live_urls": len(url_list.live(launch)),
        "withdrawn_urls": len(launch.withdrawn),
    }


def _launch(launch: TitanMap) -> dict[str, object]:
    failed = [test for test in launch.tests if test.failure]
    reached = [test.reached for test in launch.tests]
    return {
        "services_tested": len(launch.tests),
        "services_passed": sum(bool(day and day <= launch.as_of) for day in reached),
        "booking_tests": _tests(launch),
        "next_watched": _next_watched(launch),
        "services_failed_first": listed(_call(launch, test.job_type) for test in failed),
        "scheduler_services": listed(
            job.call_it for job in launch.shown if BookingPath.EMBED in job.booking_paths
        ),
        "modules_implied": listed(each.module.name for each in modules.implied(launch) if each.by),
        "modules_in_use": listed(
            f"{module.name}: {wording_of(module.status)}" for module in launch.modules
        ),
    }


def _tests(launch: TitanMap) -> str:
    """How many services passed first time, where any was tried."""
    tried = [test for test in launch.tests if test.day <= launch.as_of]
    if not tried:
        return wording("tests-none-yet")
    passed = sum(not test.failure for test in tried)
    return wording("tests-passed-first", passed=passed, tested=len(tried))


def _next_watched(launch: TitanMap) -> str:
    """What is next on a day is past on another: ``as of 2026-10-13: Drain cleaning, …``."""
    watched = drift.dates_to_watch(launch)[:1]
    said = listed(f"{each.row.call_it}, {each.day.isoformat()}" for each in watched)
    return wording("watched-next", day=launch.as_of.isoformat(), watched=said)


def _call(titan_map: TitanMap, code: str) -> str:
    job = titan_map.job_type(code)
    return job.call_it if job else ""


def _standing(titan_map: TitanMap, code: str) -> str:
    job = titan_map.job_type(code)
    return job.standing if job else ""
