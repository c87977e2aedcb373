"""What the answers to all questions come to, what would change that, and what to mend first."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from artifacts.audit.rules.facts import (
    LEVELS,
    Answers,
    Choice,
    Condition,
    Fit,
    FitRule,
    Level,
    PackageRule,
    Points,
    Question,
)
from artifacts.audit.rules.instrument import Instrument


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
    """The verdict on complete answers."""

    instrument: Instrument
    answers: Answers

    @cached_property
    def points(self) -> Points:
        return self.instrument.points(self.answers)

    @cached_property
    def grounds(self) -> Points:
        return self.instrument.grounds(self.answers)

    @property
    def score(self) -> int:
        return self.instrument.score(self.points)

    @property
    def is_sample(self) -> bool:
        return self.answers == self.instrument.sample

    @property
    def shared(self) -> Level | None:
        """The rank of every scored answer, where all are alike."""
        ranks = {self._rank(each) for each in self.instrument.scored}
        return LEVELS[ranks.pop()] if len(ranks) == 1 else None

    @property
    def weakest(self) -> tuple[Question, ...]:
        """The scored questions with the worst answer that there is; none where all are alike."""
        return () if self.shared else self._worst(self.instrument.scored)

    @property
    def to_mend(self) -> tuple[Question, ...]:
        """Where to begin: what the fit waits for, what keeps the package above closed, then the
        weakest, or all that are alike; never where there is nothing to do, nor for whom the pilot
        is not.
        """
        if self.is_refused:
            return ()
        closing = {each for missed in self.missed for each in self._worst(missed.questions)}
        first = [each for each in self.instrument.scored if each in closing]
        found = [*self._of_fit, *first, *self._worst(self.instrument.scored)]
        return tuple(each for each in dict.fromkeys(found) if self.given(each).monday)

    @property
    def _of_fit(self) -> list[Question]:
        """What the rules that made the fit a conditional one ask about."""
        waiting = self.fit_rules if self.fit == Fit.CONDITIONAL else ()
        named = {slug for rule in waiting for slug in rule.questions}
        return [each for each in self.instrument.questions if each.slug in named]

    def given(self, question: Question) -> Choice:
        """The answer to a question."""
        return question.choice(self.answers[question.slug])

    def _rank(self, question: Question) -> int:
        return self.answers[question.slug].rank

    def _worst(self, questions: tuple[Question, ...]) -> tuple[Question, ...]:
        worst = max(map(self._rank, questions), default=0)
        return tuple(each for each in questions if self._rank(each) == worst)

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
        return self.instrument.package(self.points, self.grounds)

    @property
    def above(self) -> PackageRule | None:
        """The rule before the one that decided."""
        place = self.instrument.package_rules.index(self.rule)
        return self.instrument.package_rules[place - 1] if place else None

    @property
    def missed(self) -> tuple[Condition, ...]:
        """What the rule above asks of the points, and did not find."""
        asked = self.instrument.conditions(self.above) if self.above else []
        return tuple(each for each in asked if self.found(each) < each.least)

    def found(self, condition: Condition) -> int:
        """The points that there are of what a condition asks for."""
        if not condition.questions:
            return self.score
        return sum(self.grounds[each.slug] for each in condition.questions)

    def has_none_of(self, condition: Condition) -> bool:
        """Whether there is none of what a condition asks for, though nothing be wrong there."""
        given = [self.answers[each.slug] for each in condition.questions]
        return bool(given) and all(level == Level.ABSENT for level in given)

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
        """To each better rank, the nearest first; none from where there is nothing to be ranked,
        and none to it: it is no better answer, but another shop.
        """
        now = self._rank(question)
        return [Move(question, question.choices[to], now - to) for to in range(now - 1, -1, -1)]

    def _after(self, moves: tuple[Move, ...]) -> PackageRule:
        moved = {move.question.slug: move.choice.points for move in moves}
        return self.instrument.package({**self.points, **moved}, {**self.grounds, **moved})


def sample_figures(instrument: Instrument) -> dict[str, object]:
    """What the audit says of the fictional worked example."""
    sample = Result(instrument, instrument.sample)
    return {"readiness_score": sample.score, "readiness_package": sample.rule.package}
