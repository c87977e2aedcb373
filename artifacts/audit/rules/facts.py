"""What the audit asks, and what its rules ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """The answers of a question, each the word in an address: three ranks, the best first, and
    that there is none of what is asked about, which only some questions offer.
    """

    FULL = "full"
    HALF = "half"
    NONE = "none"
    ABSENT = "absent"

    @property
    def rank(self) -> int:
        """Its place among the ranks; where there is nothing, nothing is wrong with it."""
        return LEVELS.index(self) if self in LEVELS else 0


LEVELS = (Level.FULL, Level.HALF, Level.NONE)  # which every question has


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


Answers = Mapping[str, Level]  # by question
Points = Mapping[str, int]  # by question


@dataclass(frozen=True)
class Choice:
    """An answer that a question offers; ``monday`` is what to do first where it is given."""

    level: Level
    answer: str
    points: int
    monday: str


@dataclass(frozen=True)
class Question:
    """``choices`` has one for each rank, the best first, and then that there is none; ``domain``
    is what it measures, ``place`` that of its letter in an address, the first being 1. ``role`` can
    mend what is weak here, and ``mended_at`` is the address of what shows how.
    """

    slug: str
    place: int
    question: str
    domain: str
    scored: bool
    choices: tuple[Choice, ...]
    role: str
    mended_at: str

    @property
    def most(self) -> int:
        return self.choices[0].points

    def choice(self, level: Level) -> Choice:
        return next(each for each in self.choices if each.level == level)

    def offers(self, level: Level) -> bool:
        return any(each.level == level for each in self.choices)


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
class Minimum:
    """So many points on a question, or on a few together, and ``why``; ``absent`` is said where
    there is none of what is asked about.
    """

    questions: tuple[str, ...]
    points: int
    why: str
    absent: str


@dataclass(frozen=True)
class PackageRule:
    """Holds where the fit is ``fit``, the score at least ``least``, and each of its ``minima`` is
    there; each of the three may ask for nothing.
    """

    slug: str
    code: str
    package: str
    fit: Fit | None
    least: int
    minima: tuple[Minimum, ...]
    reason: str
    onwards: str

    def holds(self, grounds: Points, score: int, fit: Fit) -> bool:
        """``grounds`` are the points that a package may build on."""
        return (
            self.fit in (None, fit)
            and score >= self.least
            and all(
                sum(grounds[slug] for slug in each.questions) >= each.points for each in self.minima
            )
        )


@dataclass(frozen=True)
class Condition:
    """One thing that a package rule asks for: so many points on a few questions, why, and what is
    said where there is none of it; without questions, in all.
    """

    questions: tuple[Question, ...]
    least: int
    why: str = ""
    absent: str = ""
