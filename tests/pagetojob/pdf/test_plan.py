"""The plan on paper: one sheet, made while somebody waits, that is of its address alone."""

import pytest

from tests.support.conversations import PLAN, PLAN_PDF
from tests.support.entries import DISCLAIMER, STEPS, of, worded
from tests.support.html import one, plain
from tests.support.paper import info_of, letters, qr_codes, sheets_of, text_of

LINES: dict[str, list[str]] = {}
for entry in of("flow.scopeline"):
    LINES.setdefault(entry.fields["package"][0], []).append(entry.fields["name"])


@pytest.fixture(scope="module")
def printed(server, call, tmp_path_factory):
    """That of a conversation that says whatever can be said."""
    answer = server.get(f"{PLAN_PDF}{call.query}")
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "private, max-age=60"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    file = tmp_path_factory.mktemp("plan") / "plan.pdf"
    file.write_bytes(answer.body)
    return file


@pytest.mark.slow
def test_a_plan_on_paper_says_whose_it_is_and_who_wrote_it(printed, call):
    said = letters(text_of(printed, "-raw"))
    assert letters(f"{worded('for-the-shop')} {call.shop}") in said
    for words in (worded("written-in-link"), DISCLAIMER):
        assert letters(words) in said


@pytest.mark.slow
def test_a_plan_on_paper_is_one_sheet_with_each_step(printed):
    [sheet] = sheets_of(printed)
    for step in STEPS.values():
        assert letters(step["title"]) in letters(sheet), step["title"]


@pytest.mark.slow
def test_what_a_plan_says_of_itself_is_the_bare_plan_s(printed, call, pages, pdfs):
    assert _named(printed) == _named(pdfs[PLAN_PDF])
    assert plain(one(pages[PLAN], "h1")) in info_of(printed)
    assert call.shop not in info_of(printed)
    assert [code for code, _ in qr_codes(printed) if "?" in code] == []


def _named(pdf) -> list[str]:
    """All but how large it is."""
    kinds = ("Title", "Subject", "Keywords", "Author", "Creator", "Producer")
    return [line for line in info_of(pdf).splitlines() if line.startswith(kinds)]


@pytest.mark.slow
def test_a_plan_on_paper_counts_what_a_package_would_contain(printed, call, pdfs):
    first = next(iter(LINES))
    for pdf, package in ((printed, call.package), (pdfs[PLAN_PDF], first)):
        [sheet] = sheets_of(pdf)
        names = [*LINES[package], worded("scope-price"), worded("scope-on-paper")]
        assert [name for name in names if letters(name) not in letters(sheet)] == []
