"""The offers that a shop makes."""

from django.db import models

from artifacts.fields import Plain
from artifacts.titan_map.models.services import JobType
from artifacts.titan_map.models.snapshot import Counted
from artifacts.titan_map.models.zones import Zone
from artifacts.titan_map.rules import facts


class Offer(Counted):
    fact = facts.Offer

    name = Plain(max_length=80)
    job_type = models.ForeignKey(JobType, models.CASCADE, null=True, blank=True)
    eligibility = Plain(max_length=120, blank=True)
    ends = models.DateField(null=True, blank=True)
    zones = models.ManyToManyField(Zone, blank=True)

    class Meta(Counted.Meta):
        default_related_name = "offers"
