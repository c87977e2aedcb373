"""The rows of the Titan Map as frozen values: what the rules are told, and all they know.

Rows name each other by code (``JT01``, ``Z3``), a page is its path.
"""

import re
from dataclasses import dataclass, field
from datetime import date, time
from typing import NamedTuple, Self

from artifacts.titan_map.rules.values import (
    BookingPath,
    Implies,
    ModuleStatus,
    Outcome,
    PageKind,
    Role,
    RuleHours,
    RuleKind,
    RuleWindow,
    Standing,
    Treatment,
    Verdict,
    ZoneStatus,
)


@dataclass(frozen=True)
class Review:
    verdict: Verdict
    reason: str
    reviewer: Role
    reviewed: date
    revisit: date | None = None


@dataclass(frozen=True)
class Source:
    """Where a row was seen, and the day it was confirmed."""

    name: str
    day: date

    def __str__(self) -> str:
        return f"{self.name}, {self.day.isoformat()}"


@dataclass(frozen=True)
class Row:
    code: str
    source: Source

    @property
    def call_it(self) -> str:
        """What a reader calls the row."""
        return self.code


@dataclass(frozen=True)
class Named(Row):
    name: str

    @property
    def call_it(self) -> str:
        return self.name


@dataclass(frozen=True)
class Counted(Named):
    """A row that the coverage score counts, unless a reviewer has signed that it does not."""

    review: Review | None = field(default=None, kw_only=True)


@dataclass(frozen=True)
class BusinessUnit(Named):
    """A business unit; ``crew`` is who comes, as a homeowner would say it."""

    crew: str = ""


class Season(NamedTuple):
    """The first and the last day, each a month and a day of it."""

    first: tuple[int, int]
    last: tuple[int, int]

    @classmethod
    def read(cls, text: str) -> Self:
        """``10-01 to 11-15``."""
        month, day, last_month, last_day = map(int, re.findall(r"\d+", text))
        return cls((month, day), (last_month, last_day))

    def holds(self, on: date) -> bool:
        """Whether a day is in it, both ends included; it may run over New Year."""
        day = (on.month, on.day)
        if self.first <= self.last:
            return self.first <= day <= self.last
        return day >= self.first or day <= self.last

    def covers(self, first: date, last: date) -> bool:
        """Whether all days from one to another are in one season."""
        if not self.holds(first):
            return False
        ends = date(first.year, *self.last)
        return last <= (ends if ends >= first else date(first.year + 1, *self.last))


@dataclass(frozen=True)
class JobType(Counted):
    public_label: str  # what a homeowner calls it; may be missing
    standing: Standing
    business_units: tuple[str, ...]
    booking_paths: tuple[
        BookingPath, ...
    ]  # none agreed, one, or those that it is undecided between
    recipient: str
    photo: bool = False  # whether its form takes one
    season: Season | None = None
    minutes: int | None = None
    pricebook: str = ""

    @property
    def call_it(self) -> str:
        return self.public_label or self.name


@dataclass(frozen=True)
class Zone(Counted):
    zip_codes: tuple[str, ...]
    status: ZoneStatus
    treatment: Treatment | None


@dataclass(frozen=True)
class Membership(Counted):
    business_units: tuple[str, ...]
    includes: str
    billing: str
    sheet_approved: bool


@dataclass(frozen=True)
class Page(Row):
    """``code`` is its path; ``promotes`` is the code of a job type, zone or membership."""

    kind: PageKind
    promotes: str = ""
    zip_codes: tuple[str, ...] = ()  # of an area page that names an area of its own
    approver: Role | None = None
    checked: date | None = None


@dataclass(frozen=True)
class Offer(Counted):
    """``zones`` are those it is valid in."""

    job_type: str
    eligibility: str
    ends: date | None
    zones: tuple[str, ...] = ()


@dataclass(frozen=True)
class Campaign(Counted):
    """``name`` is the exact one; without dates it is always on."""

    medium: str
    page: str
    job_type: str
    zones: tuple[str, ...]
    offer: str  # none where empty
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True)
class CapacityRule(Row):
    """A capacity rule.

    A zone's rule holds for ``job_types``, or for all where it names none; ``otherwise`` is then
    its outcome for the others. A service's rule may hold in the season only. A narrowing rule
    holds while its ``notice`` is posted, or outside office hours.
    """

    kind: RuleKind
    outcome: Outcome
    job_types: tuple[str, ...] = ()
    zone_status: ZoneStatus | None = None
    otherwise: Outcome | None = None
    hours: RuleHours = RuleHours.ANY
    window: RuleWindow = RuleWindow.ALWAYS
    notice: str = ""
    shows: str = ""
    why: str = ""
    reviewer: Role = field(kw_only=True)

    @property
    def outside_hours(self) -> bool:
        return self.hours == RuleHours.OUTSIDE

    @property
    def in_season(self) -> bool:
        return self.window == RuleWindow.SEASON

    @property
    def on_notice(self) -> bool:
        return bool(self.notice)


@dataclass(frozen=True)
class Notice(Named):
    """What a role posts by hand while its ``condition`` holds; ``urgent`` is the work that trucks
    are then kept free for, where it is one.
    """

    condition: str
    poster: Role
    urgent: str = ""


@dataclass(frozen=True)
class OfficeHours(Row):
    """Office hours of a run of weekdays, Monday being 1."""

    first_day: int
    last_day: int
    opens: time
    closes: time


@dataclass(frozen=True)
class ClosedDay(Named):
    """A day on which nobody answers the office phone: the one ``day``, or without it the holiday of
    that name, every year.
    """

    day: date | None = None


@dataclass(frozen=True)
class Module(Named):
    """``serves`` is the kind of rows that imply it."""

    status: ModuleStatus
    detail: str
    serves: Implies | None


@dataclass(frozen=True)
class WithdrawnPage(Row):
    """``code`` is the address that is gone, ``redirect`` the page it leads to."""

    redirect: str
    approver: Role
    checked: date


@dataclass(frozen=True)
class BookingTest(Row):
    """One try of a job type's booking path; ``failure`` is empty where it passed first time."""

    job_type: str
    day: date
    failure: str = ""
    passed: date | None = None  # when it passed after a failure

    @property
    def reached(self) -> date | None:
        """The day on which the last try reached the person who answers, if it did."""
        return self.passed if self.failure else self.day


def in_scope(row: Counted) -> bool:
    """Whether it counts: a row leaves the count only by a reviewer's signature."""
    return not (row.review and row.review.verdict == Verdict.OUT_OF_SCOPE)


def accepted(row: Row) -> bool:
    """Whether a reviewer has accepted its gap."""
    review = row.review if isinstance(row, Counted) else None
    return review is not None and review.verdict == Verdict.ACCEPTED
