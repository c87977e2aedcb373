"""The figures of the flow, counted: ``{steps}``, ``{ready_now}``, ``{lanes}`` and the like."""

from artifacts.figures import named_by
from flow.models import Guardrail, Lane, Step


def figures() -> dict[str, object]:
    statuses = Step.objects.count_by_status()
    return {
        "steps": sum(statuses.values()),
        **{named_by(status): count for status, count in statuses.items()},
        "lanes": Lane.objects.count(),
        "guardrails": Guardrail.objects.count(),
    }
