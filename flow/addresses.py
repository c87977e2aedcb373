"""Every page there is, and the PDF of each."""

from collections.abc import Iterator

from django.urls import reverse

from artifacts.models import Artifact
from flow.models import Lane, Step

PILOT_FLOW_PDF = "/pilot-flow.pdf"


def pages() -> list[str]:
    """The address of every page, in the order a reader would meet them."""
    kinds = (Step, Artifact, Lane)
    return [
        reverse("flow"),
        *(row.get_absolute_url() for kind in kinds for row in kind.objects.all()),
        reverse("artifacts"),
        reverse("guardrails"),
    ]


def paper(address: str) -> str | None:
    """Where a page's PDF is: the address with its last ``/`` replaced by ``.pdf``.

    The flow is named, since ``/`` leaves nothing to call a file; the list of artifacts has none.
    """
    if address == reverse("flow"):
        return PILOT_FLOW_PDF
    if address == reverse("artifacts"):
        return None
    return address.removesuffix("/") + ".pdf"


def anchors(address: str) -> Iterator[str]:
    """The names inside a page that content may link to."""
    if address == reverse("flow"):
        yield from Step.objects.values_list("slug", flat=True)
    for artifact in Artifact.objects.prefetch_related("sections"):
        if artifact.get_absolute_url() == address:
            yield from (section.slug for section in artifact.sections.all())
