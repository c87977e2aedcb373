"""The map of one day, and what every row of it has: its snapshot, its code and its source."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from artifacts.fields import Plain, choices
from artifacts.slugged import Slugged
from artifacts.titan_map.rules import facts, values


class Role(models.TextChoices):
    """Whoever reviews something does so by role."""

    OWNER = "owner", "owner"
    MARKETING = "marketing manager", "marketing manager"
    OPERATIONS = "operations manager", "operations manager"
    ADMIN = "office manager", "office manager"


class Snapshot(Slugged):
    """Every row of the worked example's map as it stood on a day; signed once it is accepted."""

    as_of = models.DateField()
    signer = models.CharField(max_length=20, choices=Role, blank=True)
    signed = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(slug__in=["draft", "launch"]),
                name="known_snapshot",
                violation_error_message="There are two snapshots, draft and launch.",
            ),
            models.CheckConstraint(
                condition=Q(signer="", signed=None) | (~Q(signer="") & ~Q(signed=None)),
                name="signed_by_somebody",
                violation_error_message="A signature has a signer and a day.",
            ),
        ]

    def frozen(self) -> facts.TitanMap:
        """The whole snapshot as the value that the rules are told."""
        kinds = {
            relation.related_model._meta.default_related_name: relation.related_model
            for relation in self._meta.related_objects
            if issubclass(relation.related_model, MapRow)
        }
        return facts.TitanMap(
            as_of=self.as_of,
            signed=self.signed,
            signer=self.signer,
            **{
                name: tuple(row.frozen() for row in kind.objects.whole().filter(snapshot=self))
                for name, kind in kinds.items()
            },
        )


class OfSnapshotManager(models.Manager):
    def whole(self) -> models.QuerySet:
        """With whatever ``frozen`` asks of other rows."""
        meta = self.model._meta
        named = [field.name for field in meta.fields if field.is_relation]
        several = [field.name for field in meta.many_to_many]
        return self.select_related(*named).prefetch_related(*several)


class OfSnapshot(models.Model):
    """Belongs to a snapshot and is known in it by its ``key``; others name it by that alone."""

    within = "snapshot"
    key = "code"

    snapshot = models.ForeignKey(Snapshot, models.CASCADE)
    code = models.SlugField(max_length=20)

    objects = OfSnapshotManager()

    class Meta:
        abstract = True
        ordering = ["id"]  # as written in the fixture
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "code"], name="%(class)s_code"),
        ]

    def __str__(self) -> str:
        return f"{self.snapshot} {self.code}"

    def natural_key(self) -> tuple[str, str]:
        return (self.snapshot.slug, getattr(self, self.key))


class Source(OfSnapshot):
    """A note or a list that rows were confirmed by, and the day it bears."""

    name = Plain(max_length=60)
    day = models.DateField()

    def frozen(self) -> facts.Source:
        return facts.Source(self.name, self.day)


class MapRow(OfSnapshot):
    """A fact of the map, with where it was seen."""

    source = models.ForeignKey(Source, models.CASCADE)

    class Meta(OfSnapshot.Meta):
        abstract = True


class Counted(MapRow):
    """A row that the coverage score counts, unless a reviewer has signed that it does not."""

    verdict = models.CharField(max_length=20, choices=choices(values.Verdict), blank=True)
    reason = Plain(max_length=160, blank=True)
    reviewer = models.CharField(max_length=20, choices=Role, blank=True)
    reviewed = models.DateField(null=True, blank=True)
    revisit = models.DateField(null=True, blank=True)  # when an accepted gap is looked at again

    class Meta(MapRow.Meta):
        abstract = True

    def clean(self) -> None:
        super().clean()
        signature = ("reason", "reviewer", "reviewed")
        wrong = {
            name: "is needed with a verdict." if self.verdict else "stands without a verdict."
            for name in signature
            if bool(getattr(self, name)) != bool(self.verdict)
        }
        if bool(self.revisit) != (self.verdict == values.Verdict.ACCEPTED):
            wrong["revisit"] = "is the day on which an accepted gap is looked at again."
        if wrong:
            raise ValidationError(wrong)

    def review(self) -> facts.Review | None:
        if not self.verdict:
            return None
        return facts.Review(self.verdict, self.reason, self.reviewer, self.reviewed, self.revisit)


def named(row: models.Model | None) -> str:
    """The code that another row names it by; empty for none."""
    return row.natural_key()[1] if row else ""


def codes(rows: models.Manager) -> tuple[str, ...]:
    return tuple(named(row) for row in rows.all())


def listed(text: str) -> tuple[str, ...]:
    """``83704, 83705`` as a tuple."""
    return tuple(part.strip() for part in text.split(",") if part.strip())
