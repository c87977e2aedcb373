"""The plan on paper: two sheets, made while somebody waits, that are of its address alone."""

from dataclasses import replace

import pytest

from tests.support.audits import EXAMPLE, query
from tests.support.conversations import PLAN, PLAN_PDF
from tests.support.entries import DISCLAIMER, ON_PLAN, ROW_ENTRIES, STEPS, of, worded
from tests.support.html import one, plain
from tests.support.paper import info_of, letters, qr_codes, sheets_of, text_of, verapdf

EXAMPLES = query(EXAMPLE).partition("=")[2]
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
def test_a_plan_on_paper_has_what_was_said_on_one_sheet_and_who_does_what_on_the_other(
    printed, pdfs
):
    for pdf in (printed, pdfs[PLAN_PDF]):
        said, does = map(letters, text_of(pdf, "-raw").rstrip("\f").split("\f"))
        for step in STEPS.values():
            assert letters(step["title"]) in said, step["title"]
        assert letters(worded("signs-for-shop")) in said
        assert letters(worded("persons")) in does
        # What a screen says below a milestone a strip on paper has no room for.
        for slug in ("kickoff-to-name", "kickoff-counts"):
            assert letters(worded(slug)) not in said
    for entry in ROW_ENTRIES:
        for words in map(letters, filter(None, map(entry.fields.get, ON_PLAN))):
            assert words in does, words


@pytest.mark.slow
def test_the_part_of_one_person_is_one_sheet_with_what_waits_for_each(server, call, tmp_path):
    said = replace(call, answers=EXAMPLES, package="launch")
    file = tmp_path / "plan.pdf"
    file.write_bytes(server.get(f"{PLAN_PDF}?lane=operations&{said.query[1:]}").body)
    [sheet] = sheets_of(file)
    there = {*map(letters, sheet.split())}
    rows = [entry.fields for entry in ROW_ENTRIES if "to_do" in entry.fields]
    for row in rows:
        if row["does"] == ["operations-manager"]:
            assert {*map(letters, f"{row['to_do']} {row.get('waits', '')}".split())} <= there
    assert letters(worded("written-in-link")) in letters(sheet)


@pytest.mark.slow
def test_a_plan_on_paper_is_accessible_and_archivable(printed):
    judged = verapdf(printed)
    assert judged.stdout.split().count("complies") == 2, judged.stdout


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
        sheet = sheets_of(pdf)[-1]
        names = [*LINES[package], *(worded(f"scope-{each}") for each in ("price", "price-words"))]
        assert [name for name in names if letters(name) not in letters(sheet)] == []
