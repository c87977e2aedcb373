"""What pages show of a conversation: the state of each step, the verdict, the package, the plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from artifacts.register import Context
from artifacts.wording import wording, wording_of
from artifacts.words import short_day
from flow import names
from flow.advice import Choice, judged, packages
from flow.clashes import Clash, clashes
from flow.conversation import DAYS, Mark, Part, State, StepPart
from flow.days import in_words, years
from flow.facts import Fact, facts
from flow.milestones import Milestones, milestones
from flow.models import Step
from flow.reading import Said, choices


@dataclass(frozen=True)
class StepState:
    """What was said of a step; ``mark`` is ``None`` while nothing was, ``lane`` a lane's name,
    ``says_years`` whether a day is said with its year.
    """

    step: Step
    mark: Mark | None
    lane: str
    says_years: bool = False

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
        """``Owner decides by Fri, Dec 4``, or what of it is known."""
        until = self.day
        if self.lane:
            return wording("lane-decides-by", decides=self.who, day=until) if until else self.who
        return wording("decided-by", day=until) if until else wording("decides-nobody-yet")

    @property
    def until_day(self) -> date | None:
        return self.mark.until if self.mark else None

    @property
    def day(self) -> str:
        """``Fri, Dec 4``: until when it is open; empty where nothing was said of that."""
        return in_words(day, with_year=self.says_years) if (day := self.until_day) else ""

    @property
    def whole_day(self) -> str:
        """``Fri, Dec 4, 2026``, as it is kept on paper."""
        return in_words(day, with_year=True) if (day := self.until_day) else ""

    @property
    def who(self) -> str:
        """``Owner decides``, or that nobody is named."""
        return wording("lane-decides", lane=self.lane) if self.lane else wording("nobody-named")

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
        return day.isoformat() if (day := self.until_day) else ""


def states(said: Said, steps: Iterable[Step]) -> list[StepState]:
    """What was said of each step."""
    marks, lanes = said.conversation.marks, choices().lanes
    # The one year of all days stands with the first that is not a step's.
    says_years = len(years(said.conversation)) > 1 or not said.conversation.days
    found = [(step, marks.get(step.word)) for step in steps]
    return [
        StepState(step, mark, lanes.get(mark.lane, "") if mark else "", says_years)
        for step, mark in found
    ]


def on_step(said: Said, step: Step, *, asks_audit: bool) -> Context:
    """What a step shows: its state, on that of the audit the verdict, on that of the package the
    choice; ``is_refused`` is whether the pilot is not for this buyer, who is then not led on.
    """
    given = judged(said.conversation)
    return {
        "state": states(said, [step])[0],
        "verdict": given if asks_audit or step.chooses_package else None,
        "packages": packages(said.conversation) if step.chooses_package else [],
        "is_refused": bool(given and given["is_refused"]),
    }


@dataclass(frozen=True)
class Field:
    """A field of the form that begins a conversation, as the address fills it."""

    key: str
    label: str
    value: str
    fault: str
    hint: str

    @property
    def is_day(self) -> bool:
        return self.key in DAYS

    @property
    def longest(self) -> int:
        """Characters."""
        return names.LONGEST


@dataclass(frozen=True)
class Plan:
    """The whole conversation, gathered; ``steps`` are all of the flow."""

    said: Said
    steps: Sequence[StepState]

    @cached_property
    def judged(self) -> Context | None:
        return judged(self.said.conversation)

    @property
    def is_refused(self) -> bool:
        """Whether the pilot is not for this buyer: then no package is asked for."""
        return bool(self.judged and self.judged["is_refused"])

    def of(self, name: str) -> list[StepState]:
        """The steps in a state; in none, by an empty name."""
        return [each for each in self.steps if each.name == name]

    @cached_property
    def groups(self) -> dict[str, list[StepState]]:
        """By template names: ``open``, ``agreed``, ``not_for_us`` and ``unmarked``."""
        return {
            "open": sorted(self.of(State.OPEN), key=by_day),
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
    def total(self) -> int:
        """Of all steps, whatever was said of them."""
        return len(self.steps)

    @property
    def facts(self) -> list[Fact]:
        """The package with the section that says first what each of them holds."""
        held = next(iter(self.choosing.read_first.all()), None)
        return facts(self.said.conversation, self.judged, held)

    @cached_property
    def milestones(self) -> Milestones | None:
        """None where the pilot is not for this buyer."""
        return None if self.is_refused else milestones(self.said.conversation)

    @property
    def is_dated(self) -> bool:
        return bool(self.milestones and self.milestones.days)

    @property
    def choosing(self) -> Step:
        """The step that chooses the package."""
        return next(each.step for each in self.steps if each.step.chooses_package)

    @cached_property
    def clashes(self) -> list[Clash]:
        """What contradicts itself."""
        conversation = self.said.conversation
        return clashes(
            agreed=[each.step for each in self.of(State.AGREED)],
            choosing=self.choosing,
            package=choices().packages.get(conversation.package, ""),
            is_refused=self.is_refused,
            days=conversation.days,
        )

    @property
    def clashes_in_form(self) -> bool:
        """Whether a field of the form is what there is to change."""
        return any(each.fields for each in self.clashes)

    @property
    def review(self) -> str:
        """The day on which what is open is read again; empty where none is named."""
        day = self.said.conversation.days.get(Part.REVIEW)
        one_year = len(years(self.said.conversation)) == 1
        return in_words(day, with_year=not one_year) if day else ""

    @property
    def review_words(self) -> str:
        """What is done on that day, or that there is none."""
        if self.is_settled:
            return wording("review-settled") if self.review else wording("review-settled-not-said")
        return wording("review-reads") if self.review else wording("review-not-said")

    @property
    def is_begun(self) -> bool:
        """Whether something was said of a step."""
        return any(each.mark for each in self.steps)

    @property
    def is_settled(self) -> bool:
        """Whether something was said of each step, and none is open."""
        return not self.is_refused and self.next is None

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
        conversation, faults = self.said.conversation, self.said.faults
        values = {Part.SHOP: conversation.shop}
        values |= {part: day.isoformat() for part, day in conversation.days.items()}
        hints = {
            Part.SHOP: wording("name-hint", number=names.LONGEST),
            Part.KICKOFF: wording("kickoff-hint"),
            Part.REVIEW: self.milestones.early if self.milestones else "",
        }
        said = (values, faults, hints)
        return [
            Field(part, wording_of(part, "label"), *(each.get(part, "") for each in said))
            for part in (Part.SHOP, *DAYS)
        ]

    @property
    def packages(self) -> list[Choice]:
        """Those to choose from; none where the pilot is not for this buyer."""
        return [] if self.is_refused else packages(self.said.conversation)

    @property
    def package(self) -> Field:
        """Its field, beside the choices."""
        key, said = str(Part.PACKAGE), self.said
        label, fault = wording_of(Part.PACKAGE, "label"), said.faults.get(key, "")
        return Field(key, label, said.conversation.package, fault, "")

    @property
    def has_faults(self) -> bool:
        """Whether a field of the form says what is wrong."""
        return any(each.fault for each in (*self.fields, self.package))


def by_day(state: StepState) -> date:
    """Open steps in their order; those without a day come last."""
    return state.until_day or date.max
