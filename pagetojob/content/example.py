"""What the rules cannot do without, and what they do not understand, of the worked example."""

from collections.abc import Iterator

from artifacts.models import (
    CoverageScale,
    Dimension,
    GapKind,
    GapNote,
    Input,
    Milestone,
    ModuleKind,
    Shop,
    Snapshot,
    Wording,
    worked_example,
)
from artifacts.models.snapshot import OfSnapshot
from artifacts.rules import coverage, faults, gaps, values
from artifacts.rules.figures import DAYS_OF_MAP
from pagetojob.content.reading import Problem
from pagetojob.content.rows import Row

OF_EXAMPLE = (
    OfSnapshot,
    CoverageScale,
    Dimension,
    GapKind,
    GapNote,
    Input,
    Milestone,
    ModuleKind,
    Shop,
    Snapshot,
    Wording,
)
WORDINGS = (*gaps.Severity, *values.RuleKind, *values.Outcome)


def is_sound(rows: list[Row]) -> bool:
    """Whether every row of the example is; the rules are asked about no other."""
    return all(row.sound for row in rows if isinstance(row.instance, OF_EXAMPLE))


def check(rows: list[Row]) -> Iterator[Problem]:
    missing = list(_missing(rows))
    yield from missing
    for row in rows:
        if isinstance(row.instance, Milestone) and row.instance.slug in DAYS_OF_MAP:
            yield row.entry.problem("slug", "is a day of the map; it is not written beside it.")
    if is_sound(rows) and not missing:
        yield from _faults(rows)


def _missing(rows: list[Row]) -> Iterator[Problem]:
    yield from _none_of(rows, Snapshot, "slug", ["draft", "launch"])
    yield from _none_of(rows, Shop, "slug", ["bitterbrush"])
    yield from _none_of(rows, CoverageScale, "slug", ["coverage"])
    yield from _none_of(rows, Dimension, "slug", coverage.DIMENSIONS)
    yield from _none_of(rows, GapKind, "slug", list(gaps.GapKind))
    yield from _none_of(rows, Wording, "slug", WORDINGS)
    dimensions = [row for row in rows if isinstance(row.instance, Dimension) and row.sound]
    total = sum(row.instance.weight for row in dimensions)
    if len(dimensions) == len(coverage.DIMENSIONS) and total != 100:
        yield dimensions[-1].entry.problem("weight", f"makes {total} with the others; 100 it is.")


def _none_of(rows: list[Row], kind: type, field: str, wanted: list[str]) -> Iterator[Problem]:
    there = {str(row.entry.fields.get(field)) for row in rows if isinstance(row.instance, kind)}
    for name in wanted:
        if name not in there:
            yield Problem("fixtures", 1, f"holds no {kind._meta.label_lower} {name}.")


def _faults(rows: list[Row]) -> Iterator[Problem]:
    """Each at the row that it is found in; a row's code is the only one of its snapshot."""
    example = worked_example()
    for name, snapshot in (("draft", example.draft), ("launch", example.launch)):
        entries = {
            row.instance.natural_key(): row.entry
            for row in rows
            if isinstance(row.instance, OfSnapshot)
        }
        for fault in faults.faults(snapshot):
            yield entries[name, fault.row.code].problem(fault.field, fault.message)
