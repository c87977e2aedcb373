"""Exhibits of the launch packet and the access checklist, computed from the launch map."""

from collections.abc import Iterable, Sequence

from artifacts.register import exhibit
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.phrases import path_and_fallback
from artifacts.titan_map.rules import booking, drift
from artifacts.titan_map.rules import modules as implying
from artifacts.titan_map.rules.example import Example
from artifacts.titan_map.rules.facts import BookingTest, Page, WithdrawnPage, in_scope
from artifacts.titan_map.rules.gaps import open_gaps
from artifacts.titan_map.rules.url_list import live
from artifacts.titan_map.rules.values import PageKind
from artifacts.wide import Group, State, WideRow, WideTable, by_group, row
from artifacts.wording import wording, wording_of
from artifacts.words import listed

KINDS = {
    PageKind.SERVICE: "Service",
    PageKind.AREA: "Service area",
    PageKind.PLAN: "Plan",
    PageKind.LANDING: "Campaign",
}
OVERVIEWS = {
    PageKind.HOME: "the home page",
    PageKind.SERVICES: "every service",
    PageKind.AREAS: "every area",
    PageKind.OFFERS: "every offer",
    PageKind.PLANS: "every plan",
    PageKind.REQUEST_FORM: "the request form",
}
STATES = {
    "covered": State("covered", "confirmed"),
    "partial": State("partial", "partial"),
    "gap": State("", "no path"),
}


@exhibit("tables.html", given=[worked_example])
def url_list(example: Example) -> dict:
    """``tables``: every live page by its kind, and every address that was withdrawn."""
    launch = example.launch
    names = ("Stands for", "Map row")
    rows = []
    for each in live(launch):
        kind = each.page.kind
        stands_for = OVERVIEWS.get(kind) or listed(row.call_it for row in each.behind)
        codes = ", ".join(row.code for row in each.behind) or "no single row"
        rows.append((KINDS.get(kind, "Overview"), row(each.page.code, names, (stands_for, codes))))
    columns: Sequence[str] = ("Kind", "Address", *names)
    note = _approved(launch.pages)
    present = WideTable("live", columns, by_group(rows), f"{len(rows)} live", note, "tight")
    gone_names = ("Leads to", "Gap")
    gone = [
        row(each.code, gone_names, (each.redirect, listed(_gaps_of(example, each.code))))
        for each in launch.withdrawn
    ]
    columns, note = ("Address", *gone_names), _approved(launch.withdrawn)
    withdrawn = WideTable("gone", columns, [Group(gone)], f"{len(gone)} withdrawn", note, "tight")
    return {"tables": [present, withdrawn] if gone else [present]}


def _approved(pages: Iterable[Page | WithdrawnPage]) -> str:
    """Who approved the pages and when each was checked, said once of all that agree."""
    paths: dict[str, list[str]] = {}
    for page in pages:
        checked = f"checked {page.checked.isoformat()}" if page.checked else "not checked yet"
        said = (
            f"approved by the {wording_of(page.approver)}"
            if page.approver
            else "approved by nobody yet"
        )
        paths.setdefault(f"{said}, {checked}", []).append(page.code)
    if len(paths) == 1:
        return f"Each {next(iter(paths))}"
    return "; ".join(f"{listed(of)}: {said}" for said, of in paths.items())


def _gaps_of(example: Example, path: str) -> list[str]:
    """The gaps by which a page was withdrawn: its own, and those of a campaign that led to it."""
    return [
        found.note.code
        for found in example.findings
        if found.note and path in (found.gap.item, getattr(found.gap.row, "page", ""))
    ]


@exhibit("tables.html", given=[worked_example])
def booking_paths(example: Example) -> dict:
    """``tables``: each promoted job type's path, recipient, rules and test."""
    launch = example.launch
    names = ("Path", "Fallback", "Recipient", "Rules", "Test")
    rows = [
        row(
            each.job.call_it,
            names,
            (
                *path_and_fallback(launch, each.job, example.wordings),
                each.job.recipient or "nobody yet",
                ", ".join(rule.code for rule in each.rules) or "none",
                _test_words(each.test),
            ),
            code=each.job.code,
            state=_state(each),
        )
        for each in booking.path_status(launch)
    ]
    columns = ("ID", "Service", *names, "State")
    table = WideTable(
        "booking-paths", columns, [Group(rows)], "Each service", kind="tight", has_codes=True
    )
    return {"tables": [table]}


def _state(status: booking.PathStatus) -> State:
    """A path is confirmed once a try has reached the person who answers."""
    if status.state == "covered" and not status.has_passed:
        return State("partial", "test failed" if status.test else "not tested")
    return STATES[status.state]


def _test_words(test: BookingTest | None) -> str:
    if test is None:
        return "not tested"
    if not test.failure:
        return f"passed {test.day.isoformat()}"
    again = f"fixed, passed {test.passed.isoformat()}" if test.passed else "still open"
    return f"failed {test.day.isoformat()}: {test.failure}; {again}"


@exhibit("tables.html", given=[worked_example])
def drift_baseline(example: Example) -> dict:
    """``tables``: what was counted on the day of launch, and the days to watch after it."""
    launch = example.launch
    counted = [row(name, ("At launch",), (said,)) for name, said in _counted(example)]
    names = ("What", "Map row")
    watched = [
        row(each.day.isoformat(), names, (_watched(each), each.row.code))
        for each in drift.dates_to_watch(launch)
    ]
    return {
        "tables": [
            _table("baseline", "The baseline", ("Counted", "At launch"), counted),
            _table("dates", "Days to watch", ("Day", *names), watched),
        ]
    }


def _table(name: str, title: str, columns: tuple[str, ...], rows: list[WideRow]) -> WideTable:
    return WideTable(name, columns, [Group(rows)], title, kind="tight")


def _counted(example: Example) -> list[tuple[str, str]]:
    launch = example.launch
    dimensions = {each.name: each for each in example.coverage(launch).dimensions}

    def of_scope(name: str) -> str:
        each = dimensions[name]
        return f"{float(each.covered):g} of {each.in_scope} covered"

    def with_out(rows: tuple, inside: str, outside: str) -> str:
        kept = sum(in_scope(row) for row in rows)
        return f"{kept} {inside}, {len(rows) - kept} {outside}"

    return [
        ("Services", of_scope("services")),
        ("Zones", of_scope("zones")),
        ("Booking paths", of_scope("booking")),
        ("Offers", with_out(launch.offers, "shown", "retired")),
        ("Memberships", with_out(launch.memberships, "shown", "retired")),
        ("Campaigns", with_out(launch.campaigns, "active or scheduled", "paused")),
        ("Addresses", f"{len(launch.pages)} live, {len(launch.withdrawn)} withdrawn"),
        ("Open gaps", open_gaps(example.gaps(launch))),
    ]


def _watched(each: drift.Watched) -> str:
    name = each.row.call_it
    return {
        "ends": f"{name} ends",
        "closes": f"{name} closes for the season",
        "revisit": f"{name}: look at the accepted gap again",
    }[each.what]


@exhibit("tables.html", given=[worked_example])
def module_inventory(example: Example) -> dict:
    """``tables``: each module, what is asked, what the example answered and what implies it."""
    example_label = wording("fictional-example")
    names = ("What we ask", example_label, "By hand in the pilot", "Later, API gated")
    used = {each.module.name: each for each in implying.implied(example.launch)}
    rows = []
    for kind in example.modules:
        answer = _answer(used[kind.name]) if kind.name in used else "Not in use."
        cells = (kind.asks, answer, kind.manual_use, kind.later_use)
        rows.append(row(kind.name, names, cells))
    return {"tables": [_table("modules", "Modules", ("Module", *names), rows)]}


def _answer(implied: implying.Implied) -> str:
    status = implied.module.status
    said = f"{status[0].upper()}{status[1:]}. {implied.module.detail}."
    by = listed(each.code for each in implied.by)
    return f"{said} The map implies it: {by}." if implied.by else said
