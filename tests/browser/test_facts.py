"""One fact is followed on a screen: a code leads to the drawing of its row that is displayed, and
opens what folds it.
"""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visits import EITHER_WAY, Begin
from tests.support.environment import ORIGIN

pytestmark = pytest.mark.slow

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 844}
ON_EITHER = pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
MAP, PACKET = "/artifacts/titan-map/", "/artifacts/launch-packet/"


def row(page: Page, name: str) -> Locator:
    """The one of a row's drawings that is displayed; what a desk shows whole has no box itself."""
    return page.locator(f'[data-row="{name}"]:visible, [id="{name}"]:has([data-row])')


def seen(page: Page, name: str) -> None:
    """It is open, and stands below whatever sticks to the top."""
    shown = row(page, name)
    expect(shown.first).to_be_visible()
    page.wait_for_function(
        """(row) => {
          const { top } = row.getBoundingClientRect();
          const fold = row.matches("details") ? row : row.querySelector(":scope > details");
          return top > 40 && top < 400 && (!fold || fold.open);
        }""",
        arg=shown.first.element_handle(),
    )


@ON_EITHER
def test_a_row_leads_to_its_test_its_page_and_its_gap(visit: Begin, screen: dict):
    page = visit(viewport=screen).page
    page.goto(f"{ORIGIN}{MAP}#JT05")
    seen(page, "JT05")
    use(page, "JT05", "#G05").click()
    expect(page).to_have_url(f"{MAP}#G05")
    seen(page, "G05")
    page.locator('#G05 a.code[href="#JT05"]:visible').first.click()
    seen(page, "JT05")
    use(page, "JT05", f"{PACKET}#path-JT05").click()
    expect(page).to_have_url(f"{PACKET}#path-JT05")
    seen(page, "path-JT05")
    page.goto(f"{ORIGIN}{MAP}#JT05")
    use(page, "JT05", "/artifacts/website-demo/site/ductless-mini-splits/").click()
    page.locator('#mapping a.code:text-is("JT05")').first.click()
    expect(page).to_have_url(f"{MAP}#JT05")
    seen(page, "JT05")


def use(page: Page, name: str, target: str) -> Locator:
    """A link of a row; at a desk what uses it unfolds first."""
    link = row(page, name).first.locator(f'a.code[href="{target}"]').last
    if not link.is_visible():
        row(page, name).first.locator("summary.used__line").click()
    return link


@EITHER_WAY
def test_a_card_opens_the_page_at_a_moment_when_its_rule_decides(visit: Begin, scripts: bool):
    page = visit(viewport=DESK, java_script_enabled=scripts).page
    page.goto(f"{ORIGIN}{MAP}#CR2")
    page.locator("#CR2 .rule-card__moment a").click()
    expect(page.locator("#mapping .mapping__reason").first).to_contain_text("CR2")
