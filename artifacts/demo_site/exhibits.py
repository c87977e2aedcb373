"""Exhibits of the demo site: its pages drawn small, each as it is at a moment, with the rule that
decides and whoever receives what a homeowner sends.
"""

from collections.abc import Iterable
from functools import partial

from django.urls import reverse

from artifacts.demo_site import rules
from artifacts.demo_site.models import Words, site_words
from artifacts.demo_site.phrases import summary
from artifacts.demo_site.rules import Moment
from artifacts.demo_site.visit import DONE, Visit
from artifacts.register import Section, exhibit, given
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.phrases import units
from artifacts.titan_map.rules import booking
from artifacts.titan_map.rules.example import Example
from artifacts.titan_map.rules.facts import Offer, Page, Review, Zone, in_scope
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import PageKind, ZoneStatus
from artifacts.wide import Group, WideTable, row
from artifacts.wording import wording, wording_of
from artifacts.words import counted, listed, sentence

Facts = list[tuple[str, str]]
of_site = partial(exhibit, given=[worked_example, site_words], sheet="css/miniatures.css")


def site_shown_by(sections: Iterable[Section]) -> str:
    """Where the site begins of which one of the sections shows a page; empty where none does."""
    names = {each.name for each in given(site_words)}
    return reverse("site-home") if any(each.exhibit in names for each in sections) else ""


@of_site("demo_site/miniatures.html")
def mapped_pages(example: Example, words: Words) -> dict:
    """``miniatures``: the first page with each way to the shop; ``table``: every service page."""
    launch = example.launch
    columns = (
        wording("column-page"),
        wording("column-job-type"),
        wording("column-business-unit"),
        wording("column-booking-path"),
        wording("column-rule"),
    )
    drawn: dict[str, dict] = {}
    rows = []
    for page, job in rules.services(launch):
        visit = _visit(launch, words, page)
        made, unit = visit.decision, units(launch, job.business_units)
        path = wording_of(made.outcome)
        facts = [
            (wording("column-job-type"), f"{job.code} {job.name}"),
            (wording("mapped-unit"), unit),
            (wording("column-rule"), made.rule),
        ]
        drawn.setdefault(made.outcome, _miniature(visit, path, facts))
        cells = (page.code, job.name, unit, path, made.rule)
        rows.append(row(job.call_it, columns, cells, code=job.code))
    table = WideTable(
        "every-service-page",
        (wording("column-id"), wording("column-on-the-site"), *columns),
        [Group(rows)],
        wording("every-service-page"),
        kind="tight",
        has_codes=True,
        count=counted(len(rows), wording("row")),
    )
    return {"miniatures": list(drawn.values()), "table": table}


@of_site("demo_site/miniatures.html")
def booking_fallback(example: Example, words: Words) -> dict:
    """``miniatures``: one page in each situation that hours and zones make."""
    launch = example.launch
    page = rules.most_telling(launch)
    if page is None:
        return {"miniatures": [], "table": None}
    drawn = []
    for moment in rules.fallbacks(launch, page):
        visit = _visit(launch, words, page, moment)
        facts = [(wording("column-rule"), visit.decision.rule), *_fallback(visit)]
        drawn.append(_miniature(visit, _situation(launch, moment), facts))
    return {"miniatures": drawn, "table": None}


def _fallback(visit: Visit) -> Facts:
    """What a homeowner is left with when the first way does not suit, and who is behind it."""
    if not visit.controls:
        return [(wording("column-fallback"), wording("fallback-none"))]
    last = visit.controls[-1]
    return [
        (wording("column-fallback"), last.label),
        (wording("fallback-goes-to"), last.receives),
        (wording("fallback-then"), last.person),
    ]


def _situation(launch: TitanMap, moment: Moment) -> str:
    if moment.zone and moment.zone.status != ZoneStatus.ACTIVE:
        return _standing(moment.zone)
    if booking.office_is_open(launch, moment.at):
        return wording("situation-office-hours")
    return wording("situation-after-hours")


def _standing(zone: Zone) -> str:
    return sentence(wording("zone-of-status", status=wording_of(zone.status)))


@of_site("demo_site/miniatures.html")
def area_pages(example: Example, words: Words) -> dict:
    """``miniatures``: the first area page of each status."""
    launch = example.launch
    first: dict[ZoneStatus, tuple[Page, Zone]] = {}
    for page in launch.pages_of(PageKind.AREA):
        if zone := rules.zone_about(launch, page):
            first.setdefault(zone.status, (page, zone))
    areas = [first[status] for status in ZoneStatus if status in first]
    drawn = [_area(_visit(launch, words, page), zone) for page, zone in areas]
    return {"miniatures": drawn, "table": None}


def _area(visit: Visit, zone: Zone) -> dict:
    pages = [page for page, _ in rules.services(visit.launch)]
    made = [rules.decision(visit.launch, page, visit.moment).outcome for page in pages]
    done = [outcome for outcome in made if outcome in DONE]
    facts = [
        (wording("column-zone"), f"{zone.code}, {wording_of(zone.status)}"),
        (wording("column-rule"), visit.decision.rule or wording("rule-of-each-service")),
        (wording("services"), wording("some-of-all", some=len(done), all=len(pages))),
    ]
    return _miniature(visit, _standing(zone), facts)


@of_site("demo_site/offer_positioning.html")
def offer_positioning(example: Example, words: Words) -> dict:
    """``shown``: the first offer that the site shows at ``when``, ``retired``: the first that a
    reviewer has signed out of scope; each with its facts, or ``None``.
    """
    launch = example.launch
    home = next(iter(launch.pages_of(PageKind.HOME)))
    visit = _visit(launch, words, home)
    current = rules.offers_on(launch, home, visit.moment)
    retired = [
        (offer, offer.review) for offer in launch.offers if offer.review and not in_scope(offer)
    ]
    return {
        "when": summary(visit.moment),
        "shown": _shown(visit, current[0]) if current else None,
        "retired": _retired(launch, *retired[0]) if retired else None,
    }


def _shown(visit: Visit, offer: Offer) -> dict:
    launch = visit.launch
    pages = [page for page in launch.pages if rules.shows(launch, page, offer)]
    overview = launch.pages_of(PageKind.OFFERS)
    campaigns = [f"{row.code} {row.name}" for row in launch.campaigns if row.offer == offer.code]
    facts = [
        (wording("offer-stands-on"), listed(page.code for page in pages)),
        (wording("column-campaign"), listed(campaigns)),
        (wording("offer-source"), str(offer.source)),
    ]
    href = visit.to(overview[0]).href if overview else ""
    return {"terms": visit.terms(offer), "facts": facts, "href": href}


def _retired(launch: TitanMap, offer: Offer, signed: Review) -> dict:
    ended = offer.ends.isoformat() if offer.ends else sentence(wording("no-day"))
    by = f"{wording_of(signed.reviewer)}, {signed.reviewed.isoformat()}"
    facts = [
        (wording("offer-ended-on"), ended),
        (wording("offer-ended-why"), signed.reason),
        (wording("offer-ended-signed"), by),
    ]
    for campaign in launch.campaigns:
        if campaign.offer == offer.code:
            name = f"{campaign.code} {campaign.name}"
            stopped = wording("campaign-stopped", campaign=name)
            said = name if in_scope(campaign) else stopped
            facts.append((wording("column-campaign"), said))
    return {"name": offer.name, "eligibility": offer.eligibility, "facts": facts}


def _visit(launch: TitanMap, words: Words, page: Page, moment: Moment | None = None) -> Visit:
    return Visit(launch, words, page, moment or rules.at_launch(launch, page))


def _miniature(visit: Visit, state: str, facts: Facts) -> dict:
    return {
        "visit": visit,
        "when": summary(visit.moment),
        "state": state,
        "named": f"{state}, {visit.title}",
        "facts": [(label, value) for label, value in facts if value],
        "href": visit.at(visit.page, visit.moment),
    }
