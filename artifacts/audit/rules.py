"""What ten answers about a website say: a score, a package, and whether a pilot without API fits.

The *readiness score* is the sum of the points of the scored answers, 0 to 100. The *no-API fit* is
the verdict of the first fit rule that holds, the *package recommendation* that of the first
package rule that holds; the last rule of each kind holds always. Questions, answers, points and
rules arrive from the fixtures. Source: the pilot's own audit; a buyer's own answers and nothing
else go into it, and it describes a website, not a company.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import combinations, product


class Level(StrEnum):
    """The three answers of a question, the best first; each is the word in an address."""

    FULL = "full"
    HALF = "half"
    NONE = "none"


class Fit(StrEnum):
    """Whether a pilot without API access serves the buyer."""

    FIT = "fit"
    CONDITIONAL = "conditional"
    NOT_A_FIT = "not-a-fit"


class RuleState(StrEnum):
    """What came of a rule, of those that are read from the top."""

    DECIDES = "decides"
    FAILS = "fails"
    UNNEEDED = "unneeded"


LEVELS = tuple(Level)
Answers = Mapping[str, Level]  # by question
Points = Mapping[str, int]  # by question


@dataclass(frozen=True)
class Choice:
    """An answer that a question offers."""

    level: Level
    answer: str
    points: int


@dataclass(frozen=True)
class Question:
    """``choices`` has one for each level, the best first; ``domain`` is what it measures, ``place``
    that of its letter in an address, the first being 1.
    """

    slug: str
    place: int
    question: str
    domain: str
    scored: bool
    choices: tuple[Choice, ...]

    @property
    def most(self) -> int:
        return self.choices[0].points

    def choice(self, level: Level) -> Choice:
        return self.choices[LEVELS.index(level)]


@dataclass(frozen=True)
class FitRule:
    """Holds where the points of its ``questions`` add up to ``at_most``; without any, always."""

    verdict: Fit
    questions: tuple[str, ...]
    at_most: int
    reason: str

    def found(self, points: Points) -> int:
        """The points that there are on its questions."""
        return sum(points[slug] for slug in self.questions)

    def holds(self, points: Points) -> bool:
        return self.found(points) <= self.at_most


@dataclass(frozen=True)
class PackageRule:
    """Holds where the fit is ``fit``, the score at least ``least``, and each question named in
    ``minima`` has at least those points; each of the three may ask for nothing.
    """

    slug: str
    code: str
    package: str
    fit: Fit | None
    least: int
    minima: Points
    reason: str
    onwards: str

    def holds(self, points: Points, score: int, fit: Fit) -> bool:
        return (
            self.fit in (None, fit)
            and score >= self.least
            and all(points[slug] >= least for slug, least in self.minima.items())
        )


@dataclass(frozen=True)
class Condition:
    """One thing that a package rule asks for: so many points on a question, or in all."""

    question: Question | None
    least: int


@dataclass(frozen=True)
class Instrument:
    """The audit itself. ``sample`` is the answers of the fictional worked example."""

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

    def score(self, points: Points) -> int:
        """The sum of the scored questions' points; 0 to 100 once all are answered."""
        return sum(points.get(question.slug, 0) for question in self.scored)

    def fit(self, points: Points) -> FitRule:
        """The first fit rule that holds."""
        return next(rule for rule in self.fit_rules if rule.holds(points))

    def conditions(self, rule: PackageRule) -> list[Condition]:
        """What a rule asks of the points, the score first."""
        minima = [each for each in self.questions if each.slug in rule.minima]
        of_score = [Condition(None, rule.least)] if rule.least else []
        return [*of_score, *(Condition(each, rule.minima[each.slug]) for each in minima)]

    def package(self, points: Points) -> PackageRule:
        """The first package rule that holds."""
        score, fit = self.score(points), self.fit(points).verdict
        return next(rule for rule in self.package_rules if rule.holds(points, score, fit))


@dataclass(frozen=True)
class Move:
    """A question answered better than it was."""

    question: Question
    choice: Choice
    steps: int


@dataclass(frozen=True)
class Change:
    """Better answers to a few questions, and what would then be recommended."""

    moves: tuple[Move, ...]
    rule: PackageRule

    @property
    def steps(self) -> int:
        return sum(move.steps for move in self.moves)


@dataclass(frozen=True)
class Result:
    """What the answers to all questions come to."""

    instrument: Instrument
    answers: Answers

    @cached_property
    def points(self) -> Points:
        return self.instrument.points(self.answers)

    @property
    def score(self) -> int:
        return self.instrument.score(self.points)

    @property
    def is_sample(self) -> bool:
        return self.answers == self.instrument.sample

    @property
    def weakest(self) -> tuple[Question, ...]:
        """The scored questions with the worst answer that there is; none where all are alike."""
        scored = self.instrument.scored
        levels = [LEVELS.index(self.answers[each.slug]) for each in scored]
        if len(set(levels)) == 1:
            return ()
        worst = max(levels)
        return tuple(each for each, level in zip(scored, levels, strict=True) if level == worst)

    @cached_property
    def fit(self) -> Fit:
        return self.instrument.fit(self.points).verdict

    @property
    def is_refused(self) -> bool:
        """Whether the pilot is not for whoever answers so."""
        return self.fit == Fit.NOT_A_FIT

    @property
    def fit_rules(self) -> tuple[FitRule, ...]:
        """The rules that gave this fit: more than one may speak for the same verdict."""
        holding = [rule for rule in self.instrument.fit_rules if rule.holds(self.points)]
        return tuple(rule for rule in holding if rule.verdict == self.fit)

    @cached_property
    def rule(self) -> PackageRule:
        return self.instrument.package(self.points)

    def found(self, condition: Condition) -> int:
        """The points that there are of what a condition asks for."""
        return self.points[condition.question.slug] if condition.question else self.score

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The better answers that would change the recommendation: the fewest of them, and among
        those the fewest steps; in the order of the questions.
        """
        better = [
            moves for question in self.instrument.questions if (moves := self._moves(question))
        ]
        for count in range(1, len(better) + 1):
            found = [
                Change(moves, rule)
                for chosen in combinations(better, count)
                for moves in product(*chosen)
                if (rule := self._after(moves)) != self.rule
            ]
            fewest = min((change.steps for change in found), default=0)
            if found:
                return tuple(change for change in found if change.steps == fewest)
        return ()

    def _moves(self, question: Question) -> list[Move]:
        """To each better answer, the nearest first."""
        now = LEVELS.index(self.answers[question.slug])
        return [Move(question, question.choices[to], now - to) for to in range(now - 1, -1, -1)]

    def _after(self, moves: tuple[Move, ...]) -> PackageRule:
        moved = {move.question.slug: move.choice.points for move in moves}
        return self.instrument.package({**self.points, **moved})


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


def sample_figures(instrument: Instrument) -> dict[str, object]:
    """What the audit says of the fictional worked example."""
    sample = Result(instrument, instrument.sample)
    return {"readiness_score": sample.score, "readiness_package": sample.rule.package}
