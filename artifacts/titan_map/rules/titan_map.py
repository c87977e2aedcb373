"""The Titan Map of one day: every row of it, and how one is found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from artifacts.titan_map.rules.facts import (
    BookingTest,
    BusinessUnit,
    Campaign,
    CapacityRule,
    ClosedDay,
    JobType,
    Membership,
    Module,
    Notice,
    Offer,
    OfficeHours,
    Page,
    Row,
    WithdrawnPage,
    Zone,
    in_scope,
)
from artifacts.titan_map.rules.values import PageKind, Role, Standing

AnyRow = TypeVar("AnyRow", bound=Row)


@dataclass(frozen=True)
class TitanMap:
    """Every row of one snapshot; ``goes_live`` is whether its pages are to, so that each has to be
    approved and each booking path tried.
    """

    as_of: date
    goes_live: bool = False
    signed: date | None = None
    signer: Role | None = None
    units: tuple[BusinessUnit, ...] = ()
    job_types: tuple[JobType, ...] = ()
    zones: tuple[Zone, ...] = ()
    memberships: tuple[Membership, ...] = ()
    pages: tuple[Page, ...] = ()
    offers: tuple[Offer, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    notices: tuple[Notice, ...] = ()
    rules: tuple[CapacityRule, ...] = ()
    hours: tuple[OfficeHours, ...] = ()
    closed: tuple[ClosedDay, ...] = ()
    modules: tuple[Module, ...] = ()
    withdrawn: tuple[WithdrawnPage, ...] = ()
    tests: tuple[BookingTest, ...] = ()

    @property
    def promoted(self) -> tuple[JobType, ...]:
        """The job types that the site should show."""
        return tuple(job for job in self.job_types if job.standing == Standing.PROMOTED)

    @property
    def shown(self) -> tuple[JobType, ...]:
        """The promoted job types that no reviewer has signed out of scope."""
        return tuple(job for job in self.promoted if in_scope(job))

    def rows(self) -> Iterator[Row]:
        yield from (*self.units, *self.job_types, *self.zones, *self.memberships, *self.pages)
        yield from (*self.offers, *self.campaigns, *self.rules, *self.hours, *self.closed)
        yield from (*self.notices, *self.modules, *self.withdrawn, *self.tests)

    def row(self, code: str) -> Row | None:
        return _of_code(self.rows(), code)

    def job_type(self, code: str) -> JobType | None:
        return _of_code(self.job_types, code)

    def offer(self, code: str) -> Offer | None:
        return _of_code(self.offers, code)

    def membership(self, code: str) -> Membership | None:
        return _of_code(self.memberships, code)

    def rule(self, code: str) -> CapacityRule | None:
        return _of_code(self.rules, code)

    def page(self, path: str) -> Page | None:
        return _of_code(self.pages, path)

    def test_of(self, job_type: str) -> BookingTest | None:
        """The try of a job type's booking path."""
        return next((test for test in self.tests if test.job_type == job_type), None)

    def notice(self, code: str) -> Notice | None:
        return _of_code(self.notices, code)

    def at(self, path: str) -> Page | WithdrawnPage | None:
        """The page at an address, or what became of it."""
        return self.page(path) or _of_code(self.withdrawn, path)

    def page_of(self, code: str) -> Page | None:
        """The service, area or plan page of a row; a landing page is a campaign's, not its own."""
        own = (page for page in self.pages if page.kind != PageKind.LANDING)
        return next((page for page in own if code and page.promotes == code), None)

    def pages_of(self, *kinds: str) -> tuple[Page, ...]:
        return tuple(page for page in self.pages if page.kind in kinds)

    def zone_of(self, zip_code: str) -> Zone | None:
        return next((zone for zone in self.zones if zip_code in zone.zip_codes), None)


def _of_code(rows: Iterable[AnyRow], code: str) -> AnyRow | None:
    return next((row for row in rows if row.code == code), None)
