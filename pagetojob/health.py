"""Liveness, and which revision answers."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from pagetojob.headers import UNSTORED
from pagetojob.revisions import revision_of


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    revision = revision_of(request)
    said = f"ok, revision {revision.name}\n" if revision else "nothing is published\n"
    status = 200 if revision else 503
    fields = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": UNSTORED}
    return HttpResponse(said, status=status, headers=fields)
