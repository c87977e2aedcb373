"""PDFs: where they come from, and what is said where there are none.

Publishing makes them; a serving process hands out files and never loads the engine. The one PDF
that depends on a query is made on demand, by a process of its own.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from pagetojob.pdf import demand, probe
from pagetojob.pdf.asker import Asker
from pagetojob.revisions import revision_of

PDF = "application/pdf"
NONE = "There is no PDF at the moment."


def note(request: HttpRequest) -> str:
    """Why the revision that answers has no PDFs, as a sentence for whoever publishes; empty where
    it has them.
    """
    revision = revision_of(request)
    return revision.pdf_note if revision else probe.note()


def render(html: bytes) -> bytes:
    """The PDF of one page's HTML; the engine is loaded by whoever calls, half a second the first
    time. Raises ``pagetojob.pdf.engine.PdfError``.
    """
    from pagetojob.pdf import engine

    return engine.render(html)


class PaperMiddleware:
    """A PDF's address reaches Django where no file is published for it: publishing asks for the
    HTML to make it from, the preview makes it at once, and where the engine was missing the answer
    is 503. What is left is a PDF that a query changes, made on demand.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        asker = Asker(request.META)
        response = self.get_response(request)
        asked = request.path_info.endswith(".pdf") and response.status_code == 200
        if not asked or request.META.get("pagetojob.publishing"):
            return response
        if note(request):
            return _unavailable(NONE)
        if request.method == "HEAD":
            return StreamingHttpResponse(content_type=PDF)  # of a length that nobody knows
        if settings.DEBUG:
            return HttpResponse(render(response.content), content_type=PDF)
        try:
            made = demand.render(response.content, asker)
        except demand.Busy as busy:
            return _unavailable(str(busy), {"Retry-After": str(demand.SECONDS_TO_RETRY)})
        except demand.Unable:
            return _unavailable(NONE)
        return HttpResponse(made, content_type=PDF)


def _unavailable(sentence: str, headers: dict[str, str] | None = None) -> HttpResponse:
    plain = "text/plain; charset=utf-8"
    return HttpResponse(f"{sentence}\n", status=503, content_type=plain, headers=headers)
