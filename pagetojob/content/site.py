"""What the demo site cannot do without: words for each page, outcome, path and status."""

from collections.abc import Iterator

from artifacts.models import (
    Artifact,
    OutcomeWords,
    Page,
    PageWords,
    PathWords,
    Site,
    Zone,
    ZoneWords,
)
from artifacts.models.snapshot import listed
from artifacts.rules import booking, values
from artifacts.site.addresses import named
from pagetojob.content.example import absent, missing
from pagetojob.content.reading import Problem
from pagetojob.content.rows import Row


def check(rows: list[Row]) -> Iterator[Problem]:
    yield from absent(rows, Site)
    yield from missing(rows, OutcomeWords, "slug", values.Outcome)
    yield from missing(rows, PathWords, "slug", booking.PATHS)
    yield from missing(rows, ZoneWords, "slug", values.ZoneStatus)
    yield from missing(rows, Artifact, "slug", ["website-demo"])
    yield from _pages(rows)
    yield from _zones(rows)


def _pages(rows: list[Row]) -> Iterator[Problem]:
    """Asked of what is written, so that words refused for their length are still there."""
    spoken = {row.entry.fields.get("page") for row in rows if isinstance(row.instance, PageWords)}
    pages = _of_launch(rows, Page)
    for row in pages:
        if row.entry.fields.get("path") not in spoken:
            yield row.entry.problem("path", "has no words on the demo site (artifacts.pagewords).")
    if pages and not any(row.entry.fields.get("kind") == values.PageKind.HOME for row in pages):
        yield pages[0].entry.problem("kind", "of no page of the launch is home; a site has one.")


def _zones(rows: list[Row]) -> Iterator[Problem]:
    """Each zone is known in an address by a word of its own; the ZIP code that stands for those in
    no zone is in none.
    """
    taken: dict[str, str] = {}
    outside = [row for row in rows if isinstance(row.instance, Site)]
    for zone in _of_launch(rows, Zone):
        word, code = named(zone.instance), str(zone.entry.fields.get("code"))
        if not word or word.isdigit():
            yield zone.entry.problem("name", "makes no word for an address, of letters a to z.")
        elif word in taken:
            yield zone.entry.problem("name", f"is {word} in an address, as that of {taken[word]}.")
        taken.setdefault(word, code)
        for row in outside:
            zip_code = str(row.entry.fields.get("outside"))
            if zip_code in listed(str(zone.entry.fields.get("zip_codes"))):
                yield row.entry.problem("outside", f"is {zip_code}, which is in {code}.")


def _of_launch(rows: list[Row], kind: type) -> list[Row]:
    written = (row for row in rows if isinstance(row.instance, kind))
    return [row for row in written if row.entry.fields.get("snapshot") == ["launch"]]
