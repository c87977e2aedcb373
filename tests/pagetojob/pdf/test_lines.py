"""What is longer than its place on paper: a word, a list, the rows under one heading."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from artifacts import text
from artifacts.wide import Group, WideRow, WideTable
from pagetojob.pdf.lines import joined
from tests.support.html import attr, every
from tests.support.paper import letters, text_of

ADDRESS = "operations.manager@firsthomeheatingandplumbingexample.com"
RIGHT = 612 - 54  # the margin of a Letter sheet, in points
SIDES = ("xmin", "ymin", "xmax", "ymax")


def table(kind: str = "") -> str:
    """A long word in every column that may hold words."""
    cells = [("Uno", ADDRESS), ("Due", ADDRESS), ("Tre", "tre"), ("Quattro", "quattro")]
    row = WideRow(ADDRESS, cells, note=ADDRESS)
    return table_of(WideTable("a", ["Row", *dict(cells)], [Group([row])], kind=kind))


def table_of(wide: WideTable) -> str:
    html = render_to_string("components/wide_data/table.html", {"table": wide, "figures": {}})
    kind = f" wide-data--{wide.kind}" if wide.kind else ""
    return f'<div class="wide-data{kind}">{html}</div>'


def prose(source: str) -> str:
    return f'<div class="reading">{text.prose(source, {})}</div>'


PLACES = (
    table(),
    table("tight"),
    table("figures"),
    prose(f"|a|b|c|\n|-|-|-|\n|{ADDRESS}|{ADDRESS}|x|"),
    f"""<ol class="rows"><li class="rows__item"><p class="rows__number">1</p><div>
      <p class="rows__name">{ADDRESS}{ADDRESS}</p></div><dl class="facts"><div class="facts__fact">
      <dt class="facts__name">Who</dt><dd>{ADDRESS}</dd></div></dl></li></ol>""",
    f"""<dl class="involvements">
      <div><dt>{ADDRESS}</dt><dd>{ADDRESS}</dd></div><div><dt>Due</dt><dd>{ADDRESS}</dd></div>
      <div><dt>Tre</dt><dd>tre</dd></div></dl>""",
)


def boxes(pdf: Path) -> list[tuple[str, list[float]]]:
    """The words of a PDF, each with its sides."""
    words = every(text_of(pdf, "-bbox"), "word")
    return [(word.text(), [float(attr(word, side)) for side in SIDES]) for word in words]


def over_each_other(pdf: Path) -> list[tuple[str, str]]:
    found = []
    for (one, (left, top, right, bottom)), (other, its) in combinations(boxes(pdf), 2):
        across = min(right, its[2]) - max(left, its[0])
        down = min(bottom, its[3]) - max(top, its[1])
        if across > 1 and down > 3:
            found.append((one, other))
    return found


def test_a_long_word_stays_in_its_column(printed):
    """In tables of each kind, in a row and its facts, and in lanes beside each other."""
    html = "".join(PLACES)
    pdf = printed(html)
    assert over_each_other(pdf) == []
    assert max(right for _, (_, _, right, _) in boxes(pdf)) <= RIGHT + 1
    assert letters(text_of(pdf, "-raw")).count("manager") >= html.count("manager")


def test_words_over_each_other_are_found(printed):
    """Else the test above could not fail."""
    pdf = printed('<p>Above</p><p style="margin-top: -12pt">Over</p>')
    assert over_each_other(pdf) == [("Above", "Over")]


def test_a_list_that_starts_at_three_is_printed_from_three(printed):
    pdf = printed(prose("3. drei\n4. vier"))
    assert re.search(r"3\. drei\s+4\. vier", text_of(pdf))


def test_a_long_word_is_looked_for_in_words_alone():
    mark = f'<svg><title>{ADDRESS}</title></svg><a href="/{ADDRESS}">x</a>'
    assert joined(mark) == mark
    assert joined(f"<p>{ADDRESS}</p>") == f'<p><span class="long-word">{ADDRESS}</span></p>'


@pytest.mark.parametrize(("kind", "words"), [("", 2), ("", 20), ("tight", 20)])
def test_what_stands_under_one_heading_for_sheets_has_its_heads_on_each(printed, kind, words):
    rows = [WideRow(f"Row {n}.", [("Words", "word " * words)]) for n in range(60)]
    columns = ["Group", "Name", "Words"]
    wide = WideTable("a", columns, [Group(rows[:1], "One"), Group(rows[1:], "Many")], kind=kind)
    pdf = printed("<p>A line of words.</p>" + table_of(wide))
    sheets = text_of(pdf, "-raw").rstrip("\f").split("\f")
    assert len(sheets) > 1
    for sheet in sheets:
        assert "GROUP" in sheet
        assert "Many" in sheet
    assert re.findall(r"Row\s(\d+)\.", "".join(sheets)) == [str(n) for n in range(60)]


def test_rows_under_one_heading_that_a_sheet_holds_stay_together():
    rows = [WideRow(f"Row {n}", [("Words", "word " * 20)], note="A note.") for n in range(6)]
    group = Group(rows, "All of them")
    for kind in ("", "tight"):
        assert WideTable("a", ["Group", "Name", "Words"], [group], kind=kind).pieces == [group]
    alone = Group([WideRow(f"Row {n}", ()) for n in range(99)])
    assert WideTable("a", ["Name"], [alone]).pieces == [alone]  # no heading spans them
