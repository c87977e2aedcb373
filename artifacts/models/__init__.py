"""What the artifacts say, as rows: artifacts, sections, the rows beside a section, the roles and
milestones that these name, wordings.
"""

from artifacts.models import rows
from artifacts.models.artifact import Artifact, Figure, Section
from artifacts.models.pilot import Milestone, Role
from artifacts.models.wording import Wording

__all__ = ["Artifact", "Figure", "Milestone", "Role", "Section", "Wording", "rows"]
