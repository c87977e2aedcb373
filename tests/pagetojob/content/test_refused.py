"""Wrong content is refused by file, line, entry and field, all at once."""

import re

import pytest

from artifacts import register
from tests.pagetojob.content.alone import WRONG_ALONE
from tests.support.refusing import Wrong, change

ALIAS = "is not YAML: an alias (*) is not used here; write it out."
SHAPE = "an entry has “model” and “fields”, and nothing else."
WORD = "holds what cannot be a word."
TOO_MUCH = "is not YAML that can be read: too deep, or a number too large."
# The file, what is written there and what instead, at which line, and what is said of it.
UNREADABLE = (
    ("artifacts/titan-map.yaml", b"title: Titan Map", b"title: \xff", 4, "is not UTF-8."),
    ("audit.yaml", b"domain: Services", b"domain: *services", 20, ALIAS),
    ("flow.yaml", b"- model: flow.flow\n", b"- pk: 1\n  model: flow.flow\n", 3, SHAPE),
    ("guardrails.yaml", b"number: 2", b"number: [2", 13, "is not YAML: expected ',' or ']', "),
    ("demo_site.yaml", b"outside: 83647", b'outside: "\\ud800"', 6, WORD),
    ("titan_map/draft/modules.yaml", b"On the first page", b'"\\UFFFFFFFF"', 1, TOO_MUCH),
    ("titan_map/launch/modules.yaml", b"One plan", b"[" * 700 + b"]" * 700, 1, TOO_MUCH),
    ("titan_map/launch/tests.yaml", b"nobody was", b"!!python/object:os.system x", 16, WORD),
    ("titan_map/modules.yaml", b"Where does it stand?", b"{[a]: b}", 6, WORD),
    ("titan_map/terms.yaml", b"value: 5", b"value: \x07", 6, "holds the control character U+0007."),
)
# What is cut out of the content by its kind, and what is missed then.
MISSED = (
    "audit.audit",
    "audit.question",
    "audit.fitrule",
    "audit.packagerule",
    "titan_map.snapshot draft",
    "titan_map.snapshot launch",
    "flow.disclaimer",
    "flow.guardrail",
    "flow.opening artifacts",
    "flow.opening guardrails",
    "flow.opening not-found",
)


LANES = ("owner", "operations")
STEPS = ("qualify-the-account", "show-the-website-output", "map-the-operating-model")


def test_the_small_content_is_accepted(refused):
    """Else everything below might be refused for what nobody changed."""
    assert refused() == []


def test_files_that_cannot_be_read_are_refused_by_their_lines_and_make_no_other_seem_wrong(
    fixtures, refused
):
    for name, old, new, _, _ in UNREADABLE:
        file = fixtures / name
        assert old in file.read_bytes(), f"{name} no longer holds {old}"
        file.write_bytes(file.read_bytes().replace(old, new, 1))
    change(fixtures / "steps.yaml", "status: ready-now", "status: soon")
    said = [f"fixtures/{name}:{line}: {says}" for name, _, _, line, says in UNREADABLE]
    said.append("fixtures/steps.yaml:6: flow.step qualify-the-account: status: Value 'soon' is ")
    for problem, expected in zip(refused(), sorted(said), strict=True):
        assert problem.startswith(expected)


def test_a_folder_or_a_dangling_link_in_place_of_a_file_is_refused(fixtures, refused):
    (fixtures / "a.yaml").mkdir()
    (fixtures / "b.yaml").symlink_to(fixtures / "nothing")
    assert refused() == [
        "fixtures/a.yaml:1: cannot be read: Is a directory.",
        "fixtures/b.yaml:1: cannot be read: No such file or directory.",
    ]


def test_a_folder_without_content_is_refused(fixtures, refused):
    for file in fixtures.rglob("*.yaml"):
        file.unlink()
    assert refused()[0] == "fixtures:1: holds no content."


def test_what_is_refused_makes_nothing_else_seem_wrong(fixtures, refused):
    wrongs = [Wrong(*wrong) for wrong in WRONG_ALONE.values()]
    for wrong in wrongs:
        wrong.make_in(fixtures)
    assert sorted(refused()) == sorted(wrong.reported_in(fixtures) for wrong in wrongs)


def test_what_pages_cannot_do_without_is_missed(fixtures, refused):
    cut = {missed.partition(" ")[0] for missed in MISSED}
    for file in fixtures.rglob("*.yaml"):
        head, *entries = re.split(r"(?m)^(?=- model: )", file.read_text())
        left = [entry for entry in entries if entry.split()[2] not in cut]
        file.write_text(head + "".join(left) if left else "[]\n")
    problems = refused()
    said = [f"fixtures:1: holds no {missed}." for missed in MISSED]
    assert [missing for missing in said if missing not in problems] == []


def test_the_exhibits_of_the_audit_that_no_section_shows_are_missed(fixtures, refused):
    own = [name for name, each in register.exhibits().items() if each.of_page == "readiness-audit"]
    assert len(own) == 3
    for exhibit in own:
        file = fixtures / "artifacts" / "readiness-audit.yaml"
        change(file, f"    exhibit: {exhibit}\n", "")
    missed = [f"fixtures:1: holds no artifacts.section {exhibit}." for exhibit in own]
    assert refused() == missed


def test_a_step_without_lanes_and_a_lane_without_steps_or_questions_are_refused(fixtures, refused):
    """Each would be a heading over nothing."""
    file = fixtures / "lanes.yaml"
    entries = re.split(r"(?m)^(?=- model: )", file.read_text())
    file.write_text("".join(each for each in entries if each.split()[2:3] == ["flow.lane"]))
    said = [
        *(f"flow.lane {lane}: slug: asks no question (flow.lanequestion)." for lane in LANES),
        *(f"flow.lane {lane}: slug: is concerned by no step (flow.involvement)." for lane in LANES),
        *(f"flow.step {step}: slug: concerns no lane (flow.involvement)." for step in STEPS),
    ]
    assert sorted(problem.partition(": ")[2] for problem in refused()) == sorted(said)


def test_one_fault_does_not_hide_another(fixtures, refused):
    """A key twice, an unknown figure, a reference to nothing, a link to nothing, a gap."""
    artifact = fixtures / "artifacts" / "titan-map.yaml"
    change(artifact, "    title: Titan Map\n", "    title: Titan Map\n    title: Map\n")
    change(artifact, "A row says", "{rows} [a](/b/) row says")
    change(fixtures / "steps.yaml", "status: ready-now", "status: soon")
    change(fixtures / "steps.yaml", "number: 3", "number: 4")
    change(fixtures / "lanes.yaml", "step: [qualify-the-account]", "step: [nothing]")
    said = "\n".join(refused())
    for fault in ("stands twice", "{rows}", "links to /b/", "'soon'", "3 is next", "names nothing"):
        assert fault in said, fault


def test_all_problems_are_listed_at_once_in_the_order_of_the_files(fixtures, refused):
    change(fixtures / "steps.yaml", "status: ready-now", "status: soon")
    change(fixtures / "artifacts" / "titan-map.yaml", "A row says", "A <i>row</i> says")
    change(fixtures / "lanes.yaml", "number: 2", "number: 1")
    change(fixtures / "guardrails.yaml", "slug: no-credentials-in-the-pilot", "slug: ''")
    problems = refused()
    places = [(p.split(":")[0], int(p.split(":")[1])) for p in problems]
    assert places == sorted(places)
    assert {file for file, _ in places} == {
        "fixtures/steps.yaml",
        "fixtures/artifacts/titan-map.yaml",
        "fixtures/lanes.yaml",
        "fixtures/guardrails.yaml",
    }


def test_what_rows_show_by_themselves_is_said_even_where_a_file_cannot_be_read(fixtures, refused):
    (fixtures / "guardrails.yaml").write_text("- model: [")
    artifact = fixtures / "artifacts" / "titan-map.yaml"
    change(artifact, "exhibit: coverage", "exhibit: coverages")
    problems = [problem.partition(": ")[2] for problem in refused()]
    assert "artifacts.section coverage-score: exhibit: “coverages” is not an exhibit." in problems
    assert not [problem for problem in problems if "holds no flow.guardrail" in problem]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("titan_map/launch/zones.yaml", "status: active", "status: asleep"),
        ("audit.yaml", "verdict: conditional", "verdict: perhaps"),
    ],
)
def test_no_figure_is_missed_where_its_rules_cannot_be_asked(fixtures, refused, file, old, new):
    artifact = fixtures / "artifacts" / "titan-map.yaml"
    change(artifact, "A row says", "{no_such_figure} A row says")
    assert [problem for problem in refused() if "{no_such_figure}" in problem]
    change(fixtures / file, old, new)
    assert not [problem for problem in refused() if "no_such_figure" in problem]
