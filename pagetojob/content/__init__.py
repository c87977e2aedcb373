"""Fixtures into rows, all or nothing: wrong content is refused with every problem at once.

``loaddata`` is not enough here: it accepts a bad slug, blank text, a key twice and a row twice, and
it stops at the first problem without naming it.
"""

from collections.abc import Iterator
from pathlib import Path

from artifacts.checking import Content, Fault
from artifacts.offered import offered
from pagetojob.content.entries import Problem, read
from pagetojob.content.filling import FilledRow, fill


class ContentRefused(Exception):
    """The content is wrong; ``problems`` says where, in the order of the files."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"The content has {len(problems)} problem(s).")
        self.problems = problems


def load(folder: Path) -> None:
    """Fills the empty tables of the default database from the fixtures in ``folder``.

    Raises ``ContentRefused`` where anything is wrong; what is then in the tables is of no use.
    """
    entries, problems = read(folder)
    # What could not be read at all would make others seem wrong that only refer to it.
    complete = all(problem.entry for problem in problems)
    filled, wrong = fill(entries, complete=complete)
    problems += wrong + [_problem(fault) for fault in _faults(filled, complete=complete)]
    if problems:
        raise ContentRefused(sorted(problems, key=lambda problem: (problem.file, problem.line)))


def _faults(filled: list[FilledRow], *, complete: bool) -> Iterator[Fault]:
    """What no row shows by itself: each app knows what is its own."""
    content = Content(filled)
    for name in ("check_rows", *(["check"] if complete else [])):
        for check in offered("checks", name):
            yield from check(content)


def _problem(fault: Fault) -> Problem:
    if isinstance(fault.row, FilledRow):
        return fault.row.entry.problem(fault.field, fault.sentence)
    return Problem("fixtures", 1, fault.sentence)
