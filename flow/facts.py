"""What a plan says first: its days, what came of the audit, and the package."""

from dataclasses import dataclass
from datetime import date

from artifacts.audit.phrases import fit_label, of_most
from artifacts.models import Section
from artifacts.register import Context
from artifacts.wording import wording, wording_of
from flow.advice import Choice, chosen, packages, recommended, result
from flow.conversation import DAYS, Conversation, Part
from flow.days import in_words


@dataclass(frozen=True)
class Fact:
    """One thing that was said, with what is to be known of it; ``value`` is empty where nothing
    was, and ``note`` then says so. ``held`` is where it stands what a package holds, in ``holds``.
    """

    name: str
    value: str
    note: str
    holds: str = ""
    held: Section | None = None


def facts(
    conversation: Conversation, judged: Context | None, held: Section | None = None
) -> list[Fact]:
    """Always the same ones, said or not; a buyer for whom the pilot is not is asked for no
    package, and has read the verdict. ``held`` says what each package holds.
    """
    if judged and judged["is_refused"]:
        return _days(conversation)
    return [*_days(conversation), _audit(conversation, judged), _package(conversation, held)]


def _days(conversation: Conversation) -> list[Fact]:
    """The year stands below each: beside it there is no room on a telephone."""
    return [_day(wording_of(part, "label"), conversation.days.get(part)) for part in DAYS]


def _day(label: str, day: date | None) -> Fact:
    if not day:
        return Fact(label, "", wording("day-not-said"))
    return Fact(label, in_words(day, with_year=False), str(day.year))


def _audit(conversation: Conversation, judged: Context | None) -> Fact:
    label = wording_of(Part.ANSWERS, "label")
    if found := result(conversation):
        fit = wording("fit-in-short", fit=fit_label(found.fit))
        return Fact(label, of_most(found.score, found.instrument.most), fit)
    if judged:
        return Fact(label, wording("audit-unfinished"), str(judged["count"]))
    return Fact(label, "", wording("audit-not-answered"))


def _package(conversation: Conversation, held: Section | None) -> Fact:
    offered = packages(conversation)
    taken, advised = chosen(offered), recommended(offered)
    name = taken or advised
    label, note = wording_of(Part.PACKAGE, "label"), _chosen(taken, advised)
    if not name:
        return Fact(label, "", note)
    return Fact(label, name.label, note, wording("what-package-holds", package=name.label), held)


def _chosen(taken: Choice | None, advised: Choice | None) -> str:
    if taken and advised and taken != advised:
        return wording("package-chosen-over", package=advised.label)
    if taken and advised:
        return wording("package-chosen-as-recommended")
    if taken:
        return wording("package-chosen")
    return wording("package-recommended") if advised else wording("package-not-chosen")
