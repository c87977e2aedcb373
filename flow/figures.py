"""The figures that a fixture's text may name, each with its value."""

from collections import Counter

from artifacts.models import ROWS, Figure, instrument, worked_example
from artifacts.models.once import once_for_each_database
from artifacts.rules import audit
from artifacts.rules.figures import figures as of_map
from flow.models import Guardrail, Lane, Step


@once_for_each_database
def figures() -> dict[str, object]:
    """Those of the worked example, and those of the content, counted."""
    return {**sample_figures(), **counted()}


def sample_figures() -> dict[str, object]:
    """The figures of the worked example, computed from its map and its audit:
    ``{map_accepted}``, ``{blockers}``, ``{readiness_score}``; and the few that neither holds, as
    written.
    """
    return {**dict(Figure.objects.values_list("slug", "value")), **computed()}


def computed() -> dict[str, object]:
    return {**of_map(worked_example()), **audit.sample_figures(instrument())}


def counted() -> dict[str, int]:
    """The counts of the flow, ``{steps}``, ``{ready_now}``, ``{lanes}`` and the like; of each
    section's rows, named by the section, ``{artifact_requests}``; and the audit's own figures.
    """
    return {**rows_by_section(), **of_flow(), **audit.figures(instrument())}


def of_flow() -> dict[str, int]:
    statuses = Step.objects.count_by_status()
    return {
        "steps": sum(statuses.values()),
        **{status.replace(" ", "_"): count for status, count in statuses.items()},
        "lanes": Lane.objects.count(),
        "guardrails": Guardrail.objects.count(),
    }


def rows_by_section() -> dict[str, int]:
    slugs = (slug for kind in ROWS for slug in kind.objects.values_list("section__slug", flat=True))
    return Counter(named_by(slug) for slug in slugs)


def named_by(section: str) -> str:
    """The figure that counts a section's rows."""
    return section.replace("-", "_")
