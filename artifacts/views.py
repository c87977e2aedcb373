"""The pages of the demo site, each as one visitor meets it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from artifacts import mapping
from artifacts.addresses import address, showing
from artifacts.forms import MomentForm
from artifacts.models import Artifact, site_words, worked_example
from artifacts.rules import site
from artifacts.rules.titan_map import Page
from artifacts.site import Visit


@require_safe
@vary_on_headers("HX-Request")
def page(request: HttpRequest, path: str = "") -> HttpResponse:
    """Who looks from where and when is the query; ``request.htmx`` is given the part it changes."""
    launch, words = worked_example().launch, site_words()
    gone = next((row for row in launch.withdrawn if row.code == f"/{path}"), None)
    if gone:
        query = request.META.get("QUERY_STRING")
        return redirect(address(gone.redirect) + (f"?{query}" if query else ""), permanent=True)
    page = next((page for page in launch.pages if page.code == f"/{path}"), None)
    if page is None:
        raise Http404(f"The map has no page /{path}.")
    form = MomentForm(launch, words.site, page, request.GET)
    moment, hidden = form.moment, form.hides_mapping

    def link(other: Page) -> str:
        return showing(launch, other, site.seen_from(launch, other, moment), hidden=hidden)

    visit = Visit(launch, words, page, moment, link)
    artifact = get_object_or_404(Artifact, slug=words.site.slug)
    context = {
        "shell": "part.html" if request.htmx else "site/base.html",
        "visit": visit,
        "artifact": artifact,
        "control": form,
        "address": address(page),
        "link": showing(launch, page, moment, hidden=hidden),
        "mapped": None if hidden else mapping.mapped(visit),
        "reasons": mapping.reasons(visit),
        "states": mapping.states(visit, worked_example().wordings),
        "updated": artifact.updated,
    }
    if context["link"] != context["address"] or form.errors:
        context["edition"] = ""  # it would change with each choice
    return TemplateResponse(request, "site/page.html", context)
