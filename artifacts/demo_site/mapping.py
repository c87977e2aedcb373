"""What a page of the demo site is mapped to: each row of the map behind it, with its source, and
the rules that made it look as it does. These are the shop's own names, for a buyer's eyes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from artifacts.demo_site import rules
from artifacts.demo_site.phrases import summary
from artifacts.demo_site.visit import Link, Visit
from artifacts.titan_map.phrases import dates, holds, offered, units, who
from artifacts.titan_map.rules import booking
from artifacts.titan_map.rules.facts import CapacityRule, Offer, Row, Zone, in_scope
from artifacts.titan_map.rules.url_list import waits_for
from artifacts.titan_map.rules.values import PageKind
from artifacts.wording import wording, wording_of
from artifacts.words import listed, sentence


@dataclass(frozen=True)
class Mapped:
    """A row of the map: what it is, its own words, its source."""

    kind: str
    value: str
    note: str
    source: str


@dataclass(frozen=True)
class Reason:
    """A rule that was read: what it did here, what the page offers while it decides, for whom and
    when it holds.
    """

    did: str
    rule: CapacityRule
    offered: list[tuple[str, str]]
    who: str
    when: str
    reviewer: str


@dataclass(frozen=True)
class Panel:
    """``old`` says that the map is too old for the moment, where it is; ``without`` why no rule was
    read, where none was; ``moments`` are the page at a moment for each of its outcomes.
    """

    old: str
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
            summary(moment),
            is_current=moment == visit.moment,
        )
        for moment, made in rules.states(visit.launch, visit.page, visit.words.site.outside)
    ]
    return Panel(
        _old(visit), reasons, "" if reasons else _without(visit), list(_rows(visit)), moments
    )


def _old(visit: Visit) -> str:
    if not rules.is_old(visit.launch, visit.moment.at):
        return ""
    day = visit.moment.at.date()
    return wording("map-to-confirm", map=visit.launch.as_of, day=day)


def _reasons(visit: Visit) -> Iterator[Reason]:
    """The rule that decided, those that it overruled, and the one that puts a banner first."""
    launch, made = visit.launch, visit.decision
    done = [(made.rule, wording("reason-decides"))] if made.rule else []
    done += [(code, wording("reason-overruled")) for code in reversed(made.narrowed)]
    if made.notice and visit.banner:
        posted = [rule.code for rule in launch.rules if rule.notice == made.notice.code]
        done += [(code, wording("reason-banner")) for code in posted if code != made.rule]
    for code, did in done:
        if rule := launch.rule(code):
            ways = offered(launch, rule, visit.job)
            # One that puts no more than a banner here may be about other services alone.
            when = holds(launch, rule, visit.job if ways else None)
            yield Reason(did, rule, ways, who(launch, rule), when, wording_of(rule.reviewer))


def _without(visit: Visit) -> str:
    if visit.moment.zone is None:
        return wording("no-rule-outside", place=visit.figures["place"])
    if visit.page.kind == PageKind.SERVICE:
        return wording("no-rule-of-service")
    return wording("no-rule-of-page")


def _rows(visit: Visit) -> Iterator[Mapped]:
    launch, page, job = visit.launch, visit.page, visit.job
    yield _mapped(wording("column-page"), page, page.code, _approval(visit))
    if job:
        yield _mapped(wording("column-job-type"), job, f"{job.code} {job.name}")
        for unit in launch.units:
            if unit.code in job.business_units:
                yield _mapped(wording("column-business-unit"), unit, unit.name)
    if plan := visit.plan:
        behind = units(launch, plan.business_units)
        yield _mapped(wording("mapped-membership"), plan, f"{plan.code} {plan.name}", behind)
    yield from _listed(visit)
    yield from _calendar(visit)
    yield from _found(visit)
    if job and job.pricebook:
        note = wording("pricebook-name-only")
        yield _mapped(wording("column-pricebook"), job, job.pricebook, note)
    if visit.decision.recipient:
        form = next(control for control in visit.controls if not control.is_call)
        recipient = visit.decision.recipient
        yield _mapped(wording("column-fallback"), job or page, recipient, form.person)


def _approval(visit: Visit) -> str:
    """By whom the page is approved, or what it waits for before it goes live."""
    if waits := waits_for(visit.launch, visit.page):
        return sentence(wording("page-waits", waits=listed(wording_of(each) for each in waits)))
    approver = visit.page.approver
    return sentence(wording("approved-by", role=wording_of(approver))) if approver else ""


def _listed(visit: Visit) -> Iterator[Mapped]:
    """The rows that an overview lists, but offers, of which more is said."""
    launch = visit.launch
    kind, rows = {
        PageKind.SERVICES: (wording("column-job-type"), launch.shown),
        PageKind.AREAS: (wording("column-zone"), launch.zones),
        PageKind.PLANS: (wording("mapped-membership"), launch.memberships),
    }.get(visit.page.kind, ("", ()))
    for row in rows:
        note = wording_of(row.status) if isinstance(row, Zone) else ""
        yield _mapped(kind, row, f"{row.code} {row.name}", note)


def _calendar(visit: Visit) -> Iterator[Mapped]:
    """Whatever makes the day another than most."""
    if closed := booking.closed_by(visit.launch, visit.moment.at.date()):
        yield _mapped(wording("mapped-closed-day"), closed, closed.name)
    if (notice := visit.decision.notice) and visit.banner:
        yield _mapped(wording("choose-notice"), notice, notice.name, notice.condition)


def _found(visit: Visit) -> Iterator[Mapped]:
    """The zone that the page is looked at from, and what leads to it and is on offer there."""
    launch, page, zone = visit.launch, visit.page, visit.moment.zone
    if zone and page.kind != PageKind.AREAS:
        value = f"{zone.code}, {wording_of(zone.status)}"
        note = f"{zone.name}: {', '.join(zone.zip_codes)}"
        yield _mapped(wording("column-zone"), zone, value, note)
    for campaign in launch.campaigns:
        if in_scope(campaign) and campaign.page == page.code:
            reach = f"{campaign.medium}; {dates(campaign)}"
            value = f"{campaign.code} {campaign.name}"
            yield _mapped(wording("column-campaign"), campaign, value, reach)
    for offer in launch.offers:
        if rules.shows(launch, page, offer):
            value = f"{offer.code} {offer.name}"
            yield _mapped(wording("column-offer"), offer, value, _standing(visit, offer))


def _standing(visit: Visit, offer: Offer) -> str:
    """When it ends, or why the page does not show it now."""
    ends = offer.ends.isoformat() if offer.ends else wording("no-day")
    if offer in rules.offers_on(visit.launch, visit.page, visit.moment):
        return wording("offer-ends", day=ends)
    if offer.review and not in_scope(offer):
        signed = wording_of(offer.review.reviewer)
        return wording("offer-not-shown-signed", reason=offer.review.reason, role=signed)
    if offer.ends and offer.ends < visit.moment.at.date():
        return wording("offer-not-shown-ended", day=ends)
    if offer.zones and not rules.is_valid_in(offer, visit.moment.zone):
        return wording("offer-not-shown-elsewhere", zones=", ".join(offer.zones))
    return wording("offer-not-shown-incomplete")


def _mapped(kind: str, row: Row, value: str, note: str = "") -> Mapped:
    return Mapped(kind, value, note, str(row.source))
