"""What a plan says first: its days, what came of the audit, and the package."""

from dataclasses import dataclass

from artifacts.audit.phrases import fit_label, of_most
from artifacts.register import Context
from artifacts.wording import wording, wording_of
from flow.advice import Choice, packages, result
from flow.conversation import DAYS, Conversation, Part
from flow.days import in_words, years


@dataclass(frozen=True)
class Fact:
    """One thing that was said, with what is to be known of it; ``value`` is empty where nothing
    was, and ``note`` then says so.
    """

    name: str
    value: str
    note: str


def facts(conversation: Conversation, judged: Context | None) -> list[Fact]:
    """Always the same ones, said or not; a buyer for whom the pilot is not is asked for no
    package, and has read the verdict.
    """
    if judged and judged["is_refused"]:
        return _days(conversation)
    return [*_days(conversation), _audit(conversation, judged), _package(conversation)]


def _days(conversation: Conversation) -> list[Fact]:
    """The year stands below the first, where it is that of all."""
    spoken = years(conversation)
    one_year, days = len(spoken) == 1, [part for part in DAYS if part in conversation.days]
    noted = {days[0]: str(spoken[0])} if one_year and days else {}
    return [
        Fact(
            wording_of(part, "label"),
            in_words(conversation.days[part], with_year=not one_year),
            noted.get(part, ""),
        )
        if part in conversation.days
        else Fact(wording_of(part, "label"), "", wording("day-not-said"))
        for part in DAYS
    ]


def _audit(conversation: Conversation, judged: Context | None) -> Fact:
    label = wording_of(Part.ANSWERS, "label")
    if found := result(conversation):
        fit = wording("fit-in-short", fit=fit_label(found.fit))
        return Fact(label, of_most(found.score, found.instrument.most), fit)
    if judged:
        return Fact(label, wording("audit-unfinished"), str(judged["count"]))
    return Fact(label, "", wording("audit-not-answered"))


def _package(conversation: Conversation) -> Fact:
    offered = packages(conversation)
    taken = next((each for each in offered if each.is_chosen), None)
    advised = next((each for each in offered if each.is_recommended), None)
    name = taken or advised
    value = name.label if name else ""
    return Fact(wording_of(Part.PACKAGE, "label"), value, _chosen(taken, advised))


def _chosen(taken: Choice | None, advised: Choice | None) -> str:
    if taken and advised and taken != advised:
        return wording("package-chosen-over", package=advised.label)
    if taken and advised:
        return wording("package-chosen-as-recommended")
    if taken:
        return wording("package-chosen")
    return wording("package-recommended") if advised else wording("package-not-chosen")
