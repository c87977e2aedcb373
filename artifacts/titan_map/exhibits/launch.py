"""Exhibits of the launch packet and the access checklist, computed from the launch map."""

from collections.abc import Iterable

from artifacts.register import exhibit
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.phrases import closed_days, notices, open_gaps, path_and_fallback
from artifacts.titan_map.rules import agreement, booking, drift
from artifacts.titan_map.rules import modules as implying
from artifacts.titan_map.rules.coverage import Extent, is_agreed
from artifacts.titan_map.rules.example import Example
from artifacts.titan_map.rules.facts import BookingTest, Counted, Page, WithdrawnPage, in_scope
from artifacts.titan_map.rules.kinds import GapKind
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.url_list import Address, Waits, live, waiting
from artifacts.wide import Group, State, WideRow, WideTable, by_group, row
from artifacts.wording import wording, wording_of
from artifacts.words import filled, listed, sentence


@exhibit("tables.html", given=[worked_example])
def url_list(example: Example) -> dict:
    """``tables``: every live page by its kind; where there are any, those that wait for something,
    and the addresses that were withdrawn.
    """
    launch = example.launch
    tables = [_live(live(launch))]
    if kept_back := waiting(launch):
        tables.append(_waiting(kept_back))
    return {"tables": [*tables, _withdrawn(example)] if launch.withdrawn else tables}


def _live(addresses: tuple[Address, ...]) -> WideTable:
    names = (wording("column-stands-for"), wording("column-map-row"))
    rows = []
    for each in addresses:
        cells = (_stands_for(each), _codes(each))
        rows.append((_kind(each), row(each.page.code, names, cells)))
    columns = (wording("column-kind"), wording("column-address"), *names)
    title = wording("live-addresses", number=len(rows))
    note = _approved(each.page for each in addresses)
    return WideTable("live", columns, by_group(rows), title, note, "tight")


def _waiting(addresses: tuple[Address, ...]) -> WideTable:
    """What each page that is not live waits for."""
    names = (wording("column-stands-for"), wording("column-map-row"), wording("column-waits-for"))
    rows = [
        row(each.page.code, names, (_stands_for(each), _codes(each), _waits(each.waits)))
        for each in addresses
    ]
    columns, title = (wording("column-address"), *names), _number_waiting(len(rows))
    return WideTable("waiting", columns, [Group(rows)], title, kind="tight")


def _number_waiting(number: int) -> str:
    return wording("waiting-addresses", number=number)


def _waits(waits: tuple[Waits, ...]) -> str:
    return listed(wording_of(each) for each in waits)


def _codes(address: Address) -> str:
    return ", ".join(row.code for row in address.behind) or wording("no-single-row")


def _kind(address: Address) -> str:
    kind = address.page.kind
    return wording("overview-page") if kind.is_overview else wording_of(kind)


def _stands_for(address: Address) -> str:
    kind = address.page.kind
    if kind.is_overview:
        return wording_of(kind, "stands-for")
    return listed(row.call_it for row in address.behind)


def _withdrawn(example: Example) -> WideTable:
    withdrawn = example.launch.withdrawn
    names = (wording("column-leads-to"), wording("column-gap"))
    rows = [
        row(each.code, names, (each.redirect, listed(_gaps_of(example, each.code))))
        for each in withdrawn
    ]
    columns, title = (wording("column-address"), *names), _number_withdrawn(example)
    return WideTable("gone", columns, [Group(rows)], title, _approved(withdrawn), "tight")


def _number_withdrawn(example: Example) -> str:
    return wording("withdrawn-addresses", number=len(example.launch.withdrawn))


def _approved(pages: Iterable[Page | WithdrawnPage]) -> str:
    """Who approved the pages and when each was checked, said once of all that agree."""
    paths: dict[str, list[str]] = {}
    for page in pages:
        by = wording_of(page.approver) if page.approver else ""
        approved = wording("approved-by", role=by) if by else wording("approved-by-nobody")
        checked = wording("checked-on", day=page.checked) if page.checked else wording("unchecked")
        paths.setdefault(f"{approved}, {checked}", []).append(page.code)
    if len(paths) == 1:
        return wording("each-address", approval=next(iter(paths)))
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
    names = (
        wording("column-path"),
        wording("column-fallback"),
        wording("column-recipient"),
        wording("column-rules"),
        wording("column-test"),
    )
    rows = []
    for each in booking.path_status(example.launch):
        path, fallback = path_and_fallback(example.launch, each.job)
        cells = (
            path or wording("none-yet"),
            fallback or wording("none-yet"),
            each.job.recipient or wording("nobody-yet"),
            ", ".join(rule.code for rule in each.rules) or wording("none"),
            _test_words(each.test),
        )
        job = each.job
        state = _state(example.launch, each)
        rows.append(row(job.call_it, names, cells, code=job.code, state=state))
    columns = (wording("column-id"), wording("column-service"), *names, wording("column-state"))
    table = WideTable(
        "booking-paths", columns, [Group(rows)], wording("each-service"), "", "tight", True
    )
    return {"tables": [table]}


def _state(launch: TitanMap, status: booking.PathStatus) -> State:
    """A path is confirmed once a try has reached the person who answers."""
    found = status.state
    kinds = [kind for kind, _ in agreement.of_path(launch, status.job)]
    if is_agreed(status.job) and GapKind.PATH_NOT_TESTED in kinds:
        return State("partial", wording("not-tested"))
    if is_agreed(status.job) and GapKind.PATH_FAILED in kinds:
        return State("", wording("test-failed"))
    return State("" if found == Extent.GAP else found, wording_of(found, "path"))


def _test_words(test: BookingTest | None) -> str:
    if test is None:
        return wording("not-tested")
    if not test.failure:
        return wording("test-passed", day=test.day)
    again = wording("fault-fixed", day=test.passed) if test.passed else wording("fault-open")
    return wording("test-failed-by", day=test.day, failure=test.failure, since=again)


@exhibit("tables.html", given=[worked_example])
def drift_baseline(example: Example) -> dict:
    """``tables``: what was counted on the day of launch, and the days to watch after it."""
    launch = example.launch
    at_launch = wording("column-at-launch")
    counted = [row(name, (at_launch,), (said,)) for name, said in _counted(example)]
    names = (wording("column-what"), wording("column-map-row"))
    watched = [
        row(each.day.isoformat(), names, (_watched(each), each.row.code))
        for each in drift.dates_to_watch(launch)
    ]
    counting, days = (wording("column-counted"), at_launch), (wording("column-day"), *names)
    return {
        "tables": [
            _table("baseline", wording("the-baseline"), counting, counted),
            _table("dates", wording("days-to-watch"), days, watched),
        ]
    }


def _table(name: str, title: str, columns: tuple[str, ...], rows: list[WideRow]) -> WideTable:
    return WideTable(name, columns, [Group(rows)], title, kind="tight")


def _counted(example: Example) -> list[tuple[str, str]]:
    launch = example.launch
    dimensions = {each.name: each for each in example.coverage(launch).dimensions}

    def of_scope(name: str) -> str:
        each = dimensions[name]
        covered = f"{float(each.covered):g}"
        return wording("covered-of-scope", covered=covered, in_scope=each.in_scope)

    def shown_and_retired(rows: tuple[Counted, ...]) -> str:
        kept, gone = _kept_and_gone(rows)
        return wording("shown-and-retired", shown=kept, retired=gone)

    running = sum(agreement.is_running(launch, row) for row in launch.campaigns)
    paused = len(launch.campaigns) - running
    live_ones = [wording("live-addresses", number=len(live(launch)))]
    if kept_back := len(waiting(launch)):
        live_ones.append(_number_waiting(kept_back))
    return [
        (wording("services"), of_scope("services")),
        (wording("zones"), of_scope("zones")),
        (wording("booking-paths"), of_scope("booking")),
        (wording("offers"), shown_and_retired(launch.offers)),
        (wording("memberships"), shown_and_retired(launch.memberships)),
        (wording("campaigns"), wording("running-and-paused", running=running, paused=paused)),
        (wording("addresses"), ", ".join([*live_ones, _number_withdrawn(example)])),
        (wording("notices"), sentence(notices(launch))),
        (wording("closed-days"), sentence(closed_days(launch))),
        (wording("open-gaps"), open_gaps(example.gaps(launch))),
    ]


def _kept_and_gone(rows: tuple[Counted, ...]) -> tuple[int, int]:
    kept = sum(in_scope(row) for row in rows)
    return kept, len(rows) - kept


def _watched(each: drift.Watched) -> str:
    return filled(wording_of(each.what), {"name": each.row.call_it})


@exhibit("tables.html", given=[worked_example])
def module_inventory(example: Example) -> dict:
    """``tables``: each module, what is asked, what the example answered and what implies it."""
    names = (
        wording("column-what-we-ask"),
        wording("fictional-example"),
        wording("column-by-hand"),
        wording("column-api-gated"),
    )
    used = {each.module.name: each for each in implying.implied(example.launch)}
    rows = []
    for kind in example.modules:
        answer = _answer(used[kind.name]) if kind.name in used else wording("module-not-in-use")
        cells = (kind.asks, answer, kind.manual_use, kind.later_use)
        rows.append(row(kind.name, names, cells))
    columns = (wording("column-module"), *names)
    return {"tables": [_table("modules", wording("modules"), columns, rows)]}


def _answer(implied: implying.Implied) -> str:
    said = f"{sentence(wording_of(implied.module.status))}. {implied.module.detail}."
    by = listed(each.code for each in implied.by)
    return f"{said} {wording('module-implied', rows=by)}" if implied.by else said
