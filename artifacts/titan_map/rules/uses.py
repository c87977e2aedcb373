"""Where a row of the map is used: the pages, rules, offers and campaigns that name it, the gaps
that are about it, and the test of its booking path.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from artifacts.titan_map.rules import drift
from artifacts.titan_map.rules.example import Example, Finding
from artifacts.titan_map.rules.facts import (
    Campaign,
    CapacityRule,
    JobType,
    Offer,
    Page,
    Row,
    Zone,
)
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import PageKind


class UseKind(StrEnum):
    PAGE = "page"
    RULE = "rule"
    OFFER = "offer"
    CAMPAIGN = "campaign"
    GAP = "gap"
    TEST = "test"


@dataclass(frozen=True)
class Used:
    """``code`` is of what uses the row: a page's is its address, a gap's the number or else the
    item that it is known by.
    """

    kind: UseKind
    code: str


def uses(example: Example, row: Row) -> tuple[Used, ...]:
    """Of a row of the launch map, kind by kind, each in the map's order."""
    launch = example.launch
    found = {
        UseKind.PAGE: [page.code for page in launch.pages if _is_on(launch, page, row)],
        UseKind.RULE: [rule.code for rule in launch.rules if _names(rule, row)],
        UseKind.OFFER: [offer.code for offer in launch.offers if row.code in _of_offer(offer)],
        UseKind.CAMPAIGN: [
            each.code for each in launch.campaigns if row.code in _of_campaign(each)
        ],
        UseKind.GAP: sorted(code_of(each) for each in example.findings if row.code in about(each)),
        UseKind.TEST: [test.code for test in launch.tests if test.job_type == row.code],
    }
    return tuple(Used(kind, code) for kind, codes in found.items() for code in codes)


def about(finding: Finding) -> tuple[str, ...]:
    """The codes of the rows that a gap is about: its own first, then the work and the offer that
    this one names.
    """
    named = (finding.gap.item, *_named_by(finding.gap.row))
    return tuple(code for code in dict.fromkeys(named) if code)


def code_of(finding: Finding) -> str:
    """One that nobody has written about is known by its item."""
    return finding.note.code if finding.note else finding.gap.item


def withdrawn_by(example: Example, path: str) -> list[str]:
    """The gaps by which a page was withdrawn: its own, and those of a campaign that led to it."""
    return [
        found.note.code
        for found in example.findings
        if found.note and path in (found.gap.item, getattr(found.gap.row, "page", ""))
    ]


def _named_by(row: Row) -> Iterator[str]:
    match row:
        case Offer():
            yield row.job_type
        case Campaign():
            yield from (row.job_type, row.offer)
        case Page():
            yield row.promotes


def _is_on(launch: TitanMap, page: Page, row: Row) -> bool:
    """Whether a page stands for the row, or for its area; an offer's are those that state it."""
    if isinstance(row, Offer | Campaign):
        return page.code in drift.stands_on(launch, row)
    if isinstance(row, Zone) and page.kind == PageKind.AREA and page.zip_codes:
        return bool({*page.zip_codes} & {*row.zip_codes})
    return page.promotes == row.code


def _names(rule: CapacityRule, row: Row) -> bool:
    """A rule names the services that it is for, or how the zone stands where it holds."""
    if isinstance(row, Zone):
        return rule.zone_status == row.status
    return isinstance(row, JobType) and row.code in rule.job_types


def _of_offer(offer: Offer) -> tuple[str, ...]:
    return (offer.job_type, *offer.zones)


def _of_campaign(campaign: Campaign) -> tuple[str, ...]:
    return (campaign.job_type, campaign.offer, *campaign.zones)
