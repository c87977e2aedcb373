"""What each person does by when: a part of the plan for each, in the order of the days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain, combinations
from urllib.parse import urlencode

from artifacts.wording import wording
from artifacts.words import within
from flow.conversation import VIEW, State
from flow.milestones import Milestones
from flow.models import Lane
from flow.owed import Task, on_plan
from flow.plan import Plan, StepState, by_day


@dataclass(frozen=True)
class Moment:
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
    whether the address asks for their part alone, ``whose`` says whose durations the days are
    counted by.
    """

    key: str
    name: str
    lane: Lane | None
    moments: Sequence[Moment]
    open: Sequence[StepState]
    is_shown: bool
    whose: str

    @property
    def query(self) -> str:
        """That asks the plan for their part."""
        return f"?{urlencode({VIEW: self.key})}"

    @property
    def count(self) -> int:
        """Of what is left to do."""
        return sum(len(moment.tasks) for moment in self.moments if not moment.is_settled)

    @property
    def height(self) -> int:
        """About how many lines of a narrow column it takes."""
        tasks = sum(1 + len(task.words) // 40 for each in self.moments for task in each.tasks)
        return 3 + tasks + len(self.moments) // 4 + 2 * (len(self.groups) - 1)

    @property
    def is_dated(self) -> bool:
        return any(moment.day for moment in self.moments)

    @property
    def from_when(self) -> str:
        """``13 to do, from Fri, Dec 4``; empty where nothing is left."""
        first = next((each.when for each in self.moments if not each.is_settled), "")
        return wording("to-do-from", number=self.count, when=within(first)) if first else ""

    @cached_property
    def groups(self) -> list[tuple[str, list[Moment]]]:
        """All in one, without a title; or what is decided first, and the rest under a title."""
        if not (self.lane and self.lane.decides_first):
            return [("", list(self.moments))]
        titled = [(wording("part-decides"), True), (wording("part-does"), False)]
        found = [(title, _only(self.moments, decides)) for title, decides in titled]
        return [(title, moments) for title, moments in found if moments]


def side_by_side(people: Sequence[Person]) -> list[list[Person]]:
    """In two columns as high as each other as they can be, each in their order."""
    whole = sum(each.height for each in people)
    number = range(1, len(people) + 1)
    left = min(
        chain.from_iterable(combinations(people, count) for count in number),
        key=lambda column: abs(whole - 2 * sum(each.height for each in column)),
        default=(),
    )
    columns = [list(left), [each for each in people if each not in left]]
    return [column for column in columns if column]


def persons(of: Plan) -> list[Person]:
    """Everybody's part in a plan; none where the pilot is not for this buyer."""
    plan, states, milestones = on_plan(), of.steps, of.milestones
    if not milestones:
        return []
    return [
        Person(
            key,
            name,
            plan.lanes.get(key),
            _moments([task for task in plan.tasks if task.person == key], states, milestones),
            sorted(
                (each for each in states if each.mark and each.mark.lane == key),
                key=by_day,
            ),
            key == of.said.person,
            milestones.whose,
        )
        for key, name in plan.people.items()
    ]


def _moments(
    tasks: Sequence[Task], states: Sequence[StepState], milestones: Milestones
) -> list[Moment]:
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
        Moment(wording("at-step", number=number), tasks, state=of_steps[number])
        for number, tasks in sorted(at_steps.items())
    ] + [_moment(when, day, tasks, milestones) for (when, day), tasks in later.items()]


def _moment(when: str, day: date | None, tasks: Sequence[Task], milestones: Milestones) -> Moment:
    if not day:
        return Moment(when, tasks, milestones.in_short(tasks[0].milestone))
    begins = min(milestones.days.values())
    return Moment(when, tasks, year=str(day.year) if day.year != begins.year else "", day=day)


def _only(moments: Sequence[Moment], decides: bool) -> list[Moment]:
    found = [
        replace(moment, tasks=[task for task in moment.tasks if task.decides == decides])
        for moment in moments
    ]
    return [moment for moment in found if moment.tasks]
