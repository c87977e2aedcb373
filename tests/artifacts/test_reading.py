"""How long a text takes to read follows from its words, as a page shows them."""

import re

import pytest

from artifacts import reading
from artifacts.models.rows import kinds
from artifacts.reading import Reading
from tests.support.entries import SECTIONS, of
from tests.support.html import attr, every, one, plain

# What a reader does not read: ways through the page, labels, what is drawn twice; the opening says
# the findings of the sections before they do.
BESIDE = (
    ".artifact__head, .found, .cells h2, .boundary__line + .boundary__rest > p, .sender,"
    ".example-note, .artifact__tools, .section-line .caps, .section-line__back,"
    ".section-line__way, .section__whole, .section__figure, .section__tools, .fold__line,"
    ".wide-data__cards, .onwards, .artifact__decision, .finding-lead > .sample-tag"
)
WRITTEN = {kind.exhibit for kind in kinds()}
TO_READ = [
    entry.fields["slug"]
    for entry in of("artifacts.artifact")
    if entry.fields["slug"] != "readiness-audit"
]


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (238, 1), (239, 2), (476, 2)])
def test_minutes_are_whole_and_rounded_up(words, minutes):
    assert reading.minutes(words) == Reading(words).minutes == minutes


def test_what_is_drawn_twice_is_read_once():
    html = (
        '<table class="wide-data__table"><tr data-counts><td>One &amp; two</td></tr></table>'
        '<ul class="wide-data__cards"><li data-counts>One<br>two <b>again</b></li></ul>'
        '<details class="fold"><summary class="fold__line">Two</summary><p>Three</p></details>'
    )
    once = reading.once(html)
    assert plain(once) == "One & two Three"
    assert reading.rows_in(html) == 1


@pytest.mark.parametrize("artifact", TO_READ)
def test_an_artifact_takes_as_long_as_the_words_that_its_page_shows(pages, artifact):
    page = pages[f"/artifacts/{artifact}/"]
    article, said = one(page, "article.artifact"), plain(one(page, ".found__reading"))
    minutes, *rows = (int(number) for number in re.findall(r"\d+", said))
    computed = [
        f"#{entry.fields['slug']}"
        for entry in SECTIONS.values()
        if entry.fields["artifact"] == [artifact]
        and entry.fields.get("exhibit", "") not in {"", *WRITTEN}
    ]
    exhibits = ", ".join(f"{section} > .chapter ~ *" for section in computed)
    words = plain(article, without=f"{BESIDE}, {exhibits}" if exhibits else BESIDE)
    assert abs(len(re.findall(r"\S*\w\S*", words)) / reading.WORDS_A_MINUTE + 0.5 - minutes) < 1, (
        said
    )
    assert rows == ([looked_up(page, computed)] if looked_up(page, computed) else [])


def looked_up(page: str, sections: list[str]) -> int:
    """How many rows, cards and gaps stand in them, each once."""
    found = [
        node
        for section in sections
        for node in every(
            page,
            f"{section} .wide-data__table tbody tr:not(.wide-data__beside, .wide-data__total),"
            f"{section} .rule-card, {section} .gaps__gap, {section} .terms__term,"
            f"{section} .miniature",
        )
    ]
    return len(found)


def test_a_section_says_how_long_it_takes_wherever_it_is_to_be_read(pages):
    said: dict[str, set[str]] = {}
    for lane in of("flow.lane"):
        table = one(pages[f"/lanes/{lane.fields['slug']}/"], ".reading-list")
        for row in every(table, "tbody tr:has(td)"):
            said.setdefault(attr(one(row, "a"), "href"), set()).add(plain(row))
    assert len(said) > 20
    assert {len(each) for each in said.values()} == {1}
