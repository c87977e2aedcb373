"""The rows that belong on the plan, as what one person does or accepts each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from artifacts.figures import every_figure
from artifacts.models import Milestone, Role, Section
from artifacts.models.rows import Check, Request
from artifacts.once import once_for_each_database
from artifacts.wording import wording
from artifacts.words import filled
from flow.models import Lane, Step


@dataclass(frozen=True)
class Task:
    """``name`` tells it from all others, whatever its day; ``person`` is by their key,
    ``milestone`` by its slug; ``note`` says what waits for it, ``address`` is its row's.
    """

    name: str
    person: str
    words: str
    decides: bool
    milestone: str
    note: str
    address: str


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
    tasks = sorted(_tasks(keys, people), key=lambda task: in_order.index(task.milestone))
    there = {task.person for task in tasks}
    steps = Step.objects.prefetch_related("passes")
    return OnPlan(
        {key: name for key, name in people.items() if key in there},
        {lane.slug: lane for lane in lanes.values()},
        tasks,
        {milestone.slug: step.number for step in steps for milestone in step.passes.all()},
    )


def _tasks(keys: Mapping[int, str], people: Mapping[str, str]) -> Iterator[Task]:
    """``keys`` are those of people by their role."""
    for section in Section.objects.select_related("artifact"):
        page = section.artifact.get_absolute_url()
        rows: tuple[Check | Request, ...] = (*section.checks.all(), *section.requests.all())
        for row in rows:
            if row.to_do:
                yield from _of_row(row, f"{page}#{row.anchor}", keys, people)


def _of_row(
    row: Check | Request, address: str, keys: Mapping[int, str], people: Mapping[str, str]
) -> Iterator[Task]:
    """What is accepted is so by the day on which it is due."""
    assert row.milestone  # says its clean
    milestone, waits = row.milestone.slug, getattr(row, "waits", "")
    note = f"{wording('check-until-then')} {waits}" if waits else row.milestone.before
    note, does = filled(note, every_figure()), (keys[row.does_id], row.to_do, row.decides)
    if row.accepts_id is None:
        yield Task(f"{row.anchor}-does", *does, milestone, note, address)
    else:
        accepts = keys[row.accepts_id]
        read = wording("to-be-accepted-by", name=people[accepts])
        yield Task(f"{row.anchor}-does", *does, milestone, read, address)
        yield Task(f"{row.anchor}-accepts", accepts, row.to_accept, True, milestone, note, address)
