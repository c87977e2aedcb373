"""What every page of the flow has to say of itself, in the shell that was chosen for it."""

from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from flow.addresses import paper
from flow.requests import said


def page(
    request: HttpRequest,
    shell: str,
    template: str,
    context: Mapping[str, object],
    address: str | None = None,
    updated: date | None = None,
) -> HttpResponse:
    """A page with what every page has to say of itself.

    ``address`` is its own, for the canonical link and the PDF; an error page has none. In the
    context ``place`` is the part of the site that the navigation marks as current, and ``link``
    leads back to this very page; ``quiet`` is whether the page itself shows all that is said.
    """
    asked = said(request)
    shared = {
        "shell": shell,
        "on_paper": shell == "pdf.html",
        "address": address,
        "link": address,
        "paper": address and paper(address),
        "updated": updated,
        "current": {context.get("place"): True},
        "quiet": False,
        # A page changes with what is said; what is kept of it, a PDF, has an edition.
        **(
            {"edition": ""} if shell == "base.html" and (asked.conversation or asked.person) else {}
        ),
    }
    # A template fetches nothing: what it shows is there before it begins.
    fetched = {
        name: list(value) if isinstance(value, QuerySet) else value
        for name, value in context.items()
    }
    return TemplateResponse(request, template, {**shared, **fetched})
