"""What the artifacts say, as rows: artifacts, their sections, and the rows beside a section."""

from artifacts.models import rows
from artifacts.models.artifact import Artifact, Figure, Section

__all__ = ["Artifact", "Figure", "Section", "rows"]
