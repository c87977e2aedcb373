"""The weights of the coverage score, and the score from which a map may be published."""

from django.core.validators import MaxValueValidator
from django.db import models

from artifacts.fields import Plain
from artifacts.slugged import Slugged
from artifacts.titan_map.rules.coverage import DIMENSIONS


class Dimension(Slugged):
    """A part of the coverage score: what it counts, and its weight."""

    slug = models.SlugField(unique=True, choices=[(name, name) for name in DIMENSIONS])
    weight = models.PositiveSmallIntegerField()
    name = Plain(max_length=40)
    counts = Plain(max_length=80)

    class Meta:
        ordering = ["id"]


class CoverageScale(Slugged):
    """The score from which a map may be published."""

    publish_from = models.PositiveSmallIntegerField(validators=[MaxValueValidator(100)])
