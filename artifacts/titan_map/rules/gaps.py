"""Mapping gaps: what the site leaves out, half covers or gets wrong, found from the map's facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from artifacts.titan_map.rules import agreement, coverage
from artifacts.titan_map.rules.coverage import Lack
from artifacts.titan_map.rules.facts import (
    Campaign,
    JobType,
    Offer,
    Page,
    Row,
    Zone,
    accepted,
    in_scope,
)
from artifacts.titan_map.rules.kinds import Disagreements, GapKind, Severity, Word
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import PageKind, Standing, Treatment, ZoneStatus
from artifacts.words import join


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
    for row, of_row in _found(titan_map):
        for kind, words in of_row:
            severity = severities[kind]
            if severity == Severity.WARNING and accepted(row):
                severity = Severity.ACCEPTED
            found.append(Gap(kind, row.code, severity, row, {"name": row.call_it, **words}))
    order = list(Severity)
    return tuple(sorted(found, key=lambda gap: order.index(gap.severity)))


def _found(titan_map: TitanMap) -> Iterator[tuple[Row, Disagreements]]:
    for job in titan_map.shown:
        yield job, _of_job_type(titan_map, job)
    for page in titan_map.pages:
        yield page, _of_page(titan_map, page)
    for address in titan_map.withdrawn:
        yield address, agreement.of_withdrawn(titan_map, address)
    for zone in titan_map.zones:
        if in_scope(zone):
            yield zone, _of_zone(titan_map, zone)
    for offer in titan_map.offers:
        if in_scope(offer):
            yield offer, _of_offer(titan_map, offer)
    for plan in titan_map.memberships:
        if in_scope(plan):
            yield plan, _incomplete_sold(coverage.missing_of_plan(titan_map, plan))
            yield plan, agreement.of_plan(titan_map, plan)
    for campaign in titan_map.campaigns:
        if in_scope(campaign):
            yield campaign, _of_campaign(titan_map, campaign)


def _of_job_type(titan_map: TitanMap, job: JobType) -> Disagreements:
    if len(job.business_units) > 1:
        units = [unit.name for unit in titan_map.units if unit.code in job.business_units]
        yield GapKind.AMBIGUOUS_UNIT, {"units": join(units)}
    if not titan_map.page_of(job.code):
        # One without a page has nowhere to book from, so its booking is not reported again.
        yield GapKind.UNMAPPED, {}
        return
    yield from _incomplete(coverage.missing_of_service(job))
    yield from agreement.of_job_type(titan_map, job)
    if len(job.booking_paths) > 1:
        yield GapKind.UNDECIDED, {"paths": job.booking_paths}
    if not job.booking_paths:
        return
    if not job.recipient:
        yield GapKind.NO_RECIPIENT, {}
    yield from agreement.of_path(titan_map, job)


def _of_page(titan_map: TitanMap, page: Page) -> Disagreements:
    if page.kind in (PageKind.SERVICE, PageKind.LANDING):
        job = titan_map.job_type(page.promotes)
        if job is None or job.standing != Standing.PROMOTED:
            yield GapKind.NO_ACTIVE_JOB_TYPE, {}
    if page.kind == PageKind.AREA:
        nowhere = [zip_code for zip_code in page.zip_codes if not titan_map.zone_of(zip_code)]
        if nowhere:
            yield GapKind.UNSUPPORTED_AREA, {"zips": join(nowhere)}
    yield from agreement.of_page(titan_map, page)


def _of_zone(titan_map: TitanMap, zone: Zone) -> Disagreements:
    if not titan_map.page_of(zone.code):
        yield from _incomplete((Lack.PAGE,))
    elif not coverage.is_treated_right(zone):
        books = zone.treatment == Treatment.ALL_SERVICES
        called = zone.treatment == Treatment.EMERGENCY_ONLY
        if books and zone.status == ZoneStatus.PAUSED:
            yield GapKind.PAUSED_BUT_BOOKABLE, {}
        elif called and zone.status == ZoneStatus.PAUSED:
            yield GapKind.PAUSED_BUT_CALLED, {}
        elif books and zone.status == ZoneStatus.EMERGENCY_ONLY:
            yield GapKind.OVER_PROMISED, {}
        else:
            yield from _incomplete((Lack.TREATMENT,))
    yield from agreement.of_name(titan_map.zones, zone)


def _of_offer(titan_map: TitanMap, offer: Offer) -> Disagreements:
    if offer.ends and coverage.stale(titan_map, offer):
        yield GapKind.STALE_OFFER, {"ends": offer.ends.isoformat()}
        return
    if offer.ends is None:
        yield GapKind.NO_EXPIRY, {}
    yield from _incomplete_sold(coverage.missing_of_offer(titan_map, offer))
    yield from agreement.of_offer(titan_map, offer)


def _of_campaign(titan_map: TitanMap, campaign: Campaign) -> Disagreements:
    if not agreement.ended(titan_map, campaign):
        if carried := coverage.stale_offer(titan_map, campaign):
            # Its offer has to change, and its zones with it: they are not reported beside.
            yield GapKind.CAMPAIGN_ON_STALE_OFFER, {"offer": carried.name}
            return
        yield from _incomplete_sold(coverage.missing_of_campaign(titan_map, campaign))
    yield from agreement.of_campaign(titan_map, campaign)


def _incomplete(missing: tuple[Lack, ...]) -> Disagreements:
    if missing:
        yield GapKind.INCOMPLETE, {"missing": missing}


def _incomplete_sold(missing: tuple[Lack, ...]) -> Disagreements:
    if missing:
        yield GapKind.INCOMPLETE_SOLD, {"missing": missing}
