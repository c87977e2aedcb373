"""The rows of the worked example's Titan Map: facts as a shop would state them, and no score.

Each knows how to become the frozen value that the rules are told.
"""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from artifacts.models.fields import Plain
from artifacts.models.snapshot import (
    Counted,
    MapRow,
    Role,
    choices,
    codes,
    listed,
    named,
    path_validator,
)
from artifacts.rules import titan_map as rules
from artifacts.rules import values

SEASON = r"(\d\d-\d\d) to (\d\d-\d\d)"
ZIP = RegexValidator(r"^[0-9]{5}\Z", "is not a ZIP code such as 83704.")
ZIPS = RegexValidator(r"^\d{5}(, \d{5})*\Z", "is not a list such as 83704, 83705.")


def check_paths(value: str) -> None:
    names = listed(value)
    wrong = [name for name in names if name not in list(values.Path)]
    if wrong:
        message = f"names {', '.join(wrong)}; a path is {', '.join(values.Path)}."
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

    name = Plain(max_length=60)
    crew = Plain(max_length=60, blank=True)

    class Meta(MapRow.Meta):
        default_related_name = "units"

    def frozen(self) -> rules.Unit:
        return rules.Unit(self.code, self.source.frozen(), self.name, self.crew)


class JobType(Counted):
    """Work of one kind; under several business units where more than one is in use."""

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

    def frozen(self) -> rules.JobType:
        numbers = [int(number) for number in re.findall(r"\d\d", self.season)]
        return rules.JobType(
            self.code,
            self.source.frozen(),
            self.name,
            self.public_label,
            self.standing,
            codes(self.business_units),
            listed(self.booking_paths),
            self.recipient,
            self.photo,
            (tuple(numbers[:2]), tuple(numbers[2:])) if numbers else None,
            self.minutes,
            self.pricebook,
            self.review(),
        )


class Zone(Counted):
    """An area of ZIP codes; its status, and the treatment that its page gives it."""

    name = Plain(max_length=60)
    zip_codes = Plain(max_length=200, validators=[ZIPS])
    status = models.CharField(max_length=20, choices=choices(values.ZoneStatus))
    treatment = models.CharField(max_length=20, choices=choices(values.Treatment), blank=True)

    class Meta(Counted.Meta):
        default_related_name = "zones"

    def frozen(self) -> rules.Zone:
        row = (self.code, self.source.frozen(), self.name, listed(self.zip_codes))
        return rules.Zone(*row, self.status, self.treatment, self.review())


class Membership(Counted):
    name = Plain(max_length=60)
    business_units = models.ManyToManyField(BusinessUnit)
    includes = Plain(max_length=160)
    billing = Plain(max_length=60)
    sheet_approved = models.BooleanField(default=False)

    class Meta(Counted.Meta):
        default_related_name = "memberships"

    def frozen(self) -> rules.Membership:
        row = (self.code, self.source.frozen(), self.name, codes(self.business_units))
        return rules.Membership(
            *row, self.includes, self.billing, self.sheet_approved, self.review()
        )


class OfPath(MapRow):
    """Known by its path."""

    key = "path"

    code = None
    path = models.CharField(max_length=60, validators=[path_validator])

    class Meta(MapRow.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "path"], name="%(class)s_path"),
        ]

    def __str__(self) -> str:
        return f"{self.snapshot} {self.path}"


class Page(OfPath):
    """A page and what it promotes: a job type, a zone or a membership, or an area by ZIP code."""

    PROMOTES = {
        values.PageKind.SERVICE: ("job_type",),
        values.PageKind.LANDING: ("job_type",),
        values.PageKind.AREA: ("zone", "zip_codes"),
        values.PageKind.PLAN: ("membership",),
    }

    kind = models.CharField(max_length=20, choices=choices(values.PageKind))
    job_type = models.ForeignKey(JobType, models.CASCADE, null=True, blank=True)
    zone = models.ForeignKey(Zone, models.CASCADE, null=True, blank=True)
    membership = models.ForeignKey(Membership, models.CASCADE, null=True, blank=True)
    zip_codes = Plain(max_length=60, blank=True, validators=[ZIPS])
    approver = models.CharField(max_length=20, choices=Role, blank=True)
    checked = models.DateField(null=True, blank=True)

    class Meta(OfPath.Meta):
        default_related_name = "pages"

    def clean(self) -> None:
        super().clean()
        allowed = self.PROMOTES.get(self.kind, ())
        for name in ("job_type", "zone", "membership", "zip_codes"):
            if getattr(self, name) and name not in allowed:
                raise ValidationError({name: f"is not what a page of kind {self.kind} promotes."})
        # A service page may promote nothing that is left: that is a gap, and is found.
        promoted = [name for name in allowed if getattr(self, name)]
        if allowed and self.kind != values.PageKind.SERVICE and len(promoted) != 1:
            message = f"is needed: a page of kind {self.kind} promotes one thing."
            raise ValidationError({allowed[0]: message})

    def frozen(self) -> rules.Page:
        promotes = named(self.job_type or self.zone or self.membership)
        zips = listed(self.zip_codes)
        row = (self.path, self.source.frozen(), self.kind, promotes, zips)
        return rules.Page(*row, self.approver, self.checked)


class Offer(Counted):
    name = Plain(max_length=80)
    job_type = models.ForeignKey(JobType, models.CASCADE, null=True, blank=True)
    eligibility = Plain(max_length=120, blank=True)
    ends = models.DateField(null=True, blank=True)
    zones = models.ManyToManyField(Zone, blank=True)

    class Meta(Counted.Meta):
        default_related_name = "offers"

    def frozen(self) -> rules.Offer:
        row = (self.code, self.source.frozen(), self.name, named(self.job_type))
        return rules.Offer(*row, self.eligibility, self.ends, self.review(), codes(self.zones))


class Campaign(Counted):
    """Known to the shop's reports by its exact name; without dates it is always on."""

    name = Plain(max_length=60)
    medium = Plain(max_length=60)
    page = models.ForeignKey(Page, models.CASCADE, null=True, blank=True)
    job_type = models.ForeignKey(JobType, models.CASCADE, null=True, blank=True)
    zones = models.ManyToManyField(Zone, blank=True)
    offer = models.ForeignKey(Offer, models.CASCADE, null=True, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta(Counted.Meta):
        default_related_name = "campaigns"

    def clean(self) -> None:
        super().clean()
        if self.starts and self.ends and self.starts > self.ends:
            raise ValidationError({"ends": "is before the campaign starts."})

    def frozen(self) -> rules.Campaign:
        row = (self.code, self.source.frozen(), self.name, self.medium, named(self.page))
        tied = (named(self.job_type), codes(self.zones), named(self.offer))
        return rules.Campaign(*row, *tied, self.starts, self.ends, self.review())
