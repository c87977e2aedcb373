"""Answers to the audit: the eleven that its rules were written with, and any others; and what comes
of them, found another way than by the rules.
"""

import fcntl
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from itertools import product
from pathlib import Path
from urllib.parse import urlencode

from hypothesis import strategies as st

from artifacts.audit.rules import LEVELS, Answers, Level
from artifacts.words import sentence
from tests.support.entries import WORDINGS, of, worded
from tests.support.environment import VAR
from tests.support.html import one, plain
from tests.support.server import Answer, Server

AUDIT, PDF = "/artifacts/readiness-audit/", "/artifacts/readiness-audit.pdf"
# The keys of the questions in an address, in their order; a link that was sent has to open.
SCORED = ("services", "zones", "booking", "offers", "campaigns", "capacity", "changes", "inputs")
OF_FIT = ("release", "system")
LETTERS = {**dict(zip("FHN", LEVELS, strict=True)), "A": Level.ABSENT}
DIGITS = dict(zip("210", LEVELS, strict=True))
WORTH = ((15, 8, 0),) * 4 + ((10, 5, 0),) * 4 + ((2, 1, 0),) * 2
CAMPAIGNS = SCORED.index("campaigns")  # of which alone there may be none

# The shipped words: what each rule's package is called, and what each question measures.
PACKAGES = {entry.fields["code"]: entry.fields["package"] for entry in of("audit.packagerule")}
DOMAINS = {entry.fields["slug"]: entry.fields["domain"] for entry in of("audit.question")}

Outcome = tuple[int, str, str]  # a score, a fit and the code of a package's rule
Moves = frozenset[tuple[str, Level]]  # better answers, each with its question


def answers(letters: str, digits: str = "22") -> dict[str, Level]:
    """A letter for each scored question, a digit for each of the two about the fit."""
    levels = [*(LETTERS[each] for each in letters), *(DIGITS[each] for each in digits)]
    return dict(zip((*SCORED, *OF_FIT), levels, strict=True))


@dataclass(frozen=True)
class Vector:
    """Answers, and what comes of them; the package by its rule's code."""

    letters: str
    digits: str
    score: int
    code: str
    fit: str

    def __str__(self) -> str:
        return f"{self.letters} {self.digits}"

    @property
    def answers(self) -> dict[str, Level]:
        return answers(self.letters, self.digits)

    @property
    def package(self) -> str:
        return PACKAGES[self.code]

    @property
    def fit_words(self) -> str:
        """What its fit is called where it stands by itself."""
        return sentence(WORDINGS[f"fit-{self.fit}"])

    @property
    def announcement(self) -> str:
        """What is read aloud as soon as the last answer is given."""
        score, fit = f"{self.score} of 100", WORDINGS[f"fit-{self.fit}"]
        return worded("announced-result", score=score, package=self.package, fit=fit)


VECTORS = (
    Vector("FFFFFFFF", "22", 100, "R1", "fit"),
    Vector("HHHHHHHH", "22", 52, "R2", "fit"),
    Vector("NNNNNNNN", "22", 0, "R3", "conditional"),
    Vector("FFFNFFFF", "22", 85, "R2", "fit"),
    Vector("FFFFNFHF", "22", 85, "R1", "fit"),
    Vector("HHHHNHHH", "22", 47, "R3", "fit"),
    Vector("HHHHHHHN", "22", 47, "R2", "conditional"),
    Vector("FFHHHHHH", "11", 66, "R2", "conditional"),
    Vector("FFFFFFFF", "02", 100, "R0", "not-a-fit"),
    Vector("HHHHHHHH", "20", 52, "R0", "not-a-fit"),
    Vector("HNHNHHNF", "12", 36, "R3", "fit"),
)
EXAMPLE = VECTORS[-1]
# Those that are printed: nothing to change, the most words, the most to change, refused with the
# longest reason, and the example; with them each package and each fit.
PRINTED = (*VECTORS[:3], VECTORS[8], EXAMPLE)
# Those with the most words beside the questions: two things to do, two reasons for the fit, and
# three of the weakest with both.
WORDY = (
    Vector("FHFNFFFF", "22", 78, "R2", "fit"),
    Vector("NNNNNNNN", "11", 0, "R3", "conditional"),
    Vector("FNFNNNNN", "11", 30, "R3", "conditional"),
    Vector("FNFFFFFF", "11", 85, "R3", "conditional"),
)


def answered(count: int, of_all: int = len(WORTH)) -> str:
    """How many are, as the page says it."""
    return worded("answered-of-all", answered=count, all=of_all)


def query(given: Vector | Answers) -> str:
    """The answers as they stand in an address, after the question mark."""
    found = given.answers if isinstance(given, Vector) else given
    return "answers=" + "".join(found.get(slug, "-")[0] for slug in (*SCORED, *OF_FIT))


def long_query(given: Vector | Answers) -> str:
    """With a key for each answer, as links had them before, and as a form is sent."""
    return urlencode(given.answers if isinstance(given, Vector) else given)


def part(page: str, name: str) -> str:
    """The words of the section with this id."""
    return plain(one(page, f'section[id="{name}"]'))


def printed(server: Server) -> dict[Vector, Path]:
    """The PDFs of the results that are printed. Whoever comes first asks for them, two at a time;
    they are kept for the other workers, and gone when the next run begins.
    """
    folder = VAR / "results"
    folder.mkdir(exist_ok=True)
    with (VAR / "results.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with ThreadPoolExecutor(2) as pool:
            files = pool.map(partial(_file, server, folder), PRINTED)
            return dict(zip(PRINTED, files, strict=True))


def _file(server: Server, folder: Path, vector: Vector) -> Path:
    file = folder / f"{vector.letters}{vector.digits}.pdf"
    if not file.exists():
        answer = pdf_of(server, vector)
        assert answer.status == 200, vector
        file.write_bytes(answer.body)
    return file


def pdf_of(server: Server, vector: Vector, **headers: str) -> Answer:
    """What is answered to somebody who comes again for as long as others are before."""
    answer = server.get(f"{PDF}?{query(vector)}", **headers)
    while answer.status == 503:
        time.sleep(int(answer.headers["Retry-After"]))
        answer = server.get(f"{PDF}?{query(vector)}", **headers)
    return answer


def no_worse(given: Answers) -> st.SearchStrategy[dict[str, Level]]:
    """The same answers, some of them better."""
    levels = (st.sampled_from([level, *better(level)]) for level in given.values())
    return st.tuples(*levels).map(lambda drawn: dict(zip(given, drawn, strict=True)))


def better(level: Level) -> tuple[Level, ...]:
    """The better ranks; where there is nothing to be ranked there is none."""
    return LEVELS[: LEVELS.index(level)] if level in LEVELS else ()


# An answer to each question, whatever it is.
COMPLETE = st.one_of(no_worse(answers("NNNN" + last + "NNN", "00")) for last in "NA")


def expected(given: Answers) -> Outcome:
    """The outcome of the answers to questions 1 to 10: the instrument, written a second time."""
    return _outcome(tuple(given.values()))


@cache
def _outcome(levels: tuple[Level, ...]) -> Outcome:
    points = [
        of_question[LEVELS.index(level) if level in LEVELS else 0]
        for of_question, level in zip(WORTH, levels, strict=True)
    ]
    services, zones, booking, offers, campaigns, capacity, _, inputs, release, system = points
    score = sum(points[:8])
    runs_campaigns = levels[CAMPAIGNS] is not Level.ABSENT
    if release == 0 or system == 0:
        return score, "not-a-fit", "R0"
    fit = "conditional" if inputs == 0 or release + system == 2 else "fit"
    if score >= 75 and min(services, booking, offers) >= 8 and zones == 15:
        return score, fit, "R1"
    sound = min(services, zones, booking, offers + capacity) >= 8
    if score >= 45 and sound and runs_campaigns and campaigns >= 5:
        return score, fit, "R2"
    return score, fit, "R3"


def ways(given: Answers) -> Iterator[tuple[int, int, Moves, str]]:
    """All better answers that change the package: how many, their steps, and what they are."""
    now = tuple(given.values())
    package = _outcome(now)[2]
    for levels in product(*((level, *better(level)) for level in now)):
        after = _outcome(levels)[2]
        if after != package:
            moved = [each for each in zip(given, now, levels, strict=True) if each[1] != each[2]]
            steps = sum(LEVELS.index(was) - LEVELS.index(to) for _, was, to in moved)
            yield len(moved), steps, frozenset((slug, to) for slug, _, to in moved), after


def nearest(given: Answers) -> set[tuple[Moves, str]]:
    """The fewest better answers, and among those the fewest steps, with what would come."""
    found = list(ways(given))
    least = min((way[:2] for way in found), default=None)
    return {way[2:] for way in found if way[:2] == least}
