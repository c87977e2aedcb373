"""Exhibits made of the rows that are written beside their section."""

from artifacts.models import Section
from artifacts.models.rows import GateState, Redaction
from artifacts.register import Context, exhibit
from artifacts.wide import Group, WideTable, row
from artifacts.wording import wording_of


@exhibit("artifacts/comparison.html")
def comparison(section: Section) -> Context:
    """``table``: a row for what is compared, under the section's own heading."""
    columns = [column.heading for column in section.columns.all()]
    rows = [
        row(each.aspect, columns[1:], each.cells, of_example=each.of_example)
        for each in section.comparison_rows.all()
    ]
    return {"table": WideTable(f"{section.slug}-title", columns, [Group(rows)])}


@exhibit("artifacts/checklist.html")
def checklist(section: Section) -> Context:
    return {"checks": list(section.checks.all())}


@exhibit("artifacts/gates.html")
def gates(section: Section) -> Context:
    """``gates``: each with what its state is called."""
    return {
        "gates": [(gate, wording_of(GateState(gate.state))) for gate in section.gates.all()],
    }


@exhibit("artifacts/requests.html")
def requests(section: Section) -> Context:
    return {"requests": list(section.requests.all())}


@exhibit("artifacts/terms.html")
def terms(section: Section) -> Context:
    return {"terms": list(section.terms.all())}


@exhibit("artifacts/keep_and_remove.html")
def keep_and_remove(section: Section) -> Context:
    """``sides``: each verdict and what it is called, with its rows as they are numbered."""
    rows = section.kept_or_removed.all()
    return {
        "sides": [
            (verdict, wording_of(verdict), [row for row in rows if row.verdict == verdict])
            for verdict in Redaction
        ]
    }
