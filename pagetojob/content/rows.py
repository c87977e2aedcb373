"""Entries into rows, in the order that rows depend on each other; each is wholly cleaned."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.serializers import sort_dependencies
from django.db import DatabaseError, models, transaction

from pagetojob.content.reading import Entry, Problem

OUR_APPS = ("artifacts", "flow")


@dataclass(frozen=True)
class Row:
    """An entry with what became of it; ``saved`` is false where the database refused it."""

    entry: Entry
    instance: models.Model
    saved: bool


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
    written = {(entry.model, str(entry.fields.get("slug"))) for entry in known}
    rows = []
    for label, model in order.items():
        for entry in (entry for entry in known if entry.model == label):
            values, wrong = _values(entry, model, written if complete else None)
            row, refused = _row(entry, model(**values), unread=entry.fields.keys() - values.keys())
            rows.append(row)
            problems += wrong + refused
    return rows, problems


def _models_in_order() -> dict[str, type[models.Model]]:
    ordered = sort_dependencies([(apps.get_app_config(label), None) for label in OUR_APPS])
    return {model._meta.label_lower: model for model in ordered}


def _values(
    entry: Entry, model: type[models.Model], written: set[tuple[str, str]] | None
) -> tuple[dict[str, object], list[Problem]]:
    values, problems = {}, []
    for name, written_value in entry.fields.items():
        try:
            field = model._meta.get_field(name)
            if field.auto_created or not field.concrete:
                raise FieldDoesNotExist
            values[name] = _read(field, written_value)
        except FieldDoesNotExist:
            problems.append(entry.problem(name, "is not a field of this kind of content."))
        except ValidationError as error:
            problems += [entry.problem(name, message) for message in error.messages]
        except models.ObjectDoesNotExist:
            target = field.related_model._meta.label_lower
            # What is written but was refused has been reported at its own place.
            if written is not None and (target, written_value[0]) not in written:
                message = f"names {written_value[0]}, which is no {target}."
                problems.append(entry.problem(name, message))
    return values, problems


def _read(field: models.Field, value: object) -> object:
    if field.is_relation:
        if not isinstance(value, list) or [type(part) for part in value] != [str]:
            raise ValidationError("must be a natural key in brackets, such as [titan-map].")
        return field.related_model._default_manager.get_by_natural_key(*value)
    if not isinstance(value, str):
        raise ValidationError("must be text, not a list or a mapping.")
    return field.to_python(value.strip() if isinstance(field, models.CharField) else value)


def _row(entry: Entry, instance: models.Model, unread: set[str]) -> tuple[Row, list[Problem]]:
    problems = []
    try:
        instance.full_clean(exclude=unread)
    except ValidationError as error:
        problems = list(_problems(entry, error))
    # Without its name a row has no address.
    named = "slug" not in unread and all(problem.field != "slug" for problem in problems)
    saved = named and _is_saved(instance, sound=not problems and not unread)
    return Row(entry, instance, saved), problems


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
