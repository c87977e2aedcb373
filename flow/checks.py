"""What the pages of the flow cannot do without."""

from collections import Counter
from collections.abc import Iterator

from artifacts import text
from artifacts.audit.models import SLUG as AUDIT
from artifacts.audit.models import PackageRule, Question
from artifacts.audit.rules import Fit
from artifacts.checking import Content, Fault
from artifacts.fields import Markdown
from artifacts.models import Artifact, Milestone, Role, Section
from artifacts.models.rows import API
from artifacts.uses import Use, of_values
from flow.addresses import anchors
from flow.artifact_checks import artifact_faults
from flow.conversation import Part, State, StepPart
from flow.models import (
    KICKOFF,
    Disclaimer,
    Duration,
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
from flow.scope_checks import scope_faults

OPENINGS = ["artifacts", "glossary", "guardrails", "plan", "not-found"]
MOST_READ_FIRST = 3  # sections, of an open step
MOST_POINTS = 8  # milestones side by side


def check(content: Content) -> Iterator[Fault]:
    yield from content.only(Flow)
    yield from content.absent(Step, Lane, Guardrail, Disclaimer)
    yield from content.missing(StatusMeaning, "status", Status)
    yield from content.missing(Opening, "slug", OPENINGS)
    yield from _held(content)
    yield from _concerned(content)
    yield from _links(content)
    yield from _conversed(content)
    yield from content.missing(Milestone, "slug", [KICKOFF])
    yield from _lanes(content)
    yield from _passed(content)
    yield from _points(content)
    yield from _durations(content)
    yield from _durations_in_order(content)
    yield from scope_faults(content)
    yield from artifact_faults(content)


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


def _awaited(content: Content) -> dict[str, set[str]]:
    """All that come before each milestone, by slug, as they are written."""
    found: dict[str, set[str]] = {}
    for row in content.of(Milestone):
        named = row.names("waits_for")
        found[row.word("slug")] = set(named).union(*(found.get(name, ()) for name in named))
    return found


def _lanes(content: Content) -> Iterator[Fault]:
    """An address names somebody by a lane, or by a role that has none."""
    roles = {row.named("role"): row.word("slug") for row in content.of(Lane)}
    for row in content.of(Role):
        if row.word("slug") not in roles and row.word("slug") in roles.values():
            yield row.fault("slug", "is a lane’s, which is of another role.")


def _passed(content: Content) -> Iterator[Fault]:
    """What comes before there are days is reached in one step."""
    awaited = _awaited(content)
    early = [slug for slug in awaited if KICKOFF not in {slug, *awaited[slug]}]
    passing: dict[str, str] = {}
    for step in content.of(Step):
        for slug in step.names("passes"):
            if slug in awaited and slug not in early:
                yield step.fault("passes", f"names {slug}, which has a day.")
            elif slug in passing:
                yield step.fault("passes", f"names {slug}, as {passing[slug]} does.")
            passing[slug] = step.word("slug")
    for row in content.of(Milestone):
        if row.word("slug") in early and row.word("slug") not in passing:
            yield row.fault("slug", "is before there are days, and no step passes it.")


def _points(content: Content) -> Iterator[Fault]:
    """What is a point for a buyer has a day, and there is room for it."""
    awaited = _awaited(content)
    points = [row for row in content.of(Milestone) if row.fields.get("in_short")]
    for row in points:
        if KICKOFF not in {row.word("slug"), *awaited[row.word("slug")]}:
            yield row.fault("in_short", "is said of one before the kick-off; it has no day.")
    for row in points[MOST_POINTS:]:
        yield row.fault("in_short", f"is said of more than {MOST_POINTS} milestones.")
    for row in content.of(Milestone):
        if row.word("slug") == KICKOFF and row not in points:
            yield row.fault("in_short", "is empty; the kick-off stands beside the others.")


def _durations(content: Content) -> Iterator[Fault]:
    """Each package that may be chosen has one for whatever waits for the kick-off, and nothing else
    has any; nor has API work, of which nobody says a day.
    """
    awaited, last = _awaited(content), [row.word("slug") for row in content.of(Milestone)][-1:]
    api = {row.word("slug") for row in content.of(Milestone) if API.search(row.word("name"))}
    offered = [row for row in content.of(PackageRule) if row.word("fit") != Fit.NOT_A_FIT]
    slugs = {row.word("slug") for row in offered}
    for row in content.of(Duration):
        package, milestone = row.named("package"), row.named("milestone")
        if package and package not in slugs:
            yield row.fault("package", "names what is no package to choose.")
        if milestone in api and not row.instance.asks_nothing:
            yield row.fault("milestone", "is of API work; no day is ever said of it.")
        elif milestone in awaited and KICKOFF not in awaited[milestone]:
            yield row.fault("milestone", "does not wait for the kick-off; it has no day.")
        if row.instance.calendar_days is not None and milestone not in last:
            yield row.fault("calendar_days", "is said of the last milestone alone, the review.")
    there = {(row.named("package"), row.named("milestone")) for row in content.of(Duration)}
    wanted = [slug for slug in awaited if KICKOFF in awaited[slug] and slug not in api]
    for rule in offered:
        for slug in wanted:
            if (rule.word("slug"), slug) not in there:
                yield rule.fault("slug", f"has no {Duration._meta.label_lower} for {slug}.")


def _durations_in_order(content: Content) -> Iterator[Fault]:
    """No milestone is before one it waits for."""
    awaited = _awaited(content)
    counted = {
        (row.named("package"), row.named("milestone")): row.instance.working_days
        for row in content.of(Duration)
        if isinstance(row.instance.working_days, int)
    }
    for row in content.of(Duration):
        package, milestone = row.named("package"), row.named("milestone")
        own = counted.get((package, milestone))
        for earlier in sorted(awaited.get(milestone, ())):
            least = counted.get((package, earlier), 0)
            if own is not None and own < least:
                yield row.fault("working_days", f"is before {earlier}, which it waits for.")


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
