"""Exhibits are found by their names, and made of what they are given."""

from types import SimpleNamespace

import pytest

from artifacts import register
from artifacts.audit.exhibits import audit_fit
from artifacts.audit.models import instrument
from artifacts.offered import offered
from artifacts.titan_map.models import worked_example
from tests.support.environment import ROOT


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


def test_an_exhibit_of_a_page_s_own_view_is_made_of_what_that_hands_on(small):
    with small.entered():
        audit = instrument()
        [found] = register.shown(sections("audit_fit"), audit, None)
        made = audit_fit(audit, None)
    assert found.context == made
    assert register.exhibits()["audit_fit"].of_page == "readiness-audit"


def test_a_second_exhibit_of_one_name_is_refused():
    def coverage() -> dict:
        return {}

    assert "coverage" in register.exhibits()
    with pytest.raises(ValueError, match="two exhibits named coverage"):
        register.exhibit("any.html")(coverage)


def test_no_two_apps_offer_a_figure_or_a_page_of_one_name(small):
    with small.entered():
        for module, names in (
            ("figures", ("figures", "sample_figures")),
            ("addresses", ("pages",)),
        ):
            offers = [offer() for name in names for offer in offered(module, name)]
            assert len(offers) > 1
            assert sum(map(len, offers)) == len(set().union(*offers))


def test_whatever_app_has_checks_is_asked_for_them():
    files = [*(ROOT / "artifacts").rglob("checks.py"), *(ROOT / "flow").rglob("checks.py")]
    asked = {each.__module__ for each in offered("checks", "check")}
    ours = {".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files}
    assert len(ours) == 5
    assert asked == ours
