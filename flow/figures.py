"""The figures of the flow, counted: ``{steps}``, ``{ready_now}``, ``{lanes}`` and the like."""

from flow.models import Guardrail, Lane, Step


def figures() -> dict[str, object]:
    statuses = Step.objects.count_by_status()
    return {
        "steps": sum(statuses.values()),
        **{status.replace(" ", "_"): count for status, count in statuses.items()},
        "lanes": Lane.objects.count(),
        "guardrails": Guardrail.objects.count(),
    }
