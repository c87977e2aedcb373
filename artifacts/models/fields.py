"""The fields that content is written in; each refuses what its page could not show."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models

from artifacts import text
from artifacts.rules import site

FIGURE_NAME = RegexValidator(r"^[a-z_]+\Z", "has only a to z and _.")


def check_plain(value: str) -> None:
    _refuse(text.plain_faults(value))


def check_line(value: str) -> None:
    _refuse(text.line_faults(value))


def check_prose(value: str) -> None:
    _refuse(text.prose_faults(value))


def check_spoken(value: str) -> None:
    _refuse(text.line_faults(value) + _unknown(value))


def check_spoken_prose(value: str) -> None:
    _refuse(text.prose_faults(value) + _unknown(value))


def _unknown(value: str) -> list[str]:
    known = ", ".join(site.NAMES)
    unknown = sorted(text.figure_names(value) - set(site.NAMES))
    faults = [f"names {{{name}}}; a page knows {known}." for name in unknown]
    alone = re.search(r"[{}]", text.FIGURE.sub("", value))
    return [*faults, "has a brace that names nothing."] if alone else faults


def _refuse(faults: list[str]) -> None:
    if faults:
        raise ValidationError(faults)


class Plain(models.CharField):
    """One line of words without figures: a title, a label, a sentence of the customer's."""

    default_validators = [check_plain]


class Line(models.CharField):
    """One line of words, figures allowed."""

    default_validators = [check_line]


class Spoken(models.CharField):
    """One line of the demo site's words; what it names is known once a visitor is."""

    default_validators = [check_spoken]


class SpokenProse(models.TextField):
    """Markdown of the demo site's words."""

    default_validators = [check_spoken_prose]


class Prose(models.TextField):
    """Markdown without HTML, figures allowed."""

    default_validators = [check_prose]


class Updated(models.DateField):
    """The day that something a page says was last changed."""

    default_validators = [MinValueValidator(date(2026, 1, 1), "is before there were any pages.")]
