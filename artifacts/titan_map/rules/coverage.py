"""How much of the agreed scope is mapped, reviewed and right, out of a hundred.

A dimension's points are ``weight x covered / in scope``; an item in scope counts 1, a half or 0;
the score is the sum of the points, a half rounded up. The weights arrive from the fixtures.
Source: the pilot's own rule for its Titan Map; it says nothing about sales.
"""

import math
from collections.abc import Mapping, Sized
from dataclasses import dataclass
from fractions import Fraction

from artifacts.titan_map.rules.facts import Campaign, JobType, Membership, Offer, Zone, in_scope
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import Standing, Treatment, ZoneStatus

DIMENSIONS = ("services", "zones", "booking", "offers", "campaigns")
FULL, HALF, NONE = Fraction(1), Fraction(1, 2), Fraction(0)
RIGHT_TREATMENT = {
    ZoneStatus.ACTIVE: Treatment.ALL_SERVICES,
    ZoneStatus.PAUSED: Treatment.INTEREST_ONLY,
    ZoneStatus.EMERGENCY_ONLY: Treatment.EMERGENCY_ONLY,
}


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


@dataclass(frozen=True)
class PublishGate:
    """Whether a map may be published: three conditions, each on its own."""

    score: int
    least: int
    blockers: int
    signed: bool

    @property
    def is_open(self) -> bool:
        """Score at least ``least``, no open blocker, map signed."""
        return self.score >= self.least and not self.blockers and self.signed


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
    """What each item in scope counts, by dimension and code."""
    jobs = titan_map.shown
    return {
        "services": {job.code: service(titan_map, job) for job in jobs},
        "zones": {row.code: zone(titan_map, row) for row in titan_map.zones if in_scope(row)},
        "booking": {job.code: booking(job) for job in jobs},
        "offers": {
            **{row.code: offer(titan_map, row) for row in titan_map.offers if in_scope(row)},
            **{row.code: plan(titan_map, row) for row in titan_map.memberships if in_scope(row)},
        },
        "campaigns": {
            row.code: campaign(titan_map, row) for row in titan_map.campaigns if in_scope(row)
        },
    }


def service(titan_map: TitanMap, job: JobType) -> Fraction:
    """1 with one business unit, a public label and a page; half with one missing; no page, 0."""
    if not titan_map.page_of(job.code):
        return NONE
    return _by_missing(missing_of_service(job))


def missing_of_service(job: JobType) -> list[str]:
    have = {
        "one business unit": len(job.business_units) == 1,
        "a public label": bool(job.public_label),
    }
    return [name for name, there in have.items() if not there]


def zone(titan_map: TitanMap, row: Zone) -> Fraction:
    """1 where its page treats it as its status says; a wrong treatment sends bad demand: 0."""
    right = row.treatment == RIGHT_TREATMENT[row.status]
    return FULL if right and titan_map.page_of(row.code) else NONE


def booking(job: JobType) -> Fraction:
    """1 with one path and a fallback recipient; half with one of the two still open."""
    if not job.booking_paths:
        return NONE
    return _by_missing([None] * ((len(job.booking_paths) > 1) + (not job.recipient)))


def stale(titan_map: TitanMap, row: Offer) -> bool:
    """Whether it is past its last day, or the shop has stopped it."""
    return not in_scope(row) or (row.ends is not None and row.ends < titan_map.as_of)


def offer(titan_map: TitanMap, row: Offer) -> Fraction:
    """1 with eligibility, last day and job type; half with one missing; past its last day, 0."""
    return NONE if stale(titan_map, row) else _by_missing(missing_of_offer(titan_map, row))


def missing_of_offer(titan_map: TitanMap, row: Offer) -> list[str]:
    have = {
        "who qualifies": bool(row.eligibility),
        "a last day": row.ends is not None,
        "a job type the shop promotes": _is_promoted(titan_map, row.job_type),
    }
    return [name for name, there in have.items() if not there]


def plan(titan_map: TitanMap, row: Membership) -> Fraction:
    """1 with an approved plan sheet and a page; half with one of them."""
    return _by_missing(missing_of_plan(titan_map, row))


def missing_of_plan(titan_map: TitanMap, row: Membership) -> list[str]:
    have = {"an approved plan sheet": row.sheet_approved, "a page": titan_map.page_of(row.code)}
    return [name for name, there in have.items() if not there]


def campaign(titan_map: TitanMap, row: Campaign) -> Fraction:
    """1 with page, job type, zones and a complete offer or none; half with one missing.

    One that leads to an offer past its last day counts 0.
    """
    if stale_offer(titan_map, row):
        return NONE
    return _by_missing(missing_of_campaign(titan_map, row))


def stale_offer(titan_map: TitanMap, row: Campaign) -> Offer | None:
    """The offer that a campaign leads to, where that is past its last day."""
    carried = titan_map.offer(row.offer)
    return carried if carried and stale(titan_map, carried) else None


def missing_of_campaign(titan_map: TitanMap, row: Campaign) -> list[str]:
    carried = titan_map.offer(row.offer)
    have = {
        "a page": bool(row.page),
        "a job type the shop promotes": _is_promoted(titan_map, row.job_type),
        "zones": bool(row.zones),
        "a complete offer": carried is None or offer(titan_map, carried) == FULL,
    }
    return [name for name, there in have.items() if not there]


def _is_promoted(titan_map: TitanMap, code: str) -> bool:
    job = titan_map.job_type(code)
    return job is not None and job.standing == Standing.PROMOTED


def _by_missing(missing: Sized) -> Fraction:
    return (FULL, HALF, NONE)[min(len(missing), 2)]
