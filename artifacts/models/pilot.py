"""Who takes part in a pilot, and the points that it passes; rows of sections name both."""

from django.db import models

from artifacts.fields import Line, Plain
from artifacts.slugged import Slugged


class Role(Slugged):
    """What somebody is in the pilot, whatever the shop's title for it."""

    name = Plain(max_length=40)


class Milestone(Slugged):
    """A point of the pilot, and what is said of a row that has to be done by then."""

    name = Plain(max_length=60)
    before = Line(max_length=80)
    waits_for = models.ManyToManyField("self", symmetrical=False, blank=True)

    @property
    def awaited(self) -> "set[Milestone]":
        """All that come before it."""
        direct = set(self.waits_for.all())
        return direct.union(*(each.awaited for each in direct))
