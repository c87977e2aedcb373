"""What the artifacts say, as rows: artifacts, sections, the rows beside a section, the roles and
milestones that these name, holidays, the sender, wordings.
"""

from artifacts.models import rows
from artifacts.models.artifact import Artifact, Figure, Section
from artifacts.models.pilot import Holiday, Milestone, Role
from artifacts.models.sender import Sender
from artifacts.models.wording import Wording

__all__ = [
    "Artifact",
    "Figure",
    "Holiday",
    "Milestone",
    "Role",
    "Section",
    "Sender",
    "Wording",
    "rows",
]
