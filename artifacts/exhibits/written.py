"""Exhibits made of the rows that are written beside their section."""

from itertools import zip_longest


def comparison(section: object) -> dict:
    """``title``, the id of its heading; ``columns``, the headings; ``rows``, each its ``head``,
    whether it is ``sample``, and ``cells`` as pairs of heading and text.
    """
    columns = [column.heading for column in section.columns.all()]
    rows = [
        {
            "head": row.aspect,
            "sample": row.sample,
            "cells": list(zip_longest(columns[1:], row.cells, fillvalue="")),
        }
        for row in section.comparison_rows.all()
    ]
    return {"title": f"{section.slug}-title", "columns": columns, "rows": rows}


def checklist(section: object) -> dict:
    return {"checks": section.checks.all()}


def gates(section: object) -> dict:
    return {"gates": section.gates.all()}


def requests(section: object) -> dict:
    return {"requests": section.requests.all()}


def terms(section: object) -> dict:
    return {"terms": section.terms.all()}


def keep_and_remove(section: object) -> dict:
    """``sides``: each verdict with its rows, in the order they are numbered."""
    rows = section.kept_or_removed.all()
    verdicts = rows.model.Verdict
    return {
        "sides": [
            (verdict, [row for row in rows if row.verdict == verdict]) for verdict in verdicts
        ]
    }
