"""The map of one day, and what every row of it has: its snapshot, its code and its source."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from artifacts.fields import Plain, choices
from artifacts.frozen import frozen, key
from artifacts.slugged import Slugged
from artifacts.titan_map.rules import facts, values
from artifacts.titan_map.rules.titan_map import TitanMap


class Snapshot(Slugged):
    """Every row of the worked example's map as it stood on a day; signed once it is accepted."""

    as_of = models.DateField()
    goes_live = models.BooleanField()  # whether its pages are to
    signer = models.CharField(max_length=20, choices=choices(values.Role), blank=True)
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

    def frozen(self) -> TitanMap:
        """The whole snapshot as the value that the rules are told."""
        kinds = [
            relation.related_model
            for relation in self._meta.related_objects
            if issubclass(relation.related_model, MapRow)
        ]
        rows = {
            str(kind._meta.default_related_name): tuple(
                frozen(row, kind.fact) for row in kind.objects.with_rows().filter(snapshot=self)
            )
            for kind in kinds
        }
        return frozen(self, TitanMap, **rows)


class OfSnapshotManager(models.Manager):
    def with_rows(self) -> models.QuerySet:
        """With the rows that each names."""
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
        return (self.snapshot.slug, key(self))


class Source(OfSnapshot):
    """A note or a list that rows were confirmed by, and the day it bears."""

    name = Plain(max_length=60)
    day = models.DateField()


class MapRow(OfSnapshot):
    """A fact of the map, with where it was seen; ``fact`` is what the rules are told of it."""

    fact: type[facts.Row]

    source = models.ForeignKey(Source, models.CASCADE)

    class Meta(OfSnapshot.Meta):
        abstract = True


class Counted(MapRow):
    """A row that the coverage score counts, unless a reviewer has signed that it does not."""

    verdict = models.CharField(max_length=20, choices=choices(values.Verdict), blank=True)
    reason = Plain(max_length=160, blank=True)
    reviewer = models.CharField(max_length=20, choices=choices(values.Role), blank=True)
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

    @property
    def review(self) -> facts.Review | None:
        return frozen(self, facts.Review) if self.verdict else None
