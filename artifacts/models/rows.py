"""The rows of what a section shows beside its prose: one model a component.

A row belongs to its section and is told apart by its number. ``sample`` is what stands there in
the fictional worked example, and is always shown as such; all else holds for any shop.
"""

import re
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import models

from artifacts.fields import Line, Plain, choices
from artifacts.models.artifact import Section
from artifacts.models.pilot import Milestone, Role

API = re.compile(r"\bAPI\b", re.IGNORECASE)


class SectionRow(models.Model):
    """``exhibit`` names the one that shows rows of the kind; ``is_counted`` is whether a figure
    counts them.
    """

    exhibit = ""
    is_counted = True

    section = models.ForeignKey(Section, models.CASCADE)
    number = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["section", "number"], name="%(class)s_number"),
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.number}"

    def natural_key(self) -> tuple[str, int]:
        return (self.section.slug, self.number)

    @property
    def anchor(self) -> str:
        """Of its place on its page."""
        return f"{self.section.slug}-{self.number}"


class Column(SectionRow):
    """A heading of a comparison. The first stands over what is compared, the others over cells."""

    exhibit = "comparison"
    is_counted = False

    heading = Plain(max_length=40)

    class Meta(SectionRow.Meta):
        default_related_name = "columns"


class ComparisonRow(SectionRow):
    """One thing that is compared, with a cell for each column but the first."""

    CELLS = ("first", "second", "third")
    exhibit = "comparison"

    aspect = Line(max_length=60)
    first = Line(max_length=240)
    second = Line(max_length=240, blank=True)
    third = Line(max_length=240, blank=True)
    of_example = models.BooleanField(default=False)  # whether its cells are the worked example's

    class Meta(SectionRow.Meta):
        default_related_name = "comparison_rows"

    @property
    def cells(self) -> list[str]:
        return [cell for name in self.CELLS if (cell := getattr(self, name))]


class OwedManager(models.Manager["Owed"]):
    """With the rows that each of them names."""

    def get_queryset(self) -> models.QuerySet["Owed"]:
        return super().get_queryset().select_related("does", "accepts", "milestone")


class Owed(models.Model):
    """Who does something, who accepts it where that is another, and when it has to be done: by a
    milestone, or at a moment of its own. One that belongs on the plan has there what is to be done
    and what to be accepted; where it is a decision or an approval, ``decides`` is true.
    """

    does = models.ForeignKey(Role, models.PROTECT, related_name="+")
    accepts = models.ForeignKey(Role, models.PROTECT, related_name="+", null=True, blank=True)
    milestone = models.ForeignKey(
        Milestone, models.PROTECT, related_name="+", null=True, blank=True
    )
    moment = Line(max_length=80, blank=True)
    to_do = Plain(max_length=70, blank=True)
    to_accept = Plain(max_length=70, blank=True)
    decides = models.BooleanField(default=False)

    objects = OwedManager()

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.accepts_id is not None and self.accepts_id == self.does_id:
            raise ValidationError({"accepts": "names who does it; nobody accepts their own."})
        if self.milestone_id is None and not self.moment:
            raise ValidationError({"milestone": "is empty, and so is moment; one of them is said."})
        if self.milestone_id is not None and self.moment:
            raise ValidationError({"moment": "is said beside a milestone; one of them is."})
        if faults := self._plan_faults():
            raise ValidationError(faults)

    def _plan_faults(self) -> dict[str, str]:
        """Days are counted from milestones, and of API work none is ever said."""
        faults = {}
        if self.to_do and self.moment:
            faults["to_do"] = "is said of what no milestone waits for; it has no day."
        if self.to_accept and not (self.to_do and self.accepts_id is not None):
            faults["to_accept"] = "is said of what nobody accepts on the plan."
        if self.to_do and self.accepts_id is not None and not self.to_accept:
            faults["to_accept"] = "is empty, and somebody accepts it on the plan."
        if self.decides and not self.to_do:
            faults["decides"] = "is said of what is not on the plan."
        for field in ("to_do", "to_accept"):
            if API.search(getattr(self, field)):
                faults[field] = "is API work; no day is ever said of it."
        if self.to_do and any(map(API.search, self._subjects)):
            faults["to_do"] = "is said of API work; no day is ever said of it."
        return faults

    @property
    def _subjects(self) -> list[str]:
        """What it is about, and by when."""
        named = [getattr(self, field, "") for field in ("task", "ask")]
        return [*named, self.milestone.name] if self.milestone else named


class Check(Owed, SectionRow):
    """Something a person does, by when, and what shows that it is done."""

    exhibit = "checklist"

    task = Line(max_length=120)
    evidence = Line(max_length=200)
    waits = Line(max_length=120, blank=True)  # what waits until it is done
    sample = Line(max_length=160, blank=True)

    class Meta(SectionRow.Meta):
        default_related_name = "checks"


class GateState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class Gate(SectionRow):
    """A point that nothing passes until somebody has opened it."""

    exhibit = "gates"

    name = Line(max_length=80)
    state = models.CharField(max_length=10, choices=choices(GateState))
    opens = Line(max_length=200)  # what has to be there
    opener = Plain(max_length=60)
    sample = Line(max_length=160, blank=True)

    class Meta(SectionRow.Meta):
        default_related_name = "gates"

    def clean(self) -> None:
        super().clean()
        # Nobody has opened a gate before the pilot, so one that stands open is the example's.
        if self.state == GateState.OPEN and not self.sample:
            message = "is empty; an open gate is the example's, and its sample says when it opened."
            raise ValidationError({"sample": message})


class Request(Owed, SectionRow):
    """Something that is asked of a person, why, and what a good answer holds."""

    exhibit = "requests"

    ask = Line(max_length=140)
    why = Line(max_length=160)
    answer = Line(max_length=200)
    sample = Line(max_length=160, blank=True)

    class Meta(SectionRow.Meta):
        default_related_name = "requests"


class Term(SectionRow):
    """A term of the agreement in plain words."""

    exhibit = "terms"

    name = Plain(max_length=60)
    meaning = Line(max_length=240)
    sample = Line(max_length=160, blank=True)

    class Meta(SectionRow.Meta):
        default_related_name = "terms"


class Redaction(StrEnum):
    """What becomes of something in a file before it is sent."""

    KEEP = "keep"
    REMOVE = "remove"


class KeepOrRemove(SectionRow):
    """Something that stays in a file before it is sent, or comes out of it, and why."""

    exhibit = "keep_and_remove"

    what = Line(max_length=120)
    verdict = models.CharField(max_length=10, choices=choices(Redaction))
    why = Line(max_length=160)

    class Meta(SectionRow.Meta):
        default_related_name = "kept_or_removed"


def kinds() -> list[type[SectionRow]]:
    """Every kind of row."""
    return SectionRow.__subclasses__()
