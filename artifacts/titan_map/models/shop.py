"""The worked example beside its map: the shop, its days, and the lists it was asked for."""

from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from artifacts.fields import FIGURE_NAME, Plain, choices
from artifacts.models import Milestone
from artifacts.slugged import Slugged
from artifacts.titan_map.rules import values

RESERVED = RegexValidator(r"^\(\d{3}\) 555-01\d\d\Z", "is not a reserved number: 555-0100 to 0199.")
EXAMPLE = RegexValidator(r"^[a-z-]+\.example\Z", "is not a name under .example.")


def check_time_zone(value: str) -> None:
    if value not in available_timezones():
        raise ValidationError("is no time zone, such as America/Boise.")


class Shop(Slugged):
    """The fictional contractor; its numbers are reserved, so that nobody is called."""

    name = Plain(max_length=60)
    brand = Plain(max_length=30)  # what its name begins with
    region = Plain(max_length=60)
    time_zone = Plain(max_length=40, validators=[check_time_zone])
    arrival_windows = Plain(max_length=60)
    domain = Plain(max_length=60, validators=[EXAMPLE])
    phone = Plain(max_length=20, validators=[RESERVED])
    member_line = Plain(max_length=20, validators=[RESERVED])

    @property
    def city(self) -> str:
        """Where its clocks are set by."""
        return self.time_zone.rpartition("/")[2].replace("_", " ")

    @property
    def trade(self) -> str:
        """What follows the brand in its name."""
        return self.name.removeprefix(self.brand).strip()

    def clean(self) -> None:
        super().clean()
        if not self.name.startswith(f"{self.brand} "):
            raise ValidationError({"brand": f"is not what the name, {self.name}, begins with."})


class Day(Slugged):
    """A day of the example's pilot that no row of the map bears, and the milestone that it was the
    day of, if any; samples name it as a figure.
    """

    slug = models.SlugField(unique=True, validators=[FIGURE_NAME])
    day = models.DateField()
    milestone = models.OneToOneField(
        Milestone, models.PROTECT, related_name="+", null=True, blank=True
    )


class Input(Slugged):
    """One of the lists that the shop was asked for, and why a first copy went back."""

    slug = models.SlugField(unique=True, validators=[FIGURE_NAME])
    name = Plain(max_length=60)
    received = models.BooleanField(default=False)
    returned = models.CharField(max_length=20, choices=choices(values.Returned), blank=True)

    def clean(self) -> None:
        super().clean()
        if self.returned and not self.received:
            raise ValidationError({"returned": "is said of an input that was not received."})
