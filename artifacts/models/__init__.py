"""What the artifacts say, as rows: artifacts, sections, the rows beside a section, wordings."""

from artifacts.models import rows
from artifacts.models.artifact import Artifact, Figure, Section
from artifacts.models.wording import Wording

__all__ = ["Artifact", "Figure", "Section", "Wording", "rows"]
