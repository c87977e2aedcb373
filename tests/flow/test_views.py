"""A view fetches what its page shows: while the template renders, nothing is asked of anybody."""

from collections.abc import Callable

import pytest
from django.db import connection

from pagetojob import building
from tests.support.application import unrendered

ANSWERED = ("/artifacts/readiness-audit/", "/artifacts/website-demo/site/")


def queries_while_rendering(address: str) -> list[str]:
    response = unrendered(address)
    queries: list[str] = []

    def note(execute: Callable, sql: str, *more: object) -> object:
        queries.append(sql)
        return execute(sql, *more)

    with connection.execute_wrapper(note):
        response.render()
    return queries


@pytest.fixture
def addresses(small) -> list[str]:
    """Of every page, of its PDF, and of some pages as a query changes them."""
    with small.entered():
        pages = building.pages()
    site = "/artifacts/website-demo/site/"
    queried = ("/artifacts/readiness-audit/?answers=-h---", f"{site}?notice=on")
    return [*pages, *filter(None, pages.values()), *queried]


def test_a_template_fetches_nothing(small, addresses):
    with small.entered():
        for address in addresses:
            queries_while_rendering(address)  # what every page shows is read once a database
        for address in addresses:
            assert queries_while_rendering(address) == [], address


def test_whatever_a_template_would_fetch_is_noted(small, monkeypatch):
    with small.entered():
        queries_while_rendering("/guardrails/")
        monkeypatch.setattr("flow.pages.QuerySet", type("Other", (), {}))
        assert queries_while_rendering("/guardrails/")
