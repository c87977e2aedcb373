"""What every page shows, whatever it is about."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from artifacts.figures import every_figure
from artifacts.models import Sender
from artifacts.once import once_for_each_database
from flow.glossary import explained_at
from flow.models import Disclaimer, Flow
from flow.requests import said
from pagetojob import pdf
from pagetojob.editions import PLACE
from pagetojob.requests import own_address


def shared(request: HttpRequest) -> dict[str, object]:
    """``origin``, ``edition`` (its place), whether the revision ``has_pdfs``, what the address
    ``said``, the page's ``bare`` address, the ``flow``, the ``sender``, the ``short_disclaimer``,
    the ``figures`` that text may name and the ``meanings`` of words, each with where it stands.
    """
    return {
        "origin": settings.ORIGIN,
        "edition": PLACE,
        "has_pdfs": not pdf.note(request),
        "said": said(request),
        "bare": own_address(request),
        "flow": SimpleLazyObject(_flow),
        "sender": SimpleLazyObject(_sender),
        "short_disclaimer": SimpleLazyObject(_short_disclaimer),
        "figures": SimpleLazyObject(every_figure),
        "meanings": SimpleLazyObject(explained_at),
    }


@once_for_each_database
def _flow() -> Flow:
    return Flow.objects.get()


@once_for_each_database
def _sender() -> Sender:
    return Sender.objects.get()


@once_for_each_database
def _short_disclaimer() -> Disclaimer | None:
    return Disclaimer.objects.first()
