"""The pages of a shop's site, and the addresses that are gone."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from artifacts.fields import Plain, choices
from artifacts.titan_map.models.memberships import Membership
from artifacts.titan_map.models.services import JobType
from artifacts.titan_map.models.snapshot import Counted, MapRow
from artifacts.titan_map.models.zones import ZIPS, Zone
from artifacts.titan_map.rules import facts, values

PATH = RegexValidator(r"^/(?:[a-z0-9-]+(?:/[a-z0-9-]+)*)?\Z", "is not a path such as /ac-repair.")


class OfPath(MapRow):
    """Known by its path."""

    key = "path"

    path = models.CharField(max_length=60, validators=[PATH])

    class Meta(MapRow.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "path"], name="%(class)s_path"),
        ]

    def __str__(self) -> str:
        return f"{self.snapshot} {self.path}"

    @property
    def code(self) -> str:  # type: ignore[override]  # it takes the place of a field
        return self.path


class Page(OfPath):
    """A page and what it promotes: a job type, a zone or a membership, or an area by ZIP code."""

    fact = facts.Page

    PROMOTES: Mapping[str, tuple[str, ...]] = {
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
    approver = models.CharField(max_length=20, choices=choices(values.Role), blank=True)
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

    @property
    def promotes(self) -> Counted | None:
        return self.job_type or self.zone or self.membership


class WithdrawnPage(OfPath):
    """An address that is gone, and the page it leads to."""

    fact = facts.WithdrawnPage

    redirect = models.ForeignKey(Page, models.CASCADE, related_name="redirects")
    approver = models.CharField(max_length=20, choices=choices(values.Role))
    checked = models.DateField()

    class Meta(OfPath.Meta):
        default_related_name = "withdrawn"
