"""Exhibits are found by their names, and made of what they are given."""

from types import SimpleNamespace

import pytest

from artifacts import register
from artifacts.titan_map.models import worked_example


def sections(*exhibits: str) -> list[SimpleNamespace]:
    return [SimpleNamespace(exhibit=name) for name in exhibits]


def test_a_section_without_an_exhibit_is_shown_by_itself():
    [section] = sections("")
    assert register.shown([section]) == [register.Shown(section)]


def test_an_exhibit_is_made_of_what_it_is_given(small):
    with small.entered():
        [found] = register.shown(sections("coverage"))
        made = register.exhibits()["coverage"].make(worked_example())
    assert found.context == made
    assert found.template == "components/titan_map/coverage.html"


def test_an_exhibit_of_a_page_s_own_view_is_made_of_what_that_hands_on():
    handed = [name for name, each in register.exhibits().items() if each.handed]
    assert handed
    for name in handed:
        assert not register.exhibits()[name].given


def test_a_second_exhibit_of_one_name_is_refused():
    def coverage() -> dict:
        return {}

    assert "coverage" in register.exhibits()
    with pytest.raises(ValueError, match="two exhibits named coverage"):
        register.exhibit("any.html")(coverage)
