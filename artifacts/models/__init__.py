"""What the artifacts say, as rows."""

from artifacts.models.artifact import Artifact, Section
from artifacts.models.fields import Line, Plain, Prose, Updated
from artifacts.models.slugged import Slugged, SlugManager

__all__ = ["Artifact", "Line", "Plain", "Prose", "Section", "SlugManager", "Slugged", "Updated"]
