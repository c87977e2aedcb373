"""The work of a shop: business units, job types and the tries of their booking paths."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models

from artifacts.fields import Plain, choices
from artifacts.frozen import parts
from artifacts.titan_map.models.snapshot import Counted, MapRow
from artifacts.titan_map.rules import facts, values

SEASON = r"(\d\d-\d\d) to (\d\d-\d\d)"


def check_paths(value: str) -> None:
    names = parts(value)
    wrong = [name for name in names if name not in list(values.BookingPath)]
    if wrong:
        message = f"names {', '.join(wrong)}; a path is {', '.join(values.BookingPath)}."
        raise ValidationError(message)
    if len(set(names)) < len(names):
        raise ValidationError("names a path twice.")


def check_season(value: str) -> None:
    found = re.fullmatch(SEASON, value)
    if not found:
        raise ValidationError("is not 10-01 to 11-15.")
    for end in found.groups():
        try:
            date.fromisoformat(f"2001-{end}")
        except ValueError:
            raise ValidationError(f"{end} is no day of every year.") from None


class BusinessUnit(MapRow):
    """``crew`` is who comes to a home, in words that a homeowner reads."""

    fact = facts.BusinessUnit

    name = Plain(max_length=60)
    crew = Plain(max_length=60, blank=True)

    class Meta(MapRow.Meta):
        default_related_name = "units"


class JobType(Counted):
    """Work of one kind; under several business units where more than one is in use."""

    fact = facts.JobType

    name = Plain(max_length=60)
    public_label = Plain(max_length=60, blank=True)
    standing = models.CharField(max_length=20, choices=choices(values.Standing))
    business_units = models.ManyToManyField(BusinessUnit, blank=True)
    booking_paths = Plain(max_length=40, blank=True, validators=[check_paths])
    recipient = Plain(max_length=60, blank=True)
    photo = models.BooleanField(default=False)
    season = Plain(max_length=20, blank=True, validators=[check_season])
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    pricebook = Plain(max_length=60, blank=True)

    class Meta(Counted.Meta):
        default_related_name = "job_types"


class BookingTest(MapRow):
    """A try of a job type's booking path; after a failure, the day on which it passed."""

    fact = facts.BookingTest

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
