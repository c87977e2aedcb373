"""PDFs: where they come from, and what is said where there are none.

Publishing makes them; a serving process hands out files and never loads the engine.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from pagetojob.pdf import probe
from pagetojob.revisions import revision_of


def note(request: HttpRequest) -> str:
    """Why the revision that answers has no PDFs, as a sentence; empty where it has them."""
    revision = revision_of(request)
    return revision.pdf_note if revision else probe.note()


def render(html: bytes) -> bytes:
    """The PDF of one page's HTML; the engine is loaded by whoever calls, half a second the first
    time. Raises ``pagetojob.pdf.engine.PdfError``.
    """
    from pagetojob.pdf import engine

    return engine.render(html)


class PaperMiddleware:
    """A PDF's address reaches Django where no file is published for it, which is in three cases:
    publishing asks for the HTML to make it from, the preview makes it at once, and elsewhere the
    engine was missing and the answer is 503 with the reason.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        asked = request.path_info.endswith(".pdf") and response.status_code == 200
        if not asked or request.META.get("pagetojob.publishing"):
            return response
        reason = note(request)
        if settings.DEBUG and not reason:
            return HttpResponse(render(response.content), content_type="application/pdf")
        return HttpResponse(
            (reason or "This PDF is not published.") + "\n",
            status=503,
            content_type="text/plain; charset=utf-8",
        )
