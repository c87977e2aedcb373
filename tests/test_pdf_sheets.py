"""A printed artifact turns its sheets well: rows whole, heads repeated, no scrap at the end."""

import re
from pathlib import Path
from typing import NamedTuple

from artifacts import text
from pagetojob.content.reading import Entry
from pagetojob.pdf import engine
from pagetojob.pdf.lines import joined
from tests.test_artifacts import ROW_ENTRIES, SECTIONS
from tests.test_pdf import run, text_of

# Points from the top of a Letter sheet, between the running head and the foot.
TOP, BOTTOM = 63, 737
Y = ("yMin", "yMax")


class Line(NamedTuple):
    top: float
    bottom: float
    words: str


def sheets(pdf: Path) -> list[list[Line]]:
    """The lines of each sheet between its head and its foot, from the top."""
    layout = run("pdftotext", "-bbox-layout", pdf, "-")
    found = []
    for page in layout.split("<page ")[1:]:
        lines = []
        for line in page.split("<line ")[1:]:
            top, bottom = (float(re.search(rf'{side}="([\d.]+)"', line)[1]) for side in Y)
            words = " ".join(re.findall(r"<word [^>]*>(.*?)</word>", line))
            if top > TOP and bottom < BOTTOM:
                lines.append(Line(top, bottom, words))
        found.append(sorted(lines))
    return found


def in_order(pdf: Path) -> list[str]:
    """The letters of each sheet in the order they are written, without spaces and hyphens."""
    return [letters(sheet) for sheet in text_of(pdf, "-raw").rstrip("\f").split("\f")]


def letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).lower()


def test_no_last_sheet_is_nearly_empty(pdfs):
    for address, pdf in pdfs.items():
        *before, last = sheets(pdf)
        if before:
            filled = (max(line.bottom for line in last) - TOP) / (BOTTOM - TOP)
            assert filled > 0.2, (address, round(filled, 2))


def test_a_document_that_would_end_on_a_scrap_is_set_tighter():
    def page(paragraphs: int) -> bytes:
        body = '<div class="reading">' + "<p>A line of words.</p>" * paragraphs + "</div>"
        return f'<html lang="en"><title>T</title><h1>T</h1>{body}'.encode()

    def pages(html: bytes) -> int:
        return len(engine._laid_out(html).pages)

    one_sheet = next(n for n in range(10, 60) if _plain_pages(page(n + 1)) == 2)
    assert pages(page(one_sheet + 1)) == 1
    assert pages(page(one_sheet * 3 // 2)) == 2


def _plain_pages(html: bytes) -> int:
    fetcher, fonts, styles, _ = engine._tools()
    source = engine.HTML(string=html.decode(), url_fetcher=fetcher)
    return len(source.render(font_config=fonts, stylesheets=styles).pages)


def test_no_heading_is_the_last_thing_on_its_sheet(pdfs, pages):
    for address, pdf in pdfs.items():
        page = "/" if address == "/pilot-flow.pdf" else address.removesuffix(".pdf") + "/"
        headings = re.findall(r"<h[23][^>]*>(.*?)</h[23]>", pages[page], re.S)
        titles = {letters(re.sub(r"<[^>]+>", " ", heading)) for heading in headings}
        for number, sheet in enumerate(sheets(pdf), 1):
            for line in sheet:
                if letters(line.words) in titles:
                    below = [other for other in sheet if other.bottom > line.bottom + 1]
                    assert below, (address, number, line.words)


def _rows_on(address: str) -> list[Entry]:
    return [
        entry
        for entry in ROW_ENTRIES
        if f"/artifacts/{SECTIONS[entry.fields['section'][0]].fields['artifact'][0]}.pdf" == address
    ]


def _texts(entry: Entry) -> list[str]:
    """The pieces of a row that name no figure."""
    shown = ("aspect", "first", "second", "third", "task", "evidence", "owner", "name", "opens")
    shown += ("opener", "ask", "why", "answer", "meaning", "what")
    values = [entry.fields.get(name, "") for name in shown]
    return [letters(value) for value in values if value and "{" not in value]


def test_no_row_is_split_between_two_sheets(pdfs):
    checked = 0
    for address, pdf in pdfs.items():
        written = in_order(pdf)
        for entry in _rows_on(address):
            pieces = _texts(entry)
            if len(pieces) > 1:
                checked += 1
                on = [all(piece in sheet for piece in pieces) for sheet in written]
                assert any(on), (address, entry.name)
    assert checked > 120


def test_a_table_s_head_stands_on_every_sheet_that_the_table_is_on(pdfs):
    repeated = 0
    for address, pdf in pdfs.items():
        written = in_order(pdf)
        rows = _rows_on(address)
        for section in {entry.fields["section"][0] for entry in rows}:
            columns, cells = (
                [
                    e
                    for e in rows
                    if e.model == f"artifacts.{kind}" and e.fields["section"] == [section]
                ]
                for kind in ("column", "comparisonrow")
            )
            head = "".join(letters(column.fields["heading"]) for column in columns)
            on = {
                number
                for number, sheet in enumerate(written)
                for cell in cells
                if all(piece in sheet for piece in _texts(cell))
            }
            assert all(head in written[number] for number in on), (address, section)
            repeated += len(on) > 1
    assert repeated


def test_what_must_not_break_on_paper_is_held_by_characters():
    html = text.plain("A no-API site of 30 days")
    assert joined(html) == "A no\u2060-\u2060API site of 30\u00a0days"
    assert joined('<p class="x">a-b</p>') == '<p class="x">a-b</p>'
