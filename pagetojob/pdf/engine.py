"""HTML into PDF with WeasyPrint. Imported only where PDFs are made, never while serving."""

import functools
import logging
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings

from pagetojob.pdf import drawings
from pagetojob.pdf.digests import SHEETS, TIGHT
from pagetojob.pdf.finishing import finish
from pagetojob.pdf.lines import joined, parted
from pagetojob.pdf.typesetter import (
    CSS,
    HTML,
    BlockLevelBox,
    Document,
    FatalURLFetchingError,
    LineBox,
    Page,
    ShippedFonts,
    URLFetcher,
    URLFetcherResponse,
)

# PDF/A-3a asks for a superset of what PDF/UA-1 does; the finisher adds the mark for the latter.
VARIANT = "pdf/a-3a"
NEARLY_EMPTY = 0.4
MEDIA_TYPES = {".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


class PdfError(Exception):
    """The engine refused, or warned of something that a reader would see."""


class StaticFetcher(URLFetcher):
    """Reads the project's own static files and nothing else: no network, no other file."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        base = settings.ORIGIN + settings.STATIC_URL
        name = unquote(urlsplit(url).path).removeprefix(settings.STATIC_URL)
        file = static_file(name) if url.startswith(base) else None
        media_type = MEDIA_TYPES.get(Path(name).suffix)
        if file is None or media_type is None:
            raise ValueError(f"{url} is not a static file of ours")
        return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": media_type})


def static_file(name: str) -> Path | None:
    """The source of a static file, or ``None`` for anything that is not one."""
    root = Path(settings.STATICFILES_DIRS[0]).resolve()
    file = (root / name).resolve()
    return file if file.is_relative_to(root) and file.is_file() else None


def render(html: bytes) -> bytes:
    """A tagged PDF of one page's HTML, the same bytes each time. Raises ``PdfError``."""
    with _Warnings() as warnings:
        try:
            document = _laid_out(html)
            _tidy(document)
            data: bytes = document.write_pdf(pdf_variant=VARIANT, finisher=finish)
        except FatalURLFetchingError as error:  # a BaseException, or it would pass for a warning
            raise PdfError(str(error)) from error
    if warnings.messages:
        raise PdfError("; ".join(warnings.messages))
    return data


def _laid_out(html: bytes) -> Document:
    """Set a little tighter where that spares a reader a sheet with next to nothing on it."""
    fetcher, fonts, sheets, tight = _tools()
    page = drawings.painted(joined(html.decode()), _paint())
    source = HTML(string=page, base_url=settings.ORIGIN + "/", url_fetcher=fetcher)
    layout = {"pdf_variant": VARIANT, "font_config": fonts}
    document: Document = source.render(stylesheets=sheets, **layout)
    if _emptiest(document) >= NEARLY_EMPTY:
        return document
    closer: Document = source.render(stylesheets=[*sheets, tight], **layout)
    return closer if len(closer.pages) < len(document.pages) else document


def _emptiest(document: Document) -> float:
    """How much of a sheet's height is filled where it is least; the first may be as short as it
    is.
    """
    return min(map(_filled, document.pages[1:]), default=1.0)


def _blocks(page: Page) -> Iterator[Any]:
    boxes = page._page_box.children[0].descendants()
    return (box for box in boxes if isinstance(box, BlockLevelBox))


def _filled(page: Page) -> float:
    sheet = page._page_box
    # A box that goes on after a break of ours is as high as the sheet; its lines are not.
    lines: list[Any] = [box for box in sheet.children[0].descendants() if isinstance(box, LineBox)]
    lowest = max((line.position_y + line.margin_height() for line in lines), default=0.0)
    filled: float = lowest - sheet.content_box_y()
    height: float = sheet.height
    return filled / height


def _tidy(document: Document) -> None:
    """The engine makes a second link of every span inside one; the link's own covers it. In the
    outline nothing can break, so what joins a name is of no use there. And what goes on overleaf
    does not end on its sheet, where the engine may close it far below its last line.
    """
    for page, overleaf in pairwise(document.pages):
        going_on = {box.element for box in _blocks(overleaf)}
        for box in _blocks(page):
            if box.element in going_on:
                box.border_bottom_width = 0
    for page in document.pages:
        page.links = [link for link in page.links if link[3].element_tag == "a"]
        page.bookmarks = [(level, parted(label), *rest) for level, label, *rest in page.bookmarks]


@functools.cache
def _tools() -> tuple[StaticFetcher, ShippedFonts, list[CSS], CSS]:
    """Parsed once a process: reading fonts and sheets is a fifth of a small PDF's time."""
    fetcher, fonts = StaticFetcher(), ShippedFonts()
    base = settings.ORIGIN + settings.STATIC_URL
    *sheets, tight = (
        CSS(
            string=drawings.unpainted(_source(sheet)),
            base_url=f"{base}css/{sheet}.css",
            font_config=fonts,
            url_fetcher=fetcher,
            media_type="print",
        )
        for sheet in (*SHEETS, TIGHT)
    )
    return fetcher, fonts, sheets, tight


@functools.cache
def _paint() -> str:
    return drawings.paint(map(_source, SHEETS))


def _source(sheet: str) -> str:
    return (Path(settings.STATICFILES_DIRS[0]) / "css" / f"{sheet}.css").read_text()


class _Warnings(logging.Handler):
    """Collects what WeasyPrint logs: a declaration it refused, a character without a glyph."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())

    def __enter__(self) -> "_Warnings":
        logging.getLogger("weasyprint").addHandler(self)
        return self

    def __exit__(self, *error: object) -> None:
        logging.getLogger("weasyprint").removeHandler(self)
