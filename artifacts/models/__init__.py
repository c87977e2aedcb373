"""What the artifacts say, as rows."""

from artifacts.models.artifact import Artifact, Figure, Section
from artifacts.models.audit import (
    Audit,
    AuditAnswer,
    AuditQuestion,
    FitRule,
    Minimum,
    PackageRule,
    instrument,
    wording,
)
from artifacts.models.capacity_rule import CapacityRule
from artifacts.models.example import (
    CoverageScale,
    Dimension,
    GapKind,
    GapNote,
    Input,
    Milestone,
    ModuleKind,
    Shop,
    Wording,
)
from artifacts.models.fields import Line, Plain, Prose, Updated
from artifacts.models.launch import BookingTest, Module, OfficeHours, WithdrawnPage
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
from artifacts.models.slugged import Slugged
from artifacts.models.snapshot import MapRow, Snapshot, Source
from artifacts.models.titan_map import (
    BusinessUnit,
    Campaign,
    JobType,
    Membership,
    Offer,
    Page,
    Zone,
)
from artifacts.models.whole import worked_example

__all__ = [
    "ROWS",
    "Artifact",
    "Audit",
    "AuditAnswer",
    "AuditQuestion",
    "BookingTest",
    "BusinessUnit",
    "Campaign",
    "CapacityRule",
    "Check",
    "Column",
    "ComparisonRow",
    "CoverageScale",
    "Dimension",
    "Figure",
    "FitRule",
    "GapKind",
    "GapNote",
    "Gate",
    "Input",
    "JobType",
    "KeepOrRemove",
    "Line",
    "MapRow",
    "Membership",
    "Milestone",
    "Minimum",
    "Module",
    "ModuleKind",
    "Offer",
    "OfficeHours",
    "PackageRule",
    "Page",
    "Plain",
    "Prose",
    "Request",
    "Section",
    "Shop",
    "Slugged",
    "Snapshot",
    "Source",
    "Term",
    "Updated",
    "WithdrawnPage",
    "Wording",
    "Zone",
    "instrument",
    "wording",
    "worked_example",
]
