"""How long each artifact takes to read, and each of its sections, counted from what they show."""

from collections.abc import Iterator

from artifacts import text
from artifacts.audit.models import instrument
from artifacts.figures import every_figure
from artifacts.models import Artifact, Section
from artifacts.models.rows import kinds
from artifacts.once import once_for_each_database
from artifacts.reading import Reading, around_rows, once
from artifacts.register import Shown, shown
from artifacts.templatetags.exhibits import exhibit
from flow.targets import targets_on


@once_for_each_database
def of_sections() -> dict[str, Reading]:
    """Of every section, by its slug."""
    every = shown(Section.objects.select_related("artifact"), instrument(), None)
    return {each.section.slug: _of(each) for each in every}


@once_for_each_database
def of_artifacts() -> dict[str, Reading]:
    """Of every artifact, by its slug: its opening and its sections."""
    return {each.slug: _whole(each) for each in Artifact.objects.prefetch_related("sections")}


def _whole(artifact: Artifact) -> Reading:
    figures = every_figure()
    opening = (
        artifact.title,
        text.line(artifact.answer, figures),
        text.prose(artifact.introduction, figures),
        artifact.decides,
        text.line(artifact.boundary, figures),
        text.prose(artifact.not_promised, figures),
    )
    parts = [of_sections()[each.slug] for each in artifact.sections.all()]
    words = sum(_count(piece) for piece in opening) + sum(part.words for part in parts)
    return Reading(words, sum(part.rows for part in parts))


def _of(shown: Shown[Section]) -> Reading:
    """What is made of rows written beside the section is read, and so is what is said around the
    rows of a computed exhibit, which are looked up.
    """
    words = sum(_count(piece) for piece in _texts(shown.section))
    if not shown.template:
        return Reading(words)
    html = exhibit(shown, every_figure(), targets_on(shown.section.artifact.get_absolute_url()))
    if shown.section.exhibit in {kind.exhibit for kind in kinds()}:
        return Reading(words + _count(once(html)))
    said, rows = around_rows(html)
    return Reading(words + _count(said), rows)


def _texts(section: Section) -> Iterator[str]:
    figures = every_figure()
    yield section.label
    yield text.line(section.finding, figures)
    yield text.prose(section.body, figures)
    yield text.prose(section.sample, figures)


def _count(html: str) -> int:
    return text.word_count(text.visible_text(html))
