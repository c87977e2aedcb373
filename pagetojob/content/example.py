"""What the rules cannot do without, and what they do not understand, of the worked example."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

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
from artifacts.models.snapshot import MapRow, Source
from artifacts.rules import coverage, faults, gaps, titan_map, values
from artifacts.rules.figures import figures
from pagetojob.content.reading import Problem
from pagetojob.content.rows import Row

OF_EXAMPLE = (
    MapRow,
    Source,
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
KINDS = [each.name for each in fields(titan_map.TitanMap) if each.default == ()]
WORDINGS = (*gaps.Severity, *values.RuleKind, *values.Outcome)


def is_sound(rows: list[Row]) -> bool:
    """Whether every row of the example is; the rules are asked about no other."""
    return all(row.sound for row in rows if isinstance(row.instance, OF_EXAMPLE))


def check(rows: list[Row]) -> Iterator[Problem]:
    lacking = list(_missing(rows))
    yield from lacking
    if is_sound(rows) and not lacking:
        yield from _days(rows)
        yield from _faults(rows)


def missing(rows: list[Row], kind: type, field: str, wanted: Iterable[str]) -> Iterator[Problem]:
    """What content cannot do without, by a field that tells rows of a kind apart."""
    there = {str(row.entry.fields.get(field)) for row in rows if isinstance(row.instance, kind)}
    for name in wanted:
        if name not in there:
            yield Problem("fixtures", 1, f"holds no {kind._meta.label_lower} {name}.")


def absent(rows: list[Row], *kinds: type) -> Iterator[Problem]:
    """The kinds of content of which there is none at all."""
    for kind in kinds:
        if not any(isinstance(row.instance, kind) for row in rows):
            yield Problem("fixtures", 1, f"holds no {kind._meta.label_lower}.")


def _missing(rows: list[Row]) -> Iterator[Problem]:
    yield from missing(rows, Snapshot, "slug", ["draft", "launch"])
    yield from missing(rows, Dimension, "slug", coverage.DIMENSIONS)
    yield from missing(rows, GapKind, "slug", list(gaps.GapKind))
    yield from missing(rows, Wording, "slug", WORDINGS)
    yield from absent(rows, Shop, CoverageScale)
    for kind in (Shop, CoverageScale):
        for row in [row for row in rows if isinstance(row.instance, kind)][1:]:
            yield row.entry.problem("slug", "is another one; there is one.")
    dimensions = [row for row in rows if isinstance(row.instance, Dimension) and row.sound]
    total = sum(row.instance.weight for row in dimensions)
    if len(dimensions) == len(coverage.DIMENSIONS) and total != 100:
        yield dimensions[-1].entry.problem("weight", f"makes {total} with the others; 100 it is.")


def _days(rows: list[Row]) -> Iterator[Problem]:
    """A milestone is a figure that nothing else is; the draft comes before the launch."""
    example = worked_example()
    taken = figures(replace(example, days={}))
    for row in rows:
        if isinstance(row.instance, Milestone) and row.instance.slug in taken:
            yield row.entry.problem("slug", "is a figure of the map; it is not written beside it.")
        launch = isinstance(row.instance, Snapshot) and row.instance.slug == "launch"
        if launch and example.launch.as_of < example.draft.as_of:
            yield row.entry.problem("as_of", "is before the draft.")


def _faults(rows: list[Row]) -> Iterator[Problem]:
    """Each at the row that it is found in."""
    entries = {
        (row.instance._meta.default_related_name, *row.instance.natural_key()): row.entry
        for row in rows
        if isinstance(row.instance, MapRow)
    }
    example = worked_example()
    for name, snapshot in (("draft", example.draft), ("launch", example.launch)):
        for fault in faults.faults(snapshot):
            kind = next(kind for kind in KINDS if fault.row in getattr(snapshot, kind))
            entry = entries[kind, name, fault.row.code]
            field = fault.field or ("path" if "path" in entry.fields else "code")
            yield entry.problem(field, fault.message)
