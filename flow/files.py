"""What the flow answers that is no page: the plan's calendar file."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from flow.calendar import Undated, calendar_file, events
from flow.conversation import VIEW, Part, encoded
from flow.models import Flow
from flow.requests import planned, said

CONTENT_TYPE = "; ".join(["text/calendar", "charset=utf-8"])
FILE = "pagetojob-plan.ics"


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The days of the plan, or of one part; where there are none, the way to it."""
    if VIEW in said(request).faults:
        return redirect("plan")  # which says what was left out of the link
    found = events(planned(request))
    if not found:
        raise Undated
    conversation, person = said(request).conversation, said(request).person
    pairs = [*conversation.pairs, *([(VIEW, person)] if person else [])]
    file = calendar_file(
        found,
        conversation.shop,
        conversation.days.get(Part.CALL),
        Flow.objects.get().updated,
        f"{settings.ORIGIN}{reverse('plan')}?{encoded(pairs)}",
    )
    attached = {"Content-Disposition": content_disposition_header(True, FILE)}
    return HttpResponse(file, content_type=CONTENT_TYPE, headers=attached)
