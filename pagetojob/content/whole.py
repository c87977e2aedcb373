"""What can only be checked when all the content is there."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from artifacts import text
from artifacts.exhibits import ANSWERED, COMPUTED, DRAWN, TABLES
from artifacts.models import (
    ROWS,
    Artifact,
    Column,
    ComparisonRow,
    Figure,
    KeepOrRemove,
    Line,
    Prose,
    Section,
    instrument,
)
from artifacts.models.fields import SpokenProse
from artifacts.rules.audit import figures as of_audit
from flow.addresses import anchors
from flow.figures import computed, counted, named_by, of_flow, sample_figures
from flow.models import (
    Disclaimer,
    Flow,
    Guardrail,
    Involvement,
    Lane,
    Page,
    Question,
    Status,
    StatusMeaning,
    Step,
)
from pagetojob.content import audit, example, site
from pagetojob.content.reading import Problem
from pagetojob.content.rows import Row

# These count from 1 within what they belong to; everything else counts once.
NUMBERED_WITHIN = {
    Section: "artifact_id",
    Question: "lane_id",
    **dict.fromkeys((Column, *ROWS), "section_id"),
}
MADE_OF_ROWS = {kind.exhibit for kind in ROWS}


def check(rows: list[Row], *, complete: bool) -> list[Problem]:
    """Where ``complete`` is false something could not be read, and what is missing may be there."""
    if not complete:
        return []
    checks = (
        _links,
        _artifacts,
        _exhibits,
        _comparisons,
        _numbers,
        _flow,
        _concerned,
        site.check,
    )
    problems = list(chain.from_iterable(check(rows) for check in checks))
    rules = (example, audit)
    wrong = list(chain.from_iterable(each.check(rows) for each in rules))
    # Without a sound map and audit nobody knows their figures, so that none is missed either.
    known = not wrong and all(each.is_sound(rows) for each in rules)
    return [*problems, *wrong, *(_figures(rows) if known else [])]


def _texts(rows: list[Row], *kinds: type) -> Iterator[tuple[Row, str, str]]:
    for row in rows:
        for field in row.instance._meta.fields:
            value = getattr(row.instance, field.attname)
            if isinstance(field, kinds) and isinstance(value, str):
                yield row, field.name, value


def _figures(rows: list[Row]) -> Iterator[Problem]:
    known, of_example = counted(), sample_figures()
    yield from _taken_names(rows)
    # What is written but was refused has been reported at its own place.
    refused = {
        str(row.entry.fields.get("slug")) for row in rows if isinstance(row.instance, Figure)
    }
    for row, field, value in _texts(rows, Line, Prose):
        # Whoever reads a figure of the worked example has to see whose it is.
        marked = field == "sample" or getattr(row.instance, "of_example", False)
        labelled = marked or "fictional" in value.lower()
        for name in sorted(text.figure_names(value) - known.keys()):
            if name in of_example and not labelled:
                message = f"names {{{name}}}, a figure of the worked example; say “fictional”."
                yield row.entry.problem(field, message)
            elif name not in of_example.keys() | refused:
                message = f"names the figure {{{name}}}, which does not exist."
                yield row.entry.problem(field, message)


def _taken_names(rows: list[Row]) -> Iterator[Problem]:
    """A figure has one source: it is written, or counts a section's rows, or is computed."""
    counting = list(_sections(rows, *MADE_OF_ROWS))
    sections = Counter(named_by(row.instance.slug) for row in counting)
    others = {*of_flow(), *of_audit(instrument()), *computed()}
    for row in rows:
        if isinstance(row.instance, Figure) and row.instance.slug in {*sections, *others}:
            yield row.entry.problem("slug", "is counted from the content; it is not written.")
    for row in counting:
        name = named_by(row.instance.slug)
        if name in others or sections[name] > 1:
            yield row.entry.problem("slug", f"counts as {{{name}}}, which is taken.")


def _links(rows: list[Row]) -> Iterator[Problem]:
    known = anchors()
    # What is written but was refused has been reported at its own place.
    refused = {str(row.entry.fields.get("slug")) for row in rows if not row.saved}
    for row, field, value in _texts(rows, Prose, SpokenProse):
        for link in text.links(value):
            address, _, anchor = link.partition("#")
            if not address.startswith("/") or refused & {anchor, *address.split("/")}:
                continue
            if address not in known or (anchor and anchor not in known[address]):
                yield row.entry.problem(field, f"links to {link}, which does not exist.")


def _artifacts(rows: list[Row]) -> Iterator[Problem]:
    """Asked of what is written, so that a step refused for its status still holds its artifact."""
    full = {_named(row, "artifact") for row in rows if isinstance(row.instance, Section)}
    holders = Counter(
        _named(row, "artifact") for row in rows if isinstance(row.instance, Step | Lane)
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


def _named(row: Row, field: str) -> str:
    """What a row says it belongs to."""
    named = row.entry.fields.get(field)
    return str(named[0]) if isinstance(named, list) and named else ""


def _exhibits(rows: list[Row]) -> Iterator[Problem]:
    """A section that shows rows has some, what to keep is told from what to remove, what is
    computed from the worked example stands under its label, and the audit's are on its page.
    """
    filled = {(_named(row, "section"), row.instance.exhibit) for row in _rows_of(rows, *ROWS)}
    sides = {(_named(row, "section"), row.instance.verdict) for row in _rows_of(rows, KeepOrRemove)}
    once = (*COMPUTED, *TABLES, *ANSWERED, *DRAWN)
    shown = Counter(row.instance.exhibit for row in _sections(rows, *once))
    for row in _sections(rows, *once):
        if shown[row.instance.exhibit] > 1:
            message = f"{row.instance.exhibit} is shown by another section too."
            yield row.entry.problem("exhibit", message)
        if row.instance.exhibit in ANSWERED:
            if _named(row, "artifact") != audit.SLUG:
                yield row.entry.problem("exhibit", f"is shown on {audit.SLUG} alone.")
        elif not row.instance.sample:
            message = "is empty; it says whose figures the exhibit below it shows."
            yield row.entry.problem("sample", message)
    for row in _sections(rows, *MADE_OF_ROWS):
        exhibit, slug = row.instance.exhibit, row.instance.slug
        if (slug, exhibit) not in filled:
            yield row.entry.problem("exhibit", f"{exhibit} has no rows to show.")
        elif exhibit == KeepOrRemove.exhibit:
            for side in KeepOrRemove.Verdict.values:
                if (slug, side) not in sides:
                    yield row.entry.problem("exhibit", f"{exhibit} has nothing to {side}.")


def _sections(rows: list[Row], *exhibits: str) -> Iterator[Row]:
    for row in rows:
        if isinstance(row.instance, Section) and row.saved and row.instance.exhibit in exhibits:
            yield row


def _rows_of(rows: list[Row], *kinds: type) -> list[Row]:
    """Those of sections that there are; a row of none has been reported at its own place."""
    return [row for row in rows if isinstance(row.instance, kinds) and row.instance.section_id]


def _comparisons(rows: list[Row]) -> Iterator[Problem]:
    """A comparison has a cell under each of its columns, the first of which heads the rows."""
    columns = Counter(_named(row, "section") for row in _rows_of(rows, Column))
    for row in _sections(rows, Column.exhibit):
        count = columns[row.instance.slug]
        if not 2 <= count <= 1 + len(ComparisonRow.CELLS):
            yield row.entry.problem("exhibit", f"has {count} columns; two to four are shown.")
    for row in _rows_of(rows, ComparisonRow):
        wanted = columns[_named(row, "section")] - 1
        for place, cell in enumerate(ComparisonRow.CELLS):
            written = bool(getattr(row.instance, cell))
            if written and 0 < wanted <= place:
                yield row.entry.problem(cell, "stands under no column.")
            elif 0 < place < wanted and not written:
                yield row.entry.problem(cell, "is empty; its column needs it.")


def _numbers(rows: list[Row]) -> Iterator[Problem]:
    """Pages say “3 of 8”, so numbers run from 1 without a gap."""
    series: dict[object, list[Row]] = {}
    for row in rows:
        if isinstance(getattr(row.instance, "number", None), int):
            owner = NUMBERED_WITHIN.get(type(row.instance))
            within = getattr(row.instance, owner) if owner else None
            if owner and within is None:
                continue
            series.setdefault((type(row.instance), within), []).append(row)
    for members in series.values():
        for expected, row in enumerate(sorted(members, key=lambda row: row.instance.number), 1):
            if row.instance.number != expected:
                yield row.entry.problem("number", f"is {row.instance.number}; {expected} is next.")
                break


def _flow(rows: list[Row]) -> Iterator[Problem]:
    """What pages cannot do without."""
    yield from example.absent(rows, Flow, Step, Lane, Guardrail, Disclaimer)
    yield from example.missing(rows, StatusMeaning, "status", Status.values)
    yield from example.missing(rows, Page, "slug", ["artifacts", "guardrails", "not-found"])


def _concerned(rows: list[Row]) -> Iterator[Problem]:
    """Each of these stands on a page under a heading of its own. Asked of what is written, so that
    a row refused for something else is still there.
    """
    for owner, owned, field, lack in (
        (Step, Involvement, "step", "concerns no lane"),
        (Lane, Involvement, "lane", "is concerned by no step"),
        (Lane, Question, "lane", "asks no question"),
    ):
        named = {_named(row, field) for row in rows if isinstance(row.instance, owned)}
        for row in rows:
            if isinstance(row.instance, owner) and row.entry.fields.get("slug") not in named:
                yield row.entry.problem("slug", f"{lack} ({owned._meta.label_lower}).")
