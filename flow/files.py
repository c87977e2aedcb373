"""What the flow answers that is no page: the plan's calendar file."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from flow.calendar import Undated, calendar_file, events
from flow.conversation import Part
from flow.models import Flow
from flow.requests import said
from flow.views import plan_of

CONTENT_TYPE = "; ".join(["text/calendar", "charset=utf-8"])
FILE = "plan.ics"


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The days of the plan; where it has none, the way to it."""
    found = events(plan_of(request), "")
    if not found:
        raise Undated
    conversation = said(request).conversation
    file = calendar_file(
        found,
        conversation.shop,
        conversation.days.get(Part.CALL),
        Flow.objects.get().updated,
        f"{settings.ORIGIN}{reverse('plan')}{conversation.query}",
    )
    attached = {"Content-Disposition": content_disposition_header(True, FILE)}
    return HttpResponse(file, content_type=CONTENT_TYPE, headers=attached)
