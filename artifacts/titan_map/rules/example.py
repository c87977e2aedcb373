"""The worked example as a whole: its map on both days, and what follows from comparing them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from artifacts.titan_map.rules import coverage as covering
from artifacts.titan_map.rules import gaps as gap_rules
from artifacts.titan_map.rules.gate import PublishGate, newer
from artifacts.titan_map.rules.kinds import GapKind, Severity, Word
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import Returned, Role
from artifacts.words import filled, join, slug_of


@dataclass(frozen=True)
class Kind:
    """What the fixtures say of a kind of gap: who answers for one and what mends it, where nobody
    has written about it; ``closed_by`` is the slug of an input.
    """

    name: str
    severity: Severity
    sentence: str
    owner: Role
    fix: str
    closed_by: str = ""


@dataclass(frozen=True)
class Note:
    """What was written by hand about the gap of one kind and item."""

    code: str
    owner: Role
    resolution: str


@dataclass(frozen=True)
class Part:
    """A dimension of the coverage score as a reader meets it."""

    weight: int
    name: str
    counts: str


@dataclass(frozen=True)
class ModuleKind:
    """What is said of a ServiceTitan module whoever uses it."""

    name: str
    asks: str
    manual_use: str
    later_use: str


@dataclass(frozen=True)
class Input:
    slug: str
    name: str
    received: bool
    returned: Returned | None


@dataclass(frozen=True)
class Finding:
    """A gap with its note, if there is one; ``is_open`` is whether the launch still has it."""

    gap: gap_rules.Gap
    kind: Kind
    note: Note | None
    is_open: bool
    wordings: Mapping[str, str]

    @property
    def sentence(self) -> str:
        named = {name: self._in_words(word) for name, word in self.gap.words.items()}
        return filled(self.kind.sentence, named)

    def _in_words(self, word: Word) -> str:
        if isinstance(word, str):
            return word
        last = "or" if self.gap.kind == GapKind.UNDECIDED else "and"
        return join([self.wordings[slug_of(value)] for value in word], last)

    @property
    def is_closed(self) -> bool:
        return not self.is_open


@dataclass(frozen=True)
class Example:
    """``notes`` by kind and item, ``days`` by the name of the figure, ``wordings`` by slug."""

    draft: TitanMap
    launch: TitanMap
    dimensions: Mapping[str, Part]
    publish_from: int
    kinds: Mapping[GapKind, Kind]
    notes: Mapping[tuple[GapKind, str], Note]
    inputs: tuple[Input, ...]
    days: Mapping[str, date]
    wordings: Mapping[str, str]
    modules: tuple[ModuleKind, ...]
    shop: str
    region: str

    def coverage(self, titan_map: TitanMap) -> covering.Coverage:
        weights = {slug: part.weight for slug, part in self.dimensions.items()}
        return covering.coverage(titan_map, weights)

    def gaps(self, titan_map: TitanMap) -> tuple[gap_rules.Gap, ...]:
        return gap_rules.find(titan_map, {slug: kind.severity for slug, kind in self.kinds.items()})

    def gate(self, titan_map: TitanMap) -> PublishGate:
        """The publish gate, asked on the day of the map."""
        blockers = [gap for gap in self.gaps(titan_map) if gap.severity == Severity.BLOCKER]
        signed = titan_map.signed is not None and titan_map.signed <= titan_map.as_of
        score = self.coverage(titan_map).score
        return PublishGate(score, self.publish_from, len(blockers), signed, newer(titan_map))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The gaps of the draft, worst first, and after them any that only the launch has; one
        that is still open is told as the launch has it.

        A note is found by its gap's kind and item, so one without its gap is not asked for.
        """
        draft = {(gap.kind, gap.item): gap for gap in self.gaps(self.draft)}
        launch = {(gap.kind, gap.item): gap for gap in self.gaps(self.launch)}
        found = []
        for key in dict.fromkeys((*draft, *launch)):
            is_open = key in launch
            gap = launch[key] if is_open else draft[key]
            kind, note = self.kinds[gap.kind], self.notes.get(key)
            found.append(Finding(gap, kind, note, is_open, self.wordings))
        return tuple(found)

    def closed_by(self, slug: str) -> list[Finding]:
        """The gaps of the draft that an input closed by the launch."""
        return [each for each in self.findings if each.is_closed and each.kind.closed_by == slug]
