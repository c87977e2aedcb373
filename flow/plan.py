"""What pages show of a conversation: the state of each step, the verdict, the package, the plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from artifacts.audit import letters
from artifacts.audit.exhibits import verdict
from artifacts.audit.models import instrument
from artifacts.audit.phrases import fit_label, of_most
from artifacts.audit.rules import Result
from artifacts.register import Context
from artifacts.wording import wording, wording_of
from artifacts.words import day_of_week, short_day
from flow.conversation import DAYS, Conversation, Mark, Part, State, StepPart
from flow.models import Step
from flow.reading import Said, choices


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


@dataclass(frozen=True)
class StepState:
    """What was said of a step; ``mark`` is ``None`` while nothing was, ``lane`` a lane's name."""

    step: Step
    mark: Mark | None
    lane: str

    @property
    def name(self) -> str:
        """Of its box; empty where there is none."""
        return str(self.mark.state) if self.mark else ""

    @property
    def words(self) -> str:
        return wording_of(self.mark.state) if self.mark else wording("not-marked")

    @property
    def in_short(self) -> str:
        """``Open, Dec 4``."""
        if self.mark and self.mark.until:
            return wording("state-and-day", state=self.words, day=short_day(self.mark.until))
        return self.words

    @property
    def decides(self) -> str:
        """``Owner decides by Fri, Dec 4, 2026``, or what of it is known."""
        until = day_of_week(self.mark.until) if self.mark and self.mark.until else ""
        if self.lane:
            decides = wording("lane-decides", lane=self.lane)
            return wording("lane-decides-by", decides=decides, day=until) if until else decides
        return wording("decided-by", day=until) if until else wording("decides-nobody-yet")

    @property
    def is_open(self) -> bool:
        return self.name == State.OPEN

    @property
    def choices(self) -> list[Choice]:
        """The three states."""
        name = StepPart.STATE.of(self.step.word)
        return [Choice(name, str(each), wording_of(each), each == self.name) for each in State]

    @property
    def lane_key(self) -> str:
        return StepPart.LANE.of(self.step.word)

    @property
    def lanes(self) -> list[tuple[str, str, bool]]:
        """Who may decide: the lane as an address says it, its name, whether it is the one."""
        mine = self.mark.lane if self.mark else ""
        return [(slug, name, slug == mine) for slug, name in choices().lanes.items()]

    @property
    def until_key(self) -> str:
        return StepPart.UNTIL.of(self.step.word)

    @property
    def until(self) -> str:
        """As an address says it."""
        return self.mark.until.isoformat() if self.mark and self.mark.until else ""


def states(said: Said, steps: Iterable[Step]) -> list[StepState]:
    """What was said of each step."""
    marks, lanes = said.conversation.marks, choices().lanes
    found = [(step, marks.get(step.word)) for step in steps]
    return [StepState(step, mark, lanes.get(mark.lane, "") if mark else "") for step, mark in found]


def judged(conversation: Conversation) -> Context | None:
    """The verdict on its answers; ``None`` where there are none."""
    if not conversation.answers:
        return None
    return verdict(instrument(), letters.answers(instrument(), conversation.answers), ())


def _result(conversation: Conversation) -> Result | None:
    """Of a finished audit."""
    given = letters.answers(instrument(), conversation.answers)
    return Result(instrument(), given) if len(given) == len(instrument().questions) else None


def packages(conversation: Conversation) -> list[Choice]:
    """Each that a buyer may choose, the recommended one so marked."""
    result = _result(conversation)
    recommended = result.rule.slug if result else ""
    return [
        Choice(str(Part.PACKAGE), slug, name, slug == conversation.package, slug == recommended)
        for slug, name in choices().packages.items()
    ]


def on_step(said: Said, step: Step, *, asks_audit: bool) -> Context:
    """What a step shows: its state, on that of the audit the verdict, on that of the package the
    choice; ``is_refused`` is whether the flow ends there for this buyer.
    """
    given = judged(said.conversation) if asks_audit or step.chooses_package else None
    is_refused = bool(given and given["is_refused"])
    return {
        "state": states(said, [step])[0],
        "verdict": given,
        "packages": packages(said.conversation) if step.chooses_package else [],
        "is_refused": is_refused and asks_audit,
    }


@dataclass(frozen=True)
class Fact:
    """One thing that was said, with what is to be known of it."""

    name: str
    value: str
    note: str


@dataclass(frozen=True)
class Field:
    """A field of the form that begins a conversation, as the address fills it."""

    key: str
    label: str
    value: str
    fault: str


@dataclass(frozen=True)
class Plan:
    """The whole conversation, gathered; ``steps`` are all of the flow."""

    said: Said
    steps: Sequence[StepState]

    @property
    def judged(self) -> Context | None:
        return judged(self.said.conversation)

    @property
    def is_refused(self) -> bool:
        """Whether the pilot is not for this buyer: then no package is asked for."""
        return bool(self.judged and self.judged["is_refused"])

    def of(self, name: str) -> list[StepState]:
        """The steps in a state; in none, by an empty name."""
        return [each for each in self.steps if each.name == name]

    @property
    def groups(self) -> dict[str, list[StepState]]:
        """By template names: ``open``, ``agreed``, ``not_for_us`` and ``unmarked``."""
        return {
            "open": sorted(self.of(State.OPEN), key=_until),
            "agreed": self.of(State.AGREED),
            "not_for_us": self.of(State.NOT_FOR_US),
            "unmarked": self.of(""),
        }

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        """The name of its box, what it is called and how many steps have it, for each state."""
        ordered = (State.OPEN, State.AGREED, State.NOT_FOR_US)
        named = {**{str(each): wording_of(each) for each in ordered}, "": wording("not-marked")}
        return [(name, words, len(self.of(name))) for name, words in named.items()]

    @property
    def facts(self) -> list[Fact]:
        """The days, the audit and the package, as far as they are said."""
        conversation = self.said.conversation
        days = [
            Fact(wording_of(part, "label"), day_of_week(conversation.days[part]), "")
            for part in DAYS
            if part in conversation.days
        ]
        return [*days, *self._audit(), *([] if self.is_refused else self._package())]

    def _audit(self) -> list[Fact]:
        conversation, label = self.said.conversation, wording_of(Part.ANSWERS, "label")
        if result := _result(conversation):
            score = of_most(result.score, result.instrument.most)
            return [Fact(label, score, fit_label(result.fit))]
        given = self.judged
        return [Fact(label, str(given["count"]), wording("audit-unfinished"))] if given else []

    def _package(self) -> list[Fact]:
        offered = packages(self.said.conversation)
        taken = [each.label for each in offered if each.is_chosen]
        advised = [each.label for each in offered if each.is_recommended]
        label = wording_of(Part.PACKAGE, "label")
        if taken and advised and taken != advised:
            return [Fact(label, taken[0], wording("package-chosen-over", package=advised[0]))]
        if taken and advised:
            return [Fact(label, taken[0], wording("package-chosen-as-recommended"))]
        if taken:
            return [Fact(label, taken[0], wording("package-chosen"))]
        return [Fact(label, name, wording("package-recommended")) for name in advised]

    @property
    def next(self) -> StepState | None:
        """Where the flow goes on: with the first step of which nothing was said, else with the open
        one to be decided first; nowhere where all is settled, or the pilot is not for this buyer.
        """
        groups = self.groups
        waiting = [*groups["unmarked"], *groups["open"]]
        return waiting[0] if waiting and not self.is_refused else None

    @property
    def fields(self) -> list[Field]:
        """The name and the days, as they are asked for."""
        conversation = self.said.conversation
        values = {Part.SHOP: conversation.shop}
        values |= {part: day.isoformat() for part, day in conversation.days.items()}
        faults = self.said.faults
        return [
            Field(part, wording_of(part, "label"), values.get(part, ""), faults.get(part, ""))
            for part in (Part.SHOP, *DAYS)
        ]


def _until(state: StepState) -> date:
    """Those without a day come last."""
    return (state.mark and state.mark.until) or date.max
