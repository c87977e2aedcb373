"""Each wrong entry is named by its file, line, entry and field, whatever else is wrong."""

from importlib import import_module

import pytest

from tests.support.environment import ROOT
from tests.support.refusing import Wrong, said_of

# Each stands beside its room, and is read together with all the others.
FILES = sorted(file.relative_to(ROOT) for file in (ROOT / "tests").rglob("wrong*.py"))
TABLES = [import_module(".".join(file.with_suffix("").parts)).WRONG for file in FILES]
WRONG = {name: Wrong(*wrong) for wrongs in TABLES for name, wrong in wrongs.items()}
STEP = ("flow.step qualify-the-account", "status", "Value 'soon' is not a valid choice.")
# What a read of them says is known, and is not what they say of themselves.
NOT_SO = {
    "nothing wrong": Wrong("steps.yaml", "Ask the shop", "Ask a shop", "title: Ask", *STEP),
    "at another line": Wrong("steps.yaml", "ready-now", "soon", "question: Does", *STEP),
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
