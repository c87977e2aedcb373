"""The audit itself: what its questions and rules make of answers."""

from dataclasses import dataclass
from functools import cached_property

from artifacts.audit.rules.facts import (
    Answers,
    Condition,
    Fit,
    FitRule,
    Level,
    Minimum,
    PackageRule,
    Points,
    Question,
)


@dataclass(frozen=True)
class Instrument:
    """``sample`` is the answers of the fictional worked example."""

    questions: tuple[Question, ...]
    fit_rules: tuple[FitRule, ...]
    package_rules: tuple[PackageRule, ...]
    sample: Answers

    @cached_property
    def scored(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.scored)

    @cached_property
    def packages(self) -> dict[str, str]:
        """What a buyer may choose, each package by the slug of its rule, the least asking first."""
        chosen = [rule for rule in self.package_rules if rule.fit != Fit.NOT_A_FIT]
        return {rule.slug: rule.package for rule in reversed(chosen)}

    @property
    def most(self) -> int:
        """The score of the best answers."""
        return sum(question.most for question in self.scored)

    def points(self, answers: Answers) -> dict[str, int]:
        """The points of each answer that was given."""
        return {
            question.slug: question.choice(answers[question.slug]).points
            for question in self.questions
            if question.slug in answers
        }

    def grounds(self, answers: Answers) -> dict[str, int]:
        """The points that a package may build on: none where there is nothing to build on, though
        nothing be wrong there.
        """
        return {
            slug: 0 if answers[slug] == Level.ABSENT else points
            for slug, points in self.points(answers).items()
        }

    def score(self, points: Points) -> int:
        """The sum of the scored questions' points; 0 to 100 once all are answered."""
        return sum(points.get(question.slug, 0) for question in self.scored)

    def fit(self, points: Points) -> FitRule:
        """The first fit rule that holds."""
        return next(rule for rule in self.fit_rules if rule.holds(points))

    def conditions(self, rule: PackageRule) -> list[Condition]:
        """What a rule asks of the points, the score first."""
        of_score = [Condition((), rule.least)] if rule.least else []
        return [*of_score, *(self._condition(each) for each in rule.minima)]

    def _condition(self, minimum: Minimum) -> Condition:
        named = tuple(each for each in self.questions if each.slug in minimum.questions)
        return Condition(named, minimum.points, minimum.why, minimum.absent)

    def package(self, points: Points, grounds: Points) -> PackageRule:
        """The first package rule that holds."""
        score, fit = self.score(points), self.fit(points).verdict
        return next(rule for rule in self.package_rules if rule.holds(grounds, score, fit))


def figures(instrument: Instrument) -> dict[str, int]:
    """What texts may say of the audit: how much it asks, and ``{growth_from_score}`` for the score
    that each package rule asks for.
    """
    scores = {rule.slug: rule.least for rule in instrument.package_rules if rule.least}
    return {
        "audit_questions": len(instrument.questions),
        "scored_questions": len(instrument.scored),
        **{f"{slug.replace('-', '_')}_from_score": least for slug, least in scores.items()},
    }
