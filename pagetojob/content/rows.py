"""Entries into rows, in the order that rows depend on each other; each is wholly cleaned."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.serializers import sort_dependencies
from django.db import DatabaseError, models, transaction

from pagetojob.content.reading import Entry, Problem

OUR_APPS = ("artifacts", "flow")


@dataclass(frozen=True)
class Row:
    """An entry with what became of it: whether nothing is wrong with it, and whether the database
    took it, which it also does with much that is wrong.
    """

    entry: Entry
    instance: models.Model
    saved: bool
    sound: bool


def fill(entries: list[Entry], *, complete: bool) -> tuple[list[Row], list[Problem]]:
    """Saves every entry that can be saved, even a wrong one: later entries may refer to it.

    Where ``complete`` is false a file could not be read, and what is missing may be in it.
    """
    order = _models_in_order()
    problems = [
        entry.problem("model", "is not a kind of content.")
        for entry in entries
        if entry.model not in order
    ]
    known = [entry for entry in entries if entry.model in order]
    written = {(entry.model, *_key(entry, order[entry.model])) for entry in known}
    rows = []
    for label, model in order.items():
        for entry in (entry for entry in known if entry.model == label):
            values, wrong = _values(entry, model, written if complete else None)
            row, refused = _row(entry, model, values)
            rows.append(replace(row, sound=not wrong and not refused))
            problems += wrong + refused
    return rows, problems


def _models_in_order() -> dict[str, type[models.Model]]:
    ordered = sort_dependencies([(apps.get_app_config(label), None) for label in OUR_APPS])
    return {model._meta.label_lower: model for model in ordered}


def _key(entry: Entry, model: type[models.Model]) -> tuple[str, ...]:
    """The natural key an entry is written with: its slug, or its name within what it is of."""
    within = getattr(model, "within", None)
    name = str(entry.fields.get(model._default_manager.key if within else "slug"))
    return (*_within(entry, model), name)


def _within(entry: Entry, model: type[models.Model]) -> list[str]:
    """What the natural keys of ``model`` start with: an entry names others of its own snapshot."""
    within = getattr(model, "within", None)
    owner = entry.fields.get(within) if within else []
    return [str(part) for part in owner] if isinstance(owner, list) else []


def _values(
    entry: Entry, model: type[models.Model], written: set[tuple[str, ...]] | None
) -> tuple[dict[str, object], list[Problem]]:
    values, problems = {}, []
    for name, written_value in entry.fields.items():
        try:
            field = model._meta.get_field(name)
            if field.auto_created or not field.concrete:
                raise FieldDoesNotExist
            if field.many_to_many:
                values[name], wrong = _several(entry, field, written_value, written)
                problems += wrong
            else:
                values[name] = _read(entry, field, written_value)
        except FieldDoesNotExist:
            problems.append(entry.problem(name, "is not a field of this kind of content."))
        except ValidationError as error:
            problems += [entry.problem(name, message) for message in error.messages]
        except models.ObjectDoesNotExist:
            problems += _names_nothing(entry, field, _one(field, written_value), written)
    return values, problems


def _names_nothing(
    entry: Entry, field: models.Field, named: str, written: set[tuple[str, ...]] | None
) -> list[Problem]:
    target = field.related_model._meta.label_lower
    within = _within(entry, field.related_model)
    # What is written but was refused has been reported at its own place.
    if written is None or (target, *within, named) in written:
        return []
    of = f" of {' '.join(within)}" if within else ""
    return [entry.problem(field.name, f"names {named}, which is no {target}{of}.")]


def _several(
    entry: Entry, field: models.Field, value: object, written: set[tuple[str, ...]] | None
) -> tuple[list[models.Model], list[Problem]]:
    """The rows that a list names, and a problem for each name of no row."""
    if not isinstance(value, list) or {type(part) for part in value} - {str}:
        raise ValidationError("must be a list of names in brackets, such as [JT01, JT07].")
    found, problems = [], []
    for name in value:
        try:
            found.append(_named(entry, field, name))
        except models.ObjectDoesNotExist:
            problems += _names_nothing(entry, field, name, written)
    if len(set(value)) < len(value):
        problems.append(entry.problem(field.name, "names a row twice."))
    return found, problems


def _read(entry: Entry, field: models.Field, value: object) -> object:
    if field.is_relation:
        return _named(entry, field, _one(field, value))
    if not isinstance(value, str):
        raise ValidationError("must be text, not a list or a mapping.")
    return field.to_python(value.strip() if isinstance(field, models.CharField) else value)


def _one(field: models.Field, value: object) -> str:
    """A row of a snapshot is named by its code, any other by its natural key in brackets."""
    if hasattr(field.related_model, "within"):
        if not isinstance(value, str):
            raise ValidationError("must be the code of a row of its snapshot, such as JT01.")
        return value
    if not isinstance(value, list) or [type(part) for part in value] != [str]:
        raise ValidationError("must be a natural key in brackets, such as [titan-map].")
    return value[0]


def _named(entry: Entry, field: models.Field, name: str) -> models.Model:
    manager = field.related_model._default_manager
    return manager.get_by_natural_key(*_within(entry, field.related_model), name)


def _row(
    entry: Entry, model: type[models.Model], values: dict[str, object]
) -> tuple[Row, list[Problem]]:
    several = {field.name for field in model._meta.many_to_many} & values.keys()
    instance = model(**{name: value for name, value in values.items() if name not in several})
    unread = entry.fields.keys() - values.keys()
    problems = []
    try:
        instance.full_clean(exclude=unread)
    except ValidationError as error:
        problems = list(_problems(entry, error))
    # Without its name a row has no address.
    named = "slug" not in unread and all(problem.field != "slug" for problem in problems)
    saved = named and _is_saved(instance, sound=not problems and not unread)
    if saved:
        for name in several:
            getattr(instance, name).set(values[name])
    return Row(entry, instance, saved, sound=not problems), problems


def _is_saved(instance: models.Model, *, sound: bool) -> bool:
    """Whether the database takes it; where it does not take what is sound, the fault is ours."""
    try:
        with transaction.atomic():
            instance.save(force_insert=True)
    except (DatabaseError, ValueError, OverflowError):
        if sound:
            raise
        return False
    return True


def _problems(entry: Entry, error: ValidationError) -> Iterator[Problem]:
    for name, errors in error.error_dict.items():
        for one in errors:
            # A constraint over several fields is reported at the last: (artifact, number).
            fields = (one.params or {}).get("unique_check", (name,))
            for message in one.messages:
                yield entry.problem(fields[-1].replace("__all__", ""), message)
