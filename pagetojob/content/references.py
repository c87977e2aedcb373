"""The rows that entries name: by natural key in brackets, or within a snapshot by code alone."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models

from pagetojob.content.entries import Entry

Key = tuple[str, ...]


class References:
    """Every name that is written, and the rows saved so far under theirs.

    Without ``complete`` a file could not be read, and what is missing may be in it.
    """

    def __init__(
        self, entries: Iterable[Entry], kinds: dict[str, type[models.Model]], *, complete: bool
    ) -> None:
        self.complete = complete
        self.written = {_key(entry, kinds[entry.model]) for entry in entries}
        self.saved: dict[Key, models.Model] = {}

    def add(self, entry: Entry, instance: models.Model) -> None:
        self.saved.setdefault(_key(entry, type(instance)), instance)

    def row(self, entry: Entry, target: type[models.Model], value: object) -> models.Model:
        """The row that a reference names. Raises ``ValidationError``, without a message where what
        is named was refused: that has been reported at its own place.
        """
        if hasattr(target, "within"):
            if not isinstance(value, str):
                raise ValidationError("must be the code of a row of its snapshot, such as JT01.")
            return self._row(entry, target, value)
        if not isinstance(value, list) or [type(part) for part in value] != [str]:
            raise ValidationError("must be a natural key in brackets, such as [titan-map].")
        return self._row(entry, target, value[0])

    def rows(self, entry: Entry, target: type[models.Model], value: object) -> list[models.Model]:
        """The rows that a list names. Raises ``ValidationError`` with a message for each that is
        not there.
        """
        if not isinstance(value, list) or {type(part) for part in value} - {str}:
            raise ValidationError("must be a list of names in brackets, such as [JT01, JT07].")
        found, wrong = [], []
        for name in value:
            try:
                found.append(self._row(entry, target, name))
            except ValidationError as error:
                wrong += error.messages
        if len(set(value)) < len(value):
            wrong.append("names a row twice.")
        if wrong or len(found) < len(value):
            raise ValidationError(wrong)
        return found

    def _row(self, entry: Entry, target: type[models.Model], name: str) -> models.Model:
        within = _within(entry, target)
        if hasattr(target, "within") and not within:
            raise ValidationError([])  # whose row it is has been asked for at its own place
        key = (target._meta.label_lower, *within, name)
        if key in self.saved:
            return self.saved[key]
        if key in self.written or not self.complete:
            raise ValidationError([])
        of = f" of {' '.join(key[1:-1])}" if key[1:-1] else ""
        raise ValidationError(f"names {name}, which is no {key[0]}{of}.")


def _key(entry: Entry, kind: type[models.Model]) -> Key:
    """The natural key an entry is written with: its slug, or its name within what it is of."""
    name = getattr(kind, "key", "slug")
    return (kind._meta.label_lower, *_within(entry, kind), str(entry.fields.get(name)).strip())


def _within(entry: Entry, kind: type[models.Model]) -> list[str]:
    """What the natural keys of ``kind`` start with: an entry names others of its own snapshot."""
    owner = entry.fields.get(kind.within) if hasattr(kind, "within") else []
    return [str(part) for part in owner] if isinstance(owner, list) else []
