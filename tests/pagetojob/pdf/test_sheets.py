"""A printed artifact turns its sheets well: rows whole, heads repeated, no scrap at the end."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from artifacts import text
from pagetojob.content.entries import Entry
from pagetojob.pdf import engine
from pagetojob.pdf.lines import joined
from tests.support.entries import DISCLAIMER, ROW_ENTRIES, SECTIONS, artifact_of, lines_of
from tests.support.html import attr, every, one, plain, texts
from tests.support.paper import letters, pictures_of, text_of

# Points from the top of a Letter sheet, between the running head and the foot.
TOP, BOTTOM = 63, 737
Y = ("ymin", "ymax")
WHITE, FAR = b"\xff", 24


class Line(NamedTuple):
    top: float
    bottom: float
    words: str


@cache
def sheets(pdf: Path) -> list[list[Line]]:
    """The lines of each sheet between its head and its foot, from the top."""
    layout = text_of(pdf, "-bbox-layout")
    found = []
    for page in every(layout, "page"):
        lines = []
        for line in every(page, "line"):
            top, bottom = (float(attr(line, side)) for side in Y)
            words = " ".join(texts(line, "word"))
            if top > TOP and bottom < BOTTOM:
                lines.append(Line(top, bottom, words))
        found.append(sorted(lines))
    return found


@cache
def in_order(pdf: Path) -> list[str]:
    """The letters of each sheet in the order they are written, without spaces and hyphens."""
    return [letters(sheet) for sheet in text_of(pdf, "-raw").rstrip("\f").split("\f")]


def test_no_last_sheet_is_nearly_empty(pdfs):
    for address, pdf in pdfs.items():
        *before, last = sheets(pdf)
        if before:
            filled = (max(line.bottom for line in last) - TOP) / (BOTTOM - TOP)
            assert filled > 0.25, (address, round(filled, 2))


def test_a_document_that_would_end_on_a_scrap_is_set_tighter():
    def page(paragraphs: int) -> bytes:
        body = '<div class="reading">' + "<p>A line of words.</p>" * paragraphs + "</div>"
        return f'<html lang="en"><title>T</title><h1>T</h1>{body}'.encode()

    def as_it_is(html: bytes) -> int:
        fetcher, fonts, styles, _ = engine._tools()
        source = engine.HTML(string=html.decode(), url_fetcher=fetcher)
        return len(source.render(font_config=fonts, stylesheets=styles).pages)

    def as_laid_out(html: bytes) -> int:
        return len(engine._laid_out(html).pages)

    one_sheet = next(n for n in range(10, 60) if as_it_is(page(n + 1)) == 2)
    assert as_laid_out(page(one_sheet + 1)) == 1
    assert as_laid_out(page(one_sheet * 3 // 2)) == 2


def parts(sheet: str) -> tuple[str, str]:
    """A sheet's own letters, the colophon left out, and its running head, written after them."""
    found = re.match(r"(.*)pagetojob(.*?)page\d+of\d+", sheet)
    colophon = letters(DISCLAIMER) + "latestversion.*"
    return re.sub(colophon, "", found[1]), found[2]


def test_no_heading_is_the_last_thing_on_its_sheet(pdfs, pages):
    looked_at = 0
    for address, pdf in pdfs.items():
        page = "/" if address == "/pilot-flow.pdf" else address.removesuffix(".pdf") + "/"
        titles = {letters(heading) for heading in texts(pages[page], "h2, h3")}
        for number, (sheet, lines) in enumerate(zip(in_order(pdf), sheets(pdf), strict=True), 1):
            body, _ = parts(sheet)
            looked_at += sum(title in body for title in titles)
            for title in titles:
                if title and body.endswith(title):
                    # A heading that stands beside its words is written after them.
                    assert beside_or_below(title, lines), (address, number, title)
    assert looked_at > 150


def beside_or_below(title: str, lines: list[Line]) -> list[Line]:
    """What stands on the heading's last line or under it."""
    own = [line for line in lines if letters(line.words) and title.endswith(letters(line.words))]
    if not own:  # its words end a line that is none of its own, as words of a sentence do
        return lines
    colophon = letters(DISCLAIMER)
    return [
        line
        for line in lines
        if line.bottom >= own[-1].top
        and letters(line.words) not in title
        and not letters(line.words).startswith(colophon)
    ]


def strays(pdf: Path) -> list[tuple[int, int]]:
    """Each sheet with a rule far under its last line, and how far; the last may end as it will."""
    found = []
    drawn = pictures_of(pdf, 72, "-aa", "no", "-aaVector", "no")
    for number, (lines, (width, _, dots)) in enumerate(
        zip(sheets(pdf)[:-1], drawn, strict=False), 1
    ):
        last = round(max(line.bottom for line in lines))
        ruled = [
            row
            for row in range(last, BOTTOM - 4)
            if dots.count(WHITE, row * width, (row + 1) * width) < width * 3 / 4
        ]
        found += [(number, row - last) for row in ruled if row - last > FAR]
    return found


def test_no_rule_is_drawn_across_nothing_at_the_foot_of_a_sheet(pdfs):
    goes_on = [pdf for pdf in pdfs.values() if len(sheets(pdf)) > 1]
    assert len(goes_on) > 10
    for pdf in goes_on:
        assert strays(pdf) == [], pdf


def test_a_list_of_which_the_end_is_taken_overleaf_is_not_closed_before(printed):
    """The engine had closed it, and then found no room for what may not stand alone after it."""
    row = '<li class="rows__item"><p class="rows__number">1</p><div>{}</div></li>'
    rows = row.format("<p>Row</p>") * 2 + row.format("<p>More</p>" * 4) * 2
    last = '<div class="chapter artifact__decision">' + "<p>Sign</p>" * 8 + "</div>"
    body = f'<section class="section"><ol class="rows">{rows}</ol></section>{last}'
    for above in (34, 35):
        assert strays(printed("<p>A line of words.</p>" * above + body)) == [], above


def test_a_rule_across_nothing_is_found(printed):
    """Else the test above could not fail."""
    ruled = '<p style="padding-bottom: 60pt; border-bottom: .5pt solid; break-after: page">A</p>'
    [(sheet, below)] = strays(printed(ruled + "<p>B</p>"))
    assert sheet == 1
    assert 55 < below < 75


def rows_on(address: str) -> list[Entry]:
    return [entry for entry in ROW_ENTRIES if f"/artifacts/{artifact_of(entry)}.pdf" == address]


def pieces(entry: Entry) -> list[str]:
    """What a row says that names no figure."""
    return [letters(value) for value in lines_of(entry).values() if "{" not in value]


def test_no_row_is_split_between_two_sheets(pdfs):
    checked = 0
    for address, pdf in pdfs.items():
        written = in_order(pdf)
        for entry in rows_on(address):
            said = pieces(entry)
            if len(said) > 1:
                checked += 1
                on = [all(piece in sheet for piece in said) for sheet in written]
                assert any(on), (address, entry.name)
    assert checked > 150


def test_a_long_row_goes_whole_to_the_next_sheet(printed):
    def lists(above: int) -> str:
        item = '<li class="rows__item"><p class="rows__number">1</p><div>{}</div></li>'
        long = "<p>First of it</p>" + "<p>More</p>" * 8 + "<p>Last of it</p>"
        rows = item.format("<p>Row</p>") * 2 + item.format(long) + item.format("<p>Row</p>") * 2
        return "<p>A line of words.</p>" * above + f'<ol class="rows">{rows}</ol>'

    for above in range(32, 47, 2):
        for sheet in in_order(printed(lists(above))):
            assert ("firstofit" in sheet) is ("lastofit" in sheet), above


def test_no_row_stands_alone_at_the_head_of_its_list(printed):
    row = '<li class="rows__item"><p class="rows__number">1</p><p>{}</p></li>'
    rows = "".join(row.format(name) for name in ("Uno", "Due", "Tre", "Quattro", "Cinque"))
    for above in range(42, 50):
        pdf = printed("<p>A line of words.</p>" * above + f'<ol class="rows">{rows}</ol>')
        for sheet in in_order(pdf):
            assert ("uno" in sheet) is ("due" in sheet), above
            assert ("quattro" in sheet) is ("cinque" in sheet), above


def tables_of(page: str) -> list[tuple[str, list[list[str]]]]:
    """The head of each table of a page, and the cells of its rows, in letters alone."""
    return [
        (
            letters(plain(one(table, "thead"))),
            [list(map(letters, texts(row, "td, th"))) for row in every(table, "tbody > tr")],
        )
        for table in every(page, "table.wide-data__table")
    ]


def test_a_table_s_head_stands_on_every_sheet_that_the_table_is_on(pages, pdfs):
    repeated = 0
    for address, pdf in pdfs.items():
        page = pages.get(address.removesuffix(".pdf") + "/", "")
        for head, rows in tables_of(page):
            # Only of a row that takes one line do the cells follow each other.
            written = in_order(pdf)
            on = {
                number
                for number, sheet in enumerate(written)
                for row in rows
                if len("".join(row)) > 25 and "".join(row) in sheet
            }
            assert all(head in written[number] for number in on), (address, head)
            repeated += len(on) > 1
    assert repeated


def test_a_sheet_that_a_section_runs_on_to_names_it_in_its_head(pdfs):
    running_on = 0
    for address, pdf in pdfs.items():
        for number, sheet in enumerate(in_order(pdf), 1):
            body, head = parts(sheet)
            for entry in rows_on(address):
                section = SECTIONS[entry.fields["section"][0]].fields
                here = all(piece in body for piece in pieces(entry))
                if here and len(pieces(entry)) > 1 and letters(section["finding"]) not in body:
                    running_on += 1
                    label = letters(section["label"])
                    told = head.removesuffix("fictionalexample")
                    assert told.endswith(label), (address, number, entry.name)
    assert running_on > 20


def test_a_sheet_of_an_artifact_with_samples_says_so_in_its_head(pages, pdfs):
    marked = 0
    for address, pdf in pdfs.items():
        page = pages.get(address.removesuffix(".pdf") + "/", "")
        has_samples = bool(every(page, ".artifact .example-note"))
        for sheet in in_order(pdf)[1:]:
            is_marked = parts(sheet)[1].endswith("fictionalexample")
            assert is_marked is has_samples, address
            marked += is_marked
    assert marked > 20


def test_what_must_not_break_on_paper_is_held_by_characters():
    html = text.plain("A no-API site of 30 days")
    assert joined(html) == "A no\u2060-\u2060API site of 30\u00a0days"
    assert joined('<p class="x">a-b</p>') == '<p class="x">a-b</p>'


def test_two_short_last_words_stay_together_on_paper_and_not_in_a_cell():
    for block in ("p", "li", "dd"):
        html = f"<{block}>What happens after it?\n</{block}>"
        assert joined(html) == html.replace("after it", "after\u00a0it")
    words = "What happens after it?"
    for html in (f"<td>{words}</td>", f"<h2>{words}</h2>", "<p>An incomprehensible sentence</p>"):
        assert joined(html) == html
    held = f"<p>{text.plain('A site for no-API work')}</p>"
    assert joined(held) == "<p>A site for no\u2060-\u2060API\u00a0work</p>"


def test_a_line_is_not_broken_before_it_is_full(printed):
    """The engine breaks after the first word where a phrase in a span of its own comes next."""
    words = text.plain("Before their map rows no-API work is confirmed by all")
    columns = "".join(f'<p style="width: {width}pt">{words}</p>' for width in range(90, 112, 2))
    lines = [line.words for line in sheets(printed(columns))[0]]
    assert lines.count("Before their map rows") > 2
    assert "Before" not in lines
