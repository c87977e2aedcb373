"""Whatever is taken out of the map's fixtures, every artifact follows; nothing else is edited."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest

from artifacts import text
from artifacts.figures import every_figure
from artifacts.words import names_in
from pagetojob import pdf
from pagetojob.content.entries import Entry, read
from tests.artifacts.titan_map.cuts import CUTS, MAP
from tests.support.cutting import Named, cut
from tests.support.entries import section_named, worded
from tests.support.html import plain, texts
from tests.support.paper import text_of
from tests.support.places import SMALL, Reading
from tests.support.sites import SITE

# Whatever shows the map; no row of it stands on any other page but the demo site's.
SHOWING = {
    "/",
    "/steps/map-the-operating-model/",
    MAP,
    "/artifacts/website-demo/",
    "/artifacts/owner-brief/",
    "/artifacts/operations-brief/",
}
COUNTING = {"/lanes/operations/"}  # may: it says how much there is to read of the map
CODED = ("jobtype", "zone", "offer", "membership", "campaign")
JOB_TYPE, SEASON, _, ZONE = CUTS
CODE = ".wide-data__code"
words = cache(plain)  # of a long page, which most tests ask for


@dataclass(frozen=True)
class Changed:
    """Fixtures without some rows, as they are read and shown."""

    fixtures: Path
    gone: set[Named]
    reading: Reading

    @cached_property
    def figures(self) -> dict[str, object]:
        with self.reading.entered():
            return every_figure()

    @cached_property
    def pages(self) -> dict[str, str]:
        """Every page but those of the demo site."""
        own = (address for address in self.reading.addresses() if not address.startswith(SITE))
        return {address: self.reading.get(address).text for address in own}


@pytest.fixture(scope="module")
def changed(
    published: object, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: object
) -> Callable[[str], Changed]:
    """The small content after a cut, which is made and read once."""

    @cache
    def after(name: str) -> Changed:
        place = tmp_path_factory.mktemp("changed")
        fixtures = shutil.copytree(SMALL, place / "fixtures")
        gone = set().union(*(cut(fixtures, row.kind, row.name) for row in CUTS[name].rows))
        return Changed(fixtures, gone, Reading(place, fixtures, django_db_blocker))

    return after


@pytest.fixture(scope="module")
def before(small) -> dict[str, object]:
    """The figures of the small content."""
    with small.entered():
        return every_figure()


@pytest.mark.parametrize("name", CUTS)
def test_the_figures_that_count_a_row_follow_and_no_other(changed, before, name):
    now = changed(name).figures
    assert now.keys() == before.keys()
    differing = {figure: value for figure, value in now.items() if value != before[figure]}
    of_each = [row.figures for row in CUTS[name].rows] + [CUTS[name].figures]
    expected = [pair for figures in of_each for pair in figures.items()]
    assert differing == dict(expected)
    assert len(expected) == len(differing), "a figure follows from two rows"


@pytest.mark.parametrize("name", CUTS)
def test_whatever_a_page_says_of_a_row_goes_with_it(changed, small, name):
    reading = changed(name).reading
    for row in CUTS[name].rows:
        was, now = (words(each.get(row.at).text) for each in (small, reading))
        assert row.said in was, row
        assert row.said not in now, row
        assert row.says in now, row
        assert not row.says or row.says not in was, row


@pytest.mark.parametrize("name", [JOB_TYPE, SEASON, ZONE])
def test_the_code_of_a_row_that_is_gone_stands_in_no_table(changed, small_pages, name):
    after = changed(name)
    coded = [code for model, code in after.gone if model.removeprefix("titan_map.") in CODED]
    assert coded
    for code in coded:
        assert code in texts(small_pages[MAP], CODE)
        assert not [each for each, page in after.pages.items() if code in texts(page, CODE)], code


@pytest.mark.parametrize("name", CUTS)
def test_every_text_that_names_a_figure_says_the_one_of_now(changed, name):
    after = changed(name)
    entries, _ = read(after.fixtures)
    sections = {e.fields["slug"]: e for e in entries if e.model == "artifacts.section"}
    checked = 0
    for entry in entries:
        if artifact := artifact_of(entry, sections):
            said = words(after.pages[f"/artifacts/{artifact}/"])
            for field, source in entry.fields.items():
                if isinstance(source, str) and names_in(source):
                    filled = text.visible_text(text.prose(source, after.figures))
                    assert filled in said, (entry.name, field)
                    checked += 1
    assert checked > 30


def artifact_of(entry: Entry, sections: dict[str, Entry]) -> str:
    """The artifact that an entry belongs to by its section, if it belongs to one."""
    if entry.model == "artifacts.artifact":
        return entry.fields["slug"]
    section = sections.get(entry.fields.get("section", [""])[0], entry)
    return section.fields.get("artifact", [""])[0] if section.model == "artifacts.section" else ""


# Known of a PDF that is made, and here none is.
OF_PDF = re.compile(worded("pages-and-size", pages=r"\d+ pages?", size=r"\d+"))


@pytest.mark.parametrize("name", CUTS)
def test_the_pages_that_show_the_map_follow_and_no_other(changed, small_pages, name):
    pages = changed(name).pages
    before = {address: OF_PDF.sub("", page) for address, page in small_pages.items()}
    followed = {address for address, page in pages.items() if page != before[address]}
    assert followed - COUNTING == SHOWING
    assert pages.keys() == {each for each in small_pages if not each.startswith(SITE)}
    assert not [address for address, page in pages.items() if "{" in words(page)]


def test_a_finding_follows_on_the_flow_and_on_its_step(changed, small_pages):
    was, now = (f"The map went from {points}." for points in ("67 points to 90", "81 points to 88"))
    for address in ("/", "/steps/map-the-operating-model/", MAP):
        assert was in words(small_pages[address]), address
        said = words(changed(ZONE).pages[address])
        assert now in said, address
        assert was not in said, address


def test_a_gap_without_a_note_says_who_answers_for_its_kind_and_what_mends_it(fixtures, reading):
    file = fixtures / "titan_map" / "gaps.yaml"
    blocks = re.split(r"(?m)^(?=- model: )", file.read_text())
    file.write_text("".join(block for block in blocks if "code: G05" not in block))
    page = reading().get(MAP).text
    gaps = plain(section_named(page, "mapping-gaps"))
    assert re.search(
        r"O3 \$300 off a heat pump[^.]*? Closed, marketing manager\. Retire it\.", gaps
    )


def test_a_note_without_its_gap_is_not_shown(changed):
    after = changed(JOB_TYPE)
    assert "G04" in (after.fixtures / "titan_map" / "gaps.yaml").read_text()
    assert "G04" not in words(after.pages[MAP])


PAPER = {
    "/pilot-flow.pdf": ("from 67 points to 90", "from 78 points to 88"),
    "/artifacts/owner-brief.pdf": ("got 15 pages", "got 13 pages"),
    "/artifacts/website-demo.pdf": ("JT12", "and has 3."),
}


@pytest.mark.parametrize("address", PAPER)
def test_pdfs_follow_too(changed, small, tmp_path, address):
    was, now = PAPER[address]
    before = words_of(small.revision.files / address.removeprefix("/"))
    answer = changed(SEASON).reading.get(address, **{"pagetojob.publishing": True})
    file = tmp_path / "made.pdf"
    file.write_bytes(pdf.render(answer.body))
    after = words_of(file)
    assert (was in before, now in before) == (True, False)
    assert (was in after, now in after) == (False, True)


def words_of(file: Path) -> str:
    return " ".join(text_of(file).replace("\u2060", "").split())
