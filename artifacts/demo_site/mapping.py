"""What a page of the demo site is mapped to: each row of the map behind it, with its source, and
the rules that made it look as it does. These are the shop's own names, for a buyer's eyes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from artifacts.demo_site import rules
from artifacts.demo_site.visit import Link, Visit
from artifacts.titan_map.phrases import holds, units
from artifacts.titan_map.rules.facts import Campaign, CapacityRule, Offer, Row, in_scope
from artifacts.titan_map.rules.values import PageKind
from artifacts.wording import wording_of
from artifacts.words import filled


@dataclass(frozen=True)
class Mapped:
    """A row of the map: what it is, its own words, its source."""

    kind: str
    value: str
    note: str
    source: str


@dataclass(frozen=True)
class Reason:
    """A rule that was read: what it did here, and when it holds."""

    did: str
    rule: CapacityRule
    when: str
    reviewer: str


@dataclass(frozen=True)
class Panel:
    """``without`` says why no rule was read, where none was; ``moments`` are the page at a moment
    for each of its outcomes.
    """

    reasons: list[Reason]
    without: str
    rows: list[Mapped]
    moments: list[Link]


def panel(visit: Visit) -> Panel:
    reasons = list(_reasons(visit))
    moments = [
        Link(
            wording_of(made.outcome),
            visit.at(visit.page, moment),
            str(moment),
            is_current=moment == visit.moment,
        )
        for moment, made in rules.states(visit.launch, visit.page, visit.words.site.outside)
    ]
    return Panel(reasons, "" if reasons else _without(visit), list(_rows(visit)), moments)


def _reasons(visit: Visit) -> Iterator[Reason]:
    """The rule that decided, those that it overruled, and the one that puts a banner first."""
    launch, made = visit.launch, visit.decision
    done = [(code, "Overruled") for code in reversed(made.narrowed)]
    done = [(made.rule, "Decides"), *done] if made.rule else done
    if made.no_heat:
        notices = (rule.code for rule in launch.rules if rule.on_notice)
        done += [(code, "Banner") for code in notices if code != made.rule]
    for code, did in done:
        if rule := launch.rule(code):
            yield Reason(did, rule, holds(launch, rule), wording_of(rule.reviewer))


def _without(visit: Visit) -> str:
    said = visit.words.site
    if visit.moment.zone is None:
        return said.no_zone
    return said.no_service_rule if visit.page.kind == PageKind.SERVICE else said.no_rule


def _rows(visit: Visit) -> Iterator[Mapped]:
    launch, page, moment = visit.launch, visit.page, visit.moment
    approved = f"Approved by the {wording_of(page.approver)}" if page.approver else ""
    yield _mapped("Page", page, page.code, approved)
    if visit.job:
        yield _mapped("Job type", visit.job, f"{visit.job.code} {visit.job.name}")
        for unit in launch.units:
            if unit.code in visit.job.business_units:
                yield _mapped("Business unit", unit, unit.name)
    if visit.plan:
        plan = visit.plan
        yield _mapped(
            "Membership", plan, f"{plan.code} {plan.name}", units(launch, plan.business_units)
        )
    yield from _listed(visit)
    if moment.zone and page.kind != PageKind.AREAS:
        zone = moment.zone
        note = f"{zone.name}: {', '.join(zone.zip_codes)}"
        yield _mapped("Zone", zone, f"{zone.code}, {zone.status}", note)
    for campaign in launch.campaigns:
        if in_scope(campaign) and campaign.page == page.code:
            yield _mapped("Campaign", campaign, campaign.name, _reach(campaign))
    for offer in launch.offers:
        if rules.shows(launch, page, offer):
            yield _mapped("Offer", offer, f"{offer.code} {offer.name}", _standing(visit, offer))
    if visit.job and visit.job.pricebook:
        yield _mapped("Pricebook", visit.job, visit.job.pricebook, "Name only, no price")
    if visit.decision.recipient:
        form = next(control for control in visit.controls if not control.is_call)
        person = filled(form.person, visit.figures)
        yield _mapped("Fallback", visit.job or page, visit.decision.recipient, person)


def _listed(visit: Visit) -> Iterator[Mapped]:
    """The rows that an overview lists, but offers, of which more is said."""
    launch = visit.launch
    kind, rows = {
        PageKind.SERVICES: ("Job type", launch.shown),
        PageKind.AREAS: ("Zone", launch.zones),
        PageKind.PLANS: ("Membership", launch.memberships),
    }.get(visit.page.kind, ("", ()))
    for row in rows:
        yield _mapped(kind, row, f"{row.code} {row.name}", getattr(row, "status", ""))


def _standing(visit: Visit, offer: Offer) -> str:
    """When it ends, or why the page does not show it now."""
    ends = offer.ends.isoformat() if offer.ends else "no day"
    if offer in rules.offers_on(visit.launch, visit.page, visit.moment):
        return f"Ends {ends}"
    if offer.review and not in_scope(offer):
        return f"Not shown. {offer.review.reason}: {wording_of(offer.review.reviewer)}"
    if offer.ends and offer.ends < visit.moment.at.date():
        return f"Not shown: ended {ends}"
    if not rules.is_valid_in(offer, visit.moment.zone):
        return f"Not shown: valid in {', '.join(offer.zones) or 'active zones'}"
    return "Not shown: not complete"


def _reach(campaign: Campaign) -> str:
    dates = [day.isoformat() for day in (campaign.starts, campaign.ends) if day]
    return f"{campaign.medium}; {' to '.join(dates) or 'always on'}"


def _mapped(kind: str, row: Row, value: str, note: str = "") -> Mapped:
    return Mapped(kind, value, note, str(row.source))
