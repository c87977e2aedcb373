"""Where what an address says does not add up: found by rules on plain values, said in sentences
that lead to what there is to change.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from artifacts.wording import wording, wording_of
from artifacts.words import sentence
from flow.conversation import Part
from flow.models import Step

# Of two days the one that comes first.
ORDER = ((Part.CALL, Part.KICKOFF), (Part.CALL, Part.REVIEW), (Part.KICKOFF, Part.REVIEW))


class Kind(StrEnum):
    """What contradicts what, but for days."""

    NO_PACKAGE = "no-package"  # though the step that chooses it is agreed
    AGREED = "agreed"  # though the pilot is not for this buyer
    PACKAGE = "package"  # likewise


@dataclass(frozen=True)
class Clash:
    """One contradiction in a sentence; ``steps`` and ``fields``, each a key with its name, are what
    to change, ``cleared`` is the key of what may be taken out at once.
    """

    words: str
    steps: Sequence[Step] = ()
    fields: Sequence[tuple[str, str]] = ()
    cleared: str = ""


def kinds(*, agreed: Collection[str], choosing: str, package: str, is_refused: bool) -> list[Kind]:
    """``agreed`` are the words of the steps marked so, ``choosing`` that of the one that chooses
    the package.
    """
    found = {
        Kind.NO_PACKAGE: not is_refused and choosing in agreed and not package,
        Kind.AGREED: is_refused and bool(agreed),
        Kind.PACKAGE: is_refused and bool(package),
    }
    return [kind for kind, holds in found.items() if holds]


def disordered(days: Mapping[Part, date]) -> list[tuple[Part, Part]]:
    """Pairs of days that stand the other way round: the one to come first, and the other."""
    return [
        (first, then)
        for first, then in ORDER
        if first in days and then in days and days[then] < days[first]
    ]


def clashes(
    *, agreed: Sequence[Step], choosing: Step, package: str, is_refused: bool, days: Mapping
) -> list[Clash]:
    """``package`` is the name of the one that is chosen."""
    words = [step.word for step in agreed]
    said = {
        Kind.NO_PACKAGE: Clash(wording("clash-no-package", number=choosing.number), [choosing]),
        Kind.AGREED: Clash(wording("clash-agreed"), agreed),
        Kind.PACKAGE: Clash(wording("clash-package", package=package), cleared=str(Part.PACKAGE)),
    }
    found = kinds(agreed=words, choosing=choosing.word, package=package, is_refused=is_refused)
    return [said[kind] for kind in found] + [_of_days(*pair) for pair in disordered(days)]


def _of_days(first: Part, then: Part) -> Clash:
    words = wording("clash-days", first=wording_of(first), then=wording_of(then))
    return Clash(sentence(words), fields=[(str(then), wording_of(then, "label"))])
