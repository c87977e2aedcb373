"""The campaigns that lead to a shop's pages."""

from django.core.exceptions import ValidationError
from django.db import models

from artifacts.fields import Plain
from artifacts.titan_map.models.offers import Offer
from artifacts.titan_map.models.pages import Page
from artifacts.titan_map.models.services import JobType
from artifacts.titan_map.models.snapshot import Counted
from artifacts.titan_map.models.zones import Zone
from artifacts.titan_map.rules import facts


class Campaign(Counted):
    """Known to the shop's reports by its exact name; without dates it is always on."""

    fact = facts.Campaign

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
