"""Liveness, and which revision answers."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from pagetojob.revisions import revision_of


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    revision = revision_of(request)
    name = revision.name if revision else "none"
    return HttpResponse(f"ok, revision {name}\n", content_type="text/plain; charset=utf-8")
