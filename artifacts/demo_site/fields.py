"""The fields of the demo site's words; what they name is known once a visitor is."""

import re

from django.db import models

from artifacts import text
from artifacts.demo_site import rules
from artifacts.fields import Markdown, refuse


def check_spoken(value: str) -> None:
    refuse(text.line_faults(value) + _unknown(value))


def check_spoken_prose(value: str) -> None:
    refuse(text.prose_faults(value) + _unknown(value))


def _unknown(value: str) -> list[str]:
    known = ", ".join(rules.NAMES)
    unknown = sorted(text.figure_names(value) - set(rules.NAMES))
    faults = [f"names {{{name}}}; a page knows {known}." for name in unknown]
    alone = re.search(r"[{}]", text.FIGURE.sub("", value))
    return [*faults, "has a brace that names nothing."] if alone else faults


class Spoken(models.CharField):
    """One line."""

    default_validators = [check_spoken]


class SpokenProse(Markdown):
    """Paragraphs."""

    default_validators = [check_spoken_prose]
