"""What the artifacts say, as rows."""

from artifacts.models.artifact import Artifact, Figure, Section
from artifacts.models.fields import Line, Plain, Prose, Updated
from artifacts.models.rows import (
    ROWS,
    Check,
    Column,
    ComparisonRow,
    Gate,
    KeepOrRemove,
    Request,
    Term,
)
from artifacts.models.slugged import Slugged, SlugManager

__all__ = [
    "ROWS",
    "Artifact",
    "Check",
    "Column",
    "ComparisonRow",
    "Figure",
    "Gate",
    "KeepOrRemove",
    "Line",
    "Plain",
    "Prose",
    "Request",
    "Section",
    "SlugManager",
    "Slugged",
    "Term",
    "Updated",
]
