"""How much of the agreed scope is mapped, reviewed and right, out of a hundred.

A dimension's points are ``weight x covered / in scope``; an item in scope counts 1, a half or 0;
the score is the sum of the points, a half rounded up. The weights arrive from the fixtures.
Source: the pilot's own rule for its Titan Map; it says nothing about sales.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from artifacts.titan_map.rules import agreement, url_list
from artifacts.titan_map.rules.facts import (
    Campaign,
    Counted,
    JobType,
    Membership,
    Offer,
    Page,
    Zone,
    in_scope,
)
from artifacts.titan_map.rules.kinds import WRONG, Disagreement
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import PageKind, Treatment, ZoneStatus

DIMENSIONS = ("services", "zones", "booking", "offers", "campaigns")
FULL, HALF, NONE = Fraction(1), Fraction(1, 2), Fraction(0)
RIGHT_TREATMENT = {
    ZoneStatus.ACTIVE: Treatment.ALL_SERVICES,
    ZoneStatus.PAUSED: Treatment.INTEREST_ONLY,
    ZoneStatus.EMERGENCY_ONLY: Treatment.EMERGENCY_ONLY,
}


class Extent(StrEnum):
    """How far an item is covered."""

    COVERED = "covered"
    PARTIAL = "partial"
    GAP = "gap"


class Lack(StrEnum):
    """What an item in scope may be without."""

    UNIT = "business-unit"
    LABEL = "public-label"
    PATH = "booking-path"
    PAGE = "page"
    TREATMENT = "treatment"  # the one that its status asks for
    ELIGIBILITY = "eligibility"
    JOB_TYPE = "job-type"  # one that the shop promotes
    SHEET = "plan-sheet"
    ZONES = "zones"
    OFFER = "complete-offer"


@dataclass(frozen=True)
class Dimension:
    """One part of the score; ``covered`` counts halves, ``points`` are of ``weight``."""

    name: str
    weight: int
    covered: Fraction
    in_scope: int

    @property
    def points(self) -> Fraction:
        """``weight x covered / in scope``; with nothing in scope there is nothing to earn."""
        return self.weight * self.covered / self.in_scope if self.in_scope else NONE


@dataclass(frozen=True)
class Coverage:
    dimensions: tuple[Dimension, ...]

    @property
    def sum(self) -> Fraction:
        return sum((dimension.points for dimension in self.dimensions), NONE)

    @property
    def score(self) -> int:
        """0 to 100: the sum of the points, a half rounded up."""
        return math.floor(self.sum + HALF)


def coverage(titan_map: TitanMap, weights: Mapping[str, int]) -> Coverage:
    """The score of a map; ``weights`` by dimension, adding up to 100."""
    counted = items(titan_map)
    return Coverage(
        tuple(
            Dimension(name, weight, sum(counted[name].values(), NONE), len(counted[name]))
            for name, weight in weights.items()
        )
    )


def items(titan_map: TitanMap) -> dict[str, dict[str, Fraction]]:
    """What each item in scope counts, by dimension and code. One that is signed out of scope leaves
    once no page sells it any more; until then its page counts nothing.
    """
    jobs = [job for job in titan_map.promoted if counts(titan_map, job)]
    zones = [row for row in titan_map.zones if counts(titan_map, row)]
    plans = [row for row in titan_map.memberships if counts(titan_map, row)]
    return {
        "services": {job.code: service(titan_map, job) for job in jobs},
        "zones": {row.code: zone(titan_map, row) for row in zones},
        "booking": {job.code: booking(titan_map, job) for job in jobs},
        "offers": {
            **{row.code: offer(titan_map, row) for row in titan_map.offers if in_scope(row)},
            **{row.code: plan(titan_map, row) for row in plans},
        },
        "campaigns": {
            row.code: campaign(titan_map, row) for row in titan_map.campaigns if in_scope(row)
        },
    }


def counts(titan_map: TitanMap, row: Counted) -> bool:
    """Whether a row is in the count: in scope, or still sold by a page."""
    return in_scope(row) or any(page.promotes == row.code for page in titan_map.pages)


def service(titan_map: TitanMap, job: JobType) -> Fraction:
    """1 with one business unit, a public label of its own and a page that is reviewed where it goes
    live; half with one missing; no page, 0.
    """
    page = titan_map.page_of(job.code)
    if not (page and in_scope(job)):
        return NONE
    missing = (len(job.business_units) != 1) + (not job.public_label) + _unread(titan_map, page)
    return _count(missing, agreement.of_job_type(titan_map, job))


def missing_of_service(job: JobType) -> tuple[Lack, ...]:
    """Beside its page; several units, and a path that is undecided, are gaps of their own."""
    return _missing(
        {
            Lack.UNIT: bool(job.business_units),
            Lack.LABEL: bool(job.public_label),
            Lack.PATH: bool(job.booking_paths),
        }
    )


def zone(titan_map: TitanMap, row: Zone) -> Fraction:
    """1 where its page treats it as its status says, half where that page is not reviewed; a wrong
    treatment sends bad demand: 0.
    """
    page = titan_map.page_of(row.code)
    if not (page and in_scope(row) and is_treated_right(row)):
        return NONE
    return _count(_unread(titan_map, page), agreement.of_name(titan_map.zones, row))


def is_treated_right(row: Zone) -> bool:
    return row.treatment == RIGHT_TREATMENT[row.status]


def booking(titan_map: TitanMap, job: JobType) -> Fraction:
    """1 with one path, a fallback recipient and, where it goes live, a last test that reached the
    person who answers; half with one of them still open; 0 where the path leads nowhere.
    """
    if not job.booking_paths:
        return NONE
    return _count(_missing_of_path(job), agreement.of_path(titan_map, job))


def is_agreed(job: JobType) -> bool:
    """Whether it has one path and a fallback recipient, tried or not."""
    return bool(job.booking_paths) and not _missing_of_path(job)


def _missing_of_path(job: JobType) -> int:
    return (len(job.booking_paths) > 1) + (not job.recipient)


def stale(titan_map: TitanMap, row: Offer) -> bool:
    """Whether it is past its last day, or the shop has stopped it."""
    return not in_scope(row) or (row.ends is not None and row.ends < titan_map.as_of)


def offer(titan_map: TitanMap, row: Offer) -> Fraction:
    """1 with eligibility, last day, job type and active zones; half with one missing; past its last
    day, or where nobody can have it, 0. It has no page of its own, so the list of offers is asked
    to be reviewed.
    """
    if stale(titan_map, row):
        return NONE
    missing = len(missing_of_offer(titan_map, row)) + (row.ends is None)
    missing += _unread(titan_map, *titan_map.pages_of(PageKind.OFFERS))
    return _count(missing, agreement.of_offer(titan_map, row))


def missing_of_offer(titan_map: TitanMap, row: Offer) -> tuple[Lack, ...]:
    """Beside its last day, which is a gap of its own."""
    return _missing(
        {
            Lack.ELIGIBILITY: bool(row.eligibility),
            Lack.JOB_TYPE: bool(row.job_type),
        }
    )


def is_complete(titan_map: TitanMap, row: Offer) -> bool:
    """Whether a page may show it where it is valid: it says for whom, what, where, until when."""
    whole = row.ends is not None and bool(row.zones) and not missing_of_offer(titan_map, row)
    return whole and not stale(titan_map, row)


def plan(titan_map: TitanMap, row: Membership) -> Fraction:
    """1 with an approved plan sheet and a page; half with one of them."""
    if not in_scope(row):
        return NONE
    missing = len(missing_of_plan(titan_map, row))
    missing += _unread(titan_map, titan_map.page_of(row.code))
    return _count(missing, agreement.of_plan(titan_map, row))


def missing_of_plan(titan_map: TitanMap, row: Membership) -> tuple[Lack, ...]:
    has_page = titan_map.page_of(row.code) is not None
    return _missing({Lack.SHEET: row.sheet_approved, Lack.PAGE: has_page})


def campaign(titan_map: TitanMap, row: Campaign) -> Fraction:
    """1 with a name of its own, a page about its work, job type, active zones and a complete offer
    that holds there as long, or none; half with one missing.

    One that is over, or sends people to what they cannot have, counts 0.
    """
    if stale_offer(titan_map, row):
        return NONE
    missing = len(missing_of_campaign(titan_map, row))
    missing += _unread(titan_map, titan_map.page(row.page))
    return _count(missing, agreement.of_campaign(titan_map, row))


def stale_offer(titan_map: TitanMap, row: Campaign) -> Offer | None:
    """The offer that a campaign leads to, where that is past its last day."""
    carried = titan_map.offer(row.offer)
    return carried if carried and stale(titan_map, carried) else None


def missing_of_campaign(titan_map: TitanMap, row: Campaign) -> tuple[Lack, ...]:
    carried = titan_map.offer(row.offer)
    return _missing(
        {
            Lack.PAGE: bool(row.page),
            Lack.JOB_TYPE: bool(row.job_type),
            Lack.ZONES: bool(row.zones),
            Lack.OFFER: carried is None or is_complete(titan_map, carried),
        }
    )


def _missing(has: Mapping[Lack, bool]) -> tuple[Lack, ...]:
    return tuple(part for part, there in has.items() if not there)


def _unread(titan_map: TitanMap, *pages: Page | None) -> int:
    """How many of the pages have to be reviewed and are not."""
    return sum(not url_list.is_reviewed(titan_map, page) for page in pages)


def _count(missing: int, found: Iterable[Disagreement]) -> Fraction:
    """What is left of 1: half with one thing missing; with more, or with one that is wrong, 0."""
    kinds = [kind for kind, _ in found]
    if WRONG.intersection(kinds):
        return NONE
    return (FULL, HALF, NONE)[min(missing + len(kinds), 2)]


def extent(count: Fraction) -> Extent:
    """What an item is by what it counts."""
    return {FULL: Extent.COVERED, HALF: Extent.PARTIAL}.get(count, Extent.GAP)
