"""A page of the demo site in words, as one visitor meets it: the map's rows, what the rules decide,
and the shop's own sentences.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, partial

from artifacts.demo_site import rules
from artifacts.demo_site.addresses import address_at
from artifacts.demo_site.models import Words
from artifacts.demo_site.phrases import day_seen_on
from artifacts.demo_site.rules import Moment
from artifacts.titan_map.phrases import season
from artifacts.titan_map.rules import booking
from artifacts.titan_map.rules.facts import JobType, Membership, Offer, Page, in_scope
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import Control, Outcome, PageKind, ZoneStatus
from artifacts.wording import wording, wording_if_any, wording_of
from artifacts.words import (
    day,
    filled,
    hour,
    listed,
    month_and_day,
    opening,
    sentence,
    weekdays,
)

# With these a homeowner is offered the work that the page is about.
DONE = (
    Outcome.EMBED,
    Outcome.CALL_NOW,
    Outcome.PHONE_FIRST,
    Outcome.REQUEST,
    Outcome.CALL_ONLY,
)


@dataclass(frozen=True)
class Link:
    """To a page: its name, what it is for, and what it offers this visitor."""

    title: str
    href: str
    brief: str = ""
    offered: str = ""
    is_current: bool = False
    is_limited: bool = False  # whether less than all of the work is done there


@dataclass(frozen=True)
class SpokenControl:
    """A way to the shop in the shop's words, and what would happen if it were real."""

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
    """One page at one moment; ``hidden`` is whether links leave out what a page is mapped to."""

    def __init__(
        self,
        launch: TitanMap,
        words: Words,
        page: Page,
        moment: Moment,
        *,
        hidden: bool = False,
    ) -> None:
        self.launch, self.words, self.page, self.moment = launch, words, page, moment
        self.hidden = hidden
        self.shop, self.own = words.shop, words.pages[page.code]
        self.job = rules.job_about(launch, page)
        self.decision = rules.decision(launch, page, moment)
        self.is_active = moment.zone is not None and moment.zone.status == ZoneStatus.ACTIVE
        self.is_open = booking.office_is_open(launch, moment.at)

    @cached_property
    def figures(self) -> dict[str, str]:
        """What the words on the page may name."""
        zone, opens = self.moment.zone, booking.next_opening(self.launch, self.moment.at)
        season_opens = self.job.season[0] if self.job and self.job.season else None
        return {
            "brand": self.shop.brand,
            "phone": self.shop.phone,
            "member_line": self.shop.member_line,
            "place": zone.name if zone else self.moment.zip_code or wording("place-unknown"),
            "season_opens": month_and_day(*season_opens) if season_opens else "",
            "next_opening": opening(self.moment.at, opens) if opens else "",
            "recipient": sentence(self.decision.recipient),
            "today": day(self.moment.at),
            "emergencies": listed(job.call_it for job in self.emergencies),
        }

    def by_hours(self, value: StrEnum, part: str) -> str:
        """What is said of a value of the rules, where that is another thing while the office is
        closed.
        """
        closed = "" if self.is_open else wording_if_any(value, f"{part}-closed")
        return filled(closed or wording_of(value, part), self.figures)

    @property
    def season(self) -> str:
        """The first and the last day of a service that is done for a part of the year."""
        return season(self.job) if self.job else ""

    @property
    def title(self) -> str:
        """The page's heading."""
        row, zone = self.launch.row(self.page.promotes), self.moment.zone
        if self.page.kind == PageKind.LANDING and self.offers:
            return self.offers[0].name
        if self.job:
            name = self.job.call_it
            return wording("service-in-zone", service=name, zone=zone.name) if zone else name
        return self.own.title or (row.call_it if row else self.own.brief)

    @property
    def line(self) -> str:
        """What the page says first: how the shop can be reached now."""
        if self.job is None and self.is_active:
            welcome = wording("welcome") if self.is_open else wording("welcome-closed")
            return filled(welcome, self.figures)
        return self.by_hours(self.decision.outcome, "line")

    @property
    def speaks(self) -> bool:
        """Whether the page says what it says of its service or its offer: where that holds."""
        if self.page.kind == PageKind.REQUEST_FORM:
            return Control.FORM in (self.decision.first, self.decision.second)
        if self.page.kind == PageKind.LANDING and not self.offers:
            return False
        about_work = self.job is not None or self.page.kind == PageKind.HOME
        return self.is_served or not about_work

    @property
    def advice(self) -> str:
        return self.own.advice if self.speaks else ""

    @property
    def is_served(self) -> bool:
        """Whether the visitor is offered work here at all."""
        return self.decision.outcome in DONE

    @property
    def banner(self) -> str:
        """Leads the page while a notice is posted: for all where the work that it is about is done,
        with what waits where other work is done too; for members where nobody else is served.
        """
        notice = self.decision.notice
        if notice is None:
            return ""
        words, done = self.words.notices[notice.code], {job.code for job in self.emergencies}
        if self.is_active:
            return filled(f"{words.banner} {words.waits}".strip(), self.figures)
        if done and notice.urgent in {"", *done}:
            return filled(words.banner, self.figures)
        return "" if done else filled(words.banner_for_members, self.figures)

    @cached_property
    def controls(self) -> list[SpokenControl]:
        """What the page offers, the first first."""
        offered = (self.decision.first, self.decision.second)
        return [self._spoken(control) for control in offered if control]

    def _spoken(self, control: Control) -> SpokenControl:
        if control == Control.FORM and self.decision.photo:
            control = Control.PHOTO_FORM
        said = partial(self.by_hours, control)
        return SpokenControl(
            said("label"),
            said("note"),
            control in booking.CALLS,
            said("leads"),
            said("receives"),
            said("person"),
        )

    @property
    def call(self) -> SpokenControl | None:
        """The control that calls somebody, else whichever is first."""
        calls = [control for control in self.controls if control.is_call]
        return next(iter([*calls, *self.controls]), None)

    @property
    def thumbs(self) -> list[SpokenControl]:
        """What stands where a thumb is: whatever is first, and the call."""
        return list(dict.fromkeys([*self.controls[:1], *([self.call] if self.call else [])]))

    @cached_property
    def emergencies(self) -> list[JobType]:
        return rules.emergencies(self.launch, self.moment.zone)

    @property
    def plan(self) -> Membership | None:
        """The plan that the page is about."""
        row = self.launch.row(self.page.promotes)
        return row if isinstance(row, Membership) and in_scope(row) else None

    @cached_property
    def offers(self) -> list[Terms]:
        found = rules.offers_on(self.launch, self.page, self.moment)
        return [self.terms(offer) for offer in found]

    @property
    def without_offer(self) -> str:
        """Why a page that is there for offers has none to show."""
        if self.offers or self.page.kind not in (PageKind.OFFERS, PageKind.LANDING):
            return ""
        if self.page.kind == PageKind.OFFERS:
            return filled(wording("no-offer"), self.figures)
        ends = [offer.ends for offer in rules.of_campaign(self.launch, self.page) if offer.ends]
        ended = bool(ends) and max(ends) < self.moment.at.date()
        why = wording("offer-ended") if ended else wording("offer-elsewhere")
        return filled(why, self.figures)

    def terms(self, offer: Offer) -> Terms:
        """Of an offer that is current, and valid where the visitor is."""
        zones = [zone for zone in self.launch.zones if rules.is_valid_in(offer, zone)]
        pages = [
            page
            for page in self.launch.pages_of(PageKind.SERVICE, PageKind.LANDING)
            if page != self.page and rules.shows(self.launch, page, offer)
        ]
        return Terms(
            offer.name,
            offer.eligibility,
            listed(zone.name for zone in zones),
            day(offer.ends) if offer.ends else "",
            [self.to(page) for page in pages],
        )

    @property
    def hours(self) -> list[str]:
        return [
            wording(
                "shop-hours-of-days",
                days=weekdays(row.first_day, row.last_day),
                opens=hour(row.opens),
                closes=hour(row.closes),
            )
            for row in self.launch.hours
        ]

    @property
    def closed(self) -> str:
        """The days on which nobody answers: holidays by name, and where one is kept; and each other
        one to come, with its year where that is another.
        """
        today = self.moment.at.date()
        days = [
            row.name if row.day is None else day_seen_on(row.day, today)
            for row in self.launch.closed
            if row.day is None or row.day >= today
        ]
        if any(row.day is None for row in self.launch.closed):
            return wording("shop-closed-days", days=listed(days))
        return listed(days) if days else ""

    @property
    def crew(self) -> str:
        """Who comes, where somebody does."""
        units = self.job.business_units if self.job and self.is_served else ()
        return sentence(next((u.crew for u in self.launch.units if u.code in units), ""))

    @property
    def zips(self) -> tuple[str, ...]:
        """The ZIP codes of the area that the page is about."""
        if self.page.kind != PageKind.AREA:
            return ()
        zone = rules.zone_about(self.launch, self.page)
        return zone.zip_codes if zone else self.page.zip_codes

    def to(self, page: Page, title: str = "") -> Link:
        """A link that keeps the visitor's moment."""
        own, row = self.words.pages[page.code], self.launch.row(page.promotes)
        named = "" if page.kind == PageKind.LANDING else row and row.call_it
        href = self.at(page, rules.seen_from(self.launch, page, self.moment))
        return Link(title or own.menu or named or own.brief, href, own.brief, "", page == self.page)

    def at(self, page: Page, moment: Moment) -> str:
        return address_at(self.launch, page, moment, hidden=self.hidden)
