"""The fields that content is written in; each refuses what its page could not show."""

from datetime import date
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models

from artifacts import text

FIGURE_NAME = RegexValidator(r"^[a-z_]+\Z", "has only a to z and _.")


def check_plain(value: str) -> None:
    refuse(text.plain_faults(value))


def check_line(value: str) -> None:
    refuse(text.line_faults(value))


def check_prose(value: str) -> None:
    refuse(text.prose_faults(value))


def refuse(faults: list[str]) -> None:
    if faults:
        raise ValidationError(faults)


def choices(words: type[StrEnum]) -> list[tuple[str, str]]:
    return [(word.value, word.value) for word in words]


class Plain(models.CharField):
    """One line of words without figures: a title, a label, a sentence of the customer's."""

    default_validators = [check_plain]


class Line(models.CharField):
    """One line of words, figures allowed."""

    default_validators = [check_line]


class Filled(models.CharField):
    """One line of words, filled with what it names where it is said."""

    default_validators = [check_line]


class Markdown(models.TextField):
    """Paragraphs, lists, tables and links, without HTML."""


class Prose(Markdown):
    """Markdown, figures allowed."""

    default_validators = [check_prose]


class Updated(models.DateField):
    """The day that something a page says was last changed."""

    default_validators = [MinValueValidator(date(2026, 1, 1), "is before there were any pages.")]
