"""An artifact is a page of proof; its sections are the proof, one for each label."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.urls import reverse

from artifacts.exhibits import EXHIBITS
from artifacts.models.fields import Line, Plain, Prose


def check_exhibit(name: str) -> None:
    if name not in EXHIBITS:
        raise ValidationError(f"“{name}” is not an exhibit.")


class ArtifactManager(models.Manager):
    def get_by_natural_key(self, slug: str) -> "Artifact":
        return self.get(slug=slug)


class Artifact(models.Model):
    """A page that somebody opens cold: what it is, what it does not promise, its sections."""

    slug = models.SlugField(unique=True)
    title = Plain(max_length=60)
    introduction = Prose(validators=[MaxLengthValidator(400)])
    not_promised = Prose(validators=[MaxLengthValidator(400)])
    updated = models.DateField()

    objects = ArtifactManager()

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse("artifact", args=[self.slug])

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class SectionManager(models.Manager):
    def get_by_natural_key(self, slug: str) -> "Section":
        return self.get(slug=slug)


class Section(models.Model):
    """One proof: its label, its finding in a sentence, and what stands behind the finding."""

    artifact = models.ForeignKey(Artifact, models.CASCADE, related_name="sections")
    number = models.PositiveSmallIntegerField()
    label = Plain(max_length=40)
    slug = models.SlugField(unique=True)
    finding = Line(max_length=160)
    body = Prose()
    exhibit = models.CharField(max_length=60, blank=True, validators=[check_exhibit])

    objects = SectionManager()

    class Meta:
        ordering = ["artifact", "number"]
        constraints = [
            models.UniqueConstraint(fields=["artifact", "number"], name="section_number"),
        ]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return f"{self.artifact.get_absolute_url()}#{self.slug}"

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    natural_key.dependencies = ["artifacts.artifact"]
