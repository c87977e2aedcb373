"""The plans that a shop sells."""

from django.db import models

from artifacts.fields import Plain
from artifacts.titan_map.models.services import BusinessUnit
from artifacts.titan_map.models.snapshot import Counted
from artifacts.titan_map.rules import facts


class Membership(Counted):
    fact = facts.Membership

    name = Plain(max_length=60)
    business_units = models.ManyToManyField(BusinessUnit)
    includes = Plain(max_length=160)
    billing = Plain(max_length=60)
    sheet_approved = models.BooleanField(default=False)

    class Meta(Counted.Meta):
        default_related_name = "memberships"
