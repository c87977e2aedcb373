"""The readiness audit: its questions, their answers with points, and the rules that read them."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

from artifacts.audit import letters, rules
from artifacts.fields import Plain, Prose, choices
from artifacts.frozen import frozen
from artifacts.models import Role, Section
from artifacts.once import once_for_each_database
from artifacts.slugged import Slugged

SLUG = "readiness-audit"  # of the artifact that the audit is
KEY = RegexValidator(r"^[a-z]+\Z", "has only a to z: it is a word in an address.")
OWN = RegexValidator(rf"^{letters.KEY}\Z", "is what all answers are called.", inverse_match=True)
LAST_PLACE = 20


class Audit(Slugged):
    """What the audit says beside its questions; there is one, and its slug is its artifact's."""

    headline = Plain(max_length=100)
    sample_note = Plain(max_length=160)  # beside the link to a finished audit
    unknown = Plain(max_length=160)  # beside a question whose answer in the address is none
    repeated = Plain(max_length=160)  # beside a question that the address answers twice
    alike = Plain(max_length=160)  # where no domain is weaker than the others
    highest = Plain(max_length=160)  # where none has lost a point
    lowest = Plain(max_length=160)  # where none has any


class Question(Slugged):
    """One question; its slug is its key in the address, so it never changes."""

    number = models.PositiveSmallIntegerField(unique=True)
    slug = models.SlugField(unique=True, max_length=12, validators=[KEY, OWN])
    # Of its letter in an address: it never changes, and when it is gone is no other question's.
    place = models.PositiveSmallIntegerField(
        unique=True, validators=[MinValueValidator(1), MaxValueValidator(LAST_PLACE)]
    )
    question = Plain(max_length=100)
    domain = Plain(max_length=30, unique=True)
    scored = models.BooleanField(default=True)
    # Who can mend what is weak here, and what shows how.
    role = models.ForeignKey(Role, models.PROTECT, related_name="+", null=True, blank=True)
    section = models.ForeignKey(Section, models.CASCADE, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["number"]


class Answer(models.Model):
    """One of a question's answers: one for each rank, and where it offers that, for none of it."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="answers")
    level = models.CharField(max_length=6, choices=choices(rules.Level))
    answer = Plain(max_length=100)
    points = models.PositiveSmallIntegerField()
    monday = Plain(max_length=60, blank=True)  # what to do first where points are missing
    of_example = models.BooleanField(default=False)  # whether the worked example answers so

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "level"], name="answer_level"),
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.level}"


class FitRule(Slugged):
    """Holds where the points of its questions add up to so few; the last one names none."""

    number = models.PositiveSmallIntegerField(unique=True)
    verdict = models.CharField(max_length=11, choices=choices(rules.Fit))
    questions = models.ManyToManyField(Question, blank=True)
    at_most = models.PositiveSmallIntegerField(default=0)
    reason = Plain(max_length=220)

    class Meta:
        ordering = ["number"]


class PackageRule(Slugged):
    """Which package is recommended; the first rule that holds decides."""

    number = models.PositiveSmallIntegerField(unique=True)
    code = models.CharField(max_length=4, unique=True)
    package = Plain(max_length=30)
    fit = models.CharField(max_length=11, choices=choices(rules.Fit), blank=True)
    # The score it asks for.
    least = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(100)])
    reason = Plain(max_length=160)
    onwards = Prose()  # where the flow goes from here

    class Meta:
        ordering = ["number"]


class Minimum(Slugged):
    """The points that a package rule asks for on one question, or on a few together."""

    rule = models.ForeignKey(PackageRule, models.CASCADE, related_name="minima")
    questions = models.ManyToManyField(Question)
    points = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    why = Plain(max_length=80, blank=True)  # goes on after “since”
    absent = Plain(max_length=80, blank=True)  # where there is none of it; goes on after “here”

    class Meta:
        ordering = ["id"]  # as written in the fixture


@once_for_each_database
def audit_words() -> Audit:
    """What the audit says beside its questions."""
    return Audit.objects.get()


@once_for_each_database
def instrument() -> rules.Instrument:
    """The audit as the rules are told it."""
    questions = Question.objects.select_related("role", "section__artifact")
    fit_rules = FitRule.objects.prefetch_related("questions")
    package_rules = PackageRule.objects.prefetch_related("minima__questions")
    given = Answer.objects.filter(of_example=True).select_related("question")
    return rules.Instrument(
        tuple(_question(each) for each in questions.prefetch_related("answers")),
        tuple(frozen(each, rules.FitRule) for each in fit_rules),
        tuple(frozen(each, rules.PackageRule) for each in package_rules),
        {answer.question.slug: rules.Level(answer.level) for answer in given},
    )


def _question(question: Question) -> rules.Question:
    return frozen(
        question,
        rules.Question,
        choices=_choices(question),
        role=question.role.name if question.role else "",
        mended_at=question.section.get_absolute_url() if question.section else "",
    )


def _choices(question: Question) -> tuple[rules.Choice, ...]:
    """The best first, and last that there is none."""
    found = {answer.level: frozen(answer, rules.Choice) for answer in question.answers.all()}
    return tuple(found[level] for level in rules.Level if level in found)
