"""The written artifacts are what an implementer hands over: whole, labelled, each fact once."""

import html
import re
from collections import defaultdict
from itertools import pairwise

import pytest
from django.conf import settings

from artifacts import text
from artifacts.models import ROWS
from artifacts.rules import reading
from artifacts.text import visible_text
from pagetojob.content.reading import Entry, read

ENTRIES, _ = read(settings.FIXTURES)
WRITTEN = {
    "packages": ("comparison", "terms", "gates", "checklist"),
    "proposal-packet": ("checklist", "checklist", "gates", "terms"),
    "onboarding-inputs": ("requests", "requests", "keep_and_remove", "gates"),
    "access-checklist": ("requests", "comparison", "checklist", "gates"),
    "owner-brief": ("checklist", "comparison", "", "comparison", "comparison"),
    "marketing-brief": ("checklist", "comparison", "comparison", "comparison"),
    "operations-brief": ("checklist", *["comparison"] * 4),
    "servicetitan-admin-brief": ("checklist", "checklist", "comparison", "checklist"),
}
OF_PAGES = ("introduction", "decides", "not_promised", "finding", "body", "sample")
OF_ROWS = (
    *("heading", "aspect", "first", "second", "third"),
    *("task", "owner", "moment", "evidence", "waits"),
    *("name", "opens", "opener", "ask", "why", "answer", "meaning", "what"),
)
TEXTS = (*OF_PAGES, *OF_ROWS)
NUMBER_WORDS = "three|four|five|six|seven|eight|nine|ten|eleven|twelve"


def of(kind: str) -> list[Entry]:
    return [entry for entry in ENTRIES if entry.model == f"artifacts.{kind}"]


SECTIONS = {entry.fields["slug"]: entry for entry in of("section")}
FIGURES = {entry.fields["slug"]: entry.fields["value"] for entry in of("figure")}
ROW_ENTRIES = [
    entry for entry in ENTRIES if entry.model in {kind._meta.label_lower for kind in ROWS}
]


def written(entry: Entry) -> bool:
    section = entry.fields.get("section")
    held = SECTIONS[section[0]].fields if section else entry.fields
    return held.get("artifact", [held.get("slug")])[0] in WRITTEN


def section_of(page: str, slug: str) -> str:
    return page.partition(f'<section class="section" id="{slug}"')[2].partition("</section>")[0]


def page_of(pages: dict[str, str], section: Entry) -> str:
    return pages[f"/artifacts/{section.fields['artifact'][0]}/"]


def filled(source: str, figures: dict[str, object]) -> str:
    return text.FIGURE.sub(lambda name: str(figures[name[1]]), source)


def plain(fragment: str) -> str:
    return html.unescape(visible_text(fragment))


def counts() -> dict[str, object]:
    """The figures a text may name: those of the example, and the rows of each section."""
    rows: dict[str, int] = defaultdict(int)
    for entry in ROW_ENTRIES:
        if entry.model != "artifacts.column":
            rows[entry.fields["section"][0].replace("-", "_")] += 1
    return {**FIGURES, **rows}


@pytest.mark.parametrize("artifact", WRITTEN)
def test_each_section_shows_what_it_should_hold(pages, artifact):
    sections = [e for e in SECTIONS.values() if e.fields["artifact"] == [artifact]]
    assert tuple(e.fields.get("exhibit", "") for e in sections) == WRITTEN[artifact]
    for entry in sections:
        shown = section_of(pages[f"/artifacts/{artifact}/"], entry.fields["slug"])
        assert len(plain(shown).split()) > 60, entry.fields["slug"]


def test_every_word_of_every_row_stands_in_its_section(pages):
    figures = counts()
    assert len(ROW_ENTRIES) > 150
    for entry in ROW_ENTRIES:
        section = SECTIONS[entry.fields["section"][0]]
        shown = plain(section_of(page_of(pages, section), section.fields["slug"]))
        for name in OF_ROWS:
            if value := entry.fields.get(name, ""):
                assert " ".join(filled(value, figures).split()) in shown, (entry.name, name)


def test_whoever_must_do_something_is_named_and_so_is_the_moment(pages):
    for entry in [*of("check"), *of("request")]:
        section = SECTIONS[entry.fields["section"][0]]
        shown = plain(section_of(page_of(pages, section), section.fields["slug"]))
        owner, moment = entry.fields["owner"], entry.fields["moment"]
        assert f"Who {owner} When {' '.join(moment.split())}" in shown, entry.name


def test_what_is_the_example_s_says_so_where_it_stands(pages):
    figures = counts()
    samples = [e for e in [*SECTIONS.values(), *ROW_ENTRIES] if e.fields.get("sample")]
    assert len(samples) > 50
    for entry in samples:
        section = SECTIONS[entry.fields.get("section", [entry.fields.get("slug")])[0]]
        shown = plain(section_of(page_of(pages, section), section.fields["slug"]))
        if entry.fields["sample"] == "True":
            assert f"{entry.fields['aspect']} Fictional example" in shown, entry.name
        else:
            source = text.visible_text(text.prose(entry.fields["sample"], figures))
            assert f"Fictional example {source}" in shown, entry.name


def test_a_figure_of_the_example_is_written_once_and_named_by_its_samples():
    assert len(FIGURES) > 40
    sources = [str(value) for entry in ENTRIES for value in entry.fields.values()]
    named = set().union(*(text.figure_names(source) for source in sources))
    assert set(FIGURES) <= named
    dates = [value for value in FIGURES.values() if re.fullmatch(r"\d{4}-\d\d-\d\d", value)]
    assert dates
    for entry in ENTRIES:
        for name, value in entry.fields.items():
            if entry.model != "artifacts.figure" and name != "updated":
                assert not any(date in str(value) for date in dates), (entry.name, name)


def test_no_text_of_a_written_artifact_has_a_number_typed_into_it():
    """A number is a figure, or the next change makes two places disagree."""
    for entry in filter(written, [*of("artifact"), *SECTIONS.values(), *ROW_ENTRIES]):
        for name in TEXTS:
            value = re.sub(r"\]\([^)]*\)|\{\w+\}|30-day", "", str(entry.fields.get(name, "")))
            assert not re.search(rf"\d|\b(?:{NUMBER_WORDS})\b", value, re.I), (entry.name, name)


def test_no_price_and_no_person_is_named():
    for entry in filter(written, [*of("artifact"), *SECTIONS.values(), *ROW_ENTRIES]):
        for name in TEXTS:
            value = str(entry.fields.get(name, ""))
            assert not re.search(r"[$€£]|\b(?:dollar|Mr|Mrs|Ms)\b", value), (entry.name, name)


def test_an_artifact_says_what_it_is_decides_and_does_not_promise_before_any_detail(pages):
    for address, page in pages.items():
        if not re.fullmatch(r"/artifacts/[\w-]+/", address):
            continue
        order = [
            page.index(part)
            for part in (
                '<h1 class="page-title">',
                '<div class="lead">',
                "What you decide with it",
                "What it does not promise",
                "Who stands behind it",
                '<section class="section"',
            )
        ]
        assert order == sorted(order), address


def test_a_list_of_contents_stands_where_there_are_more_than_three_sections(pages):
    for address, page in pages.items():
        if re.fullmatch(r"/artifacts/[\w-]+/", address):
            sections = re.findall(r'<section class="section" id="([\w-]+)"', page)
            contents = page.partition('aria-label="On this page"')[2].partition("</nav>")[0]
            linked = re.findall(r'href="#([\w-]+)"', contents)
            assert linked == (sections if len(sections) > 3 else []), address


def test_wide_data_says_the_same_in_its_table_and_on_its_cards(pages):
    tables = 0
    for address, page in pages.items():
        for block in page.split('<div class="wide-data">')[1:]:
            tables += 1
            table, _, cards = block.partition('<ul class="wide-data__cards"')
            cells = re.findall(r"<td>(.*?)</td>", table, re.S)
            on_cards = re.findall(r"<dd>(.*?)</dd>", cards.partition("</ul>")[0], re.S)
            assert cells == on_cards, address
            heads = re.findall(r'<th scope="row">(.*?)</th>', table, re.S)
            assert heads == re.findall(r'"wide-data__head">(.*?)</p>', cards, re.S), address
    assert tables > 8


def test_reading_time_follows_from_the_words(pages):
    assert [reading.minutes(words) for words in (0, 1, 238, 239, 476)] == [0, 1, 1, 2, 2]
    assert text.words("Two [words and more](/a/b/) of {steps}.") == 6
    for address in (f"/artifacts/{artifact}/" for artifact in WRITTEN):
        page = pages[address]
        # A wide table stands twice in the HTML; opening and foot add some words around the rest.
        once = re.sub(r'<ul class="wide-data__cards".*?</ul>', "", page, flags=re.S)
        words = len(plain(once).split())
        said = int(re.search(r"(\d+) min to read", page)[1])
        assert reading.minutes(words - 400) <= said <= reading.minutes(words), address


def test_a_lane_is_the_way_through_in_order(pages):
    for lane in (entry for entry in ENTRIES if entry.model == "flow.lane"):
        page = pages[f"/lanes/{lane.fields['slug']}/"]
        titles = [plain(title) for title in re.findall(r"<h[12].*?</h[12]>", page, re.S)]
        assert titles == [
            f"{lane.fields['name']} lane",
            "Your part in each step",
            "Questions, with honest answers",
            "What to read",
            "What you sign",
            "What you never have to give",
        ]
        assert plain(page).count(lane.fields["decision"]) == 1
        assert all(before < after for before, after in pairwise(map(page.index, titles)))


def test_a_lane_s_reading_list_adds_up(pages):
    for address, page in pages.items():
        if address.startswith("/lanes/"):
            table = page.partition('<table class="reading-list">')[2].partition("</table>")[0]
            *minutes, total = (int(found) for found in re.findall(r"(\d+) min", table))
            assert sum(minutes) == total, address
            links = re.findall(r'href="(/artifacts/[\w-]+/)"', table)
            assert len(links) == len(minutes) == len(set(links))
            for link, said in zip(links, minutes, strict=True):
                assert f"{said} min to read" in pages[link], (address, link)
