"""Where a shop works: zones of ZIP codes."""

from django.core.validators import RegexValidator
from django.db import models

from artifacts.fields import Plain, choices
from artifacts.titan_map.models.snapshot import Counted
from artifacts.titan_map.rules import facts, values

ZIP = RegexValidator(r"^[0-9]{5}\Z", "is not a ZIP code such as 83704.")
ZIPS = RegexValidator(r"^\d{5}(, \d{5})*\Z", "is not a list such as 83704, 83705.")


class Zone(Counted):
    """An area of ZIP codes; its status, and the treatment that its page gives it."""

    fact = facts.Zone

    name = Plain(max_length=60)
    zip_codes = Plain(max_length=200, validators=[ZIPS])
    status = models.CharField(max_length=20, choices=choices(values.ZoneStatus))
    treatment = models.CharField(max_length=20, choices=choices(values.Treatment), blank=True)

    class Meta(Counted.Meta):
        default_related_name = "zones"
