"""How long a text takes to read follows from its words, as a page shows them."""

import re

import pytest

from artifacts import reading
from artifacts.reading import Reading
from tests.support.entries import of
from tests.support.html import attr, every, one, plain

# What is not read from first to last: ways through the page, labels of its parts, what is said
# again. The opening says the findings of the sections before they do.
BESIDE = (
    ".artifact__head, .found, .artifact__tools, .section-line .caps, .section-line__back,"
    ".section-line__way, .section__whole, .section__figure, .section__tools, .onwards,"
    ".artifact__decision, .cells h2, .fold__line, .wide-data__cards, .finding-lead > .sample-tag,"
    ".chapter .sample > .sample-tag, .example-note, .cells__cell:last-child .boundary__line,"
    ".cells__cell:last-child .boundary__rest > p:nth-last-of-type(-n + 2)"
)
# Of computed exhibits; what people wrote beside a section is read.
LOOKED_UP = (
    ".tables .wide-data__table tbody tr:not(.wide-data__beside, .wide-data__total),"
    ".coverage .wide-data__table tbody tr:not(.wide-data__beside, .wide-data__total),"
    ".miniatures ~ .wide-data tbody tr, .rule-card, .gaps > li, .rounds .terms__term, .miniature"
)
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
    around, rows = reading.around_rows(html)
    assert (plain(around), rows) == ("Three", 1)


@pytest.mark.parametrize("artifact", TO_READ)
def test_an_artifact_takes_as_long_as_the_words_that_its_page_shows(pages, artifact):
    page = pages[f"/artifacts/{artifact}/"]
    article, said = one(page, "article.artifact"), plain(one(page, ".found__reading"))
    minutes, *rows = (int(number) for number in re.findall(r"\d+", said))
    words = len(re.findall(r"\S*\w\S*", plain(article, without=f"{BESIDE}, {LOOKED_UP}")))
    # Labels in front of a text are no more than a few of its words.
    assert reading.minutes(words * 0.97) <= minutes <= reading.minutes(words * 1.03), said
    found = len(every(article, LOOKED_UP))
    assert rows == ([found] if found else [])


def test_a_section_says_how_long_it_takes_wherever_it_is_to_be_read(pages):
    said: dict[str, set[str]] = {}
    for lane in of("flow.lane"):
        table = one(pages[f"/lanes/{lane.fields['slug']}/"], ".reading-list")
        for row in every(table, "tbody tr:has(td)"):
            said.setdefault(attr(one(row, "a"), "href"), set()).add(plain(row))
    assert len(said) > 20
    assert {len(each) for each in said.values()} == {1}
