"""What a page of the demo site is mapped to: each row of the map behind it, with its source, and
the rules that made it look as it does. These are the shop's own names, for a buyer's eyes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from artifacts.addresses import showing
from artifacts.exhibits.titan_map import units, when
from artifacts.rules import site
from artifacts.rules.example import Wording
from artifacts.rules.site import Moment
from artifacts.rules.spoken import hour
from artifacts.rules.titan_map import Campaign, Row, Rule, in_scope
from artifacts.rules.values import PageKind
from artifacts.site import Link, Visit

# What an overview lists.
KINDS = {
    PageKind.SERVICES: ("Job type", "promoted"),
    PageKind.AREAS: ("Zone", "zones"),
    PageKind.OFFERS: ("Offer", "offers"),
    PageKind.PLANS: ("Membership", "memberships"),
}


@dataclass(frozen=True)
class Mapped:
    """A row of the map: what it is, its own words, its source."""

    kind: str
    value: str
    note: str
    source: str


@dataclass(frozen=True)
class Reason:
    """A rule that was read, in order: what it shows, when it holds, who reviews it, its source."""

    rule: Rule
    when: str
    source: str


def mapped(visit: Visit) -> list[Mapped]:
    return list(_rows(visit))


def _rows(visit: Visit) -> Iterator[Mapped]:
    launch, page, moment = visit.launch, visit.page, visit.moment
    yield _mapped(
        "Page", page, page.code, f"Approved by the {page.approver}" if page.approver else ""
    )
    if visit.job:
        yield _mapped("Job type", visit.job, f"{visit.job.code} {visit.job.name}")
        for unit in launch.units:
            if unit.code in visit.job.units:
                yield _mapped("Business unit", unit, unit.name)
    if visit.plan:
        plan = visit.plan
        yield _mapped("Membership", plan, f"{plan.code} {plan.name}", units(launch, plan.units))
    if page.kind in KINDS:
        kind, rows = KINDS[page.kind]
        for row in getattr(launch, rows):
            signed = f"{row.review.reason}: {row.review.reviewer}" if row.review else ""
            yield _mapped(kind, row, f"{row.code} {row.name}", signed)
    if moment.zone and page.kind != PageKind.AREAS:
        zone = moment.zone
        note = f"{zone.name}: {', '.join(zone.zips)}"
        yield _mapped("Zone", zone, f"{zone.code}, {zone.status}", note)
    for campaign in launch.campaigns:
        if in_scope(campaign) and campaign.page == page.code:
            yield _mapped("Campaign", campaign, campaign.name, _reach(campaign))
    if page.kind != PageKind.OFFERS:
        for offer in site.offers(launch, moment):
            if visit.job and offer.job_type == visit.job.code:
                yield _mapped("Offer", offer, f"{offer.code} {offer.name}", f"Ends {offer.ends}")
    if visit.job and visit.job.pricebook:
        yield _mapped("Pricebook", visit.job, visit.job.pricebook, "Name only, no price")
    if visit.decision.recipient:
        note = visit.controls[-1].person.format(**visit.figures)
        source = visit.job.source if visit.job else page.source
        yield Mapped("Fallback", visit.decision.recipient, note, f"{source.name}, {source.day}")


def _reach(campaign: Campaign) -> str:
    dates = [day.isoformat() for day in (campaign.starts, campaign.ends) if day]
    return f"{campaign.medium}; {' to '.join(dates) or 'always on'}"


def _mapped(kind: str, row: Row, value: str, note: str = "") -> Mapped:
    return Mapped(kind, value, note, f"{row.source.name}, {row.source.day}")


def reasons(visit: Visit) -> list[Reason]:
    """The rules that were read for the page, the one that decided last."""
    launch, made = visit.launch, visit.decision
    rules = [launch.row(code) for code in (*made.narrowed, made.rule) if code]
    return [
        Reason(rule, when(launch, rule), f"{rule.source.name}, {rule.source.day}") for rule in rules
    ]


def states(visit: Visit, wordings: Mapping[str, Wording]) -> list[Link]:
    """The page at a moment for each of its outcomes, the one it has now marked."""
    launch, page = visit.launch, visit.page
    return [
        Link(
            wordings[made.outcome].text,
            showing(launch, page, moment),
            said(moment),
            is_current=made.outcome == visit.decision.outcome,
        )
        for moment, made in site.states(launch, page, visit.said.site.outside)
    ]


def said(moment: Moment) -> str:
    """``Nampa and Kuna, Sunday at 2 AM``; the day of the year where a season is over."""
    where = moment.zone.name if moment.zone else moment.zip_code
    notice = ", cold-snap notice" if moment.notice else ""
    return f"{where}, {moment.at:%A} {moment.at.date().isoformat()} at {hour(moment.at)}{notice}"
