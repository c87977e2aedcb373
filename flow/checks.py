"""What the pages of the flow cannot do without."""

from collections import Counter
from collections.abc import Iterator

from artifacts import text
from artifacts.audit.models import SLUG as AUDIT
from artifacts.checking import Content, Fault
from artifacts.fields import Markdown
from artifacts.models import Artifact
from artifacts.uses import Use, of_values
from flow.addresses import anchors
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


def check(content: Content) -> Iterator[Fault]:
    yield from content.only(Flow)
    yield from content.absent(Step, Lane, Guardrail, Disclaimer)
    yield from content.missing(StatusMeaning, "status", Status)
    yield from content.missing(Opening, "slug", ["artifacts", "guardrails", "not-found"])
    yield from _held(content)
    yield from _concerned(content)
    yield from _links(content)


def wordings() -> dict[str, Use]:
    """What a status is called, and where it is called otherwise that too."""
    return {**of_values(Status), **of_values(Status, "summary", is_needed=False)}


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
