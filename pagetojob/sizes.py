"""What the link to a PDF says of the file: how many pages it has, and its size.

The link has a place for it, which is filled when the PDF is made: no edition changes with it, since
the PDF names one itself. Of a PDF made on demand nobody knows either.
"""

import re
import zlib
from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse

from artifacts.wording import wording
from artifacts.words import counted
from pagetojob.revisions import revision_of

# From the private-use area: no fixture may hold it, so no reader's word is taken for it.
PLACE = "\ue001"
LINK = re.compile(rf'(?<= href=")([^"]*)("(?:(?! href=)[^{PLACE}])*){PLACE}')
OBJECTS = re.compile(rb"/Type /ObjStm.*?\nstream\n(.*?)\nendstream", re.DOTALL)
COUNT = re.compile(rb"/Type /Pages\b.*?/Count (\d+)", re.DOTALL)

Size = list[int]  # pages, and bytes; a pair as a note keeps it


class SizesMiddleware:
    """Fills the places of a page; while publishing, whoever makes the PDFs does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        publishing = request.META.get("pagetojob.publishing")
        on_paper = request.path_info.endswith(".pdf")
        if PLACE.encode() in response.content and (on_paper or not publishing):
            revision = revision_of(request)
            sizes = revision.sizes if revision and not on_paper else {}
            response.content = filled(response.content.decode(), sizes)
        return response


def filled(html: str, sizes: Mapping[str, Size]) -> str:
    """A page with each place filled, ``sizes`` being those of the published PDFs by address."""

    def said(link: re.Match[str]) -> str:
        address, rest = link.groups()
        return address + rest + (_in_words(*sizes[address]) if address in sizes else "")

    return LINK.sub(said, html)


def _in_words(pages: int, size: int) -> str:
    return wording("pages-and-size", pages=counted(pages, "page"), size=max(1, round(size / 1000)))


def size(pdf: bytes) -> Size:
    """That of a PDF of ours, in which the engine has packed the list of its pages."""
    for packed in OBJECTS.findall(pdf):
        if found := COUNT.search(zlib.decompress(packed)):
            return [int(found[1]), len(pdf)]
    raise ValueError("This is no PDF of ours.")
