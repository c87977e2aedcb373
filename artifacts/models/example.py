"""The worked example beside its map: the shop, its days, its inputs, its gaps; and the words and
weights that the rules are told.
"""

from string import Formatter

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models

from artifacts.models.fields import FIGURE_NAME, Plain
from artifacts.models.slugged import Slugged
from artifacts.models.snapshot import Role, choices
from artifacts.rules import example, gaps
from artifacts.rules.coverage import DIMENSIONS

RESERVED = RegexValidator(r"^\(\d{3}\) 555-01\d\d\Z", "is not a reserved number: 555-0100 to 0199.")
EXAMPLE = RegexValidator(r"^[a-z-]+\.example\Z", "is not a name under .example.")


class Shop(Slugged):
    """The fictional contractor; its numbers are reserved, so that nobody is called."""

    name = Plain(max_length=60)
    brand = Plain(max_length=30)  # what its name begins with
    region = Plain(max_length=60)
    arrival_windows = Plain(max_length=60)
    domain = Plain(max_length=60, validators=[EXAMPLE])
    phone = Plain(max_length=20, validators=[RESERVED])
    member_line = Plain(max_length=20, validators=[RESERVED])

    @property
    def trade(self) -> str:
        """What follows the brand in its name."""
        return self.name.removeprefix(self.brand).strip()

    def clean(self) -> None:
        super().clean()
        if not self.name.startswith(f"{self.brand} "):
            raise ValidationError({"brand": f"is not what the name, {self.name}, begins with."})


class Milestone(Slugged):
    """A day of the example's pilot that no row of the map bears; samples name it as a figure."""

    slug = models.SlugField(unique=True, validators=[FIGURE_NAME])
    day = models.DateField()


class Input(Slugged):
    """One of the lists that the shop was asked for, and why a first copy went back."""

    class Returned(models.TextChoices):
        CUSTOMER_DATA = "customer data"
        SECRET = "secret"

    slug = models.SlugField(unique=True, validators=[FIGURE_NAME])
    name = Plain(max_length=60)
    received = models.BooleanField(default=False)
    returned = models.CharField(max_length=20, choices=Returned, blank=True)

    def clean(self) -> None:
        super().clean()
        if self.returned and not self.received:
            raise ValidationError({"returned": "is said of an input that was not received."})

    def frozen(self) -> example.Input:
        return example.Input(self.slug, self.name, self.received, self.returned)


class ModuleKind(Slugged):
    """A ServiceTitan module: what is asked about it, which rows imply it, and its two uses."""

    class Serves(models.TextChoices):
        SCHEDULER = "scheduler"
        PLANS = "plans"

    name = Plain(max_length=40)
    serves = models.CharField(max_length=20, choices=Serves, blank=True)
    asks = Plain(max_length=120)
    manual_use = Plain(max_length=120)
    later_use = Plain(max_length=120)

    class Meta:
        ordering = ["id"]

    def frozen(self) -> example.ModuleKind:
        return example.ModuleKind(self.name, self.asks, self.manual_use, self.later_use)


class Dimension(Slugged):
    """A part of the coverage score: what it counts, and its weight."""

    slug = models.SlugField(unique=True, choices=[(name, name) for name in DIMENSIONS])
    weight = models.PositiveSmallIntegerField()
    name = Plain(max_length=40)
    counts = Plain(max_length=80)

    class Meta:
        ordering = ["id"]

    def frozen(self) -> example.Part:
        return example.Part(self.weight, self.name, self.counts)


class CoverageScale(Slugged):
    """The score from which a map may be published."""

    publish_from = models.PositiveSmallIntegerField(validators=[MaxValueValidator(100)])


class Wording(Slugged):
    """What pages call a value of the rules, and where needed what it means."""

    slug = models.CharField(max_length=40, unique=True)
    text = Plain(max_length=60)
    meaning = Plain(max_length=120, blank=True)

    def frozen(self) -> example.Wording:
        return example.Wording(self.text, self.meaning)


class GapKind(Slugged):
    """A kind of mapping gap: how serious it is, how it is said, and which input closes it."""

    slug = models.SlugField(unique=True, choices=choices(gaps.GapKind))
    name = Plain(max_length=60)
    severity = models.CharField(
        max_length=20, choices=[(word, word) for word in ("blocker", "warning")]
    )
    sentence = models.CharField(max_length=120)  # with {name} and the like
    closed_by = models.ForeignKey(Input, models.CASCADE, null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def clean(self) -> None:
        super().clean()
        known = [name for name in ("name", gaps.WORDS.get(self.slug)) if name]
        try:
            named = [name for _, name, *_ in Formatter().parse(self.sentence) if name is not None]
        except ValueError as error:
            raise ValidationError({"sentence": f"has braces that name nothing: {error}."}) from None
        for name in named:
            if name not in known:
                message = f"names {{{name}}}; a gap of this kind has {' and '.join(known)}."
                raise ValidationError({"sentence": message})

    def frozen(self) -> example.Kind:
        closed_by = self.closed_by.slug if self.closed_by else ""
        return example.Kind(self.name, self.severity, self.sentence, closed_by)


class GapNote(models.Model):
    """Who answers for a gap and what became of it, written by hand and found by kind and item."""

    code = models.SlugField(max_length=20, unique=True)
    kind = models.ForeignKey(GapKind, models.CASCADE)
    item = Plain(max_length=60)
    owner = models.CharField(max_length=20, choices=Role)
    resolution = Plain(max_length=160)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["kind", "item"], name="note_of_a_gap")]

    def __str__(self) -> str:
        return self.code

    def frozen(self) -> example.Note:
        return example.Note(self.code, self.owner, self.resolution)
