"""The edition: a short digest of a page's visible words, so that two copies can be compared.

It stands in the page's own foot and on every page of its PDF. A page is rendered with a place held
for it; the words are then read and the place is filled.
"""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from artifacts.text import visible_text
from pagetojob import sizes

# From the private-use area: no fixture may hold it, so no reader's word is taken for it.
PLACE = "\ue000"


class EditionMiddleware:
    """Fills the place; a PDF is given its page's edition in ``environ["pagetojob.edition"]``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if PLACE.encode() in response.content:
            html = response.content.decode()
            named = request.META.get("pagetojob.edition") or edition(html)
            response.content = html.replace(PLACE, named)
        return response


def edition(html: str) -> str:
    """Six characters from the words of a page's ``main``, as ``3F9C2A``."""
    _, _, rest = html.partition("<main")
    main = rest.partition("</main>")[0].replace(sizes.PLACE, "")
    words = visible_text(f"<main{main}")
    return hashlib.sha256(words.encode()).hexdigest()[:6].upper()
