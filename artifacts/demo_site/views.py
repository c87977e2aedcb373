"""The pages of the demo site, each as one visitor meets it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from artifacts.demo_site import rules
from artifacts.demo_site.addresses import address
from artifacts.demo_site.forms import MomentForm
from artifacts.demo_site.lists import Lists
from artifacts.demo_site.mapping import panel
from artifacts.demo_site.models import Words, site_words
from artifacts.demo_site.visit import Visit
from artifacts.models import Artifact
from artifacts.requests import HtmxHttpRequest
from artifacts.targets import every_target
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.rules.facts import Page, WithdrawnPage
from artifacts.titan_map.rules.titan_map import TitanMap


@require_safe
@vary_on_headers("HX-Request", "HX-Boosted")
def page(request: HtmxHttpRequest, path: str = "") -> HttpResponse:
    """Who looks from where and when is the query; ``request.htmx`` is given the part it changes."""
    example, words = worked_example(), site_words()
    launch = example.launch
    page = launch.at(f"/{path}")
    if page is None:
        raise Http404(f"The map has no page /{path}.")
    if isinstance(page, WithdrawnPage):
        query = request.META.get("QUERY_STRING")
        return redirect(address(page.redirect) + (f"?{query}" if query else ""), permanent=True)
    is_part = request.htmx and not request.htmx.boosted
    form, visit = _visited(launch, words, page, request)
    there = rules.page_there(launch, page, form.moment)
    if there != page:
        if not is_part:
            return redirect(visit.to(there).href)
        page = there  # its part is given at once, and with it what is said of it
        form, visit = _visited(launch, words, page, request)
    artifact = get_object_or_404(Artifact, slug=words.site.slug)
    link = visit.at(page, form.moment)
    context = {
        "shell": "part.html" if is_part else "artifacts/website-demo/site/base.html",
        "visit": visit,
        "lists": Lists(visit),
        "panel": None if visit.hidden else panel(visit),
        "targets": _elsewhere(page),
        "control": form,
        "artifact": artifact,
        "address": address(page.code),
        "link": link,
        "updated": artifact.updated,
    }
    if link != address(page.code) or form.errors:
        context["edition"] = ""  # it would change with each choice
    # The address that a browser shows carries what was chosen, and no more.
    replaced = {"HX-Replace-Url": link} if is_part and not form.errors else {}
    return TemplateResponse(
        request, "artifacts/website-demo/site/page.html", context, headers=replaced
    )


def _visited(
    launch: TitanMap, words: Words, page: Page, request: HtmxHttpRequest
) -> tuple[MomentForm, Visit]:
    form = MomentForm(launch, words, page, request.GET)
    return form, Visit(launch, words, page, form.moment, hidden=form.hides_mapping)


def _elsewhere(page: Page) -> dict[str, str]:
    """Where the codes and addresses of the map lead, but to the page itself."""
    return {name: target for name, target in every_target().items() if name != page.code}
