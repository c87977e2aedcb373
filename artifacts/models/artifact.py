"""An artifact is a page of proof; its sections are the proof, one for each label."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.urls import reverse

from artifacts.exhibits import EXHIBITS
from artifacts.models.fields import Line, Plain, Prose, Updated
from artifacts.models.slugged import Slugged


def check_exhibit(name: str) -> None:
    if name not in EXHIBITS:
        raise ValidationError(f"“{name}” is not an exhibit.")


class Artifact(Slugged):
    """A page that somebody opens cold: what it is, what it does not promise, its sections."""

    title = Plain(max_length=60)
    introduction = Prose(validators=[MaxLengthValidator(400)])
    not_promised = Prose(validators=[MaxLengthValidator(400)])
    updated = Updated()

    def get_absolute_url(self) -> str:
        return reverse("artifact", args=[self.slug])


class Section(Slugged):
    """One proof: its label, its finding in a sentence, and what stands behind the finding."""

    artifact = models.ForeignKey(Artifact, models.CASCADE, related_name="sections")
    number = models.PositiveSmallIntegerField()
    label = Plain(max_length=40)
    finding = Line(max_length=160)
    body = Prose()
    exhibit = models.CharField(max_length=60, blank=True, validators=[check_exhibit])

    class Meta:
        ordering = ["artifact", "number"]
        constraints = [
            models.UniqueConstraint(fields=["artifact", "number"], name="section_number"),
        ]

    def get_absolute_url(self) -> str:
        return f"{self.artifact.get_absolute_url()}#{self.slug}"
