"""What the rules of the map cannot do without, and what they do not understand."""

from collections.abc import Iterator
from dataclasses import fields, replace

from artifacts import register
from artifacts.checking import Content, Fault
from artifacts.checks import can_be_asked, showing, wording_faults
from artifacts.titan_map.figures import of_map
from artifacts.titan_map.models import (
    CoverageScale,
    Day,
    Dimension,
    GapKind,
    Shop,
    Snapshot,
    worked_example,
)
from artifacts.titan_map.models.snapshot import MapRow
from artifacts.titan_map.rules import booking, coverage, drift, faults, kinds, url_list, values
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.uses import Use, of_values
from artifacts.words import slug_of

KINDS = [each.name for each in fields(TitanMap) if each.default == ()]


def wordings() -> dict[str, Use]:
    """What pages call each value of the map and of its rules, and what is said of some."""
    fallbacks = [slug_of(path, "fallback") for path in booking.OUTCOME_OF_PATH.values()]
    pages = [slug_of(kind, "stands-for" if kind.is_overview else "") for kind in values.PageKind]
    return {
        **of_values(values.Role),
        **of_values(values.ZoneStatus),
        **of_values(values.Treatment),
        **of_values(values.BookingPath),
        **of_values(values.Outcome),
        **of_values(values.Control),
        **of_values(values.RuleKind, "", "meaning"),
        **of_values(coverage.Extent, "", "path"),
        **of_values(coverage.Lack),
        **of_values(url_list.Waits),
        **of_values(values.ModuleStatus),
        **of_values(values.Implies),
        **of_values(kinds.Severity, "", "meaning"),
        **of_values(kinds.Severity, "heading", is_needed=False),
        **of_values(drift.Watch, names=("name",)),
        **dict.fromkeys([*fallbacks, *pages], Use()),
    }


def check(content: Content) -> Iterator[Fault]:
    yield from content.found(_of_map)
    for section in showing(content, *(each.name for each in register.given(worked_example))):
        if not section.instance.sample:
            message = "is empty; it says whose figures the exhibit below it shows."
            yield section.fault("sample", message)


def figures_are_known(content: Content) -> bool:
    return can_be_asked(content, "titan_map", _of_map)


def _of_map(content: Content) -> Iterator[Fault]:
    lacking = list(_missing(content))
    yield from lacking
    if content.is_sound("titan_map") and not (lacking or content.found(wording_faults)):
        yield from _days(content)
        yield from _faults(content)


def _missing(content: Content) -> Iterator[Fault]:
    yield from content.missing(Snapshot, "slug", ["draft", "launch"])
    yield from content.missing(Dimension, "slug", coverage.DIMENSIONS)
    yield from content.missing(GapKind, "slug", list(kinds.GapKind))
    yield from content.only(Shop, CoverageScale)
    dimensions = [row for row in content.of(Dimension) if row.is_sound]
    total = sum(row.instance.weight for row in dimensions)
    if len(dimensions) == len(coverage.DIMENSIONS) and total != 100:
        yield dimensions[-1].fault("weight", f"makes {total} with the others; 100 it is.")


def _days(content: Content) -> Iterator[Fault]:
    """A day is a figure that nothing else is, and not before one that its milestone waits for; the
    draft comes before the launch.
    """
    example = worked_example()
    taken = of_map(replace(example, days={}))
    for row in content.of(Day):
        if row.instance.slug in taken:
            yield row.fault("slug", "is a figure of the map; it is not written beside it.")
        awaited = row.instance.milestone.awaited if row.instance.milestone else set()
        for other in content.of(Day):
            earlier = other.instance
            if earlier.milestone in awaited and row.instance.day < earlier.day:
                yield row.fault("day", f"is before {earlier.slug}, which its milestone waits for.")
    for day in content.of(Snapshot):
        if day.instance.slug == "launch" and example.launch.as_of < example.draft.as_of:
            yield day.fault("as_of", "is before the draft.")


def _faults(content: Content) -> Iterator[Fault]:
    """Each at the row that it is found in."""
    rows = {
        (row.instance._meta.default_related_name, *row.instance.natural_key()): row
        for row in content.of(MapRow)  # type: ignore[type-abstract]  # asked about, not made
    }
    example = worked_example()
    for name, snapshot in (("draft", example.draft), ("launch", example.launch)):
        for fault in faults.faults(snapshot):
            kind = next(kind for kind in KINDS if fault.row in getattr(snapshot, kind))
            row = rows[kind, name, fault.row.code]
            field = fault.field or ("path" if "path" in row.fields else "code")
            yield row.fault(field, fault.message)
