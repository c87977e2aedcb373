"""What a value of the map may be; what pages call it is in the fixtures."""

from enum import StrEnum


class Standing(StrEnum):
    """Whether a shop still does a kind of work, and shows it."""

    PROMOTED = "promoted"
    INTERNAL = "internal"  # by agreement never public: recalls, training
    RETIRED = "retired"


class BookingPath(StrEnum):
    """How a request for a job type reaches the shop first."""

    EMBED = "embed"  # the shop's own scheduler, embedded
    PHONE = "phone"
    REQUEST = "request"  # the request form


class ZoneStatus(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"
    EMERGENCY_ONLY = "emergency-only"


class Treatment(StrEnum):
    """What a zone's page offers, as it was found."""

    ALL_SERVICES = "all-services"
    INTEREST_ONLY = "interest-only"
    EMERGENCY_ONLY = "emergencies"


class PageKind(StrEnum):
    HOME = "home"
    SERVICES = "services"
    AREAS = "areas"
    OFFERS = "offers"
    PLANS = "plans"
    REQUEST_FORM = "request-form"
    SERVICE = "service"
    AREA = "area"
    PLAN = "plan"
    LANDING = "landing"

    @property
    def is_overview(self) -> bool:
        """Whether it lists rows of the map and stands for no single one."""
        return self not in (PageKind.SERVICE, PageKind.AREA, PageKind.PLAN, PageKind.LANDING)


class RuleKind(StrEnum):
    """The rounds in which capacity rules are read, in this order."""

    ZONE = "zone"
    SERVICE = "service"
    NARROWING = "narrowing"


class RuleHours(StrEnum):
    """When a capacity rule holds, by the office's hours."""

    ANY = "any"
    OUTSIDE = "outside-office-hours"


class RuleWindow(StrEnum):
    """When a capacity rule holds, by the calendar."""

    ALWAYS = "always"
    SEASON = "season"


class Outcome(StrEnum):
    """What a page does with a visitor."""

    EMBED = "embed"
    CALL_NOW = "call-now"
    PHONE_FIRST = "phone-first"
    REQUEST = "request"
    INTEREST_ONLY = "interest-only"
    CALL_ONLY = "call-only"
    EMERGENCY_ONLY = "emergency-only"
    CLOSED = "closed"
    OUTSIDE = "outside"


class Control(StrEnum):
    """A way to the shop that a page may show; a form may ask for a photo."""

    SCHEDULER = "scheduler"
    OFFICE_PHONE = "office-phone"
    ON_CALL_PHONE = "on-call-phone"
    MEMBER_LINE = "member-line"
    FORM = "form"
    PHOTO_FORM = "photo-form"
    INTEREST_FORM = "interest-form"


class Verdict(StrEnum):
    """What a reviewer signed about a row that the rules would otherwise hold against the map."""

    ACCEPTED = "accepted"  # a gap that stays in scope
    OUT_OF_SCOPE = "out-of-scope"


class Role(StrEnum):
    """Whoever reviews something does so by role."""

    OWNER = "owner"
    MARKETING = "marketing-manager"
    OPERATIONS = "operations-manager"
    ADMIN = "office-manager"


class Implies(StrEnum):
    """Rows of the map that imply a ServiceTitan module."""

    SCHEDULER = "scheduler"  # booking paths that embed it
    PLANS = "plans"


class ModuleStatus(StrEnum):
    """What a shop says of a module."""

    ON = "on"
    OFF = "off"
    UNSURE = "unsure"


class Returned(StrEnum):
    """Why a first copy of an input went back."""

    CUSTOMER_DATA = "customer-data"
    SECRET = "secret"
