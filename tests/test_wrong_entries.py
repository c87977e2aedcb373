"""Each wrong entry is named by its file, line, entry and field, whatever else is wrong."""

import pytest

from tests.support.refusing import Wrong, said_of
from tests.wrong_audit import WRONG_AUDIT
from tests.wrong_fields import WRONG_FIELDS
from tests.wrong_map import WRONG_MAP
from tests.wrong_rows import WRONG_ROWS
from tests.wrong_site import WRONG_SITE
from tests.wrong_website_rules import WRONG_RULES

TABLES = (WRONG_FIELDS, WRONG_ROWS, WRONG_MAP, WRONG_RULES, WRONG_AUDIT, WRONG_SITE)
WRONG = {name: Wrong(*wrong) for wrongs in TABLES for name, wrong in wrongs.items()}


@pytest.fixture(scope="module")
def said(published, django_db_blocker):
    with django_db_blocker.unblock():
        return said_of(WRONG)


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_entry_is_named_by_its_place(said, name):
    assert said[name] == []


def test_no_wrong_entry_goes_by_another_s_name():
    assert sum(len(wrongs) for wrongs in TABLES) == len(WRONG)
