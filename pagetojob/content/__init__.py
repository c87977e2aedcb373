"""Fixtures into rows, all or nothing: wrong content is refused with every problem at once.

``loaddata`` is not enough here: it accepts a bad slug, blank text, a key twice and a row twice, and
it stops at the first problem without naming it.
"""

from pathlib import Path

from pagetojob.content import reading, rows, whole
from pagetojob.content.reading import Problem


class ContentRefused(Exception):
    """The content is wrong; ``problems`` says where, in the order of the files."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"The content has {len(problems)} problem(s).")
        self.problems = problems


def load(folder: Path) -> None:
    """Fills the empty tables of the default database from the fixtures in ``folder``.

    Raises ``ContentRefused`` where anything is wrong; what is then in the tables is of no use.
    """
    entries, problems = reading.read(folder)
    # What could not be read at all would make others seem wrong that only refer to it.
    complete = all(problem.entry for problem in problems)
    filled, wrong = rows.fill(entries, complete=complete)
    problems += wrong + whole.check(filled, complete=complete)
    if problems:
        raise ContentRefused(sorted(problems, key=lambda problem: (problem.file, problem.line)))
