"""Every kind of mapping gap: how serious it is, who answers for it and what settles it."""

from artifacts.models import Section
from artifacts.register import Context, exhibit
from artifacts.titan_map.models import GapKind
from artifacts.titan_map.rules.kinds import Severity
from artifacts.titan_map.rules.values import Role
from artifacts.wide import Group, WideTable, row
from artifacts.wording import wording, wording_of
from artifacts.words import counted, sentence


@exhibit("tables.html")
def gap_kinds(section: Section) -> Context:
    """``tables``: one, under the section's own heading: a row for each kind, blockers first."""
    names = (
        wording("column-severity"),
        wording("column-who-answers"),
        wording("column-settled-by"),
    )
    rows = []
    for severity in (Severity.BLOCKER, Severity.WARNING):
        for kind in GapKind.objects.filter(severity=severity).order_by("owner", "id"):
            said = [sentence(wording_of(each)) for each in (severity, Role(kind.owner))]
            rows.append(row(sentence(kind.name), names, (*said, kind.fix)))
    columns = (wording("column-what-is-found"), *names)
    number = counted(len(rows), wording("row"))
    table = WideTable(f"{section.slug}-title", columns, [Group(rows)], count=number, kind="tight")
    return {"tables": [table]}
