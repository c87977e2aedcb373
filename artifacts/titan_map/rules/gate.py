"""The publish gate of a map, and which of its rows were confirmed after it was signed."""

from collections import Counter
from dataclasses import dataclass

from artifacts.titan_map.rules.facts import Source
from artifacts.titan_map.rules.titan_map import TitanMap


@dataclass(frozen=True)
class PublishGate:
    """Whether a map may be published: three conditions, each on its own.

    ``newer`` are the sources that rows were confirmed by after the signature, with how many: what
    was signed is then not what the map says.
    """

    score: int
    least: int
    blockers: int
    signed: bool
    newer: tuple[tuple[Source, int], ...] = ()

    @property
    def is_open(self) -> bool:
        """Score at least ``least``, no open blocker, map signed as it is."""
        return self.score >= self.least and not self.blockers and self.is_signed

    @property
    def is_signed(self) -> bool:
        return self.signed and not self.newer


def newer(titan_map: TitanMap) -> tuple[tuple[Source, int], ...]:
    """The sources of rows that were confirmed after the map was signed, the first met first."""
    if titan_map.signed is None:
        return ()
    found = Counter(row.source for row in titan_map.rows())
    return tuple((source, rows) for source, rows in found.items() if source.day > titan_map.signed)
