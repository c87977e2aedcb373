"""How long a text takes to read follows from its words."""

import re

import pytest

from artifacts import text
from artifacts.rules import reading
from tests.entries import of, plain


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (238, 1), (239, 2), (476, 2)])
def test_minutes_are_whole_and_rounded_up(words, minutes):
    assert reading.minutes(words) == minutes


def test_a_link_s_address_is_no_word_and_a_figure_is_one():
    assert text.words("Two [words and more](/a/b/) of {steps}.") == 6


def test_an_artifact_takes_as_long_as_its_words(pages):
    for artifact in (entry.fields["slug"] for entry in of("artifact")):
        page = pages[f"/artifacts/{artifact}/"]
        # A wide table stands twice in the HTML; opening and foot add some words around the rest.
        once = re.sub(r'<ul class="wide-data__cards".*?</ul>', "", page, flags=re.S)
        words = len(plain(once).split())
        said = int(re.search(r"(\d+) min to read", page)[1])
        assert reading.minutes(words - 420) <= said <= reading.minutes(words), artifact
