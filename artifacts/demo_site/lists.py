"""What a page of the demo site lists: other pages, each with what it offers the same visitor."""

from dataclasses import dataclass, replace
from functools import cached_property

from artifacts.demo_site import rules
from artifacts.demo_site.visit import DONE, Link, Visit
from artifacts.titan_map.rules.facts import Membership, Page, Zone, in_scope
from artifacts.titan_map.rules.values import Outcome, PageKind, ZoneStatus
from artifacts.wording import wording, wording_of

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
IN_MENU = {
    "services": PageKind.SERVICES,
    "areas": PageKind.AREAS,
    "offers": PageKind.OFFERS,
    "plans": PageKind.PLANS,
}


@dataclass(frozen=True)
class ZipCodeFound:
    """How a ZIP code stands: the page of its area, where it has one, and what is done there."""

    zip_code: str
    area: Link | None
    said: str


class Lists:
    """The links of one visit's page, for its menu, its body and its foot."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.launch = visit, visit.launch

    @cached_property
    def headings(self) -> dict[str, str]:
        """What the body lists, each by its heading; an empty list has none."""
        found = {
            "services": self.services,
            "areas": self.areas,
            "offers": self.visit.offers,
            "plans": self.plans,
        }
        listed = LISTED[self.visit.page.kind]
        return {name: self._heading(name) for name in listed if found[name]}

    def _heading(self, name: str) -> str:
        """The title of the list's own overview page, which needs another one itself."""
        if name == "plans" and self.visit.plan:
            return wording("other-plan") if len(self.plans) == 1 else wording("other-plans")
        words = self.visit.words.pages
        titles = [words[page.code].title for page in self.launch.pages_of(IN_MENU[name])]
        whole = {
            "services": wording("every-service"),
            "areas": wording("every-area"),
            "offers": wording("on-offer"),
            "plans": wording("each-plan"),
        }
        is_needed = not titles or titles[0] == self.visit.title
        return whole[name] if is_needed else titles[0]

    @property
    def ways(self) -> list[Link]:
        """Where a visitor goes who is not offered this."""
        emergencies = [self.launch.page_of(job.code) for job in self.visit.emergencies]
        pages = {
            Outcome.EMERGENCY_ONLY: emergencies,
            Outcome.CALL_ONLY: [] if self.visit.job else emergencies,
            Outcome.OUTSIDE: self.launch.pages_of(PageKind.AREAS),
            Outcome.CLOSED: self.launch.pages_of(PageKind.SERVICES),
        }
        found = pages.get(self.visit.decision.outcome, [])
        return [self.visit.to(page) for page in found if page and page != self.visit.page]

    @property
    def menu(self) -> list[Link]:
        return [self.visit.to(page) for page in self.launch.pages_of(*IN_MENU.values())]

    @property
    def home(self) -> Link:
        return next(self.visit.to(page) for page in self.launch.pages_of(PageKind.HOME))

    @cached_property
    def services(self) -> list[Link]:
        """Every service page, with what it offers this visitor; first those whose work is done."""
        made = [
            (self.visit.to(page, job.call_it), self._outcome(page))
            for page, job in rules.services(self.launch)
        ]
        made.sort(key=lambda pair: pair[1] not in DONE)
        return [
            replace(link, offered=self.visit.by_hours(outcome, "brief")) for link, outcome in made
        ]

    def _outcome(self, page: Page) -> Outcome:
        return rules.decision(self.launch, page, self.visit.moment).outcome

    @cached_property
    def areas(self) -> list[Link]:
        """Every area page, with how its zone stands."""
        return [
            self._area(page, zone)
            for page in self.launch.pages_of(PageKind.AREA)
            if (zone := rules.zone_about(self.launch, page))
        ]

    def _area(self, page: Page, zone: Zone) -> Link:
        brief = wording_of(zone.status, "brief")
        limited = zone.status != ZoneStatus.ACTIVE
        return replace(self.visit.to(page, zone.name), offered=brief, is_limited=limited)

    @property
    def zip_code(self) -> ZipCodeFound | None:
        """What whoever asked for a ZIP code is told."""
        zip_code, zone = self.visit.moment.zip_code, self.visit.moment.zone
        if not zip_code:
            return None
        page = self.launch.page_of(zone.code) if zone else None
        if page is None or zone is None:
            return ZipCodeFound(zip_code, None, self.visit.line)
        area = self._area(page, zone)
        return ZipCodeFound(zip_code, area, f"{area.offered}.")

    @cached_property
    def plans(self) -> list[tuple[Link, Membership]]:
        """The plans that have a page, but the one that this page is about."""
        found = []
        for page in self.launch.pages_of(PageKind.PLAN):
            plan = self.launch.membership(page.promotes)
            if plan and in_scope(plan) and page != self.visit.page:
                found.append((self.visit.to(page), plan))
        return found

    @property
    def others(self) -> list[Link]:
        """Every page that no other list has, but those of campaigns, which an offer leads to."""
        listed = {link.href for link in (*self.services, *self.areas)}
        pages = [page for page in self.launch.pages if page.kind != PageKind.LANDING]
        links = [self.visit.to(page) for page in pages]
        return [link for link in links if link.href not in listed]
