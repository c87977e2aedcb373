"""A row of the database as the frozen value that rules are told."""

from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, ClassVar, Protocol, TypeVar, get_args, get_origin, get_type_hints

from django.db import models


class Dataclass(Protocol):
    """What any dataclass has."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


Value = TypeVar("Value", bound=Dataclass)


def frozen(row: models.Model, value: type[Value], **given: object) -> Value:
    """Fills a dataclass: each field that is not ``given`` from what the row has under its name.

    What is found is read as the field's type says. Another row becomes a value of its own, or the
    word that it is known by; several rows become theirs. A text becomes an enum's member, a list
    written with commas a tuple, and whatever a type can ``read``; an empty one ``None`` where the
    type has that.
    """
    for name, kind in _types(value).items():
        if name not in given:
            given[name] = _read(getattr(row, name), kind)
    return value(**given)


@cache
def _types(value: type[Dataclass]) -> dict[str, Any]:
    hints = get_type_hints(value)
    return {field.name: hints[field.name] for field in fields(value)}


def _read(found: Any, kind: Any) -> object:
    if isinstance(found, models.Model):
        is_value = isinstance(kind, type) and is_dataclass(kind)
        return frozen(found, kind) if is_value else key(found)
    if isinstance(found, models.Manager):
        return tuple(_read(row, get_args(kind)[0]) for row in found.all())
    if found is None:
        return "" if kind is str else None
    return _text(found, kind) if isinstance(found, str) else found


def _text(found: str, kind: Any) -> object:
    if NoneType in get_args(kind):
        [kind] = set(get_args(kind)) - {NoneType}
        if not found:
            return None
    if get_origin(kind) is tuple:
        return tuple(_text(word, get_args(kind)[0]) for word in parts(found))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(found)
    return kind.read(found) if hasattr(kind, "read") else found


def key(row: models.Model) -> str:
    """The word that others know a row by: its slug, or its name within what it is of."""
    return str(getattr(row, getattr(row, "key", "slug")))


def parts(text: str) -> list[str]:
    """``83704, 83705`` as a list."""
    return [part.strip() for part in text.split(",") if part.strip()]
