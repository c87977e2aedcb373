"""When a shop does what: its office hours and closed days, its notices and capacity rules."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from artifacts.fields import Plain, choices
from artifacts.titan_map.models.services import JobType
from artifacts.titan_map.models.snapshot import MapRow
from artifacts.titan_map.rules import facts, values
from artifacts.working_days import is_holiday

A_DAY = [MinValueValidator(1), MaxValueValidator(7)]  # of the week, Monday being 1


class OfficeHours(MapRow):
    fact = facts.OfficeHours

    first_day = models.PositiveSmallIntegerField(validators=A_DAY)
    last_day = models.PositiveSmallIntegerField(validators=A_DAY)
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta(MapRow.Meta):
        default_related_name = "hours"
        constraints = [
            *MapRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(first_day__lte=F("last_day"), opens__lt=F("closes")),
                name="hours_in_order",
                violation_error_message="Office hours run from a day and a time to later ones.",
            ),
        ]


class ClosedDay(MapRow):
    """A holiday by its name, every year; or one day of any name."""

    fact = facts.ClosedDay

    name = Plain(max_length=40)
    day = models.DateField(null=True, blank=True)

    class Meta(MapRow.Meta):
        default_related_name = "closed"

    def clean(self) -> None:
        super().clean()
        if self.name and self.day is None and not is_holiday(self.name):
            message = "is the name of no holiday, such as Thanksgiving Day; any other has its day."
            raise ValidationError({"name": message})


class Notice(MapRow):
    """What a role posts by hand while its condition holds, and takes off again."""

    fact = facts.Notice

    name = Plain(max_length=40)
    condition = Plain(max_length=120)  # that anybody can check
    poster = models.CharField(max_length=20, choices=choices(values.Role))
    # The work that trucks are then kept free for, where it is one.
    urgent = models.ForeignKey(JobType, models.CASCADE, null=True, blank=True)

    class Meta(MapRow.Meta):
        default_related_name = "notices"


class CapacityRule(MapRow):
    """A rule kept by hand: when it holds, for what, and what the page then shows."""

    fact = facts.CapacityRule

    OUTCOMES: Mapping[str, set[values.Outcome]] = {
        values.RuleKind.ZONE: {
            values.Outcome.INTEREST_ONLY,
            values.Outcome.CALL_ONLY,
            values.Outcome.EMERGENCY_ONLY,
        },
        values.RuleKind.SERVICE: {
            values.Outcome.EMBED,
            values.Outcome.PHONE_FIRST,
            values.Outcome.REQUEST,
        },
    }

    # Of a narrowing rule, by whether it holds on a notice.
    NARROWED: Mapping[bool, set[values.Outcome]] = {
        True: {values.Outcome.PHONE_FIRST, values.Outcome.REQUEST},
        False: {values.Outcome.CALL_NOW},
    }

    kind = models.CharField(max_length=20, choices=choices(values.RuleKind))
    zone_status = models.CharField(max_length=20, choices=choices(values.ZoneStatus), blank=True)
    job_types = models.ManyToManyField(JobType, blank=True)
    hours = models.CharField(
        max_length=24, choices=choices(values.RuleHours), default=values.RuleHours.ANY
    )
    window = models.CharField(
        max_length=20, choices=choices(values.RuleWindow), default=values.RuleWindow.ALWAYS
    )
    notice = models.ForeignKey(Notice, models.CASCADE, null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=choices(values.Outcome))
    otherwise = models.CharField(max_length=20, choices=choices(values.Outcome), blank=True)
    shows = Plain(max_length=120)
    why = Plain(max_length=120)
    reviewer = models.CharField(max_length=20, choices=choices(values.Role))

    class Meta(MapRow.Meta):
        default_related_name = "rules"

    def clean(self) -> None:
        super().clean()
        if self.kind not in list(values.RuleKind):
            return  # reported by itself
        zone, narrowing = values.RuleKind.ZONE, values.RuleKind.NARROWING
        outside, notice = self.hours == values.RuleHours.OUTSIDE, self.notice_id is not None
        if bool(self.zone_status) != (self.kind == zone) or self.zone_status == "active":
            message = "is what a zone’s rule holds for, and no other’s: paused or emergency-only."
            raise ValidationError({"zone_status": message})
        if (outside or notice) != (self.kind == narrowing) or (outside and notice):
            message = "or hours: a narrowing rule has one of them, and no other rule has any."
            raise ValidationError({"notice": message})
        if self.otherwise and self.kind != zone:
            raise ValidationError({"otherwise": "is what a zone’s rule has, and no other."})
        if self.window == values.RuleWindow.SEASON and self.kind != values.RuleKind.SERVICE:
            raise ValidationError({"window": "of a season is a service’s."})
        allowed = self.OUTCOMES.get(self.kind, self.NARROWED[notice])
        for name in ("outcome", "otherwise"):
            if getattr(self, name) and getattr(self, name) not in allowed:
                message = f"of such a rule is {' or '.join(sorted(allowed))}."
                raise ValidationError({name: message})
