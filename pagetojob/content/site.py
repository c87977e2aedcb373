"""What the demo site cannot do without: words for each page, outcome, path and status."""

from collections.abc import Iterator

from artifacts.models import (
    OutcomeWords,
    Page,
    PageWords,
    PathWords,
    Site,
    Zone,
    ZoneWords,
)
from artifacts.rules import booking, values
from pagetojob.content.example import absent, missing
from pagetojob.content.reading import Problem
from pagetojob.content.rows import Row


def check(rows: list[Row]) -> Iterator[Problem]:
    yield from absent(rows, Site)
    yield from missing(rows, OutcomeWords, "slug", values.Outcome)
    yield from missing(rows, PathWords, "slug", booking.PATHS)
    yield from missing(rows, ZoneWords, "slug", values.ZoneStatus)
    yield from _pages(rows)
    yield from _outside(rows)


def _pages(rows: list[Row]) -> Iterator[Problem]:
    """Asked of what is written, so that words refused for their length are still there."""
    spoken = {row.entry.fields.get("page") for row in rows if isinstance(row.instance, PageWords)}
    for row in rows:
        fields = row.entry.fields
        of_launch = isinstance(row.instance, Page) and fields.get("snapshot") == ["launch"]
        if of_launch and fields.get("path") not in spoken:
            yield row.entry.problem("path", "has no words on the demo site (artifacts.pagewords).")


def _outside(rows: list[Row]) -> Iterator[Problem]:
    """A ZIP code of the launch cannot stand for those that are in no zone."""
    launch = [row for row in rows if isinstance(row.instance, Zone)]
    launch = [row for row in launch if row.entry.fields.get("snapshot") == ["launch"]]
    for row in rows:
        if isinstance(row.instance, Site):
            code = str(row.entry.fields.get("outside"))
            for zone in launch:
                if code in str(zone.entry.fields.get("zip_codes")):
                    message = f"is {code}, which is in {zone.entry.fields.get('code')}."
                    yield row.entry.problem("outside", message)
