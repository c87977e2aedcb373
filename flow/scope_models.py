"""What a package contains, as counts without a price."""

from django.core.validators import RegexValidator
from django.db import models

from artifacts.audit.models import PackageRule, Question
from artifacts.audit.rules import Level
from artifacts.fields import FIGURE_NAME, Plain, choices
from artifacts.models import Section
from artifacts.slugged import Slugged

NO_PRICE = RegexValidator(
    r"(?i)[$€£¥]|\b(usd|dollars?)\b", "says a price; only a proposal does.", inverse_match=True
)


class Scope(Slugged):
    """Where a proposal says what a scope leaves open; there is one."""

    work = models.ForeignKey(Section, models.CASCADE, related_name="+")  # each thing, with its test
    terms = models.ForeignKey(Section, models.CASCADE, related_name="+")  # price and invoices


class ScopeLine(Slugged):
    """One kind of thing that a package makes. ``count`` is how many, where the package itself says
    so; else ``figure`` names how many the worked example's statement of work has, if it counts
    them.
    """

    package = models.ForeignKey(PackageRule, models.CASCADE, related_name="scope_lines")
    number = models.PositiveSmallIntegerField()
    name = Plain(max_length=24, validators=[NO_PRICE])
    count = models.PositiveSmallIntegerField(null=True, blank=True)
    figure = models.CharField(max_length=40, blank=True, validators=[FIGURE_NAME])
    varies = Plain(max_length=120, validators=[NO_PRICE])  # what makes it larger or smaller

    class Meta:
        ordering = ["package", "number"]
        constraints = [
            models.UniqueConstraint(fields=["package", "number"], name="scope_line_number"),
        ]


class ScopeAnswer(models.Model):
    """What an answer of the audit says of a line, and of its count where it says one."""

    line = models.ForeignKey(ScopeLine, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.CASCADE, related_name="+")
    level = models.CharField(max_length=6, choices=choices(Level))
    count = models.PositiveSmallIntegerField(null=True, blank=True)
    words = Plain(max_length=120, validators=[NO_PRICE])

    class Meta:
        ordering = ["id"]  # as written in the fixture
        constraints = [
            models.UniqueConstraint(
                fields=["line", "question", "level"], name="one_answer_of_scope_line"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.question} {self.level}"
