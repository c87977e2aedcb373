"""The rows that belong on the plan, as what one person does or accepts each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from artifacts.figures import every_figure
from artifacts.models import Milestone, Role, Section
from artifacts.models.rows import Owed
from artifacts.once import once_for_each_database
from artifacts.wording import wording
from artifacts.words import filled
from flow.models import Lane, Step


@dataclass(frozen=True)
class Task:
    """``name`` tells it from all others, whatever its day; ``person`` is by their key,
    ``milestone`` by its slug; ``note`` says what waits for it.
    """

    name: str
    person: str
    words: str
    decides: bool
    milestone: str
    note: str
    section: Section


@dataclass(frozen=True)
class OnPlan:
    """``people`` are the names of all by key, in their order: a lane's, or a role's that has none;
    ``lanes`` are by the same keys. ``passing`` is by milestone the number of the step in which it
    is reached, where that is before there are days.
    """

    people: Mapping[str, str]
    lanes: Mapping[str, Lane]
    tasks: Sequence[Task]
    passing: Mapping[str, int]


@once_for_each_database
def on_plan() -> OnPlan:
    lanes = {lane.role_id: lane for lane in Lane.objects.all()}
    keys, people = {}, {}
    for role in Role.objects.order_by("id"):
        lane = lanes.get(role.pk)
        keys[role.pk] = lane.slug if lane else role.slug
        people[keys[role.pk]] = lane.name if lane else role.name
    in_order = list(Milestone.objects.order_by("id").values_list("slug", flat=True))
    tasks = sorted(_tasks(keys), key=lambda task: in_order.index(task.milestone))
    there = {task.person for task in tasks}
    steps = Step.objects.prefetch_related("passes")
    return OnPlan(
        {key: name for key, name in people.items() if key in there},
        {lane.slug: lane for lane in lanes.values()},
        tasks,
        {milestone.slug: step.number for step in steps for milestone in step.passes.all()},
    )


def _tasks(keys: Mapping[int, str]) -> Iterator[Task]:
    """``keys`` are those of people by their role."""
    for section in Section.objects.select_related("artifact"):
        for row in (*section.checks.all(), *section.requests.all()):
            if row.to_do:
                yield from _of_row(row, section, keys)


def _of_row(row: Owed, section: Section, keys: Mapping[int, str]) -> Iterator[Task]:
    """What is accepted is so by the day on which it is due."""
    assert row.milestone  # says its clean
    name, waits = str(row).replace(" ", "-"), getattr(row, "waits", "")
    note = f"{wording('check-until-then')} {waits}" if waits else row.milestone.before
    due = (row.milestone.slug, filled(note, every_figure()), section)
    yield Task(f"{name}-does", keys[row.does_id], row.to_do, row.decides, *due)
    if row.accepts_id is not None:
        yield Task(f"{name}-accepts", keys[row.accepts_id], row.to_accept, True, *due)
