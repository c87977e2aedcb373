"""What the audit cannot do without, and what its rules would not understand."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import product
from typing import TypeVar

from artifacts import register
from artifacts.audit.models import SLUG, Answer, Audit, FitRule, Minimum, PackageRule, Question
from artifacts.audit.rules import LEVELS, Fit, Level, RuleState
from artifacts.checking import Content, Fault, Written
from artifacts.checks import can_be_asked
from artifacts.models import Artifact, Section
from artifacts.uses import Use, of_values

SCORE = 100
Rule = TypeVar("Rule", bound=FitRule | PackageRule)


def wordings() -> dict[str, Use]:
    """What values of the rules are called."""
    return {**of_values(Fit), **of_values(Level), **of_values(RuleState)}


def figures_are_known(content: Content) -> bool:
    return can_be_asked(content, "audit", check)


def check(content: Content) -> Iterator[Fault]:
    lacking = list(_missing(content))
    yield from lacking
    if content.is_sound("audit") and not lacking:
        yield from _answers(content)
        yield from _absent(content)
        yield from _mended(content)
        yield from _minima(content)
        yield from _of_none(content)
        yield from _fit_rules(content)
        yield from _last(content, FitRule, lambda row: row.fields.get("questions"), "questions")
        yield from _last(content, PackageRule, _has_conditions(content), "least")


def _missing(content: Content) -> Iterator[Fault]:
    yield from content.missing(Artifact, "slug", [SLUG])
    for audit in content.of(Audit)[:1]:
        if audit.word("slug") != SLUG:
            yield audit.fault("slug", f"is the artifact’s, {SLUG}.")
    yield from content.only(Audit)
    yield from content.absent(Question, FitRule, PackageRule)
    own = [name for name, each in register.exhibits().items() if each.of_page == SLUG]
    yield from content.missing(Section, "exhibit", own)


def _answers(content: Content) -> Iterator[Fault]:
    """A question has an answer for each rank, worth less than the one above, and the worked
    example's; the best answers to what is scored make a hundred.
    """
    questions = content.of(Question)
    total = 0
    for row in questions:
        answers = list(row.instance.answers.all())
        points = {answer.level: answer.points for answer in answers}
        for level in LEVELS:
            if level not in points:
                yield row.fault("slug", f"has no answer {level}.")
        falling = [points[level] for level in LEVELS if level in points]
        if sorted(set(falling), reverse=True) != falling:
            yield row.fault("slug", "has an answer with no fewer points than a better one.")
        if sum(answer.of_example for answer in answers) != 1:
            yield row.fault("slug", "needs one answer of the worked example, of_example.")
        total += max(falling, default=0) if row.instance.scored else 0
    if questions and total != SCORE:
        message = f"makes {total} points with the others that are scored; {SCORE} it is."
        yield questions[-1].fault("scored", message)


def _absent(content: Content) -> Iterator[Fault]:
    """Where there is nothing to be wrong no point is lost, and nothing of the fit hangs on it."""
    of_fit = {slug for row in content.of(FitRule) for slug in row.names("questions")}
    for row in content.of(Answer):
        if not _is_absent(row):
            continue
        question = row.instance.question
        if not question.scored or question.slug in of_fit:
            yield row.fault("level", "is of a question that the fit asks for.")
        most = max(answer.points for answer in question.answers.all())
        if row.instance.points != most:
            yield row.fault("points", f"are fewer than the best answer’s, {most}.")


def _mended(content: Content) -> Iterator[Fault]:
    """What is scored says what to do first, where points are missing; what a conditional fit hangs
    on may. Either then says who can, and where that is shown; and nothing else does.
    """
    of_fit = {
        slug
        for row in content.of(FitRule)
        if row.instance.verdict == Fit.CONDITIONAL
        for slug in row.names("questions")
    }
    for asked in content.of(Question):
        answers = asked.instance.answers.all()
        is_mended = asked.instance.scored or any(answer.monday for answer in answers)
        says = "is of each question with a monday." if is_mended else "is of no such question."
        for field in ("role", "section"):
            if bool(asked.fields.get(field)) != is_mended:
                yield asked.fault(field, says)
    for row in content.of(Answer):
        question, monday = row.instance.question, row.instance.monday
        is_weak = row.instance.points < max(each.points for each in question.answers.all())
        if is_weak and question.scored and not monday:
            yield row.fault("monday", "is of each answer that lacks points.")
        if monday and not (is_weak and (question.scored or question.slug in of_fit)):
            yield row.fault("monday", "is of no such answer.")


def _minima(content: Content) -> Iterator[Fault]:
    """Each can be reached, exactly and by no more than there is; none stands twice."""
    asked: dict[tuple[str, frozenset[str]], int] = defaultdict(int)
    for row in content.of(Minimum):
        questions = row.instance.questions.prefetch_related("answers")
        offered = [[answer.points for answer in each.answers.all()] for each in questions]
        most = sum(map(max, offered))
        if row.instance.points > most:
            yield row.fault("points", f"are more than there are: {most}.")
        elif row.instance.points not in {sum(chosen) for chosen in product(*offered)}:
            yield row.fault("points", "are those of none of the questions’ answers.")
        about = row.instance.rule.slug, frozenset(row.names("questions"))
        asked[about] += 1
        if asked[about] == 2:
            yield row.fault("questions", "are those of another minimum of the rule.")


def _of_none(content: Content) -> Iterator[Fault]:
    """A minimum on what there may be none of says that there is none, and no other does."""
    offers = {row.instance.question.slug for row in content.of(Answer) if _is_absent(row)}
    for row in content.of(Minimum):
        may_be_none = set(row.names("questions")) <= offers
        if bool(row.instance.absent) != may_be_none:
            says = "is of each such minimum." if may_be_none else "is of no such minimum."
            yield row.fault("absent", says)


def _is_absent(row: Written[Answer]) -> bool:
    return row.instance.level == Level.ABSENT


def _fit_rules(content: Content) -> Iterator[Fault]:
    """One that names questions does not hold whatever their answers, and the last says “fit”."""
    for row in content.of(FitRule):
        questions = row.instance.questions.prefetch_related("answers")
        points = [[answer.points for answer in each.answers.all()] for each in questions]
        most = sum(max(each, default=0) for each in points)
        if row.instance.at_most and row.instance.at_most >= most:
            yield row.fault("at_most", f"is all there is: {most} points.")
        if not questions and row.instance.verdict != Fit.FIT:
            yield row.fault("verdict", "is of the last rule; where none says no, fit.")


def _has_conditions(content: Content) -> Callable[[Written[PackageRule]], bool]:
    """Whether a package rule asks for anything."""
    minima = Counter(row.instance.rule.slug for row in content.of(Minimum))
    return lambda row: bool(row.instance.fit or row.instance.least or minima[row.instance.slug])


def _last(
    content: Content,
    kind: type[Rule],
    has_conditions: Callable[[Written[Rule]], object],
    field: str,
) -> Iterator[Fault]:
    """The last rule asks for nothing, so that one always holds; those before it do."""
    *before, last = sorted(content.of(kind), key=lambda row: row.instance.number)
    for row in before:
        if not has_conditions(row):
            yield row.fault(field, "asks for nothing; only the last rule holds always.")
    if has_conditions(last):
        yield last.fault(field, "asks for something; the last rule holds always.")
