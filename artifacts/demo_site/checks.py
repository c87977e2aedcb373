"""What the demo site cannot do without: words for each page, notice, outcome, control, status."""

from collections.abc import Iterator
from typing import TypeVar

from artifacts.checking import Content, Fault, Written
from artifacts.demo_site import rules
from artifacts.demo_site.addresses import word_of
from artifacts.demo_site.models import NoticeWords, PageWords, Site
from artifacts.frozen import parts
from artifacts.models import Artifact
from artifacts.titan_map.models import Notice, Page, Zone
from artifacts.titan_map.models.snapshot import OfSnapshot
from artifacts.titan_map.rules.values import Control, Outcome, PageKind, ZoneStatus
from artifacts.uses import Use, of_values

Row = TypeVar("Row", bound=OfSnapshot)

SLUG = "website-demo"  # of the artifact that the site stands in
# What the shop says on any page, naming what the page knows of its visitor.
SPOKEN = (
    "welcome",
    "welcome-closed",
    "no-offer",
    "offer-ended",
    "offer-elsewhere",
)


def wordings() -> dict[str, Use]:
    """What is said otherwise while the office is closed ends in ``-closed``."""
    return {
        **dict.fromkeys(SPOKEN, Use(rules.NAMES)),
        **of_values(Outcome, "brief"),
        **of_values(Outcome, "brief-closed", is_needed=False),
        **of_values(Outcome, "line", names=rules.NAMES),
        **of_values(Outcome, "line-closed", names=rules.NAMES, is_needed=False),
        **of_values(Control, "label", "note", "leads", "receives", "person", names=rules.NAMES),
        **of_values(Control, "note-closed", names=rules.NAMES, is_needed=False),
        **of_values(ZoneStatus, "brief"),
    }


def check(content: Content) -> Iterator[Fault]:
    yield from content.only(Site)
    yield from content.missing(Artifact, "slug", [SLUG])
    for site in content.of(Site)[:1]:
        if site.word("slug") != SLUG:
            yield site.fault("slug", f"is the artifact’s, {SLUG}.")
    yield from _pages(content)
    yield from _notices(content)
    yield from _zones(content)


def _pages(content: Content) -> Iterator[Fault]:
    """Asked of what is written, so that words refused for their length are still there."""
    spoken = {row.word("page") for row in content.of(PageWords)}
    pages = _of_launch(content, Page)
    label = PageWords._meta.label_lower
    for row in pages:
        if row.word("path") not in spoken:
            yield row.fault("path", f"has no words on the demo site ({label}).")
    if pages and not any(row.fields.get("kind") == PageKind.HOME for row in pages):
        yield pages[0].fault("kind", "of no page of the launch is home; a site has one.")


def _notices(content: Content) -> Iterator[Fault]:
    spoken = {row.word("notice") for row in content.of(NoticeWords)}
    label = NoticeWords._meta.label_lower
    for row in _of_launch(content, Notice):
        if row.word("code") not in spoken:
            yield row.fault("code", f"has no words on the demo site ({label}).")


def _zones(content: Content) -> Iterator[Fault]:
    """Each zone is known in an address by a word of its own; the ZIP code that stands for those in
    no zone is in none.
    """
    taken: dict[str, str] = {}
    for zone in _of_launch(content, Zone):
        word = word_of(zone.instance.name)
        code = zone.word("code")
        if not word or word.isdigit():
            yield zone.fault("name", "makes no word for an address, of letters a to z.")
        elif word in taken:
            yield zone.fault("name", f"is {word} in an address, as that of {taken[word]}.")
        taken.setdefault(word, code)
        for row in content.of(Site):
            zip_code = row.word("outside")
            if zip_code in parts(zone.word("zip_codes")):
                yield row.fault("outside", f"is {zip_code}, which is in {code}.")


def _of_launch(content: Content, kind: type[Row]) -> list[Written[Row]]:
    return [row for row in content.of(kind) if row.fields.get("snapshot") == ["launch"]]
