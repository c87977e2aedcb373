"""The shipped fixtures as they are written, for tests that hold pages and PDFs against them."""

from collections.abc import Mapping

from django.apps import apps
from django.conf import settings

from artifacts.fields import Line, Plain
from artifacts.models.rows import kinds
from artifacts.words import NAMED
from pagetojob.content.entries import Entry, read
from tests.support.html import Node, Part, one

ENTRIES, _ = read(settings.FIXTURES)
ON_PLAN = ("to_do", "to_accept")  # what a row says there, and nowhere else
KINDS = {kind._meta.label_lower for kind in kinds()}
ROW_ENTRIES = [entry for entry in ENTRIES if entry.model in KINDS]


def of(label: str) -> list[Entry]:
    """Those of one kind: ``artifacts.section``."""
    return [entry for entry in ENTRIES if entry.model == label]


WORDINGS = {entry.fields["slug"]: entry.fields["text"] for entry in of("artifacts.wording")}
DISCLAIMER = " ".join(of("flow.disclaimer")[0].fields["text"].split())  # on every page
STEPS = {entry.fields["slug"]: entry.fields for entry in of("flow.step")}
LANES = {entry.fields["slug"]: entry.fields for entry in of("flow.lane")}
ARTIFACTS = {slug: fields["artifact"][0] for slug, fields in {**STEPS, **LANES}.items()}
SECTIONS = {entry.fields["slug"]: entry for entry in of("artifacts.section")}


def section_of(entry: Entry) -> Entry:
    """A row's section; a section is its own."""
    named = entry.fields.get("section")
    return SECTIONS[named[0]] if named else entry


def artifact_of(entry: Entry) -> str:
    fields = section_of(entry).fields
    return fields.get("artifact", [fields["slug"]])[0]


def lines_of(entry: Entry) -> dict[str, str]:
    """What a row says beside its section in lines of words, by field."""
    fields = apps.get_model(entry.model)._meta.fields
    names = [field.name for field in fields if isinstance(field, Plain | Line)]
    names = [name for name in names if name not in ON_PLAN]
    return {name: entry.fields[name] for name in names if entry.fields.get(name)}


def filled(source: str, figures: Mapping[str, object]) -> str:
    """A line as a reader meets it."""
    return " ".join(NAMED.sub(lambda name: str(figures[name[1]]), source).split())


def worded(slug: str, **names: object) -> str:
    """What code or a template says by a slug."""
    return filled(WORDINGS[slug], names)


def section_in(pages: dict[str, str], entry: Entry) -> Node:
    """An entry's section on its page."""
    page = pages[f"/artifacts/{artifact_of(entry)}/"]
    return section_named(page, section_of(entry).fields["slug"])


def section_named(page: Part, slug: str) -> Node:
    """A page's section of that name."""
    return one(page, f'section.section[id="{slug}"]')
