"""The scope of a package: what it would contain for this shop, as counts without a price."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from artifacts.audit import letters
from artifacts.audit.models import instrument
from artifacts.audit.rules import Answers
from artifacts.figures import every_figure
from artifacts.models import Section
from artifacts.once import once_for_each_database
from artifacts.register import Context
from artifacts.wording import wording
from flow.advice import Whose, shown
from flow.conversation import Conversation
from flow.models import Scope, ScopeLine


@dataclass(frozen=True)
class Counted:
    """One line: ``count`` is empty where there is a blank to fill, ``said`` is what the audit's
    answers say of it; ``is_sample`` is whether the count is the worked example's.
    """

    name: str
    varies: str
    count: str = ""
    said: str = ""
    is_sample: bool = False


@dataclass(frozen=True)
class Contained:
    """``whose`` says which package it is; ``work`` and ``terms`` are where a proposal says more."""

    package: str
    whose: str
    lines: Sequence[Counted]
    work: Section
    terms: Section

    @cached_property
    def is_sample(self) -> bool:
        """Whether any of the counts is the worked example's."""
        return any(each.is_sample for each in self.lines)


@once_for_each_database
def _written() -> tuple[Scope, Mapping[str, Sequence[ScopeLine]]]:
    """Where it is said, and the lines of each package."""
    found: dict[str, list[ScopeLine]] = {}
    lines = ScopeLine.objects.select_related("package")
    for line in lines.prefetch_related("answers__question"):
        found.setdefault(line.package.slug, []).append(line)
    return Scope.objects.select_related("work__artifact", "terms__artifact").get(), found


def scope(conversation: Conversation, judged: Context | None) -> Contained | None:
    """None where the pilot is not for this buyer. ``judged`` is the verdict on its answers."""
    if judged and judged["is_refused"]:
        return None
    package, is_it = shown(conversation)
    where, lines = _written()
    answers = letters.answers(instrument(), conversation.answers)
    is_sample = bool(judged and judged["is_sample"])
    counted = [_counted(line, answers, is_sample=is_sample) for line in lines[package.key]]
    return Contained(package.label, _whose(is_it), counted, where.work, where.terms)


def _whose(is_it: Whose) -> str:
    if is_it is Whose.CHOSEN:
        return wording("scope-chosen")
    if is_it is Whose.RECOMMENDED:
        return wording("scope-recommended")
    return wording("scope-of-none")


def _counted(line: ScopeLine, answers: Answers, *, is_sample: bool) -> Counted:
    """The count is the package's, else an answer's, else in the example the example's."""
    given = [each for each in line.answers.all() if answers.get(each.question.slug) == each.level]
    said = " ".join(each.words for each in given)
    counts = [line.count, *(each.count for each in given)]
    count = next((each for each in counts if each is not None), None)
    if count is not None:
        return Counted(line.name, line.varies, str(count), said)
    if is_sample and line.figure:
        figure = str(every_figure()[line.figure])
        return Counted(line.name, line.varies, figure, said, is_sample=True)
    return Counted(line.name, line.varies, said=said)
