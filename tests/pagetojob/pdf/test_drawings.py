"""Drawings keep their colours on paper, where no style sheet of the page reaches them."""

import re

import pytest

from pagetojob.pdf import drawings, engine

BAR = '<svg viewBox="0 0 9 9"><rect class="bar" width="9" height="9"/></svg>'
SHEET = ":root { --a: #A83A07; }\n.bar { width: 9px; }\n  .bar { fill: var(--a); stroke: none; }\n"


def test_what_paints_drawings_goes_from_the_sheets_into_each_drawing():
    assert drawings.unpainted(SHEET) == ":root { --a: #A83A07; }\n.bar { width: 9px; }\n"
    style = drawings.paint([SHEET])
    assert style == "<style>  .bar { fill: #A83A07; stroke: none; }\n</style>"
    opening, rest = BAR.split("><", 1)
    assert drawings.painted(f"<p>{BAR}</p>{BAR}", style) == (
        f"<p>{opening}>{style}<{rest}</p>{opening}>{style}<{rest}"
    )


def test_a_later_sheet_says_what_a_token_stands_for():
    assert "fill: #FFFFFF" in drawings.paint([SHEET, ":root { --a: #FFFFFF; }"])


def test_a_token_that_no_sheet_has_is_refused():
    with pytest.raises(KeyError, match="--b"):
        drawings.paint([".bar { fill: var(--b); }\n"])


def test_every_rule_that_paints_a_drawing_is_taken_from_what_the_engine_reads():
    for sheet in engine.SHEETS:
        assert not re.search(r"\b(fill|stroke):", drawings.unpainted(engine._source(sheet))), sheet
    assert "var(" not in engine._paint()
