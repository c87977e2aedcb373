"""The figures of the audit."""

from artifacts.audit import rules
from artifacts.audit.models import instrument


def figures() -> dict[str, int]:
    """How much it asks, and ``{growth_from_score}`` and the like."""
    return rules.figures(instrument())


def sample_figures() -> dict[str, object]:
    """What it says of the fictional worked example."""
    return rules.sample_figures(instrument())
