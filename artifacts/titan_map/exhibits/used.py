"""Where a row of the map is used, in a line for each kind of what uses it."""

from collections.abc import Callable

from artifacts.titan_map.exhibits.cells import state
from artifacts.titan_map.phrases import tried
from artifacts.titan_map.places import path_row, place_of
from artifacts.titan_map.rules.example import Example
from artifacts.titan_map.rules.facts import Counted, Row
from artifacts.titan_map.rules.uses import UseKind, code_of, uses
from artifacts.wide import Use
from artifacts.wording import wording, wording_of
from artifacts.words import join, listed, within


def used(example: Example, row: Row) -> list[Use]:
    found: dict[UseKind, list[str]] = {}
    for each in uses(example, row):
        found.setdefault(each.kind, []).append(each.code)
    said: dict[UseKind, tuple[str, Callable[[Example, list[str]], str]]] = {
        UseKind.PAGE: (wording("column-page"), _pages),
        UseKind.RULE: (wording("column-rule"), _rules),
        UseKind.OFFER: (wording("column-offer"), _rows),
        UseKind.CAMPAIGN: (wording("column-campaign"), _rows),
        UseKind.GAP: (wording("column-gap"), _gaps),
        UseKind.TEST: (wording("column-test"), _tests),
    }
    lines = []
    for kind, codes in found.items():
        name, words = said[kind]
        # A test has no code that a page shows: its row is found by the work that was tried.
        tested = place_of("booking_paths", path_row(row.code)) if kind == UseKind.TEST else ""
        lines.append(Use(name, words(example, codes), tested))
    return lines


def _pages(example: Example, paths: list[str]) -> str:
    return listed(paths)


def _rules(example: Example, codes: list[str]) -> str:
    """``CR1 own scheduler and CR2 call now``."""
    rules = [rule for rule in example.launch.rules if rule.code in codes]
    return listed(f"{rule.code} {within(wording_of(rule.outcome))}" for rule in rules)


def _rows(example: Example, codes: list[str]) -> str:
    """Each with its name, and how it stands where that is not as it should."""
    said = []
    for code in codes:
        row = example.launch.row(code)
        if isinstance(row, Counted):
            how = state(example.launch, row)
            name = f"{code} {row.name}"
            said.append(name if how.box == "covered" else f"{name} ({how.word})")
    return "; ".join(said)


def _gaps(example: Example, codes: list[str]) -> str:
    """``G05 and G10 closed``."""
    found = [each for each in example.findings if code_of(each) in codes]
    by_state = {
        wording("gap-open"): [code_of(each) for each in found if each.is_open],
        wording("gap-closed"): [code_of(each) for each in found if each.is_closed],
    }
    return ", ".join(f"{join(sorted(of))} {within(said)}" for said, of in by_state.items() if of)


def _tests(example: Example, codes: list[str]) -> str:
    return "; ".join(tried(test) for test in example.launch.tests if test.code in codes)
