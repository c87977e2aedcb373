"""A change to the launch map, and what is then found."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from artifacts.titan_map.rules.facts import Page, Review
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import PageKind, Role, Verdict

OUT = Review(Verdict.OUT_OF_SCOPE, "not now", Role.OWNER, date(2026, 10, 5))


def changed(titan_map: TitanMap, code: str, **change: object) -> TitanMap:
    """The map with one of its rows changed."""
    kinds = ("job_types", "zones", "memberships", "pages", "offers", "campaigns", "tests")
    for kind in (*kinds, "modules"):
        rows = getattr(titan_map, kind)
        if any(row.code == code for row in rows):
            made = tuple(replace(row, **change) if row.code == code else row for row in rows)
            return replace(titan_map, **{kind: made})
    raise LookupError(code)


def without(titan_map: TitanMap, kind: str, *codes: str) -> TitanMap:
    kept = tuple(row for row in getattr(titan_map, kind) if row.code not in codes)
    return replace(titan_map, **{kind: kept})


@dataclass(frozen=True)
class Case:
    """A change to the launch, and every gap that then is found beside the one that was there."""

    change: Callable[[TitanMap], TitanMap]
    gaps: dict[tuple[str, str], str]  # the severity, by kind and item
    falls: tuple[str, ...]  # the dimensions that then have fewer points


def case(code: str, gaps: dict, falls: tuple[str, ...], **change: object) -> Case:
    return Case(lambda launch: changed(launch, code, **change), gaps, falls)


def area_page(launch: TitanMap, zip_code: str) -> Page:
    source = launch.pages[0].source
    reviewed = {"approver": Role.OWNER, "checked": launch.as_of}
    return Page("/areas/other", source, PageKind.AREA, zip_codes=(zip_code,), **reviewed)


def signed_out(launch: TitanMap, code: str) -> TitanMap:
    """With a job type out of scope, its rule and its test gone, and its page still there."""
    rules = tuple(
        replace(rule, job_types=tuple(each for each in rule.job_types if each != code))
        for rule in launch.rules
    )
    tests = tuple(test for test in launch.tests if test.job_type != code)
    return replace(changed(launch, code, review=OUT), rules=rules, tests=tests)
