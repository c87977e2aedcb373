"""The demo site is refused without words that it needs, and with links that lead into it."""

from pathlib import Path

from django.apps import apps

from artifacts.demo_site.fields import SpokenProse
from artifacts.fields import Prose
from pagetojob.content.entries import Entry, read

INTO_THE_DEMO = "/artifacts/website-demo/site/ac-repair/"
PROSE = [
    (model._meta.label_lower, field.name)
    for model in apps.get_models()
    for field in model._meta.fields
    if isinstance(field, Prose | SpokenProse)
]


def test_every_outcome_path_and_status_that_has_no_words_is_missed(fixtures, refused):
    (fixtures / "site.yaml").write_text("[]\n")
    missed = (
        *("site", "outcomewords embed", "outcomewords call_now", "outcomewords phone_first"),
        *("outcomewords request", "outcomewords interest_only", "outcomewords call_only"),
        *("outcomewords emergency_only", "outcomewords closed", "outcomewords outside"),
        *("controlwords scheduler", "controlwords office phone", "controlwords on-call phone"),
        *("controlwords member line", "controlwords form", "controlwords photo form"),
        *("controlwords interest form", "zonewords active", "zonewords paused"),
        "zonewords emergency-only",
    )
    assert refused() == [f"fixtures:1: holds no demo_site.{name}." for name in missed]


def test_every_page_of_the_launch_without_words_is_missed(fixtures, refused):
    (fixtures / "titan_map" / "launch" / "site.yaml").write_text("[]\n")
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
