"""Maps that nobody wrote, for rules that have to hold on any: rows put together until they fit."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import time

from hypothesis import strategies as st

from artifacts.titan_map.rules.booking import NARROWED, OUTCOME_OF_PATH
from artifacts.titan_map.rules.coverage import DIMENSIONS, RIGHT_TREATMENT
from artifacts.titan_map.rules.example import Example, Kind, ModuleKind, Part
from artifacts.titan_map.rules.facts import (
    BookingTest,
    Campaign,
    CapacityRule,
    JobType,
    Membership,
    Module,
    Offer,
    OfficeHours,
    Page,
    Row,
    WithdrawnPage,
    Zone,
    in_scope,
)
from artifacts.titan_map.rules.kinds import GapKind, Severity
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import (
    BookingPath,
    Implies,
    ModuleStatus,
    Outcome,
    PageKind,
    Role,
    RuleHours,
    RuleKind,
    RuleWindow,
    Standing,
    ZoneStatus,
)
from tests.artifacts.titan_map.rows import (
    AS_OF,
    CLOSED,
    DAYS,
    JOBS,
    NOTE,
    NOTICES,
    ROWS,
    UNITS,
    one_of,
    some,
)
from tests.support.entries import WORDINGS

OUTCOME_OF_NOTICE = dict(
    zip((each.code for each in NOTICES), (Outcome.REQUEST, Outcome.PHONE_FIRST), strict=True)
)


def rules_of(jobs: tuple[JobType, ...], narrowed: tuple[str, ...]) -> tuple[CapacityRule, ...]:
    """Rules that fit the job types: one for each path, and one for the season of each path."""
    shown = [job for job in jobs if job.standing == Standing.PROMOTED and in_scope(job)]
    rules = rules_of_zones(urgent=shown[:1])
    for path, outcome in OUTCOME_OF_PATH.items():
        for in_season in (True, False):
            of_path = [job for job in shown if job.booking_paths[:1] == (path,)]
            fitting = tuple(job.code for job in of_path if bool(job.season) == in_season)
            code = f"CR-{path}-{in_season}"
            window = RuleWindow.SEASON if in_season else RuleWindow.ALWAYS
            rules.append(rule(code, RuleKind.SERVICE, outcome, fitting, window=window))
    for code, outcome, notice in (
        *((f"CR-{each}", outcome, each) for each, outcome in OUTCOME_OF_NOTICE.items()),
        ("CR4", Outcome.CALL_NOW, ""),
    ):
        ways = [path for path, shows in OUTCOME_OF_PATH.items() if shows in NARROWED[bool(notice)]]
        fitting = tuple(
            job.code
            for job in shown
            if job.code in narrowed and set(job.booking_paths[:1]) & set(ways)
        )
        narrowing = {"notice": notice} if notice else {"hours": RuleHours.OUTSIDE}
        rules.append(rule(code, RuleKind.NARROWING, outcome, fitting, **narrowing))
    return tuple(each for each in rules if each.job_types or each.kind == RuleKind.ZONE)


def rules_of_zones(urgent: list[JobType]) -> list[CapacityRule]:
    jobs = tuple(job.code for job in urgent)
    paused, emergency = ZoneStatus.PAUSED, ZoneStatus.EMERGENCY_ONLY
    called = {"job_types": jobs, "otherwise": Outcome.EMERGENCY_ONLY if jobs else None}
    return [
        rule("CR1", RuleKind.ZONE, Outcome.INTEREST_ONLY, zone_status=paused),
        rule("CR2", RuleKind.ZONE, Outcome.CALL_ONLY, zone_status=emergency, **called),
    ]


def rule(
    code: str, kind: RuleKind, outcome: Outcome, job_types: tuple[str, ...] = (), **more: object
) -> CapacityRule:
    return CapacityRule(code, NOTE, kind, outcome, job_types, reviewer=Role.OWNER, **more)


SIGNED = st.none() | DAYS
NARROWED_JOBS = some(*JOBS)
USUALLY = one_of(True, True, True, False)
REVIEWED = one_of(*([{"approver": Role.OWNER, "checked": AS_OF}] * 4), {"approver": Role.OWNER}, {})
MODULE_STATUSES = one_of(*([ModuleStatus.ON] * 3), *ModuleStatus)
TRY = BookingTest("T", NOTE, "", AS_OF)
TRIES = one_of(
    TRY, TRY, replace(TRY, failure="no answer", passed=AS_OF), replace(TRY, failure="no")
)
PROMOTED = one_of("", *JOBS)


@st.composite
def titan_maps(draw: st.DrawFn) -> TitanMap:
    """Any map whose rows name only rows of its own, and whose rules fit its job types."""
    jobs, zones, plans, offers, campaigns = draw(ROWS)
    offers = [_in_zones(_of(row, jobs), zones) for row in offers]
    campaigns = [_of(row, jobs, offers) for row in campaigns]
    pages = _pages(draw, jobs, zones, plans, campaigns)
    rules = rules_of(jobs, draw(NARROWED_JOBS))
    return TitanMap(
        as_of=AS_OF,
        goes_live=draw(st.booleans()),
        signed=draw(SIGNED),
        units=UNITS,
        job_types=jobs,
        zones=zones,
        memberships=plans,
        pages=pages,
        offers=tuple(offers),
        campaigns=tuple(_in_zones(row, zones) for row in campaigns),
        notices=tuple(each for each in NOTICES if each.code in {rule.notice for rule in rules}),
        rules=rules,
        hours=(OfficeHours("week", NOTE, 1, 5, time(7), time(18)),),
        closed=draw(CLOSED),
        modules=tuple(
            Module(use, NOTE, f"Module {use}", draw(MODULE_STATUSES), "everywhere", use)
            for use in Implies
        ),
        withdrawn=(WithdrawnPage("/gone", NOTE, "/services", Role.OWNER, AS_OF),),
        tests=tuple(
            replace(draw(TRIES), code=f"T-{job.code}", job_type=job.code)
            for job in jobs
            if job.standing == Standing.PROMOTED and in_scope(job) and draw(USUALLY)
        ),
    )


def _pages(
    draw: st.DrawFn, jobs: tuple, zones: tuple, plans: tuple, campaigns: list
) -> tuple[Page, ...]:
    """Overviews, pages of some of the rows, perhaps one of none, and those of the campaigns."""
    overviews = (PageKind.SERVICES, PageKind.AREAS, PageKind.OFFERS, PageKind.PLANS)
    pages = [Page(f"/{kind}", NOTE, kind) for kind in overviews]
    for rows, kind in ((jobs, PageKind.SERVICE), (zones, PageKind.AREA), (plans, PageKind.PLAN)):
        chosen = [row for row in rows if draw(st.booleans())]
        pages += [Page(f"/{row.code.lower()}", NOTE, kind, row.code) for row in chosen]
    if draw(st.booleans()):
        pages.append(Page("/nowhere", NOTE, PageKind.AREA, zip_codes=("99999",)))
    landing = dict.fromkeys(row.page for row in campaigns if row.page)
    for path in landing:
        promoted = draw(PROMOTED)
        of_job = promoted if promoted in codes(jobs) else ""
        pages.append(Page(path, NOTE, PageKind.LANDING, of_job))
    return tuple(replace(page, **draw(REVIEWED)) for page in pages)


def codes(rows: tuple) -> tuple[str, ...]:
    return tuple(row.code for row in rows)


def _in_zones(row: Offer | Campaign, zones: tuple) -> Offer | Campaign:
    return replace(row, zones=tuple(code for code in row.zones if code in codes(zones)))


def _of(row: object, jobs: tuple, offers: list | None = None) -> object:
    """A row without the names of rows that are not there."""
    named = replace(row, job_type=row.job_type if row.job_type in codes(jobs) else "")
    if offers is None:
        return named
    return replace(named, offer=row.offer if row.offer in codes(tuple(offers)) else "")


def can_be_mended(titan_map: TitanMap) -> bool:
    """Whether there is work to show, and an area to show it in."""
    return bool(titan_map.shown) and any(map(_is_active, titan_map.zones))


def mended(titan_map: TitanMap, code: str) -> TitanMap:
    """The map with one item wholly covered: itself, and whatever it relies on."""
    row = titan_map.row(code)
    if not in_scope(row):  # whose pages should be gone
        kept = (page for page in titan_map.pages if page.promotes != code)
        return _with(titan_map, "pages", kept)
    job = titan_map.shown[0].code
    active = tuple(zone.code for zone in titan_map.zones if _is_active(zone))
    match row:
        case JobType():
            better = replace(
                row,
                public_label=f"Mended {code}",
                business_units=("BU1",),
                booking_paths=(BookingPath.REQUEST,),
                recipient="inbox",
            )
            whole = _tried(_paged(titan_map, PageKind.SERVICE, code), code)
        case Zone():
            better = replace(row, name=f"Mended {code}", treatment=RIGHT_TREATMENT[row.status])
            whole = _paged(titan_map, PageKind.AREA, code)
        case Membership():
            better = replace(row, sheet_approved=True)
            on = (replace(each, status=ModuleStatus.ON) for each in titan_map.modules)
            whole = _with(_paged(titan_map, PageKind.PLAN, code), "modules", on)
        case Offer():
            better = replace(row, eligibility="anyone", ends=AS_OF, job_type=job, zones=active)
            whole = _paged(_all_year(titan_map, job), PageKind.OFFERS, "")
        case Campaign():
            whole = _all_year(titan_map, job)
            page = whole.page_of(job).code
            better = replace(row, page=page, job_type=job, zones=active, offer="", ends=None)
            better = replace(better, name=f"Mended-{code}")
    kind = next(name for name in KINDS if row in getattr(whole, name))
    rows = (better if each.code == code else each for each in getattr(whole, kind))
    return _with(whole, kind, rows)


KINDS = ("job_types", "zones", "memberships", "offers", "campaigns")


def _is_active(zone: Zone) -> bool:
    return zone.status == ZoneStatus.ACTIVE


def _with(titan_map: TitanMap, kind: str, rows: Iterable[Row]) -> TitanMap:
    return replace(titan_map, **{kind: tuple(rows)})


def _paged(titan_map: TitanMap, kind: PageKind, code: str) -> TitanMap:
    """With a page of a row, or an overview, that is reviewed."""
    own = [page for page in titan_map.pages if page.kind == kind and page.promotes == code]
    page = own[0] if own else Page(f"/mended/{kind}/{code.lower()}", NOTE, kind, code)
    others = (each for each in titan_map.pages if each != page)
    return _with(titan_map, "pages", [*others, replace(page, approver=Role.OWNER, checked=AS_OF)])


def _all_year(titan_map: TitanMap, code: str) -> TitanMap:
    """With a page of a job type whose work is done at any time of the year."""
    jobs = [replace(job, season=None) if job.code == code else job for job in titan_map.job_types]
    return _paged(_with(titan_map, "job_types", jobs), PageKind.SERVICE, code)


def _tried(titan_map: TitanMap, code: str) -> TitanMap:
    others = (test for test in titan_map.tests if test.job_type != code)
    return _with(titan_map, "tests", [*others, replace(TRY, code=f"T-{code}", job_type=code)])


def example_of(draft: TitanMap, launch: TitanMap) -> Example:
    """Two maps with the least that fixtures would say beside them."""
    severities = dict.fromkeys(GapKind, Severity.WARNING)
    severities[GapKind.STALE_OFFER] = Severity.BLOCKER
    return Example(
        draft,
        launch,
        dimensions={name: Part(20, name.title(), "what it counts") for name in DIMENSIONS},
        publish_from=85,
        kinds={
            kind: Kind(kind, severities[kind], "{name}", Role.OWNER, "mend it") for kind in GapKind
        },
        notes={},
        inputs=(),
        days={},
        wordings=WORDINGS,
        modules=(ModuleKind("Scheduler", "asked", "by hand", "later"),),
        shop="A shop",
        region="Somewhere",
    )
