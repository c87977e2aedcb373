"""Entries into rows, in the order that rows depend on each other; each is wholly cleaned."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.serializers import sort_dependencies
from django.db import DatabaseError, models, transaction

from artifacts.checking import Written
from pagetojob.content.entries import Entry, Problem
from pagetojob.content.references import References


@dataclass(frozen=True)
class FilledRow(Written[models.Model]):
    """And the entry that it was written in."""

    entry: Entry


def fill(entries: list[Entry], *, complete: bool) -> tuple[list[FilledRow], list[Problem]]:
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
    references = References(known, order, complete=complete)
    rows = []
    for label, model in order.items():
        for entry in (entry for entry in known if entry.model == label):
            values, wrong = _values(entry, model, references)
            row, refused = _row(entry, model, values)
            if row.is_saved:
                references.add(entry, row.instance)
            sound = not wrong and row.is_sound and values.keys() == entry.fields.keys()
            rows.append(replace(row, is_sound=sound))
            problems += wrong + refused
    return rows, problems


def _models_in_order() -> dict[str, type[models.Model]]:
    ordered = sort_dependencies([(config, None) for config in apps.get_app_configs()])
    return {model._meta.label_lower: model for model in ordered}


def _values(
    entry: Entry, model: type[models.Model], references: References
) -> tuple[dict[str, object], list[Problem]]:
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for name, written in entry.fields.items():
        try:
            field = model._meta.get_field(name)
            if field not in (*model._meta.fields, *model._meta.many_to_many) or field.auto_created:
                raise FieldDoesNotExist
            if isinstance(field, models.ManyToManyField):
                values[name] = references.rows(entry, field.related_model, written)
            elif isinstance(field, models.ForeignKey):
                values[name] = references.row(entry, field.related_model, written)
            else:
                values[name] = _read(field, written)
        except FieldDoesNotExist:
            problems.append(entry.problem(name, "is not a field of this kind of content."))
        except ValidationError as error:
            problems += [entry.problem(name, message) for message in error.messages]
    for field in model._meta.many_to_many:  # which no row checks by itself
        if not field.blank and not entry.fields.get(field.name):
            problems.append(entry.problem(field.name, "This field cannot be blank."))
    return values, problems


def _read(field: "models.Field[Any, Any]", value: object) -> object:
    if not isinstance(value, str):
        raise ValidationError("must be text, not a list or a mapping.")
    return field.to_python(value.strip() if isinstance(field, models.CharField) else value)


def _row(
    entry: Entry, model: type[models.Model], values: dict[str, object]
) -> tuple[FilledRow, list[Problem]]:
    several = {field.name for field in model._meta.many_to_many} & values.keys()
    instance = model(**{name: value for name, value in values.items() if name not in several})
    unread = entry.fields.keys() - values.keys()
    problems = list(_problems(entry, _errors(instance, unread, found=values.keys())))
    # Without its name a row has no address.
    named = "slug" not in unread and all(problem.field != "slug" for problem in problems)
    saved = named and _is_saved(instance, sound=not problems and not unread)
    if saved:
        for name in several:
            getattr(instance, name).set(values[name])
    return FilledRow(
        entry.fields, instance, is_saved=saved, is_sound=not problems, entry=entry
    ), problems


def _errors(
    instance: models.Model, unread: Collection[str], found: Collection[str]
) -> ValidationError:
    """What ``full_clean`` would raise, without asking for the rows that were ``found`` before."""
    there = {field.name for field in instance._meta.fields if field.is_relation} & set(found)
    errors: dict[str, list[ValidationError]] = {}
    skipped = set(unread)
    for check, skips in (
        (instance.clean_fields, skipped | there),
        (lambda exclude: instance.clean(), None),
        (instance.validate_unique, skipped),
        (instance.validate_constraints, skipped),
    ):
        try:
            check(exclude=skips)
        except ValidationError as error:
            error.update_error_dict(errors)
            skipped.update(errors)
    # What could not be read has been reported by itself.
    return ValidationError({name: wrong for name, wrong in errors.items() if name not in unread})


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
