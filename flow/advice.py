"""What the audit's answers in an address advise: the verdict, and which package to choose."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from artifacts.audit import letters
from artifacts.audit.models import instrument
from artifacts.audit.rules import Result
from artifacts.audit.verdict import verdict
from artifacts.register import Context
from flow.conversation import Conversation, Part
from flow.reading import choices


@dataclass(frozen=True)
class Choice:
    """One of a few words to choose by a button; the chosen one sends nothing, which takes it back.

    ``name`` and ``value`` are what the button sends, ``key`` tells it from its neighbours.
    """

    name: str
    key: str
    label: str
    is_chosen: bool
    is_recommended: bool = False

    @property
    def value(self) -> str:
        return "" if self.is_chosen else self.key


def judged(conversation: Conversation) -> Context | None:
    """The verdict on its answers; ``None`` where there are none."""
    if not conversation.answers:
        return None
    return verdict(instrument(), letters.answers(instrument(), conversation.answers), ())


def result(conversation: Conversation) -> Result | None:
    """Of a finished audit."""
    given = letters.answers(instrument(), conversation.answers)
    return Result(instrument(), given) if len(given) == len(instrument().questions) else None


def packages(conversation: Conversation) -> list[Choice]:
    """Each that a buyer may choose, the recommended one so marked."""
    found = result(conversation)
    recommended = found.rule.slug if found else ""
    return [
        Choice(str(Part.PACKAGE), slug, name, slug == conversation.package, slug == recommended)
        for slug, name in choices().packages.items()
    ]


class Whose(Enum):
    """Why a package is the one that is shown."""

    CHOSEN = auto()
    RECOMMENDED = auto()
    FIRST = auto()  # it asks least, and nothing speaks for another


def shown(conversation: Conversation) -> tuple[Choice, Whose]:
    """The package that is chosen, else the one that is recommended, else the first."""
    offered = packages(conversation)
    if taken := chosen(offered):
        return taken, Whose.CHOSEN
    if advised := recommended(offered):
        return advised, Whose.RECOMMENDED
    return offered[0], Whose.FIRST


def chosen(offered: Sequence[Choice]) -> Choice | None:
    return next((each for each in offered if each.is_chosen), None)


def recommended(offered: Sequence[Choice]) -> Choice | None:
    return next((each for each in offered if each.is_recommended), None)
