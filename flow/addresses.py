"""Every page there is, and the PDF of each."""

from django.urls import reverse

from artifacts.models import Artifact, Page, Section
from artifacts.site.addresses import address as site_address
from flow.models import Guardrail, Lane, Step

PILOT_FLOW_PDF = "/pilot-flow.pdf"
AUDIT_PDF = "/artifacts/readiness-audit.pdf"  # the one that a query changes


def pages() -> list[str]:
    """The address of every page, in the order a reader would meet them."""
    kinds = (Step, Artifact, Lane)
    site = Page.objects.filter(snapshot__slug="launch")
    return [
        reverse("flow"),
        *(row.get_absolute_url() for kind in kinds for row in kind.objects.all()),
        reverse("artifacts"),
        reverse("guardrails"),
        *(site_address(path) for path in site.values_list("path", flat=True)),
    ]


def paper(address: str) -> str | None:
    """Where a page's PDF is: the address with its last ``/`` replaced by ``.pdf``.

    The flow is named, since ``/`` leaves nothing to call a file; the list of artifacts has none,
    and neither has the demo site.
    """
    if address == reverse("flow"):
        return PILOT_FLOW_PDF
    if address == reverse("artifacts") or _is_of_site(address):
        return None
    return address.removesuffix("/") + ".pdf"


def anchors() -> dict[str, set[str]]:
    """The names inside each page that content may link to, by the page's address."""
    # Only a component can keep a link to the demo site out of the walk.
    own = (address for address in pages() if not _is_of_site(address))
    found: dict[str, set[str]] = {address: set() for address in own}
    found[reverse("flow")] = {"steps", "lanes", "guardrails", "disclaimers"}
    found[reverse("flow")].update(Step.objects.values_list("slug", flat=True))
    found[reverse("guardrails")].update(Guardrail.objects.values_list("slug", flat=True))
    for section in Section.objects.select_related("artifact"):
        found[section.artifact.get_absolute_url()].add(section.slug)
    return found


def _is_of_site(address: str) -> bool:
    """Whether a page is of the demo site."""
    return address.startswith(reverse("site-home"))
