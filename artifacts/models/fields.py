"""The two kinds of text that content is written in; both refuse what their page could not show."""

from django.core.exceptions import ValidationError
from django.db import models

from artifacts import text


def check_line(value: str) -> None:
    _refuse(text.line_faults(value))


def check_prose(value: str) -> None:
    _refuse(text.prose_faults(value))


def _refuse(faults: list[str]) -> None:
    if faults:
        raise ValidationError(faults)


class Line(models.CharField):
    """One line of plain text, figures allowed."""

    default_validators = [check_line]


class Prose(models.TextField):
    """Markdown without HTML, figures allowed."""

    default_validators = [check_prose]
