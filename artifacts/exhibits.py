"""Exhibits made of the rows that are written beside their section."""

from artifacts.models import Section
from artifacts.models.rows import GateState, Owed, Redaction
from artifacts.register import Context, exhibit
from artifacts.wide import Group, WideTable, row
from artifacts.wording import wording, wording_of
from artifacts.words import within


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
    """``checks``: each with whose it is and when it has to be done."""
    return {"checks": [(check, who(check), when(check)) for check in section.checks.all()]}


@exhibit("artifacts/gates.html")
def gates(section: Section) -> Context:
    """``gates``: each with what its state is called."""
    return {
        "gates": [(gate, wording_of(GateState(gate.state))) for gate in section.gates.all()],
    }


@exhibit("artifacts/requests.html")
def requests(section: Section) -> Context:
    """``requests``: each with whose it is and when it has to be answered."""
    return {"requests": [(asked, who(asked), when(asked)) for asked in section.requests.all()]}


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


def who(row: Owed) -> str:
    if row.accepts is None:
        return row.does.name
    return wording("does-and-accepts", does=row.does.name, accepts=within(row.accepts.name))


def when(row: Owed) -> str:
    return row.milestone.before if row.milestone else row.moment
