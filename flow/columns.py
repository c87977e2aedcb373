"""People side by side on a sheet of paper."""

from collections.abc import Sequence
from itertools import chain, combinations

from flow.persons import Person


def side_by_side(people: Sequence[Person]) -> list[list[Person]]:
    """In two columns, as near to one height as they can be, each in their order."""
    whole = sum(map(_height, people))
    columns = chain.from_iterable(combinations(people, count + 1) for count in range(len(people)))
    left = min(columns, key=lambda column: abs(whole - 2 * sum(map(_height, column))), default=())
    return [column for column in (list(left), [p for p in people if p not in left]) if column]


def _height(person: Person) -> int:
    """About how many lines of a narrow column a part takes."""
    tasks = sum(1 + len(task.words) // 40 for due in person.dues for task in due.tasks)
    return 3 + tasks + len(person.dues) // 4 + 2 * (len(person.groups) - 1)
