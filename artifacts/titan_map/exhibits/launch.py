"""Exhibits of the launch packet and the access checklist, computed from the launch map."""

from collections.abc import Sequence
from dataclasses import replace

from artifacts.register import exhibit
from artifacts.titan_map.exhibits.addresses import number_waiting, number_withdrawn
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.phrases import closed_days, notices, open_gaps, path_and_fallback, tried
from artifacts.titan_map.places import path_row
from artifacts.titan_map.rules import agreement, booking, drift
from artifacts.titan_map.rules import modules as implying
from artifacts.titan_map.rules.coverage import Extent, is_agreed
from artifacts.titan_map.rules.example import Example
from artifacts.titan_map.rules.facts import Counted, in_scope
from artifacts.titan_map.rules.kinds import GapKind
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.url_list import live, waiting
from artifacts.titan_map.rules.values import ModuleStatus
from artifacts.wide import Group, State, WideRow, WideTable, row
from artifacts.wording import wording, wording_of
from artifacts.words import counted, filled, listed, sentence


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
    statuses = booking.path_status(example.launch)
    rows = [_path(example.launch, each, names) for each in statuses]
    columns = (wording("column-id"), wording("column-service"), *names, wording("column-state"))
    table = WideTable(
        "booking-paths",
        columns,
        [Group(rows)],
        wording("each-service"),
        count=counted(len(rows), wording("row")),
        holds=_paths_hold(example.launch, statuses),
        kind="tight",
        has_codes=True,
    )
    return {"tables": [table]}


def _path(launch: TitanMap, status: booking.PathStatus, names: tuple[str, ...]) -> WideRow:
    job, test = status.job, status.test
    path, fallback = path_and_fallback(launch, job)
    cells = (
        path or wording("none-yet"),
        fallback or wording("none-yet"),
        job.recipient or wording("nobody-yet"),
        ", ".join(rule.code for rule in status.rules) or wording("none"),
        tried(test),
    )
    state = _state(launch, status)
    made = row(job.call_it, names, cells, code=job.code, state=state)
    failed = state.box != "covered" or bool(test and test.failure)
    return replace(made, anchor=path_row(job.code), is_exception=failed)


def _paths_hold(launch: TitanMap, statuses: Sequence[booking.PathStatus]) -> str:
    """How many were tried and passed, which did so at the second try, and which have no path."""
    tests = [(each.job, each.test) for each in statuses if each.test]
    passed = [(job, test) for job, test in tests if test.reached and test.reached <= launch.as_of]
    again = listed(job.call_it for job, test in passed if test.failure)
    without = listed(each.job.call_it for each in statuses if not each.job.booking_paths)
    said = [wording("paths-passed", passed=len(passed), tested=len(tests))]
    if any(test.failure for _, test in passed):
        said.append(wording("paths-at-second-try", services=again))
    if any(not each.job.booking_paths for each in statuses):
        said.append(wording("paths-lacking", services=without))
    return " ".join(said)


def _state(launch: TitanMap, status: booking.PathStatus) -> State:
    """A path is confirmed once a try has reached the person who answers."""
    found = status.state
    kinds = [kind for kind, _ in agreement.of_path(launch, status.job)]
    if is_agreed(status.job) and GapKind.PATH_NOT_TESTED in kinds:
        return State("partial", wording("not-tested"))
    if is_agreed(status.job) and GapKind.PATH_FAILED in kinds:
        return State("", wording("test-failed"))
    return State("" if found == Extent.GAP else found, wording_of(found, "path"))


@exhibit("tables.html", given=[worked_example])
def drift_baseline(example: Example) -> dict:
    """``tables``: what was counted on the day of launch, and the days to watch after it."""
    launch = example.launch
    at_launch = wording("column-at-launch")
    sums = [row(name, (at_launch,), (said,)) for name, said in _counted(example)]
    names = (wording("column-map-row"),)
    watched = [
        row(_watched(each), names, (each.row.code,), code=each.day.isoformat())
        for each in drift.dates_to_watch(launch)
    ]
    counting = (wording("column-counted"), at_launch)
    days = (wording("column-day"), wording("column-what"), *names)
    dates = _table("dates", wording("days-to-watch"), days, watched)
    return {
        "tables": [
            _table("baseline", wording("the-baseline"), counting, sums),
            replace(dates, has_codes=True),
        ]
    }


def _table(
    name: str, title: str, columns: tuple[str, ...], rows: list[WideRow], holds: str = ""
) -> WideTable:
    number = counted(len(rows), wording("row"))
    return WideTable(name, columns, [Group(rows)], title, count=number, holds=holds, kind="tight")


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
        live_ones.append(number_waiting(kept_back))
    return [
        (wording("services"), of_scope("services")),
        (wording("zones"), of_scope("zones")),
        (wording("booking-paths"), of_scope("booking")),
        (wording("offers"), shown_and_retired(launch.offers)),
        (wording("memberships"), shown_and_retired(launch.memberships)),
        (wording("campaigns"), wording("running-and-paused", running=running, paused=paused)),
        (wording("addresses"), ", ".join([*live_ones, number_withdrawn(example)])),
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
        use = used.get(kind.name)
        answer = _answer(use) if use else wording("module-not-in-use")
        made = row(kind.name, names, (kind.asks, answer, kind.manual_use, kind.later_use))
        is_on = use is not None and use.module.status == ModuleStatus.ON
        rows.append(replace(made, is_exception=not is_on))
    on = [each for each in used.values() if each.module.status == ModuleStatus.ON]
    holds = wording("modules-on", on=len(on), modules=len(example.modules))
    columns = (wording("column-module"), *names)
    return {"tables": [_table("modules", wording("modules"), columns, rows, holds)]}


def _answer(implied: implying.Implied) -> str:
    said = f"{sentence(wording_of(implied.module.status))}. {implied.module.detail}."
    by = listed(each.code for each in implied.by)
    return f"{said} {wording('module-implied', rows=by)}" if implied.by else said
