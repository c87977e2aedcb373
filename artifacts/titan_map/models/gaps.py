"""What is said by hand of mapping gaps: of each kind, and of each gap of the worked example."""

from django.core.exceptions import ValidationError
from django.db import models

from artifacts.fields import Plain, choices
from artifacts.slugged import Slugged
from artifacts.titan_map.models.shop import Input
from artifacts.titan_map.rules import kinds, values
from artifacts.words import name_faults


class GapKind(Slugged):
    """A kind of mapping gap: how serious it is, how it is said, who answers for it, what mends it,
    and which input closes it.
    """

    slug = models.SlugField(unique=True, choices=choices(kinds.GapKind))
    name = Plain(max_length=60)
    severity = models.CharField(max_length=20, choices=choices(kinds.Severity)[:2])
    sentence = models.CharField(max_length=120)  # with {name} and the like
    owner = models.CharField(max_length=20, choices=choices(values.Role))
    fix = Plain(max_length=120)
    closed_by = models.ForeignKey(Input, models.CASCADE, null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def clean(self) -> None:
        super().clean()
        known = ["name", *kinds.WORDS.get(self.slug, ())]
        says = f"a gap of this kind has {' and '.join(known)}"
        if faults := name_faults(self.sentence, known, says):
            raise ValidationError({"sentence": faults})


class GapNote(models.Model):
    """Who answers for a gap and what became of it, written by hand and found by kind and item."""

    code = models.SlugField(max_length=20, unique=True)
    kind = models.ForeignKey(GapKind, models.CASCADE)
    item = Plain(max_length=60)
    owner = models.CharField(max_length=20, choices=choices(values.Role))
    resolution = Plain(max_length=160)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["kind", "item"], name="note_of_a_gap")]

    def __str__(self) -> str:
        return self.code
