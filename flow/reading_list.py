"""What a lane reads: the sections that concern it, with how long each takes."""

from itertools import groupby
from typing import NamedTuple

from artifacts.models import Artifact, Section
from artifacts.reading import Reading
from flow.models import Lane, Step
from flow.readings import of_sections


class Part(NamedTuple):
    """What to read of one artifact; ``step`` is the one that it is of, none for a lane's brief."""

    artifact: Artifact
    step: Step | None
    sections: list[tuple[Section, Reading]]


def reading_list(lane: Lane) -> list[Part]:
    """Its own brief first, then what it reads at each step, in the order of the steps."""
    steps = {step.artifact_id: step for step in Step.objects.all()}

    def place(section: Section) -> tuple[int, int]:
        step = steps.get(section.artifact_id)
        return step.number if step else 0, section.number

    read = sorted(lane.reads.select_related("artifact"), key=place)
    return [
        Part(artifact, steps.get(artifact.pk), [(each, of_sections()[each.slug]) for each in found])
        for artifact, found in groupby(read, key=lambda section: section.artifact)
    ]


def minutes(parts: list[Part]) -> int:
    """The sum of what is said of each section, so that a reader can add it up."""
    return sum(reading.minutes for part in parts for _, reading in part.sections)
