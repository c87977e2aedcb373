"""A page of the demo site in words, as one visitor meets it: the map's rows, what the rules decide,
and the shop's own sentences.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from artifacts.rules import booking, site
from artifacts.rules.figures import month_and_day, words
from artifacts.rules.site import Moment
from artifacts.rules.spoken import day, hour, opening, sentence, weekdays
from artifacts.rules.titan_map import JobType, Membership, Offer, Page, TitanMap
from artifacts.rules.values import Outcome, PageKind, ZoneStatus

if TYPE_CHECKING:
    from artifacts.models import Words

# What the body of a page of some kind lists.
LISTED = {
    PageKind.HOME: ("services", "areas", "offers", "plans"),
    PageKind.SERVICES: ("services",),
    PageKind.AREAS: ("areas",),
    PageKind.OFFERS: ("offers",),
    PageKind.PLANS: ("plans",),
    PageKind.REQUEST_FORM: ("services",),
    PageKind.SERVICE: ("offers",),
    PageKind.AREA: ("services",),
    PageKind.PLAN: ("plans",),
    PageKind.LANDING: ("offers",),
}
# With these a homeowner is offered the service that the page is about.
DONE = (
    Outcome.EMBED,
    Outcome.CALL_NOW,
    Outcome.PHONE_FIRST,
    Outcome.REQUEST,
    Outcome.CALL_ONLY,
)
OVERVIEWS = (PageKind.SERVICES, PageKind.AREAS, PageKind.OFFERS, PageKind.PLANS)


@dataclass(frozen=True)
class Link:
    """To another page: its name, what it is for, and what it offers this visitor."""

    title: str
    href: str
    brief: str = ""
    offered: str = ""
    is_current: bool = False
    is_limited: bool = False  # whether less than all of the work is done there


@dataclass(frozen=True)
class Control:
    """A way to the shop, and what would happen if it were real."""

    label: str
    note: str
    is_call: bool
    leads: str
    receives: str
    person: str


@dataclass(frozen=True)
class Terms:
    """An offer as a homeowner reads it."""

    name: str
    eligibility: str
    where: str
    ends: str
    links: list[Link]


class Visit:
    """One page at one moment. ``link`` gives the address of another page at that moment."""

    def __init__(
        self,
        launch: TitanMap,
        said: Words,
        page: Page,
        moment: Moment,
        link: Callable[[Page], str],
    ) -> None:
        self.launch, self.said, self.page, self.moment, self.link = launch, said, page, moment, link
        self.shop, self.words = said.shop, said.pages[page.code]
        self.job = site.job_of(launch, page)
        self.decision = site.decision(launch, page, moment)
        self.is_open = booking.office_is_open(launch, moment.at)

    @property
    def figures(self) -> dict[str, str]:
        """What the words on the page may name."""
        zone = self.moment.zone
        opens = booking.next_opening(self.launch, self.moment.at)
        return {
            "shop": self.shop.brand,
            "phone": self.shop.phone,
            "member_line": self.shop.member_line,
            "place": zone.name if zone else self.moment.zip_code or "your area",
            "season_opens": "".join(self.season[:1]),
            "next_opening": opening(self.moment.at, opens) if opens else "the next day",
            "recipient": sentence(self.decision.recipient),
            "first_day": self.launch.as_of.isoformat(),
            "last_day": site.last_day(self.launch).isoformat(),
        }

    @property
    def season(self) -> list[str]:
        """The first and the last day of a service that is done for a part of the year."""
        return [month_and_day(*each) for each in (self.job and self.job.season) or ()]

    @property
    def title(self) -> str:
        """The page's heading."""
        row = self.launch.row(self.page.promotes)
        kind, zone = self.page.kind, self.moment.zone
        if kind == PageKind.LANDING and self.offers:
            return self.offers[0].name
        if self.job:
            return f"{self.job.call_it} in {zone.name}" if zone else self.job.call_it
        return self.words.title or (row.call_it if row else self.words.brief)

    @property
    def line(self) -> str:
        """What the page says first: how the shop can be reached now."""
        spoken = self.said.outcomes[self.decision.outcome]
        return spoken.line if self.is_open else spoken.closed or spoken.line

    @property
    def lead(self) -> str:
        """What the page says of its service, where it is done; of anything else always."""
        return self.words.lead if self.job is None or self.decision.outcome in DONE else ""

    @property
    def banner(self) -> str:
        return self.said.site.banner if self.decision.no_heat else ""

    @cached_property
    def controls(self) -> list[Control]:
        """What the page offers, the first first."""
        return [self._control(path) for path in (self.decision.first, self.decision.second) if path]

    def _control(self, path: str) -> Control:
        spoken = self.said.paths["photo form" if path == "form" and self.decision.photo else path]
        note = spoken.note if self.is_open else spoken.closed or spoken.note
        said = (spoken.leads, spoken.receives, spoken.person)
        return Control(spoken.label, note, path.endswith(("phone", "line")), *said)

    @property
    def call(self) -> Control | None:
        """The control that calls somebody, for where a thumb is; else whichever is first."""
        calls = [control for control in self.controls if control.is_call]
        return next(iter([*calls, *self.controls]), None)

    @property
    def emergencies(self) -> list[JobType]:
        return site.emergencies(self.launch, self.moment.zone) if self.moment.zone else []

    @property
    def ways(self) -> list[Link]:
        """Where a visitor goes who is offered nothing here."""
        pages = {
            Outcome.EMERGENCY_ONLY: [self.launch.page_of(job.code) for job in self.emergencies],
            Outcome.OUTSIDE: self.launch.pages_of(PageKind.AREAS),
            Outcome.CLOSED: self.launch.pages_of(PageKind.SERVICES),
        }
        return [self.to(page) for page in pages.get(self.decision.outcome, []) if page]

    @property
    def overviews(self) -> list[Link]:
        return [self.to(page) for kind in OVERVIEWS for page in self.launch.pages_of(kind)]

    @property
    def home(self) -> Link | None:
        return next((self.to(page) for page in self.launch.pages_of(PageKind.HOME)), None)

    @cached_property
    def services(self) -> list[Link]:
        """Every service page, with what it offers this visitor; first those whose work is done."""
        made = [
            (self.to(page, job.call_it), site.decision(self.launch, page, self.moment).outcome)
            for page, job in site.services(self.launch)
        ]
        made.sort(key=lambda pair: pair[1] not in DONE)
        return [replace(link, offered=self.said.outcomes[outcome].brief) for link, outcome in made]

    @cached_property
    def areas(self) -> list[Link]:
        """Every area page, with how its zone stands."""
        found = []
        for page in self.launch.pages_of(PageKind.AREA):
            if zone := site.zone_of(self.launch, page):
                limited = zone.status != ZoneStatus.ACTIVE
                brief = self.said.zones[zone.status].brief
                link = self.to(page, zone.name)
                found.append(replace(link, offered=brief, is_limited=limited))
        return found

    @property
    def checked(self) -> Link | None:
        """The area page of the ZIP code that was asked for."""
        zone = self.moment.zone if self.moment.zip_code else None
        return next((link for link in self.areas if zone and link.title == zone.name), None)

    @property
    def plans(self) -> list[tuple[Link, Membership]]:
        pages = {page.promotes: page for page in self.launch.pages_of(PageKind.PLAN)}
        rows = [row for row in self.launch.memberships if row.code in pages]
        return [(self.to(pages[row.code]), row) for row in rows]

    @property
    def others(self) -> list[Link]:
        """Every page but those of services and areas, and of campaigns, which an offer leads to."""
        apart = (PageKind.SERVICE, PageKind.AREA, PageKind.LANDING)
        return [self.to(page) for page in self.launch.pages if page.kind not in apart]

    @property
    def plan(self) -> Membership | None:
        """The plan that the page is about."""
        return next(
            (row for row in self.launch.memberships if row.code == self.page.promotes), None
        )

    @cached_property
    def offers(self) -> list[Terms]:
        """What is on offer to this visitor, on a page about a service for that service and on a
        campaign's its own.
        """
        found = site.offers(self.launch, self.moment)
        if self.page.kind == PageKind.LANDING:
            of_campaign = {row.offer for row in self.launch.campaigns if row.page == self.page.code}
            found = [offer for offer in found if offer.code in of_campaign]
        elif self.page.kind not in (PageKind.HOME, PageKind.OFFERS):
            code = self.job.code if self.job else ""
            found = [offer for offer in found if offer.job_type == code]
        return [self.terms(offer) for offer in found]

    @property
    def misses_offer(self) -> bool:
        """Whether a page that is there for offers has none to show."""
        return not self.offers and self.page.kind in (PageKind.OFFERS, PageKind.LANDING)

    def terms(self, offer: Offer) -> Terms:
        zones = [zone for zone in self.launch.zones if site.is_valid_in(offer, zone)]
        named = [row.page for row in self.launch.campaigns if row.offer == offer.code]
        own = self.launch.page_of(offer.job_type)
        pages = [page for page in self.launch.pages if page.code in named or page == own]
        return Terms(
            offer.name,
            offer.eligibility,
            words(zone.name for zone in zones),
            day(offer.ends) if offer.ends else "",
            [self.to(page) for page in pages if page != self.page],
        )

    @property
    def hours(self) -> list[str]:
        return [
            f"{weekdays(row.first_day, row.last_day)}, {hour(row.opens)} to {hour(row.closes)}"
            for row in self.launch.hours
        ]

    @property
    def crew(self) -> str:
        """Who comes."""
        units = self.job.units if self.job else ()
        return sentence(next((u.crew for u in self.launch.units if u.code in units), ""))

    @property
    def zips(self) -> tuple[str, ...]:
        """The ZIP codes of the area that the page is about."""
        zone = site.zone_of(self.launch, self.page)
        return zone.zips if zone else self.page.zips

    @property
    def listed(self) -> tuple[str, ...]:
        return LISTED.get(self.page.kind, ())

    def to(self, page: Page, title: str = "") -> Link:
        spoken = self.said.pages[page.code]
        row = self.launch.row(page.promotes)
        named = "" if page.kind == PageKind.LANDING else row and row.call_it
        name = title or spoken.menu or named or spoken.brief
        return Link(name, self.link(page), spoken.brief, is_current=page == self.page)
