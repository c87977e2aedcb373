"""What the artifacts show of the map, on their pages."""

import re

import pytest

from tests.support.entries import plain

TABLE = r'<div class="wide-data(?: wide-data--\w+)?">'


def section(pages: dict[str, str], artifact: str, slug: str) -> str:
    page = pages[f"/artifacts/{artifact}/"]
    return page.partition(f'<section class="section" id="{slug}"')[2].partition("</section>")[0]


def tables(html: str) -> dict[str, list[list[str]]]:
    """The rows of each table, their cells as words, by the table's title."""
    found = {}
    for block in re.split(TABLE, html)[1:]:
        title = plain(re.search(r"<h3[^>]*>(.*?)<span", block, re.S)[1])
        body = block.partition("<tbody>")[2].partition("</table>")[0]
        found[title] = [
            [plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
            for row in body.split("<tr")[1:]
        ]
    return found


def cards(html: str, title: str) -> list[str]:
    """The words of each card of a table."""
    block = re.split(TABLE, html.partition(f">{title} <span")[2])[0]
    listed = block.partition('class="wide-data__cards"')[2]
    return [plain(card) for card in listed.split('<li class="wide-data__card')[1:]]


def test_every_service_of_the_map_has_its_row_and_its_card(pages, example):
    html = section(pages, "titan-map", "titan-map-rows")
    rows = [row for row in tables(html)["Services"] if "JT" in row[0] + row[1]]
    jobs = example.launch.promoted
    assert len(rows) == len(cards(html, "Services")) == len(jobs) == 12
    for job, row, card in zip(jobs, rows, cards(html, "Services"), strict=True):
        page = example.launch.page_of(job.code)
        said = [job.code, job.name, job.label, page.code if page else "none yet", job.pricebook]
        assert list(dict.fromkeys(cell for cell in row if cell in said)) == said
        assert all(word in card for word in said)
        assert row[-1] == ("accepted gap" if job.code == "JT11" else "covered")
        assert row[-1] in card


def test_a_business_unit_spans_its_services(pages, example):
    html = section(pages, "titan-map", "titan-map-rows")
    spans = re.findall(r'scope="rowgroup"[^>]*rowspan="(\d+)">(.*?)<', html)
    names = {unit.name for unit in example.launch.units}
    of_units = {plain(name): int(span) for span, name in spans if plain(name) in names}
    assert set(of_units) == names
    assert sum(of_units.values()) == 12 + 1  # and the row of what was signed about one of them


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Zones", ["zones"]),
        ("Offers and memberships", ["offers", "memberships"]),
        ("Campaigns", ["campaigns"]),
    ],
)
def test_every_other_row_of_the_map_is_shown_too(pages, example, title, kinds):
    html = section(pages, "titan-map", "titan-map-rows")
    shown = [row for row in tables(html)[title] if len(row) > 2]
    rows = [row for kind in kinds for row in getattr(example.launch, kind)]
    assert len(shown) == len(rows)
    for row, cells, card in zip(rows, shown, cards(html, title), strict=True):
        assert row.code in cells
        assert row.name in cells
        assert row.name in card


def test_whatever_left_the_count_says_who_signed_and_why(pages):
    shown = plain(section(pages, "titan-map", "titan-map-rows"))
    assert "The credit ended; the offer is retired: marketing manager, 2026-10-05" in shown
    assert "number and the March schedule: operations manager, 2026-09-14" in shown


def test_the_score_is_added_up_as_a_person_would(pages):
    (rows,) = tables(section(pages, "titan-map", "coverage-score")).values()
    sums = [row for row in rows if len(row) == 4]
    assert sums[0] == ["Services", "30", "30 × 9.5 ÷ 12 = 23.75", "30 × 11 ÷ 12 = 27.50"]
    assert sums[2] == ["Booking", "20", "20 × 9 ÷ 12 = 15.00", "20 × 11 ÷ 12 = 18.33"]
    assert sums[-1] == ["Coverage score", "100", "74.58, rounded 75", "95.83, rounded 96"]


def test_the_publish_gate_says_what_each_day_lacked(pages):
    shown = plain(section(pages, "titan-map", "coverage-score"))
    assert "Publish gate: 85 or more, no open blocker, signed." in shown
    assert "Draft, no: score 75, 6 open blockers, not signed." in shown
    assert "Launch, yes: score 96, no open blocker, signed." in shown


def test_the_chart_draws_the_points_and_says_them_to_whoever_does_not_see_it(pages, example):
    html = section(pages, "titan-map", "coverage-score")
    said = "Coverage of 100 points: Draft 75, Launch 96; a map may be published from 85"
    charts = re.findall(r'<svg class="chart.*?</svg>', html, re.S)
    assert len(charts) == 2
    for chart in charts:
        assert f'role="img" aria-label="{said}"' in chart
        assert f"<title>{said}</title>" in chart
    for chart, scale in zip(charts, (8.6, 3.08), strict=True):
        drawn = [float(width) for width in re.findall(r'<rect[^>]* width="([\d.]+)"', chart)]
        points = [
            float(part.points)
            for each in (example.draft, example.launch)
            for part in example.coverage(each).dimensions
        ]
        assert [round(width, 1) for width in drawn] == [round(scale * p - 4, 1) for p in points]


def test_the_rules_stand_on_cards_in_the_order_they_are_read(pages, example):
    html = section(pages, "titan-map", "capacity-rules")
    rounds = html.split('<div class="rounds__round">')[1:]
    codes = [re.findall(r'rule-card__code">(\w+)<', each) for each in rounds]
    assert codes == [["CR6", "CR7"], ["CR1", "CR4", "CR5", "CR8"], ["CR3", "CR2"]]
    shown = plain(html)
    for rule in example.launch.rules:
        assert rule.shows in shown
        assert rule.why in shown
    assert "For Every service When Zone paused: Caldwell and Middleton" in shown
    assert "leaks. Every other: emergencies only When Zone emergency-only: Idaho City" in shown
    assert "CR2 decides for AC repair; Plumbing repair and leaks; Drain cleaning" in shown


def test_gaps_stand_by_severity_with_whoever_answers_for_them(pages, example):
    html = section(pages, "titan-map", "mapping-gaps")
    groups = html.split('<div class="rounds__round">')[1:]
    titles = [plain(re.search(r"<h3.*?</h3>", each, re.S)[0]) for each in groups]
    assert titles == ["6 blockers", "5 warnings", "1 accepted"]
    rows = [row for each in groups for row in each.split('<li class="gaps__gap">')[1:]]
    assert len(rows) == len(example.findings) == 12
    for finding in example.findings:
        (row,) = [row for row in rows if f">{finding.note.code}<" in row]
        state = "Open" if finding.is_open else "Closed"
        assert f"{state}, {finding.note.owner}. {finding.note.resolution}." in plain(row)
        assert finding.sentence in plain(row)
        assert ("box--covered" in row) is not finding.is_open


def test_the_launch_packet_lists_every_address_with_its_approval(pages, example):
    shown = tables(section(pages, "launch-packet", "url-list"))
    assert set(shown) == {"27 live", "3 withdrawn"}
    assert [row[-3] for row in shown["27 live"]] == [page.code for page in example.launch.pages]
    assert shown["3 withdrawn"] == [
        ["/boiler-repair", "/services", "G04"],
        ["/areas/mountain-home", "/service-areas", "G07"],
        ["/lp/heat-pump-savings", "/ductless-mini-splits", "G10"],
    ]
    words = plain(section(pages, "launch-packet", "url-list"))
    assert words.count("Each approved by the owner, checked 2026-10-12") == 2


def test_a_booking_path_has_its_fallback_recipient_and_test(pages):
    rows = tables(section(pages, "launch-packet", "booking-path-status"))["Each service"]
    by_code = {row[0]: row for row in rows}
    assert by_code["JT01"][2:] == [
        "Own scheduler",
        "phone; call now outside office hours",
        "dispatch inbox",
        "CR1, CR2",
        "passed 2026-10-12",
        "confirmed",
    ]
    assert by_code["JT06"][6] == (
        "failed 2026-10-12: the request went to an unread inbox; fixed, passed 2026-10-12"
    )
    assert by_code["JT08"][3] == "form with a photo"
    assert by_code["JT11"][2:4] == ["none yet", "none yet"]
    assert by_code["JT11"][4:] == ["nobody yet", "none", "not tested", "no path"]


def test_the_baseline_is_counted_and_its_days_are_dated(pages):
    shown = tables(section(pages, "launch-packet", "drift-baseline"))
    assert shown["The baseline"] == [
        ["Services", "11 of 12 covered"],
        ["Zones", "6 of 6 covered"],
        ["Booking paths", "11 of 12 covered"],
        ["Offers", "3 shown, 1 retired"],
        ["Memberships", "2 shown, 0 retired"],
        ["Campaigns", "3 active or scheduled, 1 paused"],
        ["Addresses", "27 live, 3 withdrawn"],
        ["Open gaps", "no blocker, no warning and 1 accepted gap"],
    ]
    assert [row[0] for row in shown["Days to watch"]] == [
        "2026-11-15",
        "2026-11-30",
        "2026-11-30",
        "2026-12-11",
        "2026-12-31",
        "2026-12-31",
        "2027-03-01",
    ]


def test_a_module_is_implied_by_booking_paths_or_plans(pages):
    rows = tables(section(pages, "access-checklist", "module-inventory"))["Modules"]
    answers = {row[0]: row[2] for row in rows}
    assert answers["Scheduling Pro"].endswith("The map implies it: JT01, JT03, JT07 and JT09.")
    assert answers["Memberships"].endswith("The map implies it: M1 and M2.")
    assert sum("implies" in answer for answer in answers.values()) == 2


def test_every_computed_table_bears_the_example_s_mark(pages):
    marked = 0
    for page in pages.values():
        for title in re.findall(r'<h3 class="wide-data__title".*?</h3>', page, re.S):
            assert "Fictional example" in plain(title)
            marked += 1
    assert marked == 12


def test_no_address_or_number_of_the_example_is_anybody_s(pages):
    for address, page in pages.items():
        words = plain(page)
        assert not re.search(r"\(\d{3}\) (?!555-01)\d{3}-\d{4}", words), address
        assert not re.search(r"\b[a-z-]+\.(?:com|net|org)\b", words), address
