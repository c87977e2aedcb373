"""What a check of the whole content is given, and what it says.

An app's ``checks`` module offers ``check``: a function that is given all that was written, and says
what no row shows by itself. Where something could not be read it is not asked, since what it misses
may be there; ``check_rows``, which looks only at rows that are there, always is. An app whose
figures follow from rules says by ``figures_are_known`` whether its rules can be asked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeGuard, TypeVar

from django.db import models

Instance = TypeVar("Instance", bound=models.Model, covariant=True)


@dataclass(frozen=True)
class Written(Generic[Instance]):
    """A row: its ``fields`` as they were written, and the ``instance`` that became of them.

    ``is_sound`` is whether nothing is wrong with it, ``is_saved`` whether the database took it,
    which it also does with much that is wrong.
    """

    fields: Mapping[str, object]
    instance: Instance
    is_saved: bool
    is_sound: bool

    def word(self, field: str) -> str:
        """What stands in a field, whatever it is, as a word."""
        return str(self.fields.get(field))

    def named(self, field: str) -> str:
        """The row that a field names, be it there or not; empty for none."""
        name = self.fields.get(field)
        return str(name[0]) if isinstance(name, list) and name else ""

    def names(self, field: str) -> list[str]:
        """The rows that a field names, be they there or not."""
        names = self.fields.get(field)
        return [str(name) for name in names] if isinstance(names, list) else []

    def fault(self, field: str, sentence: str) -> "Fault":
        return Fault(sentence, self, field)


@dataclass(frozen=True)
class Fault:
    """What is wrong, in a sentence that goes on from the row and its field; one without a row is
    of the content as a whole.
    """

    sentence: str
    row: Written[models.Model] | None = None
    field: str = ""


@dataclass(frozen=True)
class Content:
    """Every row that was written."""

    rows: Sequence[Written[models.Model]]
    _found: dict[Callable[["Content"], Iterable[Fault]], list[Fault]] = field(default_factory=dict)

    def of(self, *kinds: type[Instance]) -> list[Written[Instance]]:
        return [row for row in self.rows if _is_of(row, kinds)]

    def is_sound(self, app: str) -> bool:
        """Whether every row of an app is; its rules are asked about no other."""
        return all(row.is_sound for row in self.rows if row.instance._meta.app_label == app)

    def texts(self, *kinds: type[models.Field]) -> Iterator[tuple[Written[models.Model], str, str]]:
        """What stands in the fields of some kinds: the row, the field's name, the text."""
        for row in self.rows:
            for each in row.instance._meta.fields:
                value = getattr(row.instance, each.attname)
                if isinstance(each, kinds) and isinstance(value, str):
                    yield row, each.name, value

    def missing(
        self, kind: type[models.Model], field: str, wanted: Iterable[str]
    ) -> Iterator[Fault]:
        """What content cannot do without, by a field that tells rows of a kind apart."""
        there = {row.word(field) for row in self.of(kind)}
        for name in wanted:
            if name not in there:
                yield Fault(f"holds no {kind._meta.label_lower} {name}.")

    def absent(self, *kinds: type[models.Model]) -> Iterator[Fault]:
        """The kinds of content of which there is none at all."""
        for kind in kinds:
            if not self.of(kind):
                yield Fault(f"holds no {kind._meta.label_lower}.")

    def only(self, *kinds: type[models.Model]) -> Iterator[Fault]:
        """The kinds of content of which there is none, or more than one."""
        yield from self.absent(*kinds)
        for kind in kinds:
            for row in self.of(kind)[1:]:
                yield row.fault("slug", "is another one; there is one.")

    def found(self, check: Callable[["Content"], Iterable[Fault]]) -> list[Fault]:
        """What a check says; it is asked once."""
        if check not in self._found:
            self._found[check] = list(check(self))
        return self._found[check]


def _is_of(
    row: Written[models.Model], kinds: tuple[type[Instance], ...]
) -> TypeGuard[Written[Instance]]:
    return isinstance(row.instance, kinds)
