"""The demo site is refused without words that it needs, and words that no page could show."""

from pathlib import Path

from django.apps import apps

from artifacts.models.fields import Prose, SpokenProse
from tests.support.entries import ENTRIES
from tests.support.refusing import change

INTO_THE_DEMO = "/artifacts/website-demo/site/ac-repair/"
PROSE = [
    (model._meta.label_lower, field.name)
    for model in apps.get_models()
    for field in model._meta.fields
    if isinstance(field, Prose | SpokenProse)
]
# What is written, with a brace that opens or closes nothing, and where it is reported.
BRACES = {
    "artifacts.outcomewords outside: line": ("site.yaml", "come to {place}.", "come to {place."),
    "artifacts.outcomewords closed: line": ("site.yaml", "on {season_opens}", "on season_opens}"),
    "artifacts.pathwords office phone: receives": ("site.yaml", "A CSR, in office", "A CSR, {in"),
    "artifacts.pathwords on-call phone: person": ("site.yaml", "Decides with", "Decides} with"),
    "artifacts.site website-demo: no_zone": ("site.yaml", "asked: {place}", "asked: {place"),
    "artifacts.pagewords launch /request: lead": (
        "titan_map/launch/site.yaml",
        "lead: Choose what",
        "lead: Choose {what",
    ),
}


def test_every_outcome_path_and_status_that_has_no_words_is_missed(fixtures, refused):
    (fixtures / "site.yaml").write_text("[]\n")
    missed = (
        *("site", "outcomewords embed", "outcomewords call_now", "outcomewords phone_first"),
        *("outcomewords request", "outcomewords interest_only", "outcomewords call_only"),
        *("outcomewords emergency_only", "outcomewords closed", "outcomewords outside"),
        *("pathwords scheduler", "pathwords office phone", "pathwords on-call phone"),
        *("pathwords member line", "pathwords form", "pathwords photo form"),
        *("pathwords interest form", "zonewords active", "zonewords paused"),
        "zonewords emergency-only",
    )
    assert refused() == [f"fixtures:1: holds no artifacts.{name}." for name in missed]


def test_every_page_of_the_launch_without_words_is_missed(fixtures, refused, example):
    (fixtures / "titan_map" / "launch" / "site.yaml").write_text("[]\n")
    problems = refused()
    for page in example.launch.pages:
        says = "path: has no words on the demo site (artifacts.pagewords)."
        assert [p for p in problems if p.endswith(f" artifacts.page launch {page.code}: {says}")]
    assert len(problems) == len(example.launch.pages)


def test_the_artifact_that_the_site_stands_in_is_missed(fixtures, refused):
    file = fixtures / "artifacts" / "website-demo.yaml"
    change(file, "    slug: website-demo\n", "    slug: demo\n")
    assert "fixtures:1: holds no artifacts.artifact website-demo." in refused()


def test_a_site_without_a_home_page_is_refused(fixtures, refused):
    change(fixtures / "titan_map" / "launch" / "pages.yaml", "kind: home", "kind: services")
    says = "artifacts.page launch /: kind: of no page of the launch is home; a site has one."
    assert any(problem.endswith(f" {says}") for problem in refused())


def test_a_zone_without_a_word_of_its_own_for_an_address_is_refused(fixtures, refused):
    file = fixtures / "titan_map" / "launch" / "zones.yaml"
    change(file, "name: Nampa and Kuna", "name: Bench and West-Boise")
    change(file, "name: Caldwell and Middleton", "name: '83605'")
    problems = [problem.partition(": ")[2] for problem in refused()]
    word = "name: is bench-and-west-boise in an address, as that of Z1."
    assert f"artifacts.zone launch Z4: {word}" in problems
    none = "name: makes no word for an address, of letters a to z."
    assert f"artifacts.zone launch Z5: {none}" in problems


def test_a_link_into_the_demo_site_is_refused_in_any_prose(fixtures, refused):
    assert len(PROSE) > 10
    places = [link_into_the_demo(fixtures, kind, field) for kind, field in PROSE]
    problems = refused()
    for place in places:
        assert f"{place}: links to {INTO_THE_DEMO}, which does not exist." in problems


def link_into_the_demo(fixtures: Path, kind: str, field: str) -> str:
    """Ends the first line of the first such text with a link; where that is to be reported."""
    entry = next(entry for entry in ENTRIES if entry.model == kind and entry.fields.get(field))
    file, line = fixtures.parent / entry.file, entry.lines[field]
    lines = file.read_text().splitlines(keepends=True)
    at = line - 1 + lines[line - 1].rstrip().endswith((" |", " >-"))
    lines[at] = f"{lines[at].rstrip()} [a page]({INTO_THE_DEMO})\n"
    file.write_text("".join(lines))
    return f"{entry.file}:{line}: {entry.name}: {field}"


def test_a_brace_that_opens_or_closes_nothing_is_refused_where_it_stands(fixtures, refused):
    for file, old, new in BRACES.values():
        change(fixtures / file, old, new)
    problems = refused()
    assert [place for place in BRACES if not any(f" {place}: " in p for p in problems)] == []


def test_advice_that_names_a_figure_which_no_page_of_the_site_knows_is_refused(fixtures, refused):
    change(
        fixtures / "titan_map" / "launch" / "site.yaml",
        "**Find the valve.**",
        "**Find the valve.** {steps}",
    )
    assert any(
        " artifacts.pagewords launch /plumbing-repair: advice: " in problem for problem in refused()
    )
