"""The demo site is refused without words that it needs, and with links that lead into it."""

from pathlib import Path

from django.apps import apps

from artifacts.demo_site.fields import SpokenProse
from artifacts.fields import Prose
from artifacts.titan_map.rules.values import Control, Outcome, ZoneStatus
from artifacts.words import slug_of
from pagetojob.content.entries import Entry, read

INTO_THE_DEMO = "/artifacts/website-demo/site/ac-repair/"
PROSE = [
    (model._meta.label_lower, field.name)
    for model in apps.get_models()
    for field in model._meta.fields
    if isinstance(field, Prose | SpokenProse)
]


# What is said of every outcome, every control and every status.
OF_VALUES = {
    *(slug_of(value, part) for value in Outcome for part in ("brief", "line")),
    *(
        slug_of(value, part)
        for value in Control
        for part in ("label", "note", "leads", "receives", "person")
    ),
    *(slug_of(value, "brief") for value in ZoneStatus),
}


def test_everything_that_pages_say_is_missed_and_every_outcome_control_and_status(
    fixtures, refused
):
    """Only what is said of one of these while the office is closed need not be there."""
    words = fixtures / "wordings" / "demo_site.yaml"
    rows = [entry for entry in read(fixtures)[0] if entry.file.endswith(f"wordings/{words.name}")]
    slugs = {row.fields["slug"] for row in rows}
    assert slugs >= OF_VALUES
    for file in (words, fixtures / "demo_site.yaml"):
        file.write_text("[]\n")
    missed = {slug for slug in slugs if slug.removesuffix("-closed") not in OF_VALUES} | OF_VALUES
    assert set(refused()) == {
        "fixtures:1: holds no demo_site.site.",
        *(f"fixtures:1: holds no artifacts.wording {slug}." for slug in missed),
    }


def test_every_page_of_the_launch_without_words_is_missed(fixtures, refused):
    (fixtures / "titan_map" / "launch" / "page_words.yaml").write_text("[]\n")
    says = "path: has no words on the demo site (demo_site.pagewords)."
    pages = [entry for entry in read(fixtures)[0] if entry.model == "titan_map.page"]
    launch = [entry for entry in pages if entry.fields["snapshot"] == ["launch"]]
    assert launch
    assert refused() == [
        f"{page.file}:{page.lines['path']}: {page.name}: {says}" for page in launch
    ]


def test_a_link_into_the_demo_site_is_refused_in_any_prose(fixtures, refused):
    assert len(PROSE) > 10
    entries = read(fixtures)[0]
    places = [link_into_the_demo(fixtures, entries, kind, field) for kind, field in PROSE]
    problems = refused()
    for place in places:
        assert f"{place}: links to {INTO_THE_DEMO}, which does not exist." in problems


def link_into_the_demo(fixtures: Path, entries: list[Entry], kind: str, field: str) -> str:
    """Ends the first line of the first such text with a link; where that is to be reported."""
    entry = next(entry for entry in entries if entry.model == kind and entry.fields.get(field))
    file, line = fixtures.parent / entry.file, entry.lines[field]
    lines = file.read_text().splitlines(keepends=True)
    at = line - 1 + lines[line - 1].rstrip().endswith((" |", " >-"))
    lines[at] = f"{lines[at].rstrip()} [a page]({INTO_THE_DEMO})\n"
    file.write_text("".join(lines))
    return f"{entry.file}:{line}: {entry.name}: {field}"
