"""What is said where something that goes live was not approved, not tried or signed too early."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from artifacts.titan_map.exhibits.addresses import url_list
from artifacts.titan_map.exhibits.coverage import coverage
from artifacts.titan_map.exhibits.launch import booking_paths, drift_baseline
from artifacts.titan_map.exhibits.mapping_gaps import mapping_gaps
from artifacts.titan_map.figures import of_map
from artifacts.titan_map.rules.example import Example
from artifacts.titan_map.rules.kinds import GapKind
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.wide import WideTable
from artifacts.words import counted, listed, sentence, slug_of
from tests.artifacts.titan_map.cases import changed, without
from tests.support.entries import of, worded
from tests.support.exhibits import exhibit
from tests.support.html import every, texts


@pytest.fixture
def entered(small) -> Iterator[None]:
    """Where the words are that an exhibit is made of."""
    with small.entered():
        yield


def with_launch(example: Example, launch: TitanMap) -> Example:
    return replace(example, launch=launch)


def cells(table: WideTable) -> dict[str, list[str]]:
    """Of each row, by its head."""
    rows = [row for group in table.groups for row in group.rows]
    return {row.head: [cell for _, cell in row.cells] for row in rows}


@pytest.mark.usefixtures("entered")
@pytest.mark.parametrize(
    ("change", "waits"),
    [
        ({"approver": None, "checked": None}, ["approval", "check"]),
        ({"approver": None}, ["approval"]),
        ({"promotes": ""}, ["map-row"]),
    ],
)
def test_a_page_that_waits_stands_apart_with_what_it_waits_for(example, change, waits):
    launch = changed(example.launch, "/ac-repair", **change)
    example = with_launch(example, launch)
    live, waiting, _ = url_list(example)["tables"]
    assert "/ac-repair" not in cells(live)
    assert cells(waiting)["/ac-repair"][-1] == listed(worded(f"waits-{each}") for each in waits)
    assert live.title == worded("live-addresses", number=len(launch.pages) - 1)
    assert of_map(example)["live_urls"] == len(launch.pages) - 1
    addresses = cells(drift_baseline(example)["tables"][0])[worded("addresses")][0]
    assert worded("waiting-addresses", number=1) in addresses


@pytest.mark.usefixtures("entered")
def test_where_nothing_waits_no_table_says_so(example):
    assert [table.labelled_by for table in url_list(example)["tables"]] == ["live", "gone"]


@pytest.mark.usefixtures("entered")
@pytest.mark.parametrize(
    ("launch", "code", "state", "word"),
    [
        (lambda launch: without(launch, "tests", "T01"), "JT01", "partial", "not-tested"),
        (lambda launch: changed(launch, "T06", passed=None), "JT06", "", "test-failed"),
    ],
)
def test_a_path_is_confirmed_by_a_test_that_reached_somebody(example, launch, code, state, word):
    (table,) = booking_paths(with_launch(example, launch(example.launch)))["tables"]
    rows = {row.code: row.state for group in table.groups for row in group.rows}
    assert (rows[code].box, rows[code].word) == (state, worded(word))
    assert (rows["JT02"].box, rows["JT02"].word) == ("covered", worded("extent-covered-path"))


@pytest.mark.usefixtures("entered")
def test_without_tests_nobody_says_how_many_passed(example):
    launch = replace(example.launch, tests=())
    assert of_map(with_launch(example, launch))["booking_tests"] == worded("tests-none-yet")
    tried = worded("tests-passed-first", passed=10, tested=11)
    assert of_map(example)["booking_tests"] == tried


@pytest.mark.usefixtures("entered")
def test_a_signature_older_than_a_list_asks_for_a_new_one(example):
    launch = replace(example.launch, signed=date(2026, 10, 1))
    early = with_launch(example, launch)
    gates = dict(coverage(early)["gates"])
    role = worded("role-operations-manager")
    too_early = worded("map-signed-too-early", role=role, day=launch.signed)
    assert of_map(early)["map_signature"] == too_early
    rows = list(launch.rows())
    said = worded(
        "map-signed-before",
        sources=worded(
            "rows-of-source", rows=counted(len(rows), worded("row")), source=rows[0].source
        ),
    )
    assert said in gates[worded("gate-shut", snapshot=worded("snapshot-launch"))]


@pytest.mark.usefixtures("entered")
def test_the_score_says_which_day_is_scored_on_its_mapping_alone(example):
    said = worded("scored-on-mapping", snapshot=worded("snapshot-draft"))
    assert coverage(example)["mapping_alone"] == [said]
    going = replace(example, draft=replace(example.draft, goes_live=True))
    assert coverage(going)["mapping_alone"] == []


@pytest.mark.usefixtures("entered")
def test_a_gap_that_nobody_wrote_about_is_answered_as_its_kind_says(example):
    launch = changed(example.launch, "C2", zones=("Z5",))
    groups = mapping_gaps(with_launch(example, launch))["groups"]
    [found] = [gap for *_, gaps, _ in groups for gap in gaps if gap["code"] == "C2"]
    kind = example.kinds[GapKind.CAMPAIGN_IN_UNSERVED_ZONE]
    assert found["owner"] == worded(slug_of(kind.owner))
    assert found["resolution"] == f"{kind.fix}."


def test_every_kind_of_gap_is_listed_with_its_severity_and_what_settles_it(pages):
    (table,) = every(exhibit(pages, "operations-gaps"), "table")
    kinds = sorted(
        (entry.fields for entry in of("titan_map.gapkind")),
        key=lambda kind: (("blocker", "warning").index(kind["severity"]), kind["owner"]),
    )
    assert [texts(row, "th, td") for row in every(table, "tbody > tr")] == [
        [
            sentence(kind["name"]),
            sentence(worded(f"severity-{kind['severity']}")),
            sentence(worded(f"role-{kind['owner']}")),
            kind["fix"],
        ]
        for kind in kinds
    ]
