"""How long a text takes to read follows from its words."""

import pytest

from artifacts import reading, text
from artifacts.words import NAMED
from tests.support.entries import ROW_ENTRIES, SECTIONS, artifact_of, of
from tests.support.html import one, plain

# A wide table stands twice in the HTML, and what is computed is looked up, not read; opening and
# foot add some words around the rest.
LOOKED_UP = ".tables, .coverage, .rounds, .miniatures, .miniatures ~ .wide-data, .wide-data__cards"


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (238, 1), (239, 2), (476, 2)])
def test_minutes_are_whole_and_rounded_up(words, minutes):
    assert reading.minutes(words) == minutes


def test_a_link_s_address_is_no_word_and_a_figure_is_one():
    assert text.word_count("Two [words and more](/a/b/) of {steps}.") == 6


def test_an_artifact_takes_as_long_as_its_words(pages, figures):
    to_read = {entry.fields["slug"] for entry in of("artifacts.artifact")} - {"readiness-audit"}
    for artifact in to_read:
        page = pages[f"/artifacts/{artifact}/"]
        # A figure counts as one word, and a list of names is a figure.
        own = [e for e in (*SECTIONS.values(), *ROW_ENTRIES) if artifact_of(e) == artifact]
        texts = [str(value) for entry in own for value in entry.fields.values()]
        named = [str(figures[name]) for t in texts for name in NAMED.findall(t)]
        lists = sum(len(figure.split()) - 1 for figure in named)
        words = len(plain(page, without=LOOKED_UP).split()) - lists
        said = int(plain(one(page, ".artifact__minutes")).removesuffix(" min to read"))
        assert reading.minutes(words - 420) <= said <= reading.minutes(words), artifact
