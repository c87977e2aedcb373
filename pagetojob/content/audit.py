"""What the audit cannot do without, and what its rules would not understand."""

from collections import Counter
from collections.abc import Callable, Iterator

from artifacts.exhibits import ANSWERED
from artifacts.models import (
    Artifact,
    Audit,
    AuditAnswer,
    AuditQuestion,
    FitRule,
    Minimum,
    PackageRule,
    Section,
)
from artifacts.rules.audit import LEVELS, Fit
from flow.models import Lane
from pagetojob.content.example import absent, missing
from pagetojob.content.reading import Problem
from pagetojob.content.rows import Row

OF_AUDIT = (Audit, AuditAnswer, AuditQuestion, FitRule, Minimum, PackageRule)
SLUG = "readiness-audit"  # of the artifact that the audit is
SCORE = 100


def is_sound(rows: list[Row]) -> bool:
    """Whether every row of the audit is; the rules are asked about no other."""
    return all(row.sound for row in rows if isinstance(row.instance, OF_AUDIT))


def check(rows: list[Row]) -> Iterator[Problem]:
    lacking = list(_missing(rows))
    yield from lacking
    if is_sound(rows) and not lacking:
        yield from _answers(rows)
        yield from _minima(rows)
        yield from _fit_rules(rows)
        yield from _last(rows, FitRule, lambda row: row.entry.fields.get("questions"), "questions")
        yield from _last(rows, PackageRule, _asks(rows), "least")


def _missing(rows: list[Row]) -> Iterator[Problem]:
    for row in rows:
        if isinstance(row.instance, Lane) and row.entry.fields.get("artifact") == [SLUG]:
            yield row.entry.problem("artifact", f"is {SLUG}, which belongs to a step.")
    for kind in (Artifact, Audit):
        yield from missing(rows, kind, "slug", [SLUG])
    yield from absent(rows, AuditQuestion, FitRule, PackageRule)
    yield from missing(rows, Section, "exhibit", ANSWERED)


def _answers(rows: list[Row]) -> Iterator[Problem]:
    """A question has an answer for each level, worth less than the one above, and the worked
    example's; the best answers to what is scored make a hundred.
    """
    questions = [row for row in rows if isinstance(row.instance, AuditQuestion)]
    total = 0
    for row in questions:
        answers = list(row.instance.answers.all())
        points = {answer.level: answer.points for answer in answers}
        for level in LEVELS:
            if level not in points:
                yield row.entry.problem("slug", f"has no answer {level}.")
        falling = [points[level] for level in LEVELS if level in points]
        if sorted(set(falling), reverse=True) != falling:
            yield row.entry.problem("slug", "has an answer with no fewer points than a better one.")
        if sum(answer.of_example for answer in answers) != 1:
            yield row.entry.problem("slug", "needs one answer of the worked example, of_example.")
        total += max(falling, default=0) if row.instance.scored else 0
    if questions and total != SCORE:
        message = f"makes {total} points with the others that are scored; {SCORE} it is."
        yield questions[-1].entry.problem("scored", message)


def _minima(rows: list[Row]) -> Iterator[Problem]:
    for row in rows:
        if isinstance(row.instance, Minimum):
            offered = row.instance.question.answers.values_list("points", flat=True)
            if row.instance.points not in offered:
                yield row.entry.problem("points", "are those of none of the question’s answers.")


def _fit_rules(rows: list[Row]) -> Iterator[Problem]:
    """One that names questions does not hold whatever their answers, and the last says “fit”."""
    for row in rows:
        if isinstance(row.instance, FitRule):
            asked = row.instance.questions.prefetch_related("answers")
            points = [[each.points for each in asks.answers.all()] for asks in asked]
            most = sum(max(each, default=0) for each in points)
            if row.instance.at_most and row.instance.at_most >= most:
                yield row.entry.problem("at_most", f"is all there is: {most} points.")
            if not asked and row.instance.verdict != Fit.FIT:
                yield row.entry.problem("verdict", "is of the last rule; where none says no, fit.")


def _asks(rows: list[Row]) -> Callable[[Row], bool]:
    """Whether a package rule asks for anything."""
    minima = Counter(row.instance.rule.slug for row in rows if isinstance(row.instance, Minimum))
    return lambda row: bool(row.instance.fit or row.instance.least or minima[row.instance.slug])


def _last(
    rows: list[Row], kind: type, asks: Callable[[Row], object], field: str
) -> Iterator[Problem]:
    """The last rule asks for nothing, so that one always holds; those before it do."""
    *before, last = sorted(
        (row for row in rows if isinstance(row.instance, kind)),
        key=lambda row: row.instance.number,
    )
    for row in before:
        if not asks(row):
            yield row.entry.problem(field, "asks for nothing; only the last rule holds always.")
    if asks(last):
        yield last.entry.problem(field, "asks for something; the last rule holds always.")
