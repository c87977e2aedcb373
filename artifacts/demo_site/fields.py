"""The fields of the demo site's words; what they name is known once a visitor is."""

from django.db import models

from artifacts import text
from artifacts.demo_site import rules
from artifacts.fields import Markdown, refuse
from artifacts.words import name_faults


def check_spoken(value: str) -> None:
    refuse(text.line_faults(value) + _name_faults(value))


def check_spoken_prose(value: str) -> None:
    refuse(text.prose_faults(value) + _name_faults(value))


def _name_faults(value: str) -> list[str]:
    return name_faults(value, rules.NAMES, f"a page knows {', '.join(rules.NAMES)}")


class Spoken(models.CharField):
    """One line."""

    default_validators = [check_spoken]


class SpokenProse(Markdown):
    """Paragraphs."""

    default_validators = [check_spoken_prose]
