"""What was said on a call, as one value: it lives in an address and nowhere else.

State to address to state is the identity: this writes what ``flow.reading`` reads.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from artifacts.audit import letters

FIRST_DAY, LAST_DAY = date(2026, 1, 1), date(2035, 12, 31)
# What a mail program or a chat takes for the end of a sentence, not of a link.
ENDS = (".", ",", ")", ">")


class Part(StrEnum):
    """What may be said once, by its key in an address."""

    SHOP = "shop"
    CALL = "call"
    KICKOFF = "kickoff"
    REVIEW = "review"
    ANSWERS = letters.KEY
    PACKAGE = "package"


class StepPart(StrEnum):
    """What may be said of each step; in an address the step's word stands behind it."""

    STATE = "step"
    LANE = "by"
    UNTIL = "until"

    def of(self, step: str) -> str:
        """``until-scope``."""
        return f"{self}-{step}"


DAYS = (Part.CALL, Part.KICKOFF, Part.REVIEW)
# Each key of an address; one that ends in ``-`` stands for each that begins so.
KEYS = (*map(str, Part), *(part.of("") for part in StepPart))

VIEW = "lane"  # whose part of the plan is shown; nothing that was said


class State(StrEnum):
    """What people said of a step."""

    AGREED = "agreed"
    OPEN = "open"
    NOT_FOR_US = "not-for-us"


@dataclass(frozen=True)
class Mark:
    """The state of a step; of an open one also the lane that decides and the day until when."""

    state: State
    lane: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Conversation:
    """``answers`` is the audit's one word, ``package`` the slug of its rule; ``marks`` are by the
    word of their step, in the flow's order.
    """

    shop: str = ""
    days: Mapping[Part, date] = field(default_factory=dict)
    answers: str = ""
    package: str = ""
    marks: Mapping[str, Mark] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything was said; a conversation runs from its first value on."""
        return bool(self.shop or self.days or self.answers or self.package or self.marks)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """As a query says it, the keys always in the same order."""
        said = {
            Part.SHOP: self.shop,
            **{part: _day(self.days.get(part)) for part in DAYS},
            Part.ANSWERS: self.answers,
            Part.PACKAGE: self.package,
        }
        pairs = [(str(part), value) for part, value in said.items()]
        for step, mark in self.marks.items():
            pairs += [
                (StepPart.STATE.of(step), str(mark.state)),
                (StepPart.LANE.of(step), mark.lane),
                (StepPart.UNTIL.of(step), _day(mark.until)),
            ]
        return [(key, value) for key, value in pairs if value]

    @property
    def parts(self) -> list[Part]:
        """What is said beside the states of steps."""
        return [part for part in Part if part in dict(self.pairs)]

    @property
    def query(self) -> str:
        """With its question mark; empty where nothing is said."""
        return f"?{encoded(self.pairs)}" if self else ""


def encoded(pairs: Sequence[tuple[str, str]]) -> str:
    """A query that is read as it was written, though links are mended that were mangled on their
    way: it neither ends with what ends a sentence nor has a value that begins as quoted-printable.
    """
    query = urlencode(pairs).replace("=3D", "=%33D")
    return f"{query}&" if pairs and pairs[-1][1].endswith(ENDS) else query


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
