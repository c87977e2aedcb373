"""What can only be checked when all the content is there."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from artifacts import text
from artifacts.models import Artifact, Line, Prose, Section
from flow.addresses import anchors
from flow.figures import figures
from flow.models import (
    Disclaimer,
    Flow,
    Guardrail,
    Lane,
    Page,
    Question,
    Status,
    StatusMeaning,
    Step,
)
from pagetojob.content.reading import Problem
from pagetojob.content.rows import Row

# Each artifact's sections and each lane's questions count from 1; everything else counts once.
NUMBERED_WITHIN = {Section: "artifact_id", Question: "lane_id"}


def check(rows: list[Row], *, complete: bool) -> list[Problem]:
    """Where ``complete`` is false something could not be read, and what is missing may be there."""
    checks = (_figures, _links, _artifacts, _numbers, _flow) if complete else (_figures,)
    return list(chain.from_iterable(check(rows) for check in checks))


def _texts(rows: list[Row], *kinds: type) -> Iterator[tuple[Row, str, str]]:
    for row in rows:
        for field in row.instance._meta.fields:
            value = getattr(row.instance, field.attname)
            if isinstance(field, kinds) and isinstance(value, str):
                yield row, field.name, value


def _figures(rows: list[Row]) -> Iterator[Problem]:
    known = figures()
    for row, field, value in _texts(rows, Line, Prose):
        for name in sorted(text.figure_names(value) - known.keys()):
            yield row.entry.problem(field, f"names the figure {{{name}}}, which does not exist.")


def _links(rows: list[Row]) -> Iterator[Problem]:
    known = anchors()
    # What is written but was refused has been reported at its own place.
    refused = {str(row.entry.fields.get("slug")) for row in rows if not row.saved}
    for row, field, value in _texts(rows, Prose):
        for link in text.links(value):
            address, _, anchor = link.partition("#")
            if not address.startswith("/") or refused & {anchor, *address.split("/")}:
                continue
            if address not in known or (anchor and anchor not in known[address]):
                yield row.entry.problem(field, f"links to {link}, which does not exist.")


def _artifacts(rows: list[Row]) -> Iterator[Problem]:
    """Asked of what is written, so that a step refused for its status still holds its artifact."""
    full = {_artifact_named_in(row) for row in rows if isinstance(row.instance, Section)}
    holders = Counter(
        _artifact_named_in(row) for row in rows if isinstance(row.instance, Step | Lane)
    )
    for row in rows:
        if not isinstance(row.instance, Artifact):
            continue
        slug = str(row.entry.fields.get("slug"))
        if slug not in full:
            yield row.entry.problem("slug", "has no sections.")
        if holders[slug] == 0:
            yield row.entry.problem("slug", "belongs to no step and no lane.")
        elif holders[slug] > 1:
            yield row.entry.problem("slug", "belongs to more than one step or lane.")


def _artifact_named_in(row: Row) -> str:
    named = row.entry.fields.get("artifact")
    return str(named[0]) if isinstance(named, list) and named else ""


def _numbers(rows: list[Row]) -> Iterator[Problem]:
    """Pages say “3 of 8”, so numbers run from 1 without a gap."""
    series: dict[object, list[Row]] = {}
    for row in rows:
        if isinstance(getattr(row.instance, "number", None), int):
            owner = NUMBERED_WITHIN.get(type(row.instance))
            within = getattr(row.instance, owner) if owner else None
            series.setdefault((type(row.instance), within), []).append(row)
    for members in series.values():
        for expected, row in enumerate(sorted(members, key=lambda row: row.instance.number), 1):
            if row.instance.number != expected:
                yield row.entry.problem("number", f"is {row.instance.number}; {expected} is next.")
                break


def _flow(rows: list[Row]) -> Iterator[Problem]:
    """What pages cannot do without."""
    for kind in (Flow, Step, Lane, Guardrail, Disclaimer):
        if not any(isinstance(row.instance, kind) for row in rows):
            yield Problem("fixtures", 1, f"holds no {kind._meta.label_lower}.")
    yield from _missing(rows, StatusMeaning, "status", Status.values)
    yield from _missing(rows, Page, "slug", ["artifacts", "guardrails", "not-found"])


def _missing(rows: list[Row], kind: type, field: str, wanted: list[str]) -> Iterator[Problem]:
    there = {str(row.entry.fields.get(field)) for row in rows if isinstance(row.instance, kind)}
    for name in wanted:
        if name not in there:
            yield Problem("fixtures", 1, f"holds no {kind._meta.label_lower} {name}.")
