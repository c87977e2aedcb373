"""Exhibits made of the rows that are written beside their section."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artifacts.models import Section


def comparison(section: Section) -> dict:
    """``labelled_by``, the id of its heading; ``columns``, the headings; ``rows``, each its
    ``head``, whether it is ``of_example``, and ``cells`` as pairs of heading and text.
    """
    columns = [column.heading for column in section.columns.all()]
    rows = [
        {
            "head": row.aspect,
            "of_example": row.of_example,
            "cells": list(zip(columns[1:], row.cells, strict=True)),
        }
        for row in section.comparison_rows.all()
    ]
    return {"labelled_by": f"{section.slug}-title", "columns": columns, "rows": rows}


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
