"""The shop's website as its Titan Map describes it: what each page is about, and what it offers a
visitor who is somewhere at some time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from artifacts.titan_map.rules import booking, coverage
from artifacts.titan_map.rules.booking import Decision
from artifacts.titan_map.rules.facts import JobType, Notice, Offer, Page, Zone, in_scope
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import Control, PageKind, ZoneStatus

# What the words of a page may name.
NAMES = (
    "brand",
    "phone",
    "member_line",
    "place",
    "season_opens",
    "next_opening",
    "recipient",
    "emergencies",
    "today",
)
MORNING, EVENING, NIGHT = time(10), time(21), time(2)
END = date(9998, 12, 31)  # up to which each day has a calendar year after it


@dataclass(frozen=True)
class Moment:
    """Where a visitor is and when; no ``zone`` is outside all of them. ``zip_code`` is theirs where
    they gave it.
    """

    zone: Zone | None
    at: datetime
    notice: Notice | None = None
    zip_code: str = ""


def at_launch(titan_map: TitanMap, page: Page) -> Moment:
    """How a page is first met: on the day of the map, at ten where the office is open then and else
    when it next opens, without a notice, by somebody of its own zone where it is about one, else of
    the first.
    """
    morning = datetime.combine(titan_map.as_of, MORNING)
    at = booking.next_opening(titan_map, morning) or morning
    if page.kind == PageKind.AREA:
        zip_code = "".join(page.zip_codes[:1])
        return Moment(zone_about(titan_map, page), at, zip_code=zip_code)
    return Moment(next(iter(titan_map.zones), None), at)


def is_old(titan_map: TitanMap, at: datetime) -> bool:
    """Whether a review has to confirm a map first: it speaks for a year, each season once."""
    return at.date() > titan_map.as_of + timedelta(365)


def is_skipped(at: datetime, time_zone: str) -> bool:
    """Whether no clock there shows that hour; one that it shows twice is the first of both."""
    clock = ZoneInfo(time_zone)
    shown = at.replace(tzinfo=clock).astimezone(UTC).astimezone(clock)
    return shown.replace(tzinfo=None) != at


def seen_from(titan_map: TitanMap, page: Page, moment: Moment) -> Moment:
    """The moment of whoever goes on to a page: one about an area is read as if from there."""
    if page.kind != PageKind.AREA:
        return moment
    own = at_launch(titan_map, page)
    return replace(moment, zone=own.zone, zip_code=own.zip_code)


def page_there(titan_map: TitanMap, page: Page, moment: Moment) -> Page:
    """Where a visitor of another place is led: a page about an area always follows its own zone, so
    to the page of theirs, or from outside all zones to the list of areas.
    """
    if page.kind != PageKind.AREA or moment.zone == at_launch(titan_map, page).zone:
        return page
    own = titan_map.page_of(moment.zone.code) if moment.zone else None
    return own or next(iter(titan_map.pages_of(PageKind.AREAS)), page)


def zone_about(titan_map: TitanMap, page: Page) -> Zone | None:
    """The zone that an area page is about; one that names ZIP codes of its own is in theirs."""
    own = next((zone for zone in titan_map.zones if zone.code == page.promotes), None)
    return own or next((zone for code in page.zip_codes if (zone := titan_map.zone_of(code))), None)


def job_about(titan_map: TitanMap, page: Page) -> JobType | None:
    """The service that a page is about, where the site shows it."""
    return next((job for job in titan_map.shown if job.code == page.promotes), None)


def decision(titan_map: TitanMap, page: Page, moment: Moment) -> Decision:
    """What a page does with a visitor. One whose service no rule speaks of does as an overview
    does, but for the rule of its visitor's zone; the request form's own page puts the form first.
    """
    zone, at, notice = moment.zone, moment.at, moment.notice
    job = job_about(titan_map, page)
    by_zone = zone is not None and zone.status != ZoneStatus.ACTIVE
    if job and (by_zone or booking.service_rules(titan_map, job)):
        return booking.decide(titan_map, zone, job, at, notice)
    made = booking.welcome(titan_map, zone, at, notice)
    if page.kind == PageKind.REQUEST_FORM and made.second == Control.FORM:
        return replace(made, first=made.second, second=made.first)
    return made


def services(titan_map: TitanMap) -> list[tuple[Page, JobType]]:
    """The service pages, each with what it is about."""
    pages = titan_map.pages_of(PageKind.SERVICE)
    return [(page, job) for page in pages if (job := job_about(titan_map, page))]


def emergencies(titan_map: TitanMap, zone: Zone | None) -> list[JobType]:
    """The services that are still done in a zone that is not active."""
    if zone is None or zone.status == ZoneStatus.ACTIVE:
        return []
    named = booking.zone_rule(titan_map, zone).job_types
    return [job for job in titan_map.shown if job.code in named]


def offers_on(titan_map: TitanMap, page: Page, moment: Moment) -> list[Offer]:
    """What a page has on offer for a visitor: complete, not past its last day, valid where they
    are. A service's page shows those of the service, a campaign's those of the campaign.
    """
    on_that_day = replace(titan_map, as_of=moment.at.date())
    return [
        offer
        for offer in titan_map.offers
        if coverage.is_complete(on_that_day, offer)
        and is_valid_in(offer, moment.zone)
        and shows(titan_map, page, offer)
    ]


def shows(titan_map: TitanMap, page: Page, offer: Offer) -> bool:
    """Whether a page has an offer while it is current, and valid where its visitor is."""
    if page.kind == PageKind.LANDING:
        return offer in of_campaign(titan_map, page)
    about_all = page.kind in (PageKind.HOME, PageKind.OFFERS)
    return about_all or (page.kind == PageKind.SERVICE and offer.job_type == page.promotes)


def of_campaign(titan_map: TitanMap, page: Page) -> list[Offer]:
    """The offers of the campaigns that lead to a page, current or not."""
    running = (row for row in titan_map.campaigns if in_scope(row) and row.page == page.code)
    named = {row.offer for row in running}
    return [offer for offer in titan_map.offers if offer.code in named]


def is_valid_in(offer: Offer, zone: Zone | None) -> bool:
    """Nothing is on offer in a zone that is paused or takes emergencies only."""
    if zone is None or zone.status != ZoneStatus.ACTIVE:
        return False
    return zone.code in offer.zones


def states(titan_map: TitanMap, page: Page, outside: str) -> list[tuple[Moment, Decision]]:
    """One moment for each outcome that the page has, first as it is first met; ``outside`` is a ZIP
    code in no zone.
    """
    found: dict[str, tuple[Moment, Decision]] = {}
    for moment in moments(titan_map, page, outside):
        made = decision(titan_map, page, moment)
        found.setdefault(made.outcome, (moment, made))
    return list(found.values())


def moments(titan_map: TitanMap, page: Page, outside: str) -> Iterator[Moment]:
    """As it is first met; that evening; with each notice; on the last day of a season and after it;
    and of a page that is not about an area, in every other zone, by day and in the night to Sunday,
    and outside all of them.
    """
    first = at_launch(titan_map, page)
    day = first.at.date()
    yield first
    yield _that_evening(first)
    for notice in titan_map.notices:
        yield replace(first, notice=notice)
    job = job_about(titan_map, page)
    if job and job.season:
        month, last = job.season[1]
        year = day.year + ((month, last) < (day.month, day.day))
        ends = datetime.combine(date(year, month, last), MORNING)
        yield replace(first, at=ends)
        yield replace(first, at=ends + timedelta(1))
    if page.kind == PageKind.AREA:
        return
    sunday = datetime.combine(day + timedelta(7 - day.isoweekday()), NIGHT)
    for zone in titan_map.zones:
        yield replace(first, zone=zone)
        yield replace(first, zone=zone, at=sunday)
    yield replace(first, zone=None, zip_code=outside)


def _that_evening(moment: Moment) -> Moment:
    return replace(moment, at=datetime.combine(moment.at.date(), EVENING))


def fallbacks(titan_map: TitanMap, page: Page) -> list[Moment]:
    """As the page is first met; that evening; and by day in the first zone of any other status."""
    first = at_launch(titan_map, page)
    found = [first]
    if not booking.office_is_open(titan_map, _that_evening(first).at):
        found.append(_that_evening(first))
    for status in (ZoneStatus.PAUSED, ZoneStatus.EMERGENCY_ONLY):
        zones = [zone for zone in titan_map.zones if zone.status == status]
        found += [replace(first, zone=zone) for zone in zones[:1]]
    return list(dict.fromkeys(found))


def most_telling(titan_map: TitanMap) -> Page | None:
    """The service page whose ways to the shop differ most, one with a scheduler to fall back from
    before others; the first of them.
    """

    def tells(page: Page) -> tuple[bool, int]:
        made = [decision(titan_map, page, moment) for moment in fallbacks(titan_map, page)]
        ways = [(each.first, each.second) for each in made if each.first]
        return (Control.SCHEDULER in {first for first, _ in ways}, len(set(ways)))

    return max((page for page, _ in services(titan_map)), key=tells, default=None)
