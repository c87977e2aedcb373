"""The pages of the flow: each gets its rows and hands them to a template in the chosen shell."""

from collections.abc import Iterable
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from artifacts.audit.models import SLUG as AUDIT
from flow.addresses import PLAN_PDF
from flow.calendar import Undated
from flow.columns import side_by_side
from flow.conversation import Part
from flow.days import in_words
from flow.models import (
    Disclaimer,
    Flow,
    GlossaryTerm,
    Guardrail,
    Lane,
    Opening,
    StatusMeaning,
    Step,
    in_summary,
)
from flow.pages import page
from flow.persons import persons
from flow.plan import StepState, on_step, states
from flow.reading_list import minutes, reading_list
from flow.readings import of_artifacts
from flow.requests import planned, said
from flow.scope import scope

LONGEST_WITHOUT_CONTENTS = 3  # sections
Listed = TypeVar("Listed", Lane, Step)


@require_safe
def flow(request: HttpRequest, shell: str) -> HttpResponse:
    flow = Flow.objects.get()
    steps = list(Step.objects.with_proof())
    meanings = StatusMeaning.objects.by_status()
    context = {
        "flow": flow,
        "steps": steps,
        "route": _route(request, steps),
        "statuses": [
            (status, in_summary(status), count, meanings[status])
            for status, count in Step.objects.count_by_status().items()
        ],
        "lanes": Lane.objects.select_related("artifact"),
        "guardrails": Guardrail.objects.all(),
        "disclaimers": Disclaimer.objects.all(),
    }
    return page(request, shell, "flow.html", context, flow.get_absolute_url(), flow.updated)


@require_safe
def step(request: HttpRequest, slug: str, shell: str) -> HttpResponse:
    step = get_object_or_404(Step.objects.with_proof(), slug=slug)
    spoken = on_step(said(request), step, asks_audit=step.artifact.slug == AUDIT)
    context = {
        "place": "steps",
        "step": step,
        "route": _route(request, Step.objects.all(), step),
        "has_example": any(each.of_example for each in step.artifact.sections.all()),
        "previous": Step.objects.before(step.number),
        "next": None if spoken["is_refused"] else Step.objects.after(step.number),
        **spoken,
    }
    address = step.get_absolute_url()
    return page(request, shell, "steps/step.html", context, address, step.updated)


@require_safe
def plan(request: HttpRequest, shell: str) -> HttpResponse:
    """What was agreed and what is open, as the address says it; bare, the form to begin with."""
    plan = planned(request)
    people = persons(plan)
    person = next((each for each in people if each.is_shown), None)
    address, updated = reverse("plan"), Flow.objects.get().updated
    query, call = person.query if person else "", plan.said.conversation.days.get(Part.CALL)
    context = {
        "place": "plan",
        "page": Opening.objects.get(slug="plan"),
        "plan": plan,
        "people": people,
        "columns": side_by_side(people) if shell == "pdf.html" else [],
        "person": person,
        "link": address + query,
        "paper": PLAN_PDF + query,
        "query": query,
        "dated": person.is_dated if person else plan.is_dated,
        "call": call and in_words(call, with_year=True),
        "scope": scope(said(request).conversation, plan.judged),
    }
    return page(request, shell, "plan.html", context, address, updated)


@require_safe
def lane(request: HttpRequest, slug: str, shell: str) -> HttpResponse:
    lane = get_object_or_404(Lane.objects.with_questions(), slug=slug)
    involvements = lane.involvements.select_related("step__artifact").order_by("step")
    plan = planned(request)
    parts = reading_list(lane)
    context = {
        "place": "lanes",
        "lane": lane,
        "involvements": involvements,
        "brief": of_artifacts()[lane.artifact.slug],
        "parts": parts,
        "minutes": minutes(parts),
        "lanes": _marked(Lane.objects.all(), lane),
        # Neither where the pilot is not for this buyer.
        "person": next((each for each in persons(plan) if each.key == slug), None),
        "milestones": plan.milestones,
    }
    address = lane.get_absolute_url()
    return page(request, shell, "lanes/lane.html", context, address, lane.updated)


@require_safe
def guardrails(request: HttpRequest, shell: str) -> HttpResponse:
    context = {
        "place": "guardrails",
        "page": Opening.objects.get(slug="guardrails"),
        "guardrails": Guardrail.objects.all(),
        "disclaimers": Disclaimer.objects.all(),
    }
    updated = Flow.objects.get().updated
    return page(request, shell, "guardrails.html", context, reverse("guardrails"), updated)


@require_safe
def glossary(request: HttpRequest, shell: str) -> HttpResponse:
    context = {
        "page": Opening.objects.get(slug="glossary"),
        "terms": GlossaryTerm.objects.all(),
    }
    updated = Flow.objects.get().updated
    return page(request, shell, "glossary.html", context, reverse("glossary"), updated)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    context = {
        "page": Opening.objects.get(slug="not-found"),
        "is_undated": isinstance(exception, Undated),
        "steps": Step.objects.all(),
    }
    response = page(request, "base.html", "404.html", context)
    response.status_code = 404
    return response


def _route(
    request: HttpRequest, steps: Iterable[Step], current: Step | None = None
) -> list[tuple[StepState, bool]]:
    """Each step, with what was said of it and whether it is the one that the page is about."""
    return [(each, each.step == current) for each in states(said(request), steps)]


def _marked(rows: Iterable[Listed], current: Listed | None = None) -> list[tuple[Listed, bool]]:
    """Each with whether it is the one that the page is about."""
    return [(row, row == current) for row in rows]
