"""The pilot flow: its steps, the lanes of the people who decide, its guardrails and disclaimers.

A step's proof has no table of its own: it *is* the sections of the step's artifact.
"""

from collections import Counter
from datetime import date
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import Max, Q
from django.urls import reverse

from artifacts.audit.models import PackageRule
from artifacts.fields import Line, Plain, Prose, Updated, choices
from artifacts.models import Artifact, Milestone, Role, Section
from artifacts.slugged import Slugged
from artifacts.wording import wording_if_any, wording_of
from flow.glossary_models import GlossaryTerm as GlossaryTerm  # these are the flow's too
from flow.scope_models import Scope as Scope
from flow.scope_models import ScopeAnswer as ScopeAnswer
from flow.scope_models import ScopeLine as ScopeLine

SHORT_QUESTION = 70  # characters
KICKOFF = "scope-locked"  # the milestone that days are counted from
LONGEST = MaxValueValidator(100)  # days
WORD = RegexValidator(r"^[a-z]+\Z", "has only a to z: it is a word in an address.")


class Flow(Slugged):
    """The page that holds everything together; there is one."""

    title = Plain(max_length=60)
    headline = Plain(max_length=100)
    introduction = Plain(max_length=200)
    for_you = Plain(max_length=200)  # the same, said to whoever reads it
    boundary = Plain(max_length=200)
    standing = Prose()  # who answers for an artifact, beside the short disclaimer
    example = Prose()  # whose figures a sample shows
    signature_note = Plain(max_length=100)

    def get_absolute_url(self) -> str:
        return reverse("flow")

    @property
    def updated(self) -> date:
        """The newest date of anything the flow shows."""
        dated = (Step.objects, Lane.objects, Artifact.objects)
        newest: list[date] = [rows.aggregate(Max("updated"))["updated__max"] for rows in dated]
        return max(newest)


class Status(StrEnum):
    """What a step waits for; the value also names its shape."""

    READY_NOW = "ready-now"
    CUSTOMER_INPUT = "customer-input"
    MANUAL_REVIEW = "manual-review"
    API_GATED = "api-gated"


def in_summary(status: Status) -> str:
    """What it is called where the steps are summed up."""
    return wording_if_any(status, "summary") or wording_of(status)


class StatusMeaningManager(models.Manager["StatusMeaning"]):
    def by_status(self) -> dict[Status, str]:
        """The meaning of each status, in the order they are defined."""
        meanings = dict(self.values_list("status", "meaning"))
        return {status: meanings[status] for status in Status}


class StatusMeaning(models.Model):
    """A status in a sentence, for somebody who meets the word for the first time."""

    status = models.CharField(max_length=20, choices=choices(Status), unique=True)
    meaning = Plain(max_length=100)

    objects = StatusMeaningManager()

    def __str__(self) -> str:
        return self.status


class StepManager(models.Manager["Step"]):
    def before(self, number: int) -> "Step | None":
        return self.filter(number__lt=number).last()

    def after(self, number: int) -> "Step | None":
        return self.filter(number__gt=number).first()

    def with_proof(self) -> models.QuerySet["Step"]:
        return self.select_related("artifact").prefetch_related(
            "artifact__sections", "involvements__lane"
        )

    def count_by_status(self) -> dict[Status, int]:
        """How many steps have each status, every status named, in the order they are defined."""
        counts = Counter(self.values_list("status", flat=True))
        return {status: counts[status] for status in Status}


class Step(Slugged):
    """One question a buyer answers, with the decision, the exit criteria and the proof for it."""

    number = models.PositiveSmallIntegerField(unique=True)
    title = Plain(max_length=60)
    status = models.CharField(max_length=20, choices=choices(Status))
    question = Plain(max_length=140)
    decision = Plain(max_length=160)
    exit_criteria = Plain(max_length=160)
    for_you = Plain(max_length=200)  # what both come to, said to the buyer
    artifact = models.OneToOneField(Artifact, models.CASCADE)
    # What an address calls it: it never changes, and when the step is gone is no other step's.
    word = models.CharField(max_length=12, unique=True, validators=[WORD])
    # By whoever decides it after the call.
    read_first = models.ManyToManyField(Section, related_name="+")
    chooses_package = models.BooleanField(default=False)
    # What is reached in it before there are days.
    passes = models.ManyToManyField(Milestone, related_name="+", blank=True)
    updated = Updated()

    objects = StepManager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=list(Status)),
                name="known_status",
                violation_error_message="is not a status.",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("step", args=[self.slug])

    @property
    def has_long_question(self) -> bool:
        """Whether it takes the smaller of the two sizes that a question is set in."""
        return len(self.question) > SHORT_QUESTION

    @property
    def waits_for(self) -> str:
        """Its status, as a step says it."""
        return wording_of(Status(self.status))

    @property
    def waits_for_in_summary(self) -> str:
        """The same, as whatever sums up the steps says it."""
        return in_summary(Status(self.status))


class LaneManager(models.Manager["Lane"]):
    def with_artifact(self) -> models.QuerySet["Lane"]:
        return self.select_related("artifact").prefetch_related("artifact__sections")

    def with_questions(self) -> models.QuerySet["Lane"]:
        return self.select_related("artifact").prefetch_related("questions")


class Lane(Slugged):
    """One kind of buyer, and the one thing that person decides."""

    number = models.PositiveSmallIntegerField(unique=True)
    name = Plain(max_length=40)
    role = models.OneToOneField(Role, models.PROTECT)
    # Whether its part of the plan begins with what it decides, whatever its day.
    decides_first = models.BooleanField(default=False)
    decision = Plain(max_length=160)
    signs = Prose()
    never_gives = Prose()
    artifact = models.OneToOneField(Artifact, models.CASCADE)
    reads = models.ManyToManyField(Section, related_name="+")  # of its own brief and of its steps
    updated = Updated()

    objects = LaneManager()

    class Meta:
        ordering = ["number"]

    def get_absolute_url(self) -> str:
        return reverse("lane", args=[self.slug])

    @property
    def steps(self) -> models.QuerySet[Step]:
        """The steps that involve it, in their order."""
        return Step.objects.filter(involvements__lane=self)


class Involvement(models.Model):
    """Why a step concerns a lane."""

    lane = models.ForeignKey(Lane, models.CASCADE, related_name="involvements")
    step = models.ForeignKey(Step, models.CASCADE, related_name="involvements")
    why = Line(max_length=100)

    class Meta:
        # As written in the fixture: at each step the lane most concerned comes first.
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["lane", "step"], name="lane_and_step"),
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.lane}"


class LaneQuestion(models.Model):
    """What a lane asks, and the honest answer."""

    lane = models.ForeignKey(Lane, models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField()
    question = Plain(max_length=160)
    answer = Prose()

    class Meta:
        ordering = ["lane", "number"]
        constraints = [
            models.UniqueConstraint(fields=["lane", "number"], name="question_number"),
        ]

    def __str__(self) -> str:
        return f"{self.lane} {self.number}"


class Guardrail(Slugged):
    """A rule that the sale keeps, and what makes it hold."""

    number = models.PositiveSmallIntegerField(unique=True)
    name = Plain(max_length=60)
    rule = Plain(max_length=200)
    enforcement = Prose()

    class Meta:
        ordering = ["number"]


class Disclaimer(models.Model):
    """What the flow says of itself everywhere; the first is the short one, on every page."""

    number = models.PositiveSmallIntegerField(unique=True)
    text = Plain(max_length=240)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return str(self.number)


class Opening(Slugged):
    """The opening words of a page that otherwise lists what other rows say."""

    title = Plain(max_length=60)
    introduction = Line(max_length=200)


class Duration(models.Model):
    """How long after the kick-off a milestone of a package is: so many working days, or so many
    calendar days after the last of what it waits for, unless the package asks nothing for it.
    """

    package = models.ForeignKey(PackageRule, models.CASCADE, related_name="durations")
    milestone = models.ForeignKey(Milestone, models.CASCADE, related_name="durations")
    working_days = models.PositiveSmallIntegerField(null=True, blank=True, validators=[LONGEST])
    calendar_days = models.PositiveSmallIntegerField(null=True, blank=True, validators=[LONGEST])
    asks_nothing = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]  # as written in the fixture
        constraints = [
            models.UniqueConstraint(fields=["package", "milestone"], name="one_duration"),
        ]

    def __str__(self) -> str:
        return f"{self.package} {self.milestone}"

    def clean(self) -> None:
        super().clean()
        said = (self.working_days is not None, self.calendar_days is not None, self.asks_nothing)
        if sum(said) != 1:
            words = "is one of three: working days, calendar days, or that it asks nothing."
            raise ValidationError({"working_days": words})
