"""Every kind of mapping gap: how serious it is, who answers for it and what settles it."""

from artifacts.models import Section
from artifacts.register import Context, exhibit
from artifacts.titan_map.models import GapKind
from artifacts.titan_map.rules.kinds import Severity
from artifacts.titan_map.rules.values import Role
from artifacts.wide import Group, WideTable, row
from artifacts.wording import wording, wording_of
from artifacts.words import sentence


@exhibit("tables.html")
def gap_kinds(section: Section) -> Context:
    """``tables``: one, under the section's own heading: a row for each kind, blockers first."""
    names = (wording("column-who-answers"), wording("column-settled-by"))
    groups = []
    for severity in (Severity.BLOCKER, Severity.WARNING):
        rows = [
            row(sentence(kind.name), names, (sentence(wording_of(Role(kind.owner))), kind.fix))
            for kind in GapKind.objects.filter(severity=severity)
        ]
        groups.append(Group(rows, sentence(wording_of(severity))))
    columns = (wording("column-severity"), wording("column-what-is-found"), *names)
    return {"tables": [WideTable(f"{section.slug}-title", columns, groups, kind="tight")]}
