"""ServiceTitan modules: what is asked about each, and which of them a shop uses."""

from django.db import models

from artifacts.fields import Plain, choices
from artifacts.slugged import Slugged
from artifacts.titan_map.models.snapshot import MapRow
from artifacts.titan_map.rules import facts, values


class ModuleKind(Slugged):
    """A ServiceTitan module: what is asked about it, which rows imply it, and its two uses."""

    name = Plain(max_length=40)
    serves = models.CharField(max_length=20, choices=choices(values.Implies), blank=True)
    asks = Plain(max_length=120)
    manual_use = Plain(max_length=120)
    later_use = Plain(max_length=120)

    class Meta:
        ordering = ["id"]


class OnOff(models.CharField):
    """``on``, ``off`` or ``unsure``; YAML reads the first two as true and false."""

    def to_python(self, value: object) -> str:
        said = ("on" if value else "off") if isinstance(value, bool) else value
        found: str = super().to_python(said)
        return found


class Module(MapRow):
    """A ServiceTitan module as the shop uses it."""

    fact = facts.Module

    kind = models.ForeignKey(ModuleKind, models.CASCADE)
    status = OnOff(max_length=20, choices=choices(values.ModuleStatus))
    detail = Plain(max_length=120)

    class Meta(MapRow.Meta):
        default_related_name = "modules"
        constraints = [
            *MapRow.Meta.constraints,
            models.UniqueConstraint(fields=["snapshot", "kind"], name="module_once"),
        ]

    @property
    def name(self) -> str:
        return self.kind.name

    @property
    def serves(self) -> str:
        return self.kind.serves
