"""What can only be checked when all the content is there."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from artifacts import text
from artifacts.models import Artifact, Line, Prose, Section
from flow.addresses import anchors, pages
from flow.figures import figures
from flow.models import Disclaimer, Flow, Lane, Step
from pagetojob.content.reading import Problem
from pagetojob.content.rows import Row


def check(rows: list[Row]) -> list[Problem]:
    return list(chain(_figures(rows), _links(rows), _artifacts(rows), _numbers(rows), _flow(rows)))


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
    known = set(pages())
    for row, field, value in _texts(rows, Prose):
        for link in text.links(value):
            address, _, anchor = link.partition("#")
            if not address.startswith("/"):
                continue
            if address not in known or (anchor and anchor not in anchors(address)):
                yield row.entry.problem(field, f"links to {link}, which does not exist.")


def _artifacts(rows: list[Row]) -> Iterator[Problem]:
    full = set(Section.objects.values_list("artifact", flat=True))
    holders = Counter(
        chain.from_iterable(kind.objects.values_list("artifact", flat=True) for kind in (Step, Lane))
    )
    for row in rows:
        if not isinstance(row.instance, Artifact) or not row.saved:
            continue
        if row.instance.pk not in full:
            yield row.entry.problem("slug", "has no sections.")
        if holders[row.instance.pk] != 1:
            held = "both a step and a lane" if holders[row.instance.pk] else "no step or lane"
            yield row.entry.problem("slug", f"belongs to {held}; an artifact belongs to one.")


def _numbers(rows: list[Row]) -> Iterator[Problem]:
    """Pages say “3 of 8”, so numbers run from 1 without a gap."""
    series: dict[object, list[Row]] = {}
    for row in rows:
        number = getattr(row.instance, "number", None)
        if row.saved and isinstance(number, int):
            owner = getattr(row.instance, "artifact_id", None) if _is_section(row) else None
            owner = getattr(row.instance, "lane_id", owner)
            series.setdefault((type(row.instance), owner), []).append(row)
    for members in series.values():
        for expected, row in enumerate(sorted(members, key=lambda row: row.instance.number), 1):
            if row.instance.number != expected:
                yield row.entry.problem("number", f"is {row.instance.number}; {expected} is next.")
                break


def _is_section(row: Row) -> bool:
    return isinstance(row.instance, Section)


def _flow(rows: list[Row]) -> Iterator[Problem]:
    for kind in (Flow, Step, Lane, Disclaimer):
        if not any(isinstance(row.instance, kind) for row in rows):
            yield Problem("fixtures", 1, f"holds no {kind._meta.label_lower}.")
