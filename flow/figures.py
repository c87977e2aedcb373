"""The figures that a fixture's text may name, each with its value."""

from flow.models import Guardrail, Lane, Step


def figures() -> dict[str, int]:
    """The counts of the flow, computed: ``{steps}``, ``{ready_now}``, ``{lanes}`` and the like."""
    counts = Step.objects.count_by_status()
    return {
        "steps": sum(counts.values()),
        **{status.replace(" ", "_"): count for status, count in counts.items()},
        "lanes": Lane.objects.count(),
        "guardrails": Guardrail.objects.count(),
    }
