"""Exhibits made of the rows that are written beside their section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artifacts.exhibits.wide import Group, WideTable, row

if TYPE_CHECKING:
    from artifacts.models import Section


def comparison(section: Section) -> dict:
    """``table``: a row for what is compared, under the section's own heading."""
    columns = [column.heading for column in section.columns.all()]
    rows = [
        row(each.aspect, columns[1:], each.cells, of_example=each.of_example)
        for each in section.comparison_rows.all()
    ]
    return {"table": WideTable(f"{section.slug}-title", columns, [Group(rows)])}


def checklist(section: Section) -> dict:
    return {"checks": section.checks.all()}


def gates(section: Section) -> dict:
    return {"gates": section.gates.all()}


def requests(section: Section) -> dict:
    return {"requests": section.requests.all()}


def terms(section: Section) -> dict:
    return {"terms": section.terms.all()}


def keep_and_remove(section: Section) -> dict:
    """``sides``: each verdict with its rows, in the order they are numbered."""
    rows = section.kept_or_removed.all()
    verdicts = rows.model.Verdict
    return {
        "sides": [
            (verdict, [row for row in rows if row.verdict == verdict]) for verdict in verdicts
        ]
    }
