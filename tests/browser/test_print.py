"""What a browser prints by itself can be read, and nothing in it is cut in two."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.visits import Begin
from tests.support.audits import AUDIT, EXAMPLE, query
from tests.support.entries import DISCLAIMER, worded
from tests.support.html import attr, every
from tests.support.paper import info_of, letters, text_of
from tests.support.sites import SITE

pytestmark = pytest.mark.slow

LETTER = "612 x 792 pts (letter)"
RIGHT = 612 - 54
DRAWN = """(all) => all.filter((each) => each.checkVisibility())
  .map((each) => getComputedStyle(each).appearance)"""


def sheets(page: Page, folder: Path) -> tuple[Path, list[str]]:
    """What the browser prints of the page, and the letters of each sheet."""
    page.emulate_media(media="print")
    file = folder / "printed.pdf"
    file.write_bytes(page.pdf(prefer_css_page_size=True))
    assert LETTER in info_of(file)
    sides = [float(attr(word, "xmax")) for word in every(text_of(file, "-bbox"), "word")]
    assert max(sides) <= RIGHT + 1
    return file, [letters(sheet) for sheet in text_of(file, "-raw").rstrip("\f").split("\f")]


def whole(page: Page, selector: str, printed: list[str]) -> int:
    """How many there are; each stands on one sheet, all its lines."""
    found = page.locator(selector).all_inner_texts()
    for words in found:
        lines = [*filter(None, map(letters, words.splitlines()))]
        assert any(all(line in sheet for line in lines) for sheet in printed), words
    return len(found)


def test_a_result_is_printed_on_two_sheets_as_its_pdf_is(visit: Begin, tmp_path: Path):
    page = visit().page
    page.goto(f"{AUDIT}?{query(EXAMPLE)}")
    _, printed = sheets(page, tmp_path)
    assert len(printed) == 2
    assert whole(page, ".verdict__words .reading", printed) == 2
    assert whole(page, "#findings table.wide-data__table tbody tr", printed) > 5
    asked = letters(page.locator("legend").first.text_content())
    assert asked
    assert asked not in "".join(printed)


def test_the_questions_are_printed_for_a_pen_each_on_one_sheet(visit: Begin, tmp_path: Path):
    page = visit().page
    page.goto(AUDIT)
    _, printed = sheets(page, tmp_path)
    assert whole(page, ".asked", printed) == 10
    boxes = page.locator("input").evaluate_all(DRAWN)
    assert len(boxes) > 20
    assert set(boxes) == {"none"}  # none that the browser would draw, and colour, by itself


def test_a_page_of_the_demo_site_is_printed_with_its_label_and_nothing_cut(
    visit: Begin, tmp_path: Path
):
    page = visit().page
    page.goto(SITE)
    file, printed = sheets(page, tmp_path)
    assert letters(worded("demo-is-fictional")) in printed[0]
    assert letters(DISCLAIMER) in printed[-1]
    assert len(printed) <= 5
    assert whole(page, ".offer", printed) > 1
    assert whole(page, ".shop-cards__card, .shop-facts div, .then__control div", printed) > 10
    heights = [
        float(attr(word, "ymax")) - float(attr(word, "ymin"))
        for word in every(text_of(file, "-bbox"), "word")
    ]
    assert max(heights) > 24  # its title
    assert sorted(heights)[len(heights) // 2] < 16
