"""The map's rows about the office and about a launch: hours, modules, addresses gone, tests."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from artifacts.models.example import ModuleKind
from artifacts.models.fields import Plain
from artifacts.models.snapshot import MapRow, Role, named
from artifacts.models.titan_map import JobType, OfPath, Page
from artifacts.rules import titan_map as rules

A_DAY = [MinValueValidator(1), MaxValueValidator(7)]  # of the week, Monday being 1


class OfficeHours(MapRow):
    first_day = models.PositiveSmallIntegerField(validators=A_DAY)
    last_day = models.PositiveSmallIntegerField(validators=A_DAY)
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta(MapRow.Meta):
        default_related_name = "hours"
        constraints = [
            *MapRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(first_day__lte=F("last_day"), opens__lt=F("closes")),
                name="hours_in_order",
                violation_error_message="Office hours run from a day and a time to later ones.",
            ),
        ]

    def frozen(self) -> rules.Hours:
        days = (self.first_day, self.last_day)
        return rules.Hours(self.code, self.source.frozen(), *days, self.opens, self.closes)


class Module(MapRow):
    """A ServiceTitan module as the shop uses it."""

    kind = models.ForeignKey(ModuleKind, models.CASCADE)
    status = Plain(max_length=60)
    detail = Plain(max_length=120)

    class Meta(MapRow.Meta):
        default_related_name = "modules"
        constraints = [
            *MapRow.Meta.constraints,
            models.UniqueConstraint(fields=["snapshot", "kind"], name="module_once"),
        ]

    def frozen(self) -> rules.Module:
        row = (self.code, self.source.frozen(), self.kind.name, self.status, self.detail)
        return rules.Module(*row, self.kind.serves)


class WithdrawnPage(OfPath):
    """An address that is gone, and the page it leads to."""

    redirect = models.ForeignKey(Page, models.CASCADE, related_name="redirects")
    approver = models.CharField(max_length=20, choices=Role)
    checked = models.DateField()

    class Meta(OfPath.Meta):
        default_related_name = "withdrawn"

    def frozen(self) -> rules.Withdrawn:
        row = (self.path, self.source.frozen(), named(self.redirect))
        return rules.Withdrawn(*row, self.approver, self.checked)


class BookingTest(MapRow):
    """A try of a job type's booking path; after a failure, the day on which it passed."""

    job_type = models.ForeignKey(JobType, models.CASCADE)
    day = models.DateField()
    failure = Plain(max_length=80, blank=True)
    passed = models.DateField(null=True, blank=True)

    class Meta(MapRow.Meta):
        default_related_name = "tests"

    def clean(self) -> None:
        super().clean()
        if self.passed and (not self.failure or (self.day and self.passed < self.day)):
            raise ValidationError({"passed": "is the day of a second try, after a failure."})

    def frozen(self) -> rules.BookingTest:
        row = (self.code, self.source.frozen(), named(self.job_type))
        return rules.BookingTest(*row, self.day, self.failure, self.passed)
