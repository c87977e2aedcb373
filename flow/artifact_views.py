"""The pages of the artifacts: their list, each of them, and the audit."""

from itertools import dropwhile
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from artifacts.audit import letters
from artifacts.audit.forms import AuditForm
from artifacts.audit.models import audit_words, instrument
from artifacts.audit.verdict import verdict
from artifacts.demo_site.exhibits import site_shown_by
from artifacts.models import Artifact, Section
from artifacts.register import Shown, shown
from artifacts.requests import HtmxHttpRequest
from flow.addresses import AUDIT_PDF
from flow.conversation import Conversation, Part
from flow.days import in_words
from flow.models import Disclaimer, Flow, Lane, Opening, Status, StatusMeaning, Step
from flow.pages import page
from flow.reading import Said
from flow.readings import of_artifacts
from flow.requests import said
from flow.targets import targets_on


class Place(NamedTuple):
    """A section as it is shown, between its neighbours; the first and the last have but one."""

    shown: Shown[Section]
    before: Section | None
    after: Section | None

    @property
    def section(self) -> Section:
        return self.shown.section


def places(sections: list[Shown[Section]]) -> list[Place]:
    every = [each.section for each in sections]
    return [
        Place(*each) for each in zip(sections, [None, *every], [*every[1:], None], strict=False)
    ]


@require_safe
def artifacts(request: HttpRequest, shell: str) -> HttpResponse:
    context = {
        "place": "artifacts",
        "page": Opening.objects.get(slug="artifacts"),
        "steps": Step.objects.with_proof(),
        "lanes": Lane.objects.with_artifact(),
    }
    updated = Flow.objects.get().updated
    return page(request, shell, "artifacts/index.html", context, reverse("artifacts"), updated)


@require_safe
def artifact(request: HttpRequest, slug: str, shell: str) -> HttpResponse:
    artifact = get_object_or_404(Artifact.objects.prefetch_related("sections"), slug=slug)
    step = Step.objects.filter(artifact=artifact).first()
    lane = Lane.objects.filter(artifact=artifact).first()
    sections = shown(artifact.sections.all())
    context = {
        "place": "artifacts",
        "artifact": artifact,
        "reading": of_artifacts()[artifact.slug],
        "has_sample": artifact.has_sample,
        "all_of_example": all(each.section.of_example for each in sections),
        "places": places(sections),
        "total": len(sections),
        "action": next((each.section for each in sections if each.section.action), None),
        "sheets": dict.fromkeys(each.sheet for each in sections if each.sheet),
        "demo": site_shown_by(artifact.sections.all()),
        "targets": targets_on(artifact.get_absolute_url()),
        "step": step,
        "lane": lane,
        "meaning": step and StatusMeaning.objects.by_status()[Status(step.status)],
        # Whoever has read the proof of a step goes on to the next, of a lane to its first.
        "next": Step.objects.after(step.number) if step else lane and lane.steps.first(),
    }
    address = artifact.get_absolute_url()
    return page(request, shell, "artifacts/artifact.html", context, address, artifact.updated)


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
    call = said(request).conversation.days.get(Part.CALL)
    context = _audit(form, judged, address, query) | {
        "call": call and in_words(call, with_year=True),
        "quiet": said(request) == Said(Conversation(answers=letters.word(audit, answers))),
        "scanned": address + query if is_pdf and judged["result"] else "",
        "signed": is_pdf and not judged["is_refused"],
    }
    if shell == "part.html" or (answers and shell == "base.html"):
        context["edition"] = ""  # it changes with each answer; what is kept, the PDF, has one
    updated = context["artifact"].updated
    response = page(request, shell, "artifacts/readiness-audit.html", context, address, updated)
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
        "places": places(sections),
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
