"""The audit's page, asked for with answers."""

import pytest

from tests.support.audits import AUDIT


@pytest.fixture(scope="module")
def asked(server):
    """The page that answers a query."""

    def get(query: str) -> str:
        answer = server.get(f"{AUDIT}?{query}")
        assert answer.status == 200, query
        return answer.text

    return get


@pytest.fixture
def small_asked(small):
    """The page of the small content that a query leads to."""

    def get(query: str, **more: str) -> str:
        answer = small.get(f"{AUDIT}?{query}", **more)
        if answer.status == "302 Found":
            answer = small.get(answer.headers["Location"], **more)
        assert answer.status == "200 OK", query
        return answer.text

    return get
