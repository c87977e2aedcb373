"""What the component for wide data is given: a table where there is room, cards where not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

# What fits a sheet of paper, where a heading stands with all its rows; a line of all columns.
MOST_LINES, LETTERS = 42, 80


@dataclass(frozen=True)
class State:
    """A word with its box: ``covered``, ``partial`` or empty."""

    box: str
    word: str


@dataclass(frozen=True)
class Use:
    """Where a row is used: ``kind`` is what uses it, a page or a rule; ``words`` say which, and
    ``href`` leads there where no code among the words does.
    """

    kind: str
    words: str
    href: str = ""


@dataclass(frozen=True)
class WideRow:
    """``cells`` under the columns that follow the row's own head, each with its heading.

    ``anchor`` is what a link to the row ends with. An exception is read in full, whatever folds.
    """

    head: str
    cells: Sequence[tuple[str, str]]
    code: str = ""
    note: str = ""
    state: State | None = None
    of_example: bool = False
    is_total: bool = False
    anchor: str = ""
    is_exception: bool = False
    uses: Sequence[Use] = ()


@dataclass(frozen=True)
class Group:
    """Rows under a heading that spans them; a table of one group needs none.

    Where rows are alike, ``gist`` says what they are, and a phone folds them under their heading.
    """

    rows: Sequence[WideRow]
    head: str = ""
    gist: str = ""

    @property
    def lines(self) -> int:
        """How many rows of the table it takes: a note has one of its own."""
        return len(self.rows) + sum(bool(row.note) for row in self.rows)

    @property
    def usual(self) -> list[WideRow]:
        """The rows that fold."""
        return [row for row in self.rows if not (row.is_exception or row.is_total)]


@dataclass(frozen=True)
class WideTable:
    """``columns`` are all its headings, ``groups`` its rows.

    ``labelled_by`` is the id of its heading; ``title`` is that heading where the table brings it,
    ``note`` what is said beside it of all the rows.
    """

    labelled_by: str
    columns: Sequence[str]
    groups: Sequence[Group]
    title: str = ""
    note: str = ""
    kind: str = ""  # "figures" sets the cells to the right, "tight" gives columns their own width
    has_codes: bool = False
    count: str = ""  # of its rows, in words
    holds: str = ""  # what is true of all its rows, or of all but the exceptions

    @property
    def pieces(self) -> list[Group]:
        """The groups as a table has them: of one that no sheet holds, each part has the heading."""
        found = []
        for group in self.groups:
            parts: list[list[WideRow]] = [[]]
            for row in group.rows:
                if group.head and sum(map(self._lines, [*parts[-1], row])) > MOST_LINES:
                    parts.append([])
                parts[-1].append(row)
            found += [replace(group, rows=rows) for rows in parts if rows]
        return found

    def _lines(self, row: WideRow) -> int:
        """About how many a row takes, with its room; columns of their own width stand close."""
        said = [len(row.head), *(len(cell) for _, cell in row.cells)]
        wide = 2 * sum(said) if self.kind == "tight" else max(said) * len(self.columns)
        return 2 + wide // LETTERS + (1 + len(row.note) // LETTERS if row.note else 0)

    @property
    def has_groups(self) -> bool:
        return any(group.head for group in self.groups)

    @property
    def has_places(self) -> bool:
        """Whether a card says where it stands: its code, its group."""
        return self.has_codes or self.has_groups

    @property
    def of_kinds(self) -> int:
        """How many rows its kinds add up to; none where they do not fold a second time."""
        return sum(len(group.rows) for group in self.groups if group.gist)

    @property
    def is_evidence(self) -> bool:
        """Whether it says nothing first, so that a phone folds all of it under its title."""
        return bool(self.title) and not (self.holds or self.exceptions or self.totals)

    @property
    def rest(self) -> int:
        """How many rows are beside exceptions, and fold as one line."""
        return sum(len(group.usual) for group in self.groups) if self.exceptions else 0

    @property
    def exceptions(self) -> list[tuple[str, WideRow]]:
        """Each under the heading of its group."""
        places = [(group.head, row) for group in self.groups for row in group.rows]
        return [(head, row) for head, row in places if row.is_exception]

    @property
    def totals(self) -> list[WideRow]:
        return [row for group in self.groups for row in group.rows if row.is_total]

    @property
    def note_span(self) -> int:
        """How many columns a note has: all from the row's own head on."""
        return len(self.columns) - self.has_codes - self.has_groups


def row(
    head: str,
    names: Sequence[str],
    cells: Sequence[str],
    *,
    code: str = "",
    note: str = "",
    state: State | None = None,
    of_example: bool = False,
    is_total: bool = False,
) -> WideRow:
    """A row of ``cells`` under the columns of those ``names``."""
    under = list(zip(names, cells, strict=True))
    return WideRow(head, under, code, note, state, of_example, is_total)


def by_group(rows: Iterable[tuple[str, WideRow]]) -> list[Group]:
    """Rows under their groups, in the order in which each group first appears."""
    groups: dict[str, list[WideRow]] = {}
    for group, row in rows:
        groups.setdefault(group, []).append(row)
    return [Group(rows, head) for head, rows in groups.items()]
