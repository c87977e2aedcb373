"""Answers to the audit: the eleven that its rules were written with, and any others; and what comes
of them, found another way than by the rules.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from urllib.parse import urlencode

from hypothesis import strategies as st

from artifacts.rules.audit import LEVELS, Answers, Level

AUDIT, PDF = "/artifacts/readiness-audit/", "/artifacts/readiness-audit.pdf"
# The keys of the questions in an address, in their order; a link that was sent has to open.
SCORED = ("services", "zones", "booking", "offers", "campaigns", "capacity", "changes", "inputs")
OF_FIT = ("release", "system")
LETTERS = dict(zip("FHN", LEVELS, strict=True))
DIGITS = dict(zip("210", LEVELS, strict=True))
WORTH = ((15, 8, 0),) * 4 + ((10, 5, 0),) * 4 + ((2, 1, 0),) * 2

Outcome = tuple[int, str, str]  # a score, a fit and a package
Moves = frozenset[tuple[str, Level]]  # better answers, each with its question


def answers(letters: str, digits: str = "22") -> dict[str, Level]:
    """A letter for each scored question, a digit for each of the two about the fit."""
    levels = [*(LETTERS[each] for each in letters), *(DIGITS[each] for each in digits)]
    return dict(zip((*SCORED, *OF_FIT), levels, strict=True))


@dataclass(frozen=True)
class Vector:
    """Answers, and what comes of them."""

    letters: str
    digits: str
    score: int
    package: str
    fit: str

    def __str__(self) -> str:
        return f"{self.letters} {self.digits}"

    @property
    def answers(self) -> dict[str, Level]:
        return answers(self.letters, self.digits)


VECTORS = (
    Vector("FFFFFFFF", "22", 100, "Operations Monitor", "fit"),
    Vector("HHHHHHHH", "22", 52, "Growth", "fit"),
    Vector("NNNNNNNN", "22", 0, "Launch", "conditional"),
    Vector("FFFNFFFF", "22", 85, "Growth", "fit"),
    Vector("FFFFNFHF", "22", 85, "Operations Monitor", "fit"),
    Vector("HHHHNHHH", "22", 47, "Launch", "fit"),
    Vector("HHHHHHHN", "22", 47, "Growth", "conditional"),
    Vector("FFHHHHHH", "11", 66, "Growth", "conditional"),
    Vector("FFFFFFFF", "02", 100, "Not a fit", "not a fit"),
    Vector("HHHHHHHH", "20", 52, "Not a fit", "not a fit"),
    Vector("HNHNHHNF", "12", 36, "Launch", "fit"),
)
EXAMPLE = VECTORS[-1]


def query(given: Vector | Answers) -> str:
    """The answers as they stand in an address, after the question mark."""
    return urlencode(given.answers if isinstance(given, Vector) else given)


def no_worse(given: Answers) -> st.SearchStrategy[dict[str, Level]]:
    """The same answers, some of them better."""
    levels = (st.sampled_from(LEVELS[: LEVELS.index(level) + 1]) for level in given.values())
    return st.tuples(*levels).map(lambda drawn: dict(zip(given, drawn, strict=True)))


COMPLETE = no_worse(answers("NNNNNNNN", "00"))  # an answer to each question, whatever it is


@cache
def expected(levels: tuple[Level, ...]) -> Outcome:
    """The outcome of the answers to questions 1 to 10: the instrument, written a second time."""
    points = [of[LEVELS.index(level)] for of, level in zip(WORTH, levels, strict=True)]
    services, zones, booking, offers, campaigns, _, _, inputs, release, system = points
    score = sum(points[:8])
    if release == 0 or system == 0:
        return score, "not a fit", "Not a fit"
    fit = "conditional" if inputs == 0 or release + system == 2 else "fit"
    if score >= 75 and min(services, zones, booking, offers) >= 8:
        return score, fit, "Operations Monitor"
    if score >= 45 and services >= 8 and booking >= 8 and campaigns >= 5:
        return score, fit, "Growth"
    return score, fit, "Launch"


def ways(given: Answers) -> Iterator[tuple[int, int, Moves, str]]:
    """All better answers that change the package: how many, their steps, and what they are."""
    now = [LEVELS.index(level) for level in given.values()]
    package = expected(tuple(given.values()))[2]
    for places in product(*(range(place + 1) for place in now)):
        after = expected(tuple(LEVELS[place] for place in places))[2]
        if after != package:
            steps = [before - place for before, place in zip(now, places, strict=True)]
            moved = zip(given, places, steps, strict=True)
            moves = frozenset((slug, LEVELS[place]) for slug, place, step in moved if step)
            yield len(moves), sum(steps), moves, after


def nearest(given: Answers) -> set[tuple[Moves, str]]:
    """The fewest better answers, and among those the fewest steps, with what would come."""
    found = list(ways(given))
    least = min((way[:2] for way in found), default=None)
    return {way[2:] for way in found if way[:2] == least}
