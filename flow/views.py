"""The pages of the flow: each gets its rows and hands them to a template in the chosen shell."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import dropwhile
from typing import TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from artifacts.audit import letters
from artifacts.audit.forms import AuditForm
from artifacts.audit.models import SLUG as AUDIT
from artifacts.audit.models import audit_words, instrument
from artifacts.audit.verdict import verdict
from artifacts.demo_site.exhibits import site_shown_by
from artifacts.models import Artifact
from artifacts.register import shown
from artifacts.requests import HtmxHttpRequest
from flow.addresses import AUDIT_PDF, PLAN_PDF, paper
from flow.calendar import Undated
from flow.columns import side_by_side
from flow.conversation import Conversation, Part
from flow.days import in_words
from flow.models import (
    Disclaimer,
    Flow,
    Guardrail,
    Lane,
    Opening,
    Status,
    StatusMeaning,
    Step,
    in_summary,
)
from flow.persons import persons
from flow.plan import StepState, on_step, states
from flow.reading import Said
from flow.requests import planned, said
from flow.scope import scope
from flow.targets import targets_on

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
    return _page(request, shell, "flow.html", context, flow.get_absolute_url(), flow.updated)


@require_safe
def step(request: HttpRequest, slug: str, shell: str) -> HttpResponse:
    step = get_object_or_404(Step.objects.with_proof(), slug=slug)
    before, after = Step.objects.before(step.number), Step.objects.after(step.number)
    spoken = on_step(said(request), step, asks_audit=step.artifact.slug == AUDIT)
    following = None if spoken["is_refused"] else after
    context = {
        "place": "steps",
        "step": step,
        "route": _route(request, Step.objects.all(), step),
        "previous": before,
        "next": following,
        "beside": [each for each in (before, following) if each],
        **spoken,
    }
    address = step.get_absolute_url()
    return _page(request, shell, "steps/step.html", context, address, step.updated)


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
    return _page(request, shell, "plan.html", context, address, updated)


@require_safe
def artifacts(request: HttpRequest, shell: str) -> HttpResponse:
    context = {
        "place": "artifacts",
        "page": Opening.objects.get(slug="artifacts"),
        "steps": Step.objects.with_proof(),
        "lanes": Lane.objects.with_artifact(),
    }
    updated = Flow.objects.get().updated
    return _page(request, shell, "artifacts/index.html", context, reverse("artifacts"), updated)


@require_safe
def artifact(request: HttpRequest, slug: str, shell: str) -> HttpResponse:
    artifact = get_object_or_404(Artifact.objects.prefetch_related("sections"), slug=slug)
    step = Step.objects.filter(artifact=artifact).first()
    lane = Lane.objects.filter(artifact=artifact).first()
    sections = shown(artifact.sections.all())
    context = {
        "place": "artifacts",
        "artifact": artifact,
        "minutes": artifact.minutes,
        "has_sample": artifact.has_sample,
        "sections": sections,
        "total": len(sections),
        "has_contents": len(sections) > LONGEST_WITHOUT_CONTENTS,
        "sheets": dict.fromkeys(each.sheet for each in sections if each.sheet),
        "demo": site_shown_by(artifact.sections.all()),
        "targets": targets_on(artifact.get_absolute_url()),
        "step": step,
        "lane": lane,
        # Whoever has read the proof of a step goes on to the next, of a lane to its first.
        "next": Step.objects.after(step.number) if step else lane and lane.steps.first(),
        "meaning": step and StatusMeaning.objects.by_status()[Status(step.status)],
    }
    address = artifact.get_absolute_url()
    return _page(request, shell, "artifacts/artifact.html", context, address, artifact.updated)


@require_safe
@vary_on_headers("HX-Request", "HX-Boosted")
def audit(request: HtmxHttpRequest, shell: str) -> HttpResponse:
    """Its answers are the query; ``request.htmx`` is given the part that an answer changes."""
    audit = instrument()
    form = AuditForm(audit, audit_words(), request.GET)
    address, answers = reverse("audit"), form.answers
    judged, query = verdict(audit, answers, form.errors), letters.query(audit, answers)
    is_pdf = shell == "pdf.html"
    if is_pdf and form.is_touched and not judged["result"]:
        # Only a finished audit has a PDF of its own; the page says what is missing.
        return redirect(address + (f"?{form.own_query}" if form.errors else query))
    if shell == "base.html" and request.htmx and not request.htmx.boosted:
        shell = "part.html"
    elif form.is_long and not form.errors and not said(request).wrong:
        return redirect((AUDIT_PDF if is_pdf else address) + query)
    context = _audit(form, judged, address, query) | {
        "quiet": said(request) == Said(Conversation(answers=letters.word(audit, answers))),
        "scanned": address + query if is_pdf and judged["result"] else "",
        "signed": is_pdf and not judged["is_refused"],
    }
    if shell == "part.html" or (answers and shell == "base.html"):
        context["edition"] = ""  # it changes with each answer; what is kept, the PDF, has one
    updated = context["artifact"].updated
    response = _page(request, shell, "artifacts/readiness-audit.html", context, address, updated)
    if shell == "part.html" and not form.errors:
        response["HX-Replace-Url"] = address + query
    return response


def _audit(form: AuditForm, judged: dict, address: str, query: str) -> dict:
    """What its page and its PDF show; ``judged`` is the verdict on the answers of ``query``."""
    every = Step.objects.select_related("artifact")
    step, *later = dropwhile(lambda step: step.artifact.get_absolute_url() != address, every)
    sections = shown(step.artifact.sections.all(), form.instrument, judged["result"])
    return {
        "place": "artifacts",
        "artifact": step.artifact,
        "sections": sections,
        "total": len(sections),
        "step": step,
        # A buyer for whom the pilot is no fit is not led on.
        "next": later[0] if later and not judged["is_refused"] else None,
        "planned": judged["result"] and not judged["is_refused"],
        "meaning": StatusMeaning.objects.by_status()[Status(step.status)],
        "audit": audit_words(),
        "questions": form.questions,
        "verdict": judged,
        "sample": address + letters.query(form.instrument, form.instrument.sample),
        "disclaimers": Disclaimer.objects.all(),
        "link": address + query,
        "paper": AUDIT_PDF + query,
    }


@require_safe
def lane(request: HttpRequest, slug: str, shell: str) -> HttpResponse:
    lane = get_object_or_404(Lane.objects.with_questions(), slug=slug)
    involvements = lane.involvements.select_related("step__artifact").order_by("step")
    plan = planned(request)
    artifacts = [lane.artifact, *(involvement.step.artifact for involvement in involvements)]
    context = {
        "place": "lanes",
        "lane": lane,
        "involvements": involvements,
        "minutes": sum(artifact.minutes for artifact in artifacts),
        "lanes": _marked(Lane.objects.all(), lane),
        # Neither where the pilot is not for this buyer.
        "person": next((each for each in persons(plan) if each.key == slug), None),
        "milestones": plan.milestones,
    }
    address = lane.get_absolute_url()
    return _page(request, shell, "lanes/lane.html", context, address, lane.updated)


@require_safe
def guardrails(request: HttpRequest, shell: str) -> HttpResponse:
    context = {
        "place": "guardrails",
        "page": Opening.objects.get(slug="guardrails"),
        "guardrails": Guardrail.objects.all(),
        "disclaimers": Disclaimer.objects.all(),
    }
    updated = Flow.objects.get().updated
    return _page(request, shell, "guardrails.html", context, reverse("guardrails"), updated)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    context = {
        "page": Opening.objects.get(slug="not-found"),
        "is_undated": isinstance(exception, Undated),
        "steps": Step.objects.all(),
    }
    response = _page(request, "base.html", "404.html", context)
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


def _page(
    request: HttpRequest,
    shell: str,
    template: str,
    context: Mapping[str, object],
    address: str | None = None,
    updated: date | None = None,
) -> HttpResponse:
    """A page with what every page has to say of itself.

    ``address`` is its own, for the canonical link and the PDF; an error page has none. In the
    context ``place`` is the part of the site that the navigation marks as current, and ``link``
    leads back to this very page; ``quiet`` is whether the page itself shows all that is said.
    """
    asked = said(request)
    shared = {
        "shell": shell,
        "on_paper": shell == "pdf.html",
        "address": address,
        "link": address,
        "paper": address and paper(address),
        "updated": updated,
        "current": {context.get("place"): True},
        "quiet": False,
        # A page changes with what is said; what is kept of it, a PDF, has an edition.
        **(
            {"edition": ""} if shell == "base.html" and (asked.conversation or asked.person) else {}
        ),
    }
    # A template fetches nothing: what it shows is there before it begins.
    fetched = {
        name: list(value) if isinstance(value, QuerySet) else value
        for name, value in context.items()
    }
    return TemplateResponse(request, template, {**shared, **fetched})
