"""An artifact is a page of proof; its sections are the proof, one for each label."""

from itertools import chain

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property

from artifacts.fields import FIGURE_NAME, Line, Plain, Prose, Updated
from artifacts.slugged import Slugged

SENTENCE = RegexValidator(r"^[^.!?]+[.!?]\Z", "is one whole sentence.")


class Figure(Slugged):
    """A figure of the fictional worked example, written once; samples name it as ``{slug}``."""

    slug = models.SlugField(unique=True, validators=[FIGURE_NAME])
    value = Plain(max_length=60)


class Artifact(Slugged):
    """A page that somebody opens cold: what it is, what it does not promise, its sections."""

    title = Plain(max_length=60)
    answer = Line(max_length=140, validators=[SENTENCE])  # what it comes to
    introduction = Prose(validators=[MaxLengthValidator(400)])
    decides = Plain(max_length=120)  # what its reader decides, in the reader's own words
    boundary = Line(max_length=90, validators=[SENTENCE])  # of what it does not promise, the gist
    not_promised = Prose(validators=[MaxLengthValidator(400)])
    updated = Updated()

    def get_absolute_url(self) -> str:
        return reverse("artifact", args=[self.slug])

    @property
    def has_sample(self) -> bool:
        """Whether anything on it is the worked example's."""
        marks = ("sample", "of_example")
        return any(getattr(row, mark, None) for row in self._rows for mark in marks)

    @cached_property
    def _rows(self) -> list[models.Model]:
        """Its sections and whatever belongs to them."""
        relations = [each for each in Section._meta.related_objects if each.one_to_many]
        kinds = [relation.related_model for relation in relations]
        of_sections = (kind._default_manager.filter(section__artifact=self) for kind in kinds)
        return [*self.sections.all(), *chain.from_iterable(of_sections)]


class Section(Slugged):
    """One proof: its label, its finding in a sentence, and what stands behind the finding."""

    OF_FINDING = ("finding", "figure", "action")  # what is of the example where its finding is

    artifact = models.ForeignKey(Artifact, models.CASCADE, related_name="sections")
    number = models.PositiveSmallIntegerField()
    label = Plain(max_length=40)
    finding = Line(max_length=160)
    of_example = models.BooleanField(default=False)  # whether its finding is the worked example's
    # The finding as a figure with what it counts, where there is one: ``12``, ``found``.
    figure = Line(max_length=60, blank=True)
    unit = Plain(max_length=20, blank=True)
    action = Line(max_length=40, blank=True)  # where it is what matters on its page: its button
    behind = Plain(max_length=60)  # what its body says, for whoever unfolds it
    body = Prose()
    sample = Prose(blank=True)  # what stands there in the fictional worked example
    exhibit = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["artifact", "number"]
        constraints = [
            models.UniqueConstraint(fields=["artifact", "number"], name="section_number"),
        ]

    def get_absolute_url(self) -> str:
        return f"{self.artifact.get_absolute_url()}#{self.slug}"

    def clean(self) -> None:
        super().clean()
        for empty, other in (("figure", "unit"), ("unit", "figure")):
            if not getattr(self, empty) and getattr(self, other):
                raise ValidationError({empty: f"is empty, and {other} is not; both are said."})
