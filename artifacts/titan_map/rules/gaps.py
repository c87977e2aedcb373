"""Mapping gaps: what the site leaves out, half covers or gets wrong, found from the map's facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from artifacts.titan_map.rules import coverage
from artifacts.titan_map.rules.coverage import Lack
from artifacts.titan_map.rules.facts import Campaign, JobType, Offer, Row, Zone, accepted, in_scope
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import PageKind, Standing, Treatment, ZoneStatus
from artifacts.words import join


class Severity(StrEnum):
    BLOCKER = "blocker"
    WARNING = "warning"
    ACCEPTED = "accepted"


class GapKind(StrEnum):
    AMBIGUOUS_UNIT = "ambiguous-unit"
    UNMAPPED = "unmapped-job-type"
    NO_ACTIVE_JOB_TYPE = "page-without-job-type"
    STALE_OFFER = "stale-offer"
    NO_EXPIRY = "offer-without-expiry"
    UNSUPPORTED_AREA = "unsupported-area"
    PAUSED_BUT_BOOKABLE = "paused-zone-with-booking"
    OVER_PROMISED = "emergency-zone-over-promised"
    CAMPAIGN_ON_STALE_OFFER = "campaign-on-stale-offer"
    UNDECIDED = "booking-path-undecided"
    NO_RECIPIENT = "recipient-missing"
    INCOMPLETE = "incomplete-row"


# What fills a name: the map's own words, or values that somebody else has words for.
Word = str | tuple[StrEnum, ...]
Found = Iterator[tuple[GapKind, Row, dict[str, Word]]]
WORDS: Mapping[str, str] = {
    GapKind.AMBIGUOUS_UNIT: "units",
    GapKind.STALE_OFFER: "ends",
    GapKind.UNSUPPORTED_AREA: "zips",
    GapKind.CAMPAIGN_ON_STALE_OFFER: "offer",
    GapKind.UNDECIDED: "paths",
    GapKind.INCOMPLETE: "missing",
}
"""What the sentence of a kind may name beside the ``name`` of the row."""


@dataclass(frozen=True)
class Gap:
    """``item`` is the code of its ``row``; ``words`` fill the sentence of its kind."""

    kind: GapKind
    item: str
    severity: Severity
    row: Row = field(compare=False)
    words: Mapping[str, Word] = field(default_factory=dict, compare=False)


def find(titan_map: TitanMap, severities: Mapping[GapKind, Severity]) -> tuple[Gap, ...]:
    """Every gap of a map, worst first, each kind with the severity that the fixtures give it.

    A reviewer who accepts a row accepts the warnings about it; a blocker stays one.
    """
    found = []
    for kind, row, words in _found(titan_map):
        severity = severities[kind]
        if severity == Severity.WARNING and accepted(row):
            severity = Severity.ACCEPTED
        found.append(Gap(kind, row.code, severity, row, {"name": row.call_it, **words}))
    order = list(Severity)
    return tuple(sorted(found, key=lambda gap: order.index(gap.severity)))


def _found(titan_map: TitanMap) -> Found:
    for job in titan_map.shown:
        yield from _of_job_type(titan_map, job)
    yield from _of_pages(titan_map)
    for zone in titan_map.zones:
        if in_scope(zone):
            yield from _of_zone(titan_map, zone)
    for offer in titan_map.offers:
        if in_scope(offer):
            yield from _of_offer(titan_map, offer)
    for plan in titan_map.memberships:
        if in_scope(plan):
            yield from _incomplete(plan, coverage.missing_of_plan(titan_map, plan))
    for campaign in titan_map.campaigns:
        if in_scope(campaign):
            yield from _of_campaign(titan_map, campaign)


def _of_job_type(titan_map: TitanMap, job: JobType) -> Found:
    if len(job.business_units) > 1:
        units = [unit.name for unit in titan_map.units if unit.code in job.business_units]
        yield GapKind.AMBIGUOUS_UNIT, job, {"units": join(units)}
    if not titan_map.page_of(job.code):
        # One without a page has nowhere to book from, so its booking is not reported again.
        yield GapKind.UNMAPPED, job, {}
        return
    yield from _incomplete(job, coverage.missing_of_service(job))
    if len(job.booking_paths) > 1:
        yield GapKind.UNDECIDED, job, {"paths": job.booking_paths}
    if job.booking_paths and not job.recipient:
        yield GapKind.NO_RECIPIENT, job, {}


def _of_pages(titan_map: TitanMap) -> Found:
    for page in titan_map.pages_of(PageKind.SERVICE, PageKind.LANDING):
        job = titan_map.job_type(page.promotes)
        if job is None or job.standing != Standing.PROMOTED:
            yield GapKind.NO_ACTIVE_JOB_TYPE, page, {}
    for page in titan_map.pages_of(PageKind.AREA):
        nowhere = [zip_code for zip_code in page.zip_codes if not titan_map.zone_of(zip_code)]
        if nowhere:
            yield GapKind.UNSUPPORTED_AREA, page, {"zips": join(nowhere)}


def _of_zone(titan_map: TitanMap, zone: Zone) -> Found:
    if not titan_map.page_of(zone.code):
        yield from _incomplete(zone, (Lack.PAGE,))
    elif coverage.zone(titan_map, zone) < 1:
        books = zone.treatment == Treatment.ALL_SERVICES
        if books and zone.status == ZoneStatus.PAUSED:
            yield GapKind.PAUSED_BUT_BOOKABLE, zone, {}
        elif books and zone.status == ZoneStatus.EMERGENCY_ONLY:
            yield GapKind.OVER_PROMISED, zone, {}
        else:
            yield from _incomplete(zone, (Lack.TREATMENT,))


def _of_offer(titan_map: TitanMap, offer: Offer) -> Found:
    if offer.ends and coverage.stale(titan_map, offer):
        yield GapKind.STALE_OFFER, offer, {"ends": offer.ends.isoformat()}
        return
    if offer.ends is None:
        yield GapKind.NO_EXPIRY, offer, {}
    yield from _incomplete(offer, coverage.missing_of_offer(titan_map, offer))


def _of_campaign(titan_map: TitanMap, campaign: Campaign) -> Found:
    if carried := coverage.stale_offer(titan_map, campaign):
        # Its offer has to change, and its zones with it: they are not reported beside.
        yield GapKind.CAMPAIGN_ON_STALE_OFFER, campaign, {"offer": carried.name}
    else:
        yield from _incomplete(campaign, coverage.missing_of_campaign(titan_map, campaign))


def _incomplete(row: Row, missing: tuple[Lack, ...]) -> Found:
    if missing:
        yield GapKind.INCOMPLETE, row, {"missing": missing}
