"""What is said only where an artifact's page and its readers are known: its button, its lanes."""

from collections.abc import Iterator

from artifacts.audit.models import SLUG as AUDIT
from artifacts.checking import Content, Fault
from artifacts.demo_site.exhibits import site_shown_by
from artifacts.models import Artifact, Section
from flow.models import Involvement, Lane, Step


def artifact_faults(content: Content) -> Iterator[Fault]:
    yield from _action_faults(content)
    yield from _read_faults(content)


def _action_faults(content: Content) -> Iterator[Fault]:
    """A page has one button. That of the audit is of its form, that of the demo leads to the site;
    any other leads to the section that matters most.
    """
    sections = content.of(Section)
    for artifact in content.of(Artifact):
        slug = artifact.word("slug")
        own = [row for row in sections if row.named("artifact") == slug]
        acting = [row for row in own if row.fields.get("action")]
        has_another = slug == AUDIT or bool(site_shown_by(row.instance for row in own))
        for row in acting if has_another else acting[1:]:
            yield row.fault("action", "is one more; a page has one button.")
        if own and not acting and not has_another:
            yield artifact.fault("slug", "has no section with an action.")


def _read_faults(content: Content) -> Iterator[Fault]:
    """A person reads what is of their own brief and of their own steps, and some of the brief.
    Asked of what is written, so that a row refused for something else is still there.
    """
    artifact_of = {row.word("slug"): row.named("artifact") for row in content.of(Section)}
    artifact_at = {row.word("slug"): row.named("artifact") for row in content.of(Step)}
    for lane in content.of(Lane):
        brief, slug = lane.named("artifact"), lane.word("slug")
        involving = [row for row in content.of(Involvement) if row.named("lane") == slug]
        concerning = {brief, *(artifact_at.get(row.named("step")) for row in involving)}
        named = {each: artifact_of.get(each, brief) for each in lane.names("reads")}
        for section, artifact in named.items():
            if involving and artifact not in concerning:  # else there is more to say than this
                message = f"names {section}, which is of no brief and of no step of this lane."
                yield lane.fault("reads", message)
        if brief not in named.values():
            yield lane.fault("reads", "names no section of its own brief.")
