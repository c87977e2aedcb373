"""What every page shows, whatever it is about."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from artifacts.figures import every_figure
from flow.models import Disclaimer, Flow
from pagetojob import pdf
from pagetojob.editions import PLACE


def site(request: HttpRequest) -> dict[str, object]:
    """``origin``, ``edition`` (its place), ``pdf_note`` (why there are no PDFs, or an empty
    string), the ``flow``, the ``short_disclaimer`` and the ``figures`` that text may name.
    """
    return {
        "origin": settings.ORIGIN,
        "edition": PLACE,
        "pdf_note": pdf.note(request),
        "flow": SimpleLazyObject(Flow.objects.first),
        "short_disclaimer": SimpleLazyObject(Disclaimer.objects.first),
        "figures": SimpleLazyObject(every_figure),
    }
