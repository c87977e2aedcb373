"""The kinds of mapping gap, and what may be said of one."""

from collections.abc import Iterator, Mapping
from enum import StrEnum


class Severity(StrEnum):
    BLOCKER = "blocker"
    WARNING = "warning"
    ACCEPTED = "accepted"


class GapKind(StrEnum):
    """Of a row that is not filled in, of one that does not agree with those that it names, and of
    what is to go live without having been approved or tried.
    """

    AMBIGUOUS_UNIT = "ambiguous-unit"
    UNMAPPED = "unmapped-job-type"
    NO_ACTIVE_JOB_TYPE = "page-without-job-type"
    STALE_OFFER = "stale-offer"
    NO_EXPIRY = "offer-without-expiry"
    UNSUPPORTED_AREA = "unsupported-area"
    PAUSED_BUT_BOOKABLE = "paused-zone-with-booking"
    OVER_PROMISED = "emergency-zone-over-promised"
    CAMPAIGN_ON_STALE_OFFER = "campaign-on-stale-offer"
    UNDECIDED = "booking-path-undecided"
    NO_RECIPIENT = "recipient-missing"
    INCOMPLETE = "incomplete-row"
    INCOMPLETE_SOLD = "incomplete-offer-or-campaign"

    NAME_SHARED = "name-shared"
    LABEL_SHARED = "public-label-shared"
    MODULE_OFF = "module-off"
    MODULE_UNSURE = "module-unsure"
    OFFER_WITHOUT_ZONES = "offer-without-zones"
    OFFER_IN_INACTIVE_ZONE = "offer-in-inactive-zone"
    OFFER_IN_NO_ACTIVE_ZONE = "offer-in-no-active-zone"
    OFFER_WITHOUT_SERVICE = "offer-without-service"
    OFFER_OUT_OF_SEASON = "offer-out-of-season"
    CAMPAIGN_ENDED = "campaign-ended"
    CAMPAIGN_IN_UNSERVED_ZONE = "campaign-in-unserved-zone"
    CAMPAIGN_IN_EMERGENCY_ZONE = "campaign-in-emergency-zone"
    CAMPAIGN_OUTLIVES_OFFER = "campaign-outlives-offer"
    CAMPAIGN_BEYOND_OFFER = "campaign-beyond-offer"
    CAMPAIGN_ON_OTHER_PAGE = "campaign-on-other-page"
    CAMPAIGN_ON_OVERVIEW = "campaign-on-overview"
    CAMPAIGN_WITHOUT_SERVICE = "campaign-without-service"
    CAMPAIGN_OUT_OF_SEASON = "campaign-out-of-season"
    CAMPAIGN_ON_OTHER_OFFER = "campaign-on-other-offer"
    LANDING_WITHOUT_CAMPAIGN = "campaign-page-without-campaign"
    CAMPAIGN_NAME_SHARED = "campaign-name-shared"
    CAMPAIGN_NAME_SPACED = "campaign-name-with-spaces"
    PAUSED_BUT_CALLED = "paused-zone-taking-emergencies"
    AREA_IN_INACTIVE_ZONE = "area-in-inactive-zone"
    PAGE_OUT_OF_SCOPE = "page-out-of-scope"
    LED_ASTRAY = "withdrawn-address-astray"

    PAGE_NOT_REVIEWED = "page-not-reviewed"
    PATH_NOT_TESTED = "path-not-tested"
    PATH_FAILED = "path-test-failed"


# What fills a name: the map's own words, or values that somebody else has words for.
Word = str | tuple[StrEnum, ...]
Disagreement = tuple[GapKind, dict[str, Word]]
Disagreements = Iterator[Disagreement]
WORDS: Mapping[str, tuple[str, ...]] = {
    GapKind.AMBIGUOUS_UNIT: ("units",),
    GapKind.STALE_OFFER: ("ends",),
    GapKind.UNSUPPORTED_AREA: ("zips",),
    GapKind.CAMPAIGN_ON_STALE_OFFER: ("offer",),
    GapKind.UNDECIDED: ("paths",),
    GapKind.INCOMPLETE: ("missing",),
    GapKind.INCOMPLETE_SOLD: ("missing",),
    GapKind.NAME_SHARED: ("others",),
    GapKind.LABEL_SHARED: ("others",),
    GapKind.MODULE_OFF: ("module",),
    GapKind.MODULE_UNSURE: ("module",),
    GapKind.OFFER_IN_INACTIVE_ZONE: ("zones",),
    GapKind.OFFER_IN_NO_ACTIVE_ZONE: ("zones",),
    GapKind.OFFER_WITHOUT_SERVICE: ("service",),
    GapKind.OFFER_OUT_OF_SEASON: ("service", "ends"),
    GapKind.CAMPAIGN_ENDED: ("ends",),
    GapKind.CAMPAIGN_IN_UNSERVED_ZONE: ("zones",),
    GapKind.CAMPAIGN_IN_EMERGENCY_ZONE: ("zones",),
    GapKind.CAMPAIGN_OUTLIVES_OFFER: ("offer", "ends"),
    GapKind.CAMPAIGN_BEYOND_OFFER: ("offer", "zones"),
    GapKind.CAMPAIGN_ON_OTHER_PAGE: ("page",),
    GapKind.CAMPAIGN_ON_OVERVIEW: ("page",),
    GapKind.CAMPAIGN_WITHOUT_SERVICE: ("service",),
    GapKind.CAMPAIGN_OUT_OF_SEASON: ("service",),
    GapKind.CAMPAIGN_ON_OTHER_OFFER: ("offer",),
    GapKind.AREA_IN_INACTIVE_ZONE: ("zips", "zones"),
    GapKind.CAMPAIGN_NAME_SHARED: ("others",),
    GapKind.PAGE_OUT_OF_SCOPE: ("row",),
    GapKind.LED_ASTRAY: ("page",),
    GapKind.PAGE_NOT_REVIEWED: ("waits",),
    GapKind.PATH_FAILED: ("failure",),
}
"""What the sentence of a kind may name beside the ``name`` of the row."""

WRONG = frozenset(
    {
        GapKind.MODULE_OFF,
        GapKind.OFFER_IN_NO_ACTIVE_ZONE,
        GapKind.OFFER_WITHOUT_SERVICE,
        GapKind.OFFER_OUT_OF_SEASON,
        GapKind.CAMPAIGN_ENDED,
        GapKind.CAMPAIGN_IN_UNSERVED_ZONE,
        GapKind.CAMPAIGN_OUTLIVES_OFFER,
        GapKind.CAMPAIGN_BEYOND_OFFER,
        GapKind.CAMPAIGN_WITHOUT_SERVICE,
        GapKind.CAMPAIGN_OUT_OF_SEASON,
        GapKind.CAMPAIGN_ON_OTHER_OFFER,
        GapKind.PATH_FAILED,
    }
)
"""An item about which one of these is found counts nothing, as a zone does whose page sends bad
demand; each other disagreement counts as one thing that is missing.
"""
