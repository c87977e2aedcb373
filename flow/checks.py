"""What the pages of the flow cannot do without."""

from collections import Counter
from collections.abc import Iterator

from artifacts import text
from artifacts.audit.models import SLUG as AUDIT
from artifacts.audit.models import Question
from artifacts.checking import Content, Fault
from artifacts.fields import Markdown
from artifacts.models import Artifact, Section
from artifacts.uses import Use, of_values
from flow.addresses import anchors
from flow.conversation import Part, State, StepPart
from flow.models import (
    Disclaimer,
    Flow,
    Guardrail,
    Involvement,
    Lane,
    LaneQuestion,
    Opening,
    Status,
    StatusMeaning,
    Step,
)
from flow.names import NameFault

MOST_READ_FIRST = 3  # sections, of an open step


def check(content: Content) -> Iterator[Fault]:
    yield from content.only(Flow)
    yield from content.absent(Step, Lane, Guardrail, Disclaimer)
    yield from content.missing(StatusMeaning, "status", Status)
    yield from content.missing(Opening, "slug", ["artifacts", "guardrails", "plan", "not-found"])
    yield from _held(content)
    yield from _concerned(content)
    yield from _links(content)
    yield from _conversed(content)


def wordings() -> dict[str, Use]:
    """What a status is called, and where it is called otherwise that too; what a conversation
    says, and what speaks against a name.
    """
    return {
        **of_values(Status),
        **of_values(Status, "summary", is_needed=False),
        **of_values(State),
        **of_values(Part),
        **of_values(Part, "label"),
        **of_values(StepPart, names=["number"]),
        **of_values(NameFault),
    }


def _held(content: Content) -> Iterator[Fault]:
    """Each artifact is of one step or lane. Asked of what is written, so that a step refused for
    its status still holds its artifact.
    """
    holders = Counter(row.named("artifact") for row in content.of(Step, Lane))
    for row in content.of(Artifact):
        count = holders[row.word("slug")]
        if count == 0:
            yield row.fault("slug", "belongs to no step and no lane.")
        elif count > 1:
            yield row.fault("slug", "belongs to more than one step or lane.")
    for lane in content.of(Lane):
        if lane.named("artifact") == AUDIT:
            yield lane.fault("artifact", f"is {AUDIT}, which belongs to a step.")


def _concerned(content: Content) -> Iterator[Fault]:
    """Each of these stands on a page under a heading of its own. Asked of what is written, so that
    a row refused for something else is still there.
    """
    for owner, owned, field, lack in (
        (Step, Involvement, "step", "concerns no lane"),
        (Lane, Involvement, "lane", "is concerned by no step"),
        (Lane, LaneQuestion, "lane", "asks no question"),
    ):
        named = {row.named(field) for row in content.of(owned)}
        for row in content.of(owner):
            if row.word("slug") not in named:
                yield row.fault("slug", f"{lack} ({owned._meta.label_lower}).")


def _conversed(content: Content) -> Iterator[Fault]:
    """What a conversation stands on. Asked of what is written, as above."""
    steps, artifact_of = content.of(Step), _artifacts(content)
    choosing = [row for row in steps if row.word("chooses_package") == "True"]
    for row in choosing[1:] if choosing else steps[:1]:
        yield row.fault("chooses_package", "is true of one step, and of one only.")
    for row in steps:
        first = row.fields.get("read_first")
        named = [str(each) for each in first] if isinstance(first, list) else []
        if not 2 <= len(named) <= MOST_READ_FIRST:
            yield row.fault("read_first", "names two or three sections.")
        for slug in named:
            if artifact_of.get(slug, row.named("artifact")) != row.named("artifact"):
                yield row.fault("read_first", f"names {slug}, which is no proof of this step.")
    for question in content.of(Question):
        if question.word("slug") in list(Part):
            yield question.fault("slug", "is a key of the conversation’s.")


def _artifacts(content: Content) -> dict[str, str]:
    """That of each section, by slug."""
    return {row.word("slug"): row.named("artifact") for row in content.of(Section)}


def _links(content: Content) -> Iterator[Fault]:
    """A link in a text leads to a page, and a name after its ``#`` to a place there."""
    known = anchors()
    # What is written but was refused has been reported at its own place.
    refused = {row.word("slug") for row in content.rows if not row.is_saved}
    for row, field, value in content.texts(Markdown):
        for link in text.links(value):
            address, _, anchor = link.partition("#")
            if not address.startswith("/") or refused & {anchor, *address.split("/")}:
                continue
            if address not in known or (anchor and anchor not in known[address]):
                yield row.fault(field, f"links to {link}, which does not exist.")
