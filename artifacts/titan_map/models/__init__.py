"""The Titan Map of the worked example, as rows: facts as a shop would state them, and no score."""

from artifacts.titan_map.models.campaigns import Campaign
from artifacts.titan_map.models.capacity import CapacityRule, ClosedDay, Notice, OfficeHours
from artifacts.titan_map.models.coverage import CoverageScale, Dimension
from artifacts.titan_map.models.example import worked_example
from artifacts.titan_map.models.gaps import GapKind, GapNote
from artifacts.titan_map.models.memberships import Membership
from artifacts.titan_map.models.modules import Module, ModuleKind
from artifacts.titan_map.models.offers import Offer
from artifacts.titan_map.models.pages import Page, WithdrawnPage
from artifacts.titan_map.models.services import BookingTest, BusinessUnit, JobType
from artifacts.titan_map.models.shop import Day, Input, Shop
from artifacts.titan_map.models.snapshot import Snapshot, Source
from artifacts.titan_map.models.zones import Zone

__all__ = [
    "BookingTest",
    "BusinessUnit",
    "Campaign",
    "CapacityRule",
    "ClosedDay",
    "CoverageScale",
    "Day",
    "Dimension",
    "GapKind",
    "GapNote",
    "Input",
    "JobType",
    "Membership",
    "Module",
    "ModuleKind",
    "Notice",
    "Offer",
    "OfficeHours",
    "Page",
    "Shop",
    "Snapshot",
    "Source",
    "WithdrawnPage",
    "Zone",
    "worked_example",
]
