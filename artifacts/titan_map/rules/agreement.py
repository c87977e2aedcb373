"""Whether rows agree with the rows that they name, and whether what is to go live was tried.

Each function gives what is found about one row: a kind of mapping gap, and its words. Source: the
checklists of the marketing and the operations brief, the offer lines, the source plan, the
statement of work; a row that is only filled in has promised nothing yet.
"""

from collections.abc import Iterable

from artifacts.titan_map.rules.facts import (
    Campaign,
    Counted,
    JobType,
    Membership,
    Offer,
    Page,
    Row,
    WithdrawnPage,
    Zone,
    in_scope,
)
from artifacts.titan_map.rules.kinds import Disagreements, GapKind
from artifacts.titan_map.rules.modules import serving
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.url_list import Waits, waits_for
from artifacts.titan_map.rules.values import ModuleStatus, PageKind, ZoneStatus
from artifacts.words import join, listed


def of_job_type(titan_map: TitanMap, job: JobType) -> Disagreements:
    """A homeowner who reads one label twice cannot tell which of the two they book."""
    yield from of_name(titan_map.promoted, job)
    label = job.public_label.casefold()
    others = [each for each in titan_map.shown if label and each.public_label.casefold() == label]
    if len(others) > 1:
        yield GapKind.LABEL_SHARED, {"others": _codes(others, but=job)}


def of_name(rows: Iterable[Counted], row: Counted) -> Disagreements:
    """Two rows of one name are one row written twice, or two that nobody can tell apart."""
    same = [each for each in rows if in_scope(each) and each.name == row.name]
    if len(same) > 1:
        yield GapKind.NAME_SHARED, {"name": row.name, "others": _codes(same, but=row)}


def of_plan(titan_map: TitanMap, plan: Membership) -> Disagreements:
    yield from of_name(titan_map.memberships, plan)
    yield from of_module(titan_map, plan)


def of_path(titan_map: TitanMap, job: JobType) -> Disagreements:
    """A path is confirmed by a module that is on and, where it goes live, by its last test, no
    older than the list that confirms the path. Without a page there is nowhere to book from.
    """
    if not titan_map.page_of(job.code):
        return
    if len(job.booking_paths) == 1:
        yield from of_module(titan_map, job)
    if not titan_map.goes_live:
        return
    test = titan_map.test_of(job.code)
    tries = [day for day in (test.day, test.reached) if day] if test else []
    last = max((day for day in tries if day <= titan_map.as_of), default=None)
    if test is None or last is None or last < job.source.day:
        yield GapKind.PATH_NOT_TESTED, {}
    elif test.failure and last != test.passed:
        yield GapKind.PATH_FAILED, {"failure": test.failure}


def of_module(titan_map: TitanMap, row: JobType | Membership) -> Disagreements:
    """No page relies on a module that is off, or that nobody has said is on."""
    use, modules = serving(titan_map, row)
    for module in modules:
        if module.status == ModuleStatus.OFF:
            yield GapKind.MODULE_OFF, {"module": module.name}
        elif module.status == ModuleStatus.UNSURE:
            yield GapKind.MODULE_UNSURE, {"module": module.name}
    if use and not modules:
        yield GapKind.MODULE_UNSURE, {"module": (use,)}


def of_offer(titan_map: TitanMap, offer: Offer) -> Disagreements:
    """An offer names active zones, and work that the site shows."""
    yield from of_name(titan_map.offers, offer)
    named = _zones(titan_map, offer.zones)
    inactive = [zone for zone in named if zone.status != ZoneStatus.ACTIVE]
    if not named:
        yield GapKind.OFFER_WITHOUT_ZONES, {}
    elif len(inactive) == len(named):
        yield GapKind.OFFER_IN_NO_ACTIVE_ZONE, {"zones": _names(inactive)}
    elif inactive:
        yield GapKind.OFFER_IN_INACTIVE_ZONE, {"zones": _names(inactive)}
    job = titan_map.job_type(offer.job_type)
    if job and _is_not_on_site(titan_map, job):
        yield GapKind.OFFER_WITHOUT_SERVICE, {"service": job.call_it}
    elif job and job.season and offer.ends and not job.season.holds(offer.ends):
        ends = offer.ends.isoformat()
        yield GapKind.OFFER_OUT_OF_SEASON, {"service": job.call_it, "ends": ends}


def ended(titan_map: TitanMap, campaign: Campaign) -> bool:
    """Whether it is past its last day on the day of the map."""
    return campaign.ends is not None and campaign.ends < titan_map.as_of


def is_running(titan_map: TitanMap, campaign: Campaign) -> bool:
    """Whether it is active on the day of the map, or scheduled."""
    return in_scope(campaign) and not ended(titan_map, campaign)


def of_campaign(titan_map: TitanMap, campaign: Campaign) -> Disagreements:
    """Page, offer, work and area agree, and its name is one that a report can tell from others."""
    if campaign.ends and ended(titan_map, campaign):
        yield GapKind.CAMPAIGN_ENDED, {"ends": campaign.ends.isoformat()}
        return  # whatever else it says is over too
    yield from _of_zones(titan_map, campaign)
    yield from _of_its_offer(titan_map, campaign)
    yield from _of_its_page(titan_map, campaign)
    yield from _of_its_work(titan_map, campaign)
    same = [each for each in titan_map.campaigns if each.name == campaign.name]
    if len(same) > 1:
        yield GapKind.CAMPAIGN_NAME_SHARED, {"others": _codes(same, but=campaign)}
    if len(campaign.name.split()) > 1:
        yield GapKind.CAMPAIGN_NAME_SPACED, {}


def _of_zones(titan_map: TitanMap, campaign: Campaign) -> Disagreements:
    """Urgent work may be pushed in an emergency-only zone, if the operations manager agrees."""
    limited = [
        zone for zone in _zones(titan_map, campaign.zones) if zone.status != ZoneStatus.ACTIVE
    ]
    urgent = [zone for zone in limited if _is_urgent(titan_map, zone, campaign.job_type)]
    unserved = [zone for zone in limited if zone not in urgent]
    if unserved:
        yield GapKind.CAMPAIGN_IN_UNSERVED_ZONE, {"zones": _names(unserved)}
    if urgent:
        yield GapKind.CAMPAIGN_IN_EMERGENCY_ZONE, {"zones": _names(urgent)}


def _is_urgent(titan_map: TitanMap, zone: Zone, job: str) -> bool:
    """Whether the rule of an emergency-only zone names the work, or names none, which is all."""
    rules = [rule for rule in titan_map.rules if rule.zone_status == zone.status]
    named = any(not rule.job_types or job in rule.job_types for rule in rules)
    return zone.status == ZoneStatus.EMERGENCY_ONLY and named


def _of_its_offer(titan_map: TitanMap, campaign: Campaign) -> Disagreements:
    offer = titan_map.offer(campaign.offer)
    if offer is None:
        return
    if offer.ends and (campaign.ends is None or campaign.ends > offer.ends):
        last = offer.ends.isoformat()
        yield GapKind.CAMPAIGN_OUTLIVES_OFFER, {"offer": offer.name, "ends": last}
    if campaign.job_type and offer.job_type and campaign.job_type != offer.job_type:
        yield GapKind.CAMPAIGN_ON_OTHER_OFFER, {"offer": offer.name}
    beyond = [code for code in campaign.zones if offer.zones and code not in offer.zones]
    if beyond:
        zones = _names(_zones(titan_map, beyond))
        yield GapKind.CAMPAIGN_BEYOND_OFFER, {"offer": offer.name, "zones": zones}


def _of_its_work(titan_map: TitanMap, campaign: Campaign) -> Disagreements:
    """The site shows it, and does it for as long as the campaign runs."""
    job = titan_map.job_type(campaign.job_type)
    if job is None:
        return
    if _is_not_on_site(titan_map, job):
        yield GapKind.CAMPAIGN_WITHOUT_SERVICE, {"service": job.call_it}
    elif job.season:
        first = max(campaign.starts or titan_map.as_of, titan_map.as_of)
        if campaign.ends is None or not job.season.covers(first, campaign.ends):
            yield GapKind.CAMPAIGN_OUT_OF_SEASON, {"service": job.call_it}


def _of_its_page(titan_map: TitanMap, campaign: Campaign) -> Disagreements:
    page = titan_map.page(campaign.page)
    if page is None:
        return
    if page.kind.is_overview:
        yield GapKind.CAMPAIGN_ON_OVERVIEW, {"page": page.code}
    elif campaign.job_type and page.promotes != campaign.job_type:
        yield GapKind.CAMPAIGN_ON_OTHER_PAGE, {"page": page.code}


def of_page(titan_map: TitanMap, page: Page) -> Disagreements:
    """No page stands for a row that is signed out of scope, and none goes live unreviewed."""
    if row := signed_out(titan_map, page):
        yield GapKind.PAGE_OUT_OF_SCOPE, {"row": row.call_it}
    leads = any(each.page == page.code and in_scope(each) for each in titan_map.campaigns)
    if page.kind == PageKind.LANDING and not leads:
        yield GapKind.LANDING_WITHOUT_CAMPAIGN, {}
    zones = [zone for code in page.zip_codes if (zone := titan_map.zone_of(code))]
    inactive = [zone for zone in zones if zone.status != ZoneStatus.ACTIVE]
    if inactive:
        zips = join([code for code in page.zip_codes if titan_map.zone_of(code) in inactive])
        names = _names(dict.fromkeys(inactive))
        yield GapKind.AREA_IN_INACTIVE_ZONE, {"zips": zips, "zones": names}
    waits = tuple(each for each in waits_for(titan_map, page) if each != Waits.ROW)
    if waits:
        yield GapKind.PAGE_NOT_REVIEWED, {"waits": waits}


def of_withdrawn(titan_map: TitanMap, address: WithdrawnPage) -> Disagreements:
    """The address of a page that is gone leads to a live one."""
    page = titan_map.page(address.redirect)
    if page is None or waits_for(titan_map, page):
        yield GapKind.LED_ASTRAY, {"page": address.redirect}


def signed_out(titan_map: TitanMap, page: Page) -> Counted | None:
    """The row that a page stands for, where a reviewer has signed that it is out of scope."""
    rows = (*titan_map.promoted, *titan_map.zones, *titan_map.memberships)
    out = (row for row in rows if not in_scope(row))
    return next((row for row in out if row.code == page.promotes), None)


def _is_not_on_site(titan_map: TitanMap, job: JobType) -> bool:
    """Whether it has no service page, is out of scope, or is not promoted at all."""
    return job not in titan_map.shown or not titan_map.page_of(job.code)


def _zones(titan_map: TitanMap, codes: Iterable[str]) -> list[Zone]:
    named = set(codes)
    return [zone for zone in titan_map.zones if zone.code in named]


def _names(zones: Iterable[Zone]) -> str:
    return listed(zone.name for zone in zones)


def _codes(rows: Iterable[Row], but: Row) -> str:
    return join([row.code for row in rows if row.code != but.code])
