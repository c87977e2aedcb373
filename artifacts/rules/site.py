"""The shop's website as its Titan Map describes it: what each page is about, and what it offers a
visitor who is somewhere at some time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from artifacts.rules import booking, coverage
from artifacts.rules.booking import Decision
from artifacts.rules.titan_map import JobType, Offer, Page, TitanMap, Zone
from artifacts.rules.values import PageKind, ZoneStatus

# What words on a page may name.
NAMES = (
    "shop",
    "phone",
    "member_line",
    "place",
    "season_opens",
    "next_opening",
    "recipient",
    "first_day",
    "last_day",
)
LOOK = time(10)  # a page is first looked at in office hours of the launch
EVENING, NIGHT = time(21), time(2)


@dataclass(frozen=True)
class Moment:
    """Where a visitor is and when; no ``zone`` is outside all of them. ``zip_code`` is theirs where
    they gave it.
    """

    zone: Zone | None
    at: datetime
    notice: bool = False
    zip_code: str = ""


def at_launch(titan_map: TitanMap, page: Page) -> Moment:
    """How a page is first met: on the day of the map, without a notice, by somebody of its own zone
    where it is about one, else of the first.
    """
    at = datetime.combine(titan_map.as_of, LOOK)
    if page.kind == PageKind.AREA:
        return Moment(zone_of(titan_map, page), at, zip_code="".join(page.zips[:1]))
    return Moment(next(iter(titan_map.zones), None), at)


def last_day(titan_map: TitanMap) -> date:
    """Up to which a map can speak: for a year, each season once."""
    return titan_map.as_of + timedelta(365)


def seen_from(titan_map: TitanMap, page: Page, moment: Moment) -> Moment:
    """The moment of whoever goes on to a page: one about an area is read as if from there."""
    if page.kind != PageKind.AREA:
        return moment
    own = at_launch(titan_map, page)
    return replace(moment, zone=own.zone, zip_code=own.zip_code)


def zone_of(titan_map: TitanMap, page: Page) -> Zone | None:
    """The zone that an area page is about; one that names an area of its own is in none."""
    return next((zone for zone in titan_map.zones if zone.code == page.promotes), None)


def job_of(titan_map: TitanMap, page: Page) -> JobType | None:
    """The service that a page is about, where the site shows it."""
    return next((job for job in titan_map.shown if job.code == page.promotes), None)


def decision(titan_map: TitanMap, page: Page, moment: Moment) -> Decision:
    """What a page does with a visitor; one whose service no rule speaks of, as an overview does."""
    job = job_of(titan_map, page)
    asked = (moment.zone, moment.at, moment.notice)
    if job is None or not booking.service_rules(titan_map, job):
        return booking.welcome(titan_map, *asked)
    return decide(titan_map, job, moment)


def decide(titan_map: TitanMap, job: JobType, moment: Moment) -> Decision:
    return booking.decide(titan_map, moment.zone, job, moment.at, moment.notice)


def services(titan_map: TitanMap) -> list[tuple[Page, JobType]]:
    """The service pages, each with what it is about."""
    pages = titan_map.pages_of(PageKind.SERVICE)
    return [(page, job) for page in pages if (job := job_of(titan_map, page))]


def emergencies(titan_map: TitanMap, zone: Zone) -> list[JobType]:
    """The services that are still done in a zone that is not active."""
    if zone.status == ZoneStatus.ACTIVE:
        return []
    named = booking.zone_rule(titan_map, zone).job_types
    return [job for job in titan_map.shown if job.code in named]


def offers(titan_map: TitanMap, moment: Moment) -> list[Offer]:
    """What is on offer to a visitor: complete, not past its last day, and valid where they are."""
    on_that_day = replace(titan_map, as_of=moment.at.date())
    return [
        offer
        for offer in titan_map.offers
        if coverage.offer(on_that_day, offer) == coverage.FULL and is_valid_in(offer, moment.zone)
    ]


def is_valid_in(offer: Offer, zone: Zone | None) -> bool:
    """Nothing is on offer in a zone that is paused or takes emergencies only."""
    active = zone is not None and zone.status == ZoneStatus.ACTIVE
    return active and (not offer.zones or zone.code in offer.zones)


def states(titan_map: TitanMap, page: Page, outside: str) -> list[tuple[Moment, Decision]]:
    """One moment for each outcome that the page has, first as it is first met; ``outside`` is a ZIP
    code in no zone.
    """
    found: dict[str, tuple[Moment, Decision]] = {}
    for moment in _moments(titan_map, page, outside):
        made = decision(titan_map, page, moment)
        found.setdefault(made.outcome, (moment, made))
    return list(found.values())


def fallbacks(titan_map: TitanMap, page: Page) -> list[tuple[Moment, Decision]]:
    """The page as it is first met, that evening, and by day in the first zone of any other status;
    each once.
    """
    first = at_launch(titan_map, page)
    moments = [first, replace(first, at=datetime.combine(titan_map.as_of, EVENING))]
    for status in (ZoneStatus.PAUSED, ZoneStatus.EMERGENCY_ONLY):
        zones = [zone for zone in titan_map.zones if zone.status == status]
        moments += [replace(first, zone=zone) for zone in zones[:1]]
    return [(moment, decision(titan_map, page, moment)) for moment in moments]


def most_telling(titan_map: TitanMap) -> Page | None:
    """The service page whose ways to the shop differ most, one with a scheduler to fall back from
    before others; the first of them.
    """

    def tells(page: Page) -> tuple[bool, int]:
        ways = [(made.first, made.second) for _, made in fallbacks(titan_map, page) if made.first]
        return ("scheduler" in {first for first, _ in ways}, len(set(ways)))

    return max((page for page, _ in services(titan_map)), key=tells, default=None)


def _moments(titan_map: TitanMap, page: Page, outside: str) -> Iterator[Moment]:
    """As it is first met; that evening; with a notice; after the season; and of a page that is not
    about an area, in every other zone, by day and in the night to Sunday, and outside all of them.
    """
    first = at_launch(titan_map, page)
    day = titan_map.as_of
    yield first
    yield replace(first, at=datetime.combine(day, EVENING))
    yield replace(first, notice=True)
    job = job_of(titan_map, page)
    if job and job.season:
        month, last = job.season[1]
        year = day.year + ((month, last) < (day.month, day.day))
        yield replace(first, at=datetime(year, month, last, LOOK.hour) + timedelta(1))
    if page.kind == PageKind.AREA:
        return
    sunday = datetime.combine(day + timedelta(7 - day.isoweekday()), NIGHT)
    for zone in titan_map.zones:
        yield replace(first, zone=zone)
        yield replace(first, zone=zone, at=sunday)
    yield replace(first, zone=None, zip_code=outside)
