"""Every page of the flow, the PDF of each, and the calendar file of the plan."""

from django.urls import reverse

from artifacts.audit import letters
from artifacts.audit.models import SLUG as AUDIT
from artifacts.audit.models import instrument
from artifacts.models import Artifact, Section
from flow.conversation import VIEW
from flow.models import GlossaryTerm, Guardrail, Lane, Step

PILOT_FLOW_PDF = "/pilot-flow.pdf"
AUDIT_PDF = f"/artifacts/{AUDIT}.pdf"
PLAN_PDF = "/plan.pdf"
PLAN_CALENDAR = "/plan.ics"
ANSWERING = (AUDIT_PDF, PLAN_PDF, PLAN_CALENDAR)  # the files that a query changes


def pages() -> dict[str, str | None]:
    """The address of every page, in the order a reader would meet them, with that of its PDF."""
    kinds = (Step, Artifact, Lane)
    addresses = [
        reverse("flow"),
        *(row.get_absolute_url() for kind in kinds for row in kind.objects.all()),
        reverse("artifacts"),
        reverse("guardrails"),
        reverse("glossary"),
        reverse("plan"),
    ]
    return {address: paper(address) for address in addresses}


def keys() -> dict[str, list[str]]:
    """What a query may say to a page alone: to the audit and its PDF all answers, or one to a
    question; to the plan whose part it shows.
    """
    known = [letters.KEY, *(question.slug for question in instrument().questions)]
    of_plan = {each: [VIEW] for each in (reverse("plan"), PLAN_PDF, PLAN_CALENDAR)}
    return {reverse("audit"): known, AUDIT_PDF: known, **of_plan}


def paper(address: str) -> str | None:
    """Where a page's PDF is: the address with its last ``/`` replaced by ``.pdf``.

    The flow is named, since ``/`` leaves nothing to call a file; the list of artifacts has none.
    """
    if address == reverse("flow"):
        return PILOT_FLOW_PDF
    if address == reverse("artifacts"):
        return None
    return address.removesuffix("/") + ".pdf"


def anchors() -> dict[str, set[str]]:
    """The names inside each page that content may link to, by the page's address."""
    found: dict[str, set[str]] = {address: set() for address in pages()}
    found[reverse("flow")] = {"steps", "lanes", "guardrails", "disclaimers"}
    found[reverse("flow")].update(Step.objects.values_list("slug", flat=True))
    found[reverse("guardrails")].update(Guardrail.objects.values_list("slug", flat=True))
    found[reverse("glossary")].update(GlossaryTerm.objects.values_list("slug", flat=True))
    for section in Section.objects.select_related("artifact"):
        found[section.artifact.get_absolute_url()].add(section.slug)
    return found
