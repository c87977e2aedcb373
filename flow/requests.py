"""What a view of the flow is asked by, once it has been read what the address says."""

from django.http import HttpRequest

from artifacts.requests import HtmxHttpRequest
from flow.models import Step
from flow.plan import Plan, states
from flow.reading import Said


class Asked(HtmxHttpRequest):
    said: Said


def said(request: HttpRequest) -> Said:
    """What its address says; nothing where it was refused before that could be read."""
    return getattr(request, "said", Said())


def planned(request: HttpRequest) -> Plan:
    """What its address says, gathered."""
    steps = Step.objects.select_related("artifact").prefetch_related("read_first__artifact")
    return Plan(said(request), states(said(request), steps))
