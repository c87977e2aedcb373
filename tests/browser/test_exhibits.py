"""Structured rows are read on a phone as cards and on a desk as a table, and never as both."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.slow

WRITTEN = ("packages", "access-checklist", "owner-brief", "marketing-brief", "operations-brief")


def test_exactly_one_of_table_and_cards_is_displayed(context: Callable[..., BrowserContext]):
    page = context(java_script_enabled=False).new_page()
    for artifact in WRITTEN:
        page.goto(f"/artifacts/{artifact}/")
        wide = page.locator(".wide-data").all()
        assert wide
        for width, table in ((360, False), (767, False), (768, True), (1280, True)):
            page.set_viewport_size({"width": width, "height": 800})
            for exhibit in wide:
                assert exhibit.locator(".wide-data__table").is_visible() is table
                assert exhibit.locator(".wide-data__cards").is_visible() is not table


def test_a_section_is_reached_from_the_list_of_contents(context: Callable[..., BrowserContext]):
    page = context(viewport={"width": 390, "height": 844}).new_page()
    page.goto("/artifacts/proposal-packet/")
    page.get_by_role("navigation", name="On this page").get_by_text("Acceptance gates").click()
    section = page.locator("#acceptance-gates").element_handle()
    page.wait_for_function(
        "(section) => Math.abs(section.getBoundingClientRect().top) < 100", arg=section
    )


def test_a_gate_says_whether_it_is_open_in_shape_and_word(context: Callable[..., BrowserContext]):
    page = context().new_page()
    page.goto("/artifacts/proposal-packet/#acceptance-gates")
    gates = page.locator("#acceptance-gates .rows__item").all()
    states = [gate.locator(".gates__state").inner_text().split("\n")[0] for gate in gates]
    assert states == ["Gate open", *["Gate closed"] * 4]
    grounds = [
        gate.locator(".box").evaluate("(mark) => getComputedStyle(mark).backgroundColor")
        for gate in gates
    ]
    assert grounds[0] not in grounds[1:]
