"""Each wrong entry is named by its file, line, entry and field, whatever else is wrong."""

import pytest

from tests.support.refusing import Wrong, said_of
from tests.wrong_audit import WRONG_AUDIT
from tests.wrong_elsewhere import WRONG_ELSEWHERE
from tests.wrong_fields import WRONG_FIELDS
from tests.wrong_map import WRONG_MAP
from tests.wrong_page_words import WRONG_PAGE_WORDS
from tests.wrong_rows import WRONG_ROWS
from tests.wrong_site import WRONG_SITE
from tests.wrong_website_rules import WRONG_RULES

TABLES = (
    WRONG_FIELDS,
    WRONG_ROWS,
    WRONG_MAP,
    WRONG_RULES,
    WRONG_AUDIT,
    WRONG_SITE,
    WRONG_PAGE_WORDS,
    WRONG_ELSEWHERE,
)
WRONG = {name: Wrong(*wrong) for wrongs in TABLES for name, wrong in wrongs.items()}
STEP = ("flow.step qualify-the-account", "status", "Value 'soon' is not a valid choice.")
# What a read of them says is known, and is not what they say of themselves.
NOT_SO = {
    "nothing wrong": Wrong("steps.yaml", "Ask the shop", "Ask a shop", "title: Ask", *STEP),
    "at another line": Wrong("steps.yaml", "ready now", "soon", "question: Does", *STEP),
}


@pytest.fixture(scope="module")
def said(django_db_blocker):
    with django_db_blocker.unblock():
        return said_of(WRONG)


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_entry_is_named_by_its_place(said, name):
    assert said[name] == []


def test_what_is_said_of_no_entry_or_at_another_place_would_be_seen(django_db_blocker):
    """Else the tests above could not fail."""
    with django_db_blocker.unblock():
        said = said_of(NOT_SO)
    assert said == {
        "nothing wrong": ["nothing"],
        "at another line": [f"fixtures/steps.yaml:6: {': '.join(STEP)}"],
    }


def test_no_wrong_entry_goes_by_another_s_name():
    assert sum(len(wrongs) for wrongs in TABLES) == len(WRONG)
