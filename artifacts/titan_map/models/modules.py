"""ServiceTitan modules: what is asked about each, and which of them a shop uses."""

from django.db import models

from artifacts.fields import Plain
from artifacts.slugged import Slugged
from artifacts.titan_map.models.snapshot import MapRow
from artifacts.titan_map.rules import example, facts


class ModuleKind(Slugged):
    """A ServiceTitan module: what is asked about it, which rows imply it, and its two uses."""

    class Serves(models.TextChoices):
        SCHEDULER = "scheduler"
        PLANS = "plans"

    name = Plain(max_length=40)
    serves = models.CharField(max_length=20, choices=Serves, blank=True)
    asks = Plain(max_length=120)
    manual_use = Plain(max_length=120)
    later_use = Plain(max_length=120)

    class Meta:
        ordering = ["id"]

    def frozen(self) -> example.ModuleKind:
        return example.ModuleKind(self.name, self.asks, self.manual_use, self.later_use)


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

    def frozen(self) -> facts.Module:
        row = (self.code, self.source.frozen(), self.kind.name, self.status, self.detail)
        return facts.Module(*row, self.kind.serves)
