"""Wrong content is refused by file, line, entry and field, all at once."""

import re
from pathlib import Path

import pytest

from artifacts.exhibits import ANSWERED
from tests.support.refusing import change, line_of

TITAN_MAP = "fixtures/artifacts/titan-map.yaml"


def set_first(file: Path, field: str, written: str) -> None:
    """Replaces the first section's field, block scalar and all."""
    head, section, rest = file.read_text().partition("- model: artifacts.section")
    block = rf"^    {field}: .*\n(?:      .*\n)*"
    rest, count = re.subn(block, f"    {written}\n", rest, count=1, flags=re.MULTILINE)
    assert count == 1
    file.write_text(head + section + rest)


def test_the_shipped_content_is_accepted(refused):
    assert refused() == []


@pytest.mark.parametrize("value", ["", "''", '"  "'])
@pytest.mark.parametrize("field", ["finding", "body", "label"])
def test_empty_text_is_refused(fixtures, refused, field, value):
    set_first(fixtures / "artifacts" / "titan-map.yaml", field, f"{field}: {value}")
    problems = refused()
    assert len(problems) == 1, problems
    assert f"titan-map-rows: {field}: " in problems[0]


def test_a_missing_finding_is_refused_at_its_entry(fixtures, refused):
    file = fixtures / "artifacts" / "titan-map.yaml"
    set_first(file, "finding", "")
    line = line_of(file, "- model: artifacts.section")
    assert refused() == [
        f"{TITAN_MAP}:{line}: artifacts.section titan-map-rows: finding: "
        "This field cannot be blank."
    ]


def test_an_artifact_without_sections_is_refused(fixtures, refused):
    file = fixtures / "artifacts" / "titan-map.yaml"
    file.write_text(file.read_text().partition("- model: artifacts.section")[0])
    problems = refused()
    assert f"{TITAN_MAP}:3: artifacts.artifact titan-map: slug: has no sections." in problems


def test_an_artifact_of_no_step_or_lane_is_refused(fixtures, refused):
    text = (fixtures / "artifacts" / "titan-map.yaml").read_text()
    stray = text.replace("slug: ", "slug: stray-").replace("[titan-map]", "[stray-titan-map]")
    (fixtures / "artifacts" / "stray.yaml").write_text(stray)
    assert (
        "fixtures/artifacts/stray.yaml:3: artifacts.artifact stray-titan-map: slug: "
        "belongs to no step and no lane."
    ) in refused()


def test_an_artifact_of_a_step_and_a_lane_is_refused(fixtures, refused):
    change(fixtures / "lanes.yaml", "artifact: [owner-brief]", "artifact: [titan-map]")
    problems = refused()
    assert any("titan-map: slug: belongs to more than one step or lane." in p for p in problems)
    assert any("owner-brief: slug: belongs to no step and no lane." in p for p in problems)


def test_malformed_yaml_is_refused_by_its_line(fixtures, refused):
    file = fixtures / "guardrails.yaml"
    change(file, "    number: 1\n", "    number: [1\n")
    problems = refused()
    assert len(problems) == 1
    assert problems[0].startswith("fixtures/guardrails.yaml:")
    assert ": is not YAML: " in problems[0]


def test_a_file_that_is_not_utf8_is_refused_by_its_line(fixtures, refused):
    file = fixtures / "flow.yaml"
    file.write_bytes(file.read_bytes().replace(b"title: Pilot flow", b"title: Pilot \xff flow"))
    line = 4
    assert refused() == [f"fixtures/flow.yaml:{line}: is not UTF-8."]


def test_a_control_character_is_refused_by_its_line(fixtures, refused):
    change(fixtures / "flow.yaml", "title: Pilot flow", "title: Pilot \x07 flow")
    assert refused() == ["fixtures/flow.yaml:4: holds the control character U+0007."]


def test_an_alias_is_refused(fixtures, refused):
    change(fixtures / "flow.yaml", "title: Pilot flow", "title: *flow")
    assert refused() == [
        "fixtures/flow.yaml:4: is not YAML: an alias (*) is not used here; write it out."
    ]


def test_an_entry_of_another_shape_is_refused(fixtures, refused):
    change(fixtures / "flow.yaml", "- model: flow.flow\n", "- pk: 1\n  model: flow.flow\n")
    problems = refused()
    assert problems == [
        "fixtures/flow.yaml:1: an entry has “model” and “fields”, and nothing else."
    ]


def test_a_folder_without_content_is_refused(fixtures, refused):
    for file in fixtures.rglob("*.yaml"):
        file.unlink()
    assert refused()[0] == "fixtures:1: holds no content."


@pytest.mark.parametrize(
    "written",
    [
        '"\\ud800"',
        '"\\UFFFFFFFF"',
        "[" * 700 + "]" * 700,
        "!!python/object:os.system x",
        "{[a]: b}",
    ],
    ids=["half a character", "no character", "nesting", "a tag", "a list as a key"],
)
def test_odd_yaml_is_refused_by_its_file(fixtures, refused, written):
    change(fixtures / "flow.yaml", "title: Pilot flow", f"title: {written}")
    problems = refused()
    assert problems
    assert problems[0].startswith("fixtures/flow.yaml:")


def test_a_folder_or_a_dangling_link_in_place_of_a_file_is_refused(fixtures, refused):
    (fixtures / "a.yaml").mkdir()
    (fixtures / "b.yaml").symlink_to(fixtures / "nothing")
    problems = refused()
    assert [problem.partition(": ")[0] for problem in problems[:2]] == [
        "fixtures/a.yaml:1",
        "fixtures/b.yaml:1",
    ]


@pytest.mark.parametrize(
    "kind",
    [
        "flow.guardrail",
        "flow.disclaimer",
        "flow.page",
        "artifacts.audit",
        "artifacts.auditquestion",
        "artifacts.fitrule",
        "artifacts.packagerule",
    ],
)
def test_what_pages_cannot_do_without_is_missed(fixtures, refused, kind):
    for file in fixtures.glob("*.yaml"):
        entries = re.split(r"(?m)^(?=- model: )", file.read_text())
        file.write_text("".join(entry for entry in entries if f"{kind}\n" not in entry) or "[]\n")
    assert any(re.search(rf"holds no {kind}\b", problem) for problem in refused())


@pytest.mark.parametrize("exhibit", ANSWERED)
def test_an_exhibit_of_the_audit_that_no_section_shows_is_missed(fixtures, refused, exhibit):
    change(fixtures / "artifacts" / "readiness-audit.yaml", f"    exhibit: {exhibit}\n", "")
    assert refused() == [f"fixtures:1: holds no artifacts.section {exhibit}."]


def test_the_artifact_that_the_audit_stands_on_is_missed(fixtures, refused):
    file = fixtures / "artifacts" / "readiness-audit.yaml"
    change(file, "    slug: readiness-audit\n", "    slug: audit\n")
    assert "fixtures:1: holds no artifacts.artifact readiness-audit." in refused()


def test_one_fault_does_not_hide_another(fixtures, refused):
    """A key twice, an unknown figure, a reference to nothing, a link to nothing, a gap."""
    artifact = fixtures / "artifacts" / "titan-map.yaml"
    change(artifact, "    title: Titan Map\n", "    title: Titan Map\n    title: Map\n")
    change(artifact, "A row takes", "{rows} [a](/b/) row takes")
    change(fixtures / "steps.yaml", "status: ready now", "status: soon")
    change(fixtures / "steps.yaml", "number: 8", "number: 9")
    change(fixtures / "lanes.yaml", "step: [qualify-the-account]", "step: [nothing]")
    said = "\n".join(refused())
    for fault in ("stands twice", "{rows}", "links to /b/", "'soon'", "8 is next", "names nothing"):
        assert fault in said, fault


@pytest.mark.parametrize("file", ["artifacts/titan-map.yaml", "titan_map/terms.yaml"])
def test_a_file_that_cannot_be_read_makes_no_other_seem_wrong(fixtures, refused, file):
    (fixtures / file).write_bytes(b"\xff")
    change(fixtures / "steps.yaml", "status: ready now", "status: soon")
    named = [problem.partition(":")[0] for problem in refused()]
    assert named == sorted([f"fixtures/{file}", "fixtures/steps.yaml"])


def test_a_section_refused_makes_none_of_its_rows_seem_wrong(fixtures, refused):
    change(fixtures / "artifacts" / "packages.yaml", "exhibit: comparison", "exhibit: table")
    assert len(refused()) == 1


def test_a_row_of_no_section_is_refused_for_that_alone(fixtures, refused):
    change(
        fixtures / "artifacts" / "packages.yaml",
        "[minimum-terms]\n    number: 6",
        "[x]\n    number: 6",
    )
    problems = refused()
    assert len(problems) == 1, problems
    assert problems[0].endswith("section: names x, which is no artifacts.section.")


def test_a_figure_refused_makes_no_sample_seem_wrong(fixtures, refused):
    change(fixtures / "titan_map" / "terms.yaml", "value: 12", "value: ''")
    assert len(refused()) == 1


def test_what_to_keep_is_told_from_what_to_remove(fixtures, refused):
    file = fixtures / "artifacts" / "onboarding-inputs.yaml"
    file.write_text(file.read_text().replace("verdict: keep", "verdict: remove"))
    said = "artifacts.section redaction-rules: exhibit: keep_and_remove has nothing to keep."
    problems = refused()
    assert len(problems) == 1
    assert problems[0].endswith(said)


def test_a_comparison_has_two_to_four_columns(fixtures, refused):
    file = fixtures / "artifacts" / "packages.yaml"
    fifth = """
- model: artifacts.column
  fields:
    section: [package-boundaries]
    number: 5
    heading: More
"""
    file.write_text(file.read_text() + fifth)
    said = "artifacts.section package-boundaries: exhibit: has 5 columns; two to four are shown."
    assert any(problem.endswith(said) for problem in refused())


def test_all_problems_are_listed_at_once_in_the_order_of_the_files(fixtures, refused):
    change(fixtures / "steps.yaml", "status: ready now", "status: soon")
    change(fixtures / "artifacts" / "titan-map.yaml", "A row takes", "A <i>row</i> takes")
    change(fixtures / "lanes.yaml", "number: 4", "number: 3")
    change(fixtures / "guardrails.yaml", "slug: no-credentials-in-the-pilot", "slug: ''")
    problems = refused()
    places = [(p.split(":")[0], int(p.split(":")[1])) for p in problems]
    assert places == sorted(places)
    assert {file for file, _ in places} == {
        "fixtures/steps.yaml",
        TITAN_MAP,
        "fixtures/lanes.yaml",
        "fixtures/guardrails.yaml",
    }
