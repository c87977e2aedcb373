"""Exhibits of the demo site: its pages drawn small, each as it is at a moment, with the rule that
decides and whoever receives what a homeowner sends.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from artifacts.addresses import showing
from artifacts.exhibits.titan_map import units
from artifacts.exhibits.wide import Group, WideTable, row
from artifacts.rules import booking, site
from artifacts.rules.example import Example
from artifacts.rules.figures import words
from artifacts.rules.site import Moment
from artifacts.rules.spoken import hour, sentence
from artifacts.rules.titan_map import Offer, Page, TitanMap, in_scope
from artifacts.rules.values import PageKind, ZoneStatus
from artifacts.site import DONE, Visit

if TYPE_CHECKING:
    from artifacts.models import Words

SITUATIONS = {
    ZoneStatus.PAUSED: "Paused zone",
    ZoneStatus.EMERGENCY_ONLY: "Emergency-only zone",
}
Facts = list[tuple[str, str]]


def mapped_pages(example: Example, said: Words) -> dict:
    """``miniatures``: the first page with each way to the shop; ``table``: every service page."""
    launch = example.launch
    shown: dict[str, dict] = {}
    rows = []
    for page, job in site.services(launch):
        visit = _visit(launch, said, page)
        made = visit.decision
        path = example.wordings[made.outcome].text
        facts = [
            ("Job type", f"{job.code} {job.name}"),
            ("Unit", units(launch, job.units)),
            ("Rule", made.rule),
        ]
        shown.setdefault(made.outcome, _miniature(visit, path, facts))
        cells = (page.code, job.name, units(launch, job.units), path, made.rule)
        rows.append(row(job.call_it, NAMES, cells, code=job.code))
    columns = ("ID", "On the site", *NAMES)
    table = WideTable(
        "every-service-page",
        columns,
        [Group(rows)],
        "Every service page",
        "",
        "tight",
        has_codes=True,
    )
    return {"miniatures": list(shown.values()), "table": table}


NAMES = ("Page", "Job type", "Business unit", "Booking path", "Rule")


def booking_fallback(example: Example, said: Words) -> dict:
    """``miniatures``: one page in each situation that its rules tell apart."""
    launch = example.launch
    page = site.most_telling(launch)
    states = site.fallbacks(launch, page) if page else []
    drawn = []
    for moment, _ in states:
        visit = _visit(launch, said, page, moment)
        facts = [("Rule", visit.decision.rule), *_fallback(visit)]
        drawn.append(_miniature(visit, _situation(launch, moment), facts))
    return {"miniatures": drawn, "table": None}


def _fallback(visit: Visit) -> Facts:
    """What a homeowner is left with when the first way does not suit, and who is behind it."""
    if not visit.controls:
        return [("Fallback", "None: nothing is offered")]
    last = visit.controls[-1]
    said = [("Fallback", last.label), ("Goes to", last.receives), ("Then", last.person)]
    return [(label, spoken.format(**visit.figures)) for label, spoken in said]


def area_pages(example: Example, said: Words) -> dict:
    """``miniatures``: the first area page of each status."""
    launch = example.launch
    pages = [
        (zone, page)
        for page in launch.pages_of(PageKind.AREA)
        if (zone := site.zone_of(launch, page))
    ]
    drawn = []
    for status in ZoneStatus:
        for zone, page in [pair for pair in pages if pair[0].status == status][:1]:
            visit = _visit(launch, said, page)
            rule = visit.decision.rule
            services = [job for _, job in site.services(launch)]
            made = [site.decide(launch, job, visit.moment).outcome for job in services]
            done = [outcome for outcome in made if outcome in DONE]
            facts = [
                ("Zone", f"{zone.code}, {zone.status}"),
                ("Rule", rule or "Each service’s own"),
                ("Offers", f"{len(done)} of {len(services)} services"),
            ]
            drawn.append(_miniature(visit, sentence(f"{zone.status} zone"), facts))
    return {"miniatures": drawn, "table": None}


def offer_positioning(example: Example, said: Words) -> dict:
    """``shown``: the first offer that the site shows, ``retired``: the first that it does not; each
    with its terms and facts, or ``None``.
    """
    launch = example.launch
    home = next(iter(launch.pages), None)
    visit = _visit(launch, said, home)
    current = site.offers(launch, visit.moment)
    retired = [offer for offer in launch.offers if not in_scope(offer)]
    return {
        "shown": _shown(visit, current[0]) if current else None,
        "retired": _retired(visit, retired[0]) if retired else None,
    }


def _shown(visit: Visit, offer: Offer) -> dict:
    launch = visit.launch
    pages = [
        page for page in launch.pages if page.kind == PageKind.OFFERS or _sells(launch, page, offer)
    ]
    facts = [
        ("Stands on", words(page.code for page in pages)),
        ("Campaign", words(row.name for row in launch.campaigns if row.offer == offer.code)),
        ("Source", f"{offer.source.name}, {offer.source.day}"),
    ]
    return {"terms": visit.terms(offer), "facts": facts, "href": _first_of(visit, PageKind.OFFERS)}


def _sells(launch: TitanMap, page: Page, offer: Offer) -> bool:
    return page.kind in (PageKind.SERVICE, PageKind.LANDING) and page.promotes == offer.job_type


def _retired(visit: Visit, offer: Offer) -> dict:
    launch, signed = visit.launch, offer.review
    campaigns = [row.name for row in launch.campaigns if row.offer == offer.code]
    facts = [
        ("Ended", offer.ends.isoformat() if offer.ends else "No day"),
        ("Why", signed.reason),
        ("Signed", f"{signed.reviewer}, {signed.day.isoformat()}"),
        ("Campaign", f"{words(campaigns)}, paused" if campaigns else "none"),
    ]
    return {"name": offer.name, "eligibility": offer.eligibility, "facts": facts}


def _first_of(visit: Visit, kind: PageKind) -> str:
    return next((visit.link(page) for page in visit.launch.pages_of(kind)), "")


def _situation(launch: TitanMap, moment: Moment) -> str:
    if moment.zone and moment.zone.status in SITUATIONS:
        return SITUATIONS[moment.zone.status]
    return "In office hours" if booking.office_is_open(launch, moment.at) else "After hours"


def _visit(launch: TitanMap, said: Words, page: Page, moment: Moment | None = None) -> Visit:
    moment = moment or site.at_launch(launch, page)
    return Visit(launch, said, page, moment, lambda other: showing(launch, other, moment))


def _miniature(visit: Visit, state: str, facts: Iterable[tuple[str, str]]) -> dict:
    moment = visit.moment
    where = moment.zone.name if moment.zone else moment.zip_code
    return {
        "visit": visit,
        "state": state,
        "when": f"{where}, {moment.at:%A} {hour(moment.at)}",
        "facts": [(label, value) for label, value in facts if value],
        "href": visit.link(visit.page),
    }
