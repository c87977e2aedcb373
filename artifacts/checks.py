"""What can be said of artifacts, sections and their rows only when all of them are there."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from django.db import models

from artifacts import register
from artifacts.checking import Content, Fault, Written
from artifacts.fields import Line, Prose
from artifacts.figures import figures_of_content, figures_of_example, named_by, of_other_apps
from artifacts.models import Artifact, Figure, Milestone, Role, Section, Sender, Wording
from artifacts.models.rows import (
    Column,
    ComparisonRow,
    GateState,
    KeepOrRemove,
    Owed,
    Redaction,
    SectionRow,
    kinds,
)
from artifacts.offered import offered
from artifacts.uses import Use, of_values, uses
from artifacts.words import name_faults, names_in

MOST_ON_PLAN = 45  # things to do and to accept
OfSection = TypeVar("OfSection", bound=SectionRow)


def check(content: Content) -> Iterator[Fault]:
    yield from content.found(wording_faults)
    yield from content.only(Sender)
    yield from _sections(content)
    yield from _exhibits(content)
    yield from _sides(content)
    yield from _comparisons(content)
    yield from _milestones(content)
    yield from _named_by_none(content)
    yield from _on_plan(content)
    yield from _numbers(content)
    # Where an app's rules cannot be asked nobody knows its figures, so that none is missed either.
    if all(known(content) for known in offered("checks", "figures_are_known")):
        yield from _taken_names(content)
        yield from _figures(content)


def wordings() -> dict[str, Use]:
    """What pages call a gate that is open or closed, and what is kept or removed."""
    return {**of_values(GateState), **of_values(Redaction)}


def can_be_asked(content: Content, app: str, check: Callable[[Content], Iterable[Fault]]) -> bool:
    """Whether an app's rules can be: its rows are sound, its check finds nothing, and there are
    words for what they find.
    """
    return content.is_sound(app) and not (content.found(check) or content.found(wording_faults))


def wording_faults(content: Content) -> Iterator[Fault]:
    """There is one for everything that is said, and each is said somewhere."""
    used = uses()
    needed = sorted(slug for slug, use in used.items() if use.is_needed)
    yield from content.missing(Wording, "slug", needed)
    for row in content.of(Wording):
        use = used.get(row.word("slug"))
        if use is None:
            yield row.fault("slug", "is said nowhere.")
            continue
        says = f"it may name {', '.join(sorted(use.names))}" if use.names else "it may name nothing"
        for fault in name_faults(row.word("text"), use.names, says):
            yield row.fault("text", fault)


def _sections(content: Content) -> Iterator[Fault]:
    full = {row.named("artifact") for row in content.of(Section)}
    for row in content.of(Artifact):
        if row.word("slug") not in full:
            yield row.fault("slug", "has no sections.")


def check_rows(content: Content) -> Iterator[Fault]:
    """A section names an exhibit, and rows stand beside one that shows them."""
    for section in content.of(Section):
        exhibit = section.instance.exhibit
        if exhibit and exhibit not in register.exhibits():
            yield section.fault("exhibit", f"“{exhibit}” is not an exhibit.")
    for row in _of_sections(content, *kinds()):
        named, exhibit = row.instance.section, row.instance.exhibit
        # One that is not an exhibit at all has been reported at the section.
        if named.exhibit != exhibit and named.exhibit in {*register.exhibits(), ""}:
            yield row.fault("section", f"names {named}, whose exhibit is not {exhibit}.")


def _exhibits(content: Content) -> Iterator[Fault]:
    """One that rows make has some; any other is shown by one section, and where its page has a view
    of its own on that page.
    """
    rows = _of_sections(content, *kinds())
    filled = {(row.named("section"), row.instance.exhibit) for row in rows}
    shown = Counter(row.instance.exhibit for row in showing(content, *register.exhibits()))
    of_rows = _made_of_rows()
    for row in showing(content, *register.exhibits()):
        exhibit = register.exhibits()[row.instance.exhibit]
        if exhibit.name in of_rows:
            if (row.instance.slug, exhibit.name) not in filled:
                yield row.fault("exhibit", f"{exhibit.name} has no rows to show.")
        elif shown[exhibit.name] > 1:
            yield row.fault("exhibit", f"{exhibit.name} is shown by another section too.")
        if exhibit.of_page and row.named("artifact") != exhibit.of_page:
            yield row.fault("exhibit", f"is shown on {exhibit.of_page} alone.")


def _made_of_rows() -> set[str]:
    return {kind.exhibit for kind in kinds()}


def _sides(content: Content) -> Iterator[Fault]:
    """What to keep is told from what to remove."""
    rows = _of_sections(content, KeepOrRemove)
    sides = {(row.named("section"), row.instance.verdict) for row in rows}
    for section in showing(content, KeepOrRemove.exhibit):
        slug = section.instance.slug
        missing = [each for each in Redaction if (slug, each) not in sides]
        if len(missing) < len(Redaction):  # else it has no rows at all
            for side in missing:
                message = f"{KeepOrRemove.exhibit} has nothing to {side}."
                yield section.fault("exhibit", message)


def _comparisons(content: Content) -> Iterator[Fault]:
    """A comparison has a cell under each of its columns, the first of which heads the rows."""
    columns = Counter(row.named("section") for row in _of_sections(content, Column))
    for section in showing(content, Column.exhibit):
        count = columns[section.instance.slug]
        if not 2 <= count <= 1 + len(ComparisonRow.CELLS):
            yield section.fault("exhibit", f"has {count} columns; two to four are shown.")
    for row in _of_sections(content, ComparisonRow):
        wanted = columns[row.named("section")] - 1
        for place, cell in enumerate(ComparisonRow.CELLS):
            written = bool(getattr(row.instance, cell))
            if written and 0 < wanted <= place:
                yield row.fault(cell, "stands under no column.")
            elif 0 < place < wanted and not written:
                yield row.fault(cell, "is empty; its column needs it.")


def _milestones(content: Content) -> Iterator[Fault]:
    """One waits for such as are written before it, so that none waits for itself in the end."""
    later = [row.word("slug") for row in content.of(Milestone)]
    for row in content.of(Milestone):
        for name in row.names("waits_for"):
            if name in later:
                yield row.fault("waits_for", f"names {name}, which is not written before it.")
        later.remove(row.word("slug"))


def _named_by_none(content: Content) -> Iterator[Fault]:
    """A role does or accepts something, and something has to be done by a milestone."""
    owed = content.of(Owed)  # type: ignore[type-abstract]  # asked about, not made
    roles = {row.named(field) for row in owed for field in ("does", "accepts")}
    milestones = {row.named("milestone") for row in owed}
    for kind, named in ((Role, roles), (Milestone, milestones)):
        for each in content.of(kind):
            if each.word("slug") not in named:
                yield each.fault("slug", "is named by no row.")


def _on_plan(content: Content) -> Iterator[Fault]:
    """No more is asked than people can keep in view."""
    found = 0
    for row in content.of(Owed):  # type: ignore[type-abstract]  # asked about, not made
        for field in ("to_do", "to_accept"):
            found += field in row.fields
            if field in row.fields and found == MOST_ON_PLAN + 1:
                yield row.fault(field, f"is one more than the {MOST_ON_PLAN} that a plan holds.")


def showing(content: Content, *exhibits: str) -> Iterator[Written[Section]]:
    """The sections that name some exhibit."""
    for row in content.of(Section):
        if row.is_saved and row.instance.exhibit in exhibits:
            yield row


def _of_sections(content: Content, *wanted: type[OfSection]) -> list[Written[OfSection]]:
    """Rows of sections that there are; a row of none has been reported at its own place."""
    return [row for row in content.of(*wanted) if row.instance.section_id]


def _numbers(content: Content) -> Iterator[Fault]:
    """Pages say “3 of 8”, so numbers run from 1 without a gap."""
    series: dict[object, list[tuple[int, Written[models.Model]]]] = {}
    for row in content.rows:
        number = getattr(row.instance, "number", None)
        if isinstance(number, int):
            owner = _numbered_within(type(row.instance))
            within = getattr(row.instance, f"{owner}_id") if owner else None
            if within is None and owner:
                continue
            series.setdefault((type(row.instance), within), []).append((number, row))
    for members in series.values():
        in_order = sorted(members, key=lambda member: member[0])
        for expected, (number, row) in enumerate(in_order, 1):
            if number != expected:
                yield row.fault("number", f"is {number}; {expected} is next.")
                break


def _numbered_within(kind: type[models.Model]) -> str:
    """What rows of a kind count from 1 within; empty where all of them count together."""
    for constraint in kind._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and "number" in constraint.fields:
            return next(name for name in constraint.fields if name != "number")
    return ""


def _figures(content: Content) -> Iterator[Fault]:
    known, of_example = figures_of_content(), figures_of_example()
    # What is written but was refused has been reported at its own place.
    refused = {row.word("slug") for row in content.of(Figure)}
    for row, field, value in content.texts(Line, Prose):
        # Whoever reads a figure of the worked example has to see whose it is.
        labelled = "fictional" in value.lower() or _is_marked(row, field)
        for name in sorted(names_in(value) - known.keys()):
            if name in of_example and not labelled:
                message = f"names {{{name}}}, a figure of the worked example; say “fictional”."
                yield row.fault(field, message)
            elif name not in of_example.keys() | refused:
                yield row.fault(field, f"names the figure {{{name}}}, which does not exist.")


def _is_marked(row: Written[models.Model], field: str) -> bool:
    """Whether a label says beside a field that it is the worked example's."""
    of_finding = not isinstance(row.instance, Section) or field in Section.OF_FINDING
    return field == "sample" or (of_finding and getattr(row.instance, "of_example", False))


def _taken_names(content: Content) -> Iterator[Fault]:
    """A figure has one source: it is written, or counts a section's rows, or is computed."""
    counting = list(showing(content, *_made_of_rows()))
    sections = Counter(named_by(section.instance.slug) for section in counting)
    others = of_other_apps()
    for row in content.of(Figure):
        if row.instance.slug in {*sections, *others}:
            yield row.fault("slug", "is counted from the content; it is not written.")
    for section in counting:
        name = named_by(section.instance.slug)
        if name in others or sections[name] > 1:
            yield section.fault("slug", f"counts as {{{name}}}, which is taken.")
