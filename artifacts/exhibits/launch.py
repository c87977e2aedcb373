"""Exhibits of the launch packet and the access checklist, computed from the launch map."""

from artifacts.exhibits.titan_map import booking_words
from artifacts.exhibits.wide import State, WideRow, WideTable, by_group, row
from artifacts.rules import booking, drift, gaps, urls
from artifacts.rules import modules as implying
from artifacts.rules.example import Example
from artifacts.rules.figures import words
from artifacts.rules.titan_map import BookingTest, in_scope
from artifacts.rules.values import PageKind

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


def url_list(example: Example) -> dict:
    """``tables``: every live page by its kind, and every address that was withdrawn."""
    launch = example.launch
    names = ("Stands for", "Map row", "Approved by", "Checked")
    rows = [
        (KINDS.get(each.page.kind, "Overview"), row(each.page.code, names, _address_cells(each)))
        for each in urls.live(launch)
    ]
    live = WideTable(
        "urls-live", ("Kind", "Address", *names), by_group(rows), f"{len(rows)} live", kind="tight"
    )
    gone_names = ("Leads to", "Approved by", "Checked")
    gone = [
        row(each.code, gone_names, (each.redirect, each.approver, each.checked.isoformat()))
        for each in launch.withdrawn
    ]
    title = f"{len(gone)} withdrawn"
    withdrawn = _table("urls-gone", title, ("Address", *gone_names), gone)
    return {"tables": [live, withdrawn] if gone else [live]}


def _address_cells(each: urls.Address) -> tuple[str, ...]:
    page = each.page
    return (
        OVERVIEWS.get(page.kind) or words(row.call_it for row in each.behind),
        ", ".join(row.code for row in each.behind) or "none",
        page.approver or "nobody yet",
        page.checked.isoformat() if page.checked else "not yet",
    )


def booking_paths(example: Example) -> dict:
    """``tables``: each promoted job type's path, recipient, rules and test."""
    launch = example.launch
    names = ("Path and fallback", "Recipient", "Rules", "Test")
    rows = [
        row(
            each.job.call_it,
            names,
            (
                booking_words(launch, each.job, example.wordings),
                each.job.recipient or "nobody yet",
                ", ".join(rule.code for rule in each.rules) or "none",
                _test_words(each.test),
            ),
            code=each.job.code,
            state=STATES[each.state],
        )
        for each in booking.path_status(launch)
    ]
    columns = ("ID", "Service", *names, "State")
    table = WideTable(
        "booking-paths", columns, [("", rows)], "Each service", kind="tight", has_codes=True
    )
    return {"tables": [table]}


def _test_words(test: BookingTest | None) -> str:
    if test is None:
        return "not tested"
    if not test.failure:
        return f"passed {test.day.isoformat()}"
    again = f"fixed, passed {test.passed.isoformat()}" if test.passed else "still open"
    return f"failed {test.day.isoformat()}: {test.failure}; {again}"


def drift_baseline(example: Example) -> dict:
    """``tables``: what was counted on the day of launch, and the days to watch after it."""
    launch = example.launch
    counted = [row(name, ("At launch",), (said,)) for name, said in _counted(example)]
    names = ("What happens", "Map row")
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
    return WideTable(name, columns, [("", rows)], title, kind="tight")


def _counted(example: Example) -> list[tuple[str, str]]:
    launch = example.launch
    found = example.gaps(launch)
    dimensions = {each.name: each for each in example.coverage(launch).dimensions}
    severities = {of: sum(gap.severity == of for gap in found) for of in gaps.Severity}

    def of_scope(name: str) -> str:
        each = dimensions[name]
        return f"{float(each.covered):g} of {each.in_scope} covered"

    def with_out(rows: tuple, word: str) -> str:
        inside = sum(in_scope(row) for row in rows)
        return f"{inside} shown, {len(rows) - inside} {word}"

    return [
        ("Services", of_scope("services")),
        ("Zones", of_scope("zones")),
        ("Booking paths", of_scope("booking")),
        ("Offers", with_out(launch.offers, "retired")),
        ("Memberships", with_out(launch.memberships, "retired")),
        ("Campaigns", with_out(launch.campaigns, "paused")),
        ("Addresses", f"{len(launch.pages)} live, {len(launch.withdrawn)} withdrawn"),
        (
            "Open gaps",
            f"{severities['blocker']} blockers, {severities['warning']} warnings, "
            f"{severities['accepted']} accepted",
        ),
    ]


def _watched(each: drift.Watched) -> str:
    name = each.row.call_it
    return {
        "ends": f"{name} ends",
        "closes": f"{name} closes for the season",
        "revisit": f"{name}: look at the accepted gap again",
    }[each.what]


def module_inventory(example: Example) -> dict:
    """``tables``: each module, what is asked, what the example answered and what implies it."""
    names = ("What we ask", "Fictional example", "By hand in the pilot", "Later, API gated")
    used = {each.module.name: each for each in implying.implied(example.launch)}
    rows = []
    for kind in example.modules:
        answer = _answer(used[kind.name]) if kind.name in used else "Not in use."
        cells = (kind.asks, answer, kind.manual_use, kind.later_use)
        rows.append(row(kind.name, names, cells))
    return {"tables": [_table("modules", "Modules", ("Module", *names), rows)]}


def _answer(implied: implying.Implied) -> str:
    by = words(each.code for each in implied.by)
    rests = f"On it rest {by}." if implied.by else "Nothing on the map rests on it."
    status = implied.module.status
    return f"{status[0].upper()}{status[1:]}. {implied.module.detail}. {rests}"
