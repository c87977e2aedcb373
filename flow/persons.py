"""What each person does by when: a part of the plan for each, in the order of the days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from artifacts.wording import wording
from artifacts.words import within
from flow.conversation import VIEW, State
from flow.milestones import Milestones
from flow.models import Lane
from flow.owed import Task, on_plan
from flow.plan import Plan, StepState, by_day


@dataclass(frozen=True)
class Due:
    """Tasks of one day, or of one step where they come before there are days. ``when`` says it, and
    where a few words say the same ``in_short``; ``year`` is empty where it is that of the kick-off.
    ``state`` is that of the step.
    """

    when: str
    tasks: Sequence[Task]
    in_short: str = ""
    year: str = ""
    day: date | None = None
    state: StepState | None = None

    @property
    def is_settled(self) -> bool:
        """Whether the step is, so that nobody waits for them."""
        return bool(self.state and self.state.name in (State.AGREED, State.NOT_FOR_US))


@dataclass(frozen=True)
class Person:
    """``key`` is what an address calls them; ``lane`` is ``None`` for PageToJob. ``open`` are the
    steps that they decide after the call, those to be decided first at the head; ``is_shown`` is
    whether the address asks for their part alone.
    """

    key: str
    name: str
    lane: Lane | None
    dues: Sequence[Due]
    open: Sequence[StepState]
    is_shown: bool

    @property
    def query(self) -> str:
        """That asks the plan for their part."""
        return f"?{urlencode({VIEW: self.key})}"

    @property
    def is_dated(self) -> bool:
        return any(due.day for due in self.dues)

    @property
    def left(self) -> str:
        """``13 in all; first open: step 3, by Tue, Dec 8``; empty where nothing is."""
        first = next((each for each in self.dues if not each.is_settled), None)
        if not first:
            return ""
        when, day = within(first.when), first.state.day if first.state else ""
        when = wording("at-step-by", step=when, day=day) if day else when
        number = sum(len(due.tasks) for due in self.dues)
        return wording("in-all-first", number=number, when=when)

    @cached_property
    def groups(self) -> list[tuple[str, list[Due]]]:
        """All in one, without a title; or what is decided first, and the rest under a title."""
        if not (self.lane and self.lane.decides_first):
            return [("", list(self.dues))]
        titled = [(wording("part-decides"), True), (wording("part-does"), False)]
        found = [(title, _only(self.dues, decides)) for title, decides in titled]
        return [(title, dues) for title, dues in found if dues]


def persons(of: Plan) -> list[Person]:
    """Whoever has a part in a plan; none where the pilot is not for this buyer."""
    plan, milestones = on_plan(), of.milestones
    if not milestones:
        return []
    found = []
    for key, name in plan.people.items():
        tasks = [task for task in plan.tasks if task.person == key]
        dues = _dues(tasks, of.steps, milestones)
        decided = [each for each in of.steps if each.mark and each.mark.lane == key]
        if dues or decided:
            lane, is_shown = plan.lanes.get(key), key == of.said.person
            found.append(Person(key, name, lane, dues, sorted(decided, key=by_day), is_shown))
    return found


def _dues(tasks: Sequence[Task], states: Sequence[StepState], milestones: Milestones) -> list[Due]:
    passing = on_plan().passing
    of_steps = {each.step.number: each for each in states}
    at_steps: dict[int, list[Task]] = {}
    later: dict[tuple[str, date | None], list[Task]] = {}
    for task in sorted(tasks, key=lambda task: milestones.place(task.milestone)):
        if number := passing.get(task.milestone):
            at_steps.setdefault(number, []).append(task)
        elif when := milestones.when(task.milestone):
            later.setdefault((when, milestones.days.get(task.milestone)), []).append(task)
    return [
        Due(wording("at-step", number=number), tasks, state=of_steps[number])
        for number, tasks in sorted(at_steps.items())
    ] + [_due(when, day, tasks, milestones) for (when, day), tasks in later.items()]


def _due(when: str, day: date | None, tasks: Sequence[Task], milestones: Milestones) -> Due:
    if not day:
        return Due(when, tasks, milestones.in_short(tasks[0].milestone))
    begins = min(milestones.days.values())
    return Due(when, tasks, year=str(day.year) if day.year != begins.year else "", day=day)


def _only(dues: Sequence[Due], decides: bool) -> list[Due]:
    found = [
        replace(due, tasks=[task for task in due.tasks if task.decides == decides]) for due in dues
    ]
    return [due for due in found if due.tasks]
