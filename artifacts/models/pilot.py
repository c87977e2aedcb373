"""Who takes part in a pilot, the points that it passes, which rows of sections name too, and the
holidays that nobody works on.
"""

from django.core.exceptions import ValidationError
from django.db import models

from artifacts.fields import Line, Plain
from artifacts.slugged import Slugged
from artifacts.working_days import is_holiday


def check_holiday(value: str) -> None:
    if not is_holiday(value):
        raise ValidationError("is the name of no holiday.")


class Role(Slugged):
    """What somebody is in the pilot, whatever the shop's title for it."""

    name = Plain(max_length=40)


class Milestone(Slugged):
    """A point of the pilot, and what is said of a row that has to be done by then."""

    name = Plain(max_length=60)
    # Where it stands beside the others; one that is no point for a buyer has none.
    in_short = Plain(max_length=20, blank=True)
    before = Line(max_length=80)
    waits_for = models.ManyToManyField("self", symmetrical=False, blank=True)

    @property
    def awaited(self) -> "set[Milestone]":
        """All that come before it."""
        direct = set(self.waits_for.all())
        return direct.union(*(each.awaited for each in direct))


class Holiday(Slugged):
    """One that nobody works on, on the day it is kept."""

    name = Plain(max_length=60, validators=[check_holiday])
