"""Whatever is taken out of the map's fixtures, every artifact follows; nothing else is edited."""

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from artifacts import text
from flow.figures import figures as known_figures
from pagetojob import publishing
from pagetojob.content.reading import read
from pagetojob.publishing import fill_database
from pagetojob.rendering import Renderer
from tests.support.cutting import cut
from tests.support.entries import of, plain
from tests.test_publish_atomic import restored  # noqa: F401

ARTIFACTS = [
    "/",
    "/steps/map-the-operating-model/",
    *(f"/artifacts/{entry.fields['slug']}/" for entry in of("artifact")),
]
Shown = tuple[dict[str, object], dict[str, str]]


@pytest.fixture
def shown(
    published: object, fixtures: Path, tmp_path: Path, django_db_blocker: object
) -> Iterator[Callable[[], Shown]]:
    """The figures and pages of the fixtures as they are now, without publishing them."""
    before = connection.settings_dict["NAME"]

    def render() -> Shown:
        fill_database(tmp_path / "changed.sqlite3", fixtures)
        renderer = Renderer()
        return known_figures(), {each: renderer.html(each).decode() for each in ARTIFACTS}

    with django_db_blocker.unblock():
        yield render
        connection.close()
        connection.settings_dict["NAME"] = before


CHANGES = {
    ("jobtype", "JT10"): {
        "job_types": 11,
        "coverage_draft": 78,
        "coverage_launch": 95,
        "gaps": 11,
        "warnings": 4,
        "service_pages": 10,
        "live_urls": 26,
        "services_tested": 10,
        "map_rows": 27,
    },
    ("jobtype", "JT09"): {
        "job_types": 11,
        "coverage_launch": 95,
        "service_pages": 10,
        "campaign_pages": 1,
        "live_urls": 25,
        "offers_shown": 2,
        "campaigns_live": 2,
    },
    ("businessunit", "BU5"): {"business_units": 5, "coverage_draft": 73, "coverage_launch": 93},
    ("zone", "Z5"): {
        "zones": 5,
        "zones_paused": 0,
        "paused_areas": "none",
        "coverage_draft": 77,
        "gaps": 11,
        "blockers": 5,
        "area_pages": 5,
        "live_urls": 26,
    },
    ("offer", "O3"): {
        "offers": 3,
        "offers_retired": 0,
        "retired_offers": "none",
        "campaigns": 3,
        "gaps": 10,
        "blockers": 4,
        "coverage_draft": 81,
    },
    ("membership", "M2"): {"plans": 1, "plan_names": "Comfort Plan", "live_urls": 26},
    ("campaign", "C4"): {
        "campaigns": 3,
        "campaigns_paused": 0,
        "blockers": 5,
        "coverage_draft": 78,
    },
    ("page", "/sewer-camera-inspection"): {
        "live_urls": 26,
        "service_pages": 10,
        "coverage_launch": 93,
        "open_gaps": "no blocker, 1 warning and 1 accepted gap",
    },
    ("page", "/boiler-repair"): {"gaps": 11, "blockers": 5, "retired_pages": "none"},
    ("capacityrule", "CR3"): {"rules": 7},
    ("withdrawnpage", "/boiler-repair"): {"withdrawn_urls": 2},
    ("bookingtest", "T06"): {
        "services_tested": 10,
        "services_failed_first": "none",
    },
    ("module", "marketing-pro"): {},
    ("officehours", "sat"): {},
}


@pytest.mark.parametrize(("kind", "name"), CHANGES, ids=[" ".join(row) for row in CHANGES])
def test_taking_a_row_out_changes_whatever_is_said_of_it(
    shown, fixtures, pages, figures, kind, name
):
    gone = cut(fixtures, kind, name)
    now, rendered = shown()
    expected = CHANGES[kind, name]
    assert {figure: now[figure] for figure in expected} == expected
    assert all(figures[figure] != value for figure, value in expected.items())
    assert_texts_follow(fixtures, rendered, now)
    tables = rendered["/artifacts/titan-map/"] + rendered["/artifacts/launch-packet/"]
    for model, code in gone:
        if model in ("artifacts.jobtype", "artifacts.zone", "artifacts.offer"):
            assert f'wide-data__code">{code}<' not in tables, code
    if expected or kind == "module":
        changed = {address for address in ARTIFACTS if rendered[address] != pages[address]}
        assert changed, "nothing follows the map"
    assert not {address for address, page in rendered.items() if "{" in plain(page)}


def assert_texts_follow(fixtures: Path, rendered: dict[str, str], now: dict[str, object]) -> None:
    """Every finding and sample that names a figure stands on its page with the figure of now."""
    entries, _ = read(fixtures)
    sections = {e.fields["slug"]: e for e in entries if e.model == "artifacts.section"}
    checked = 0
    for entry in entries:
        section = sections.get(entry.fields.get("section", [""])[0], entry)
        for field in ("finding", "sample"):
            source = entry.fields.get(field, "")
            if not text.figure_names(source):
                continue
            page = rendered[f"/artifacts/{section.fields['artifact'][0]}/"]
            filled = text.visible_text(text.prose(source, now))
            assert filled in plain(page), (entry.name, field)
            checked += 1
    assert checked > 90


def test_a_finding_follows_on_the_flow_and_on_its_step(shown, fixtures):
    cut(fixtures, "jobtype", "JT10")
    now, rendered = shown()
    finding = next(
        e.fields["finding"] for e in of("section") if e.fields["slug"] == "coverage-score"
    )
    said = text.visible_text(text.line(finding, now))
    assert "95" in said
    for address in (*ARTIFACTS[:2], "/artifacts/titan-map/"):
        assert said in plain(rendered[address]), address


def test_a_gap_without_a_note_has_no_owner_yet(shown, fixtures):
    file = fixtures / "titan_map" / "gaps.yaml"
    blocks = re.split(r"(?m)^(?=- model: )", file.read_text())
    file.write_text("".join(block for block in blocks if "code: G05" not in block))
    _, rendered = shown()
    page = rendered["/artifacts/titan-map/"]
    gaps = plain(page[page.index('id="mapping-gaps"') :])
    assert re.search(r"O3 Federal heat pump tax credit.*? Closed, owner to be named\.", gaps)


def test_a_note_without_its_gap_is_not_shown(shown, fixtures):
    cut(fixtures, "page", "/boiler-repair")
    _, rendered = shown()
    assert "G04" in (fixtures / "titan_map" / "gaps.yaml").read_text()
    assert "G04" not in plain(rendered["/artifacts/titan-map/"])


def test_pdfs_follow_too(fixtures, restored):  # noqa: F811
    cut(fixtures, "jobtype", "JT10")
    site = publishing.publish().revision.site

    def said(name: str) -> str:
        shown = subprocess.run(
            ["pdftotext", site / f"{name}.pdf", "-"], check=True, capture_output=True, text=True
        ).stdout
        return " ".join(shown.replace("\u2060", "").split())

    assert "75 of a hundred" not in said("pilot-flow")
    for name in ("pilot-flow", "steps/map-the-operating-model", "artifacts/titan-map"):
        assert "78 of a hundred" in said(name), name
        assert "95 at launch" in said(name), name
    assert "Sewer Camera" not in said("artifacts/titan-map")
    assert "26 live" in said("artifacts/launch-packet")
    for name in ("artifacts/proposal-packet", "artifacts/owner-brief"):
        assert "10 service pages:" in said(name), name
