"""What the artifacts show of the map, on their pages."""

import re
from collections import Counter

import pytest

from artifacts.titan_map.rules.kinds import Severity
from artifacts.titan_map.rules.values import Outcome
from artifacts.words import counted, slug_of
from tests.support.entries import worded
from tests.support.exhibits import cards, exhibit, fallback_of, of_map, tables
from tests.support.html import attr, every, one, plain, texts

OFFERED = worded("offers-and-memberships")


def heading(severity: Severity, number: int) -> str:
    """Of so many gaps; what has been accepted is said alike of one and of many."""
    if severity == Severity.ACCEPTED:
        return f"{number} {worded('severity-accepted-heading')}"
    return counted(number, worded(f"severity-{severity}"))


def test_every_service_of_the_map_has_its_row_and_its_card(shown):
    pages, example = shown
    part, launch = exhibit(pages, "titan-map-rows"), example.launch
    rows = [row for row in tables(part)["Services"] if "JT" in row[0] + row[1]]
    jobs = {job.code: job for job in launch.promoted}
    assert sorted(row[-7] for row in rows) == sorted(jobs)
    accepted = {gap.item for gap in example.gaps(launch) if gap.severity == "accepted"}
    assert accepted == {"JT11"}
    for row, card in zip(rows, cards(part, "Services"), strict=True):
        job, page = jobs[row[-7]], launch.page_of(row[-7])
        said = [job.code, job.name, job.public_label, page.code if page else "none yet"]
        said = list(dict.fromkeys([*said, job.pricebook or "none yet"]))
        assert list(dict.fromkeys(cell for cell in row if cell in said)) == said
        assert all(word in card for word in said)
        assert row[-1] == ("accepted gap" if job.code in accepted else "covered")
        assert row[-1] in card


def test_a_row_says_all_that_the_map_holds_of_a_service(small_pages):
    part = of_map(small_pages, "titan-map-rows")
    fallback = fallback_of(Outcome.EMBED, on_notice=Outcome.REQUEST, outside=Outcome.CALL_NOW)
    booked = worded("path-then-fallback", path=worded("outcome-embed"), fallback=fallback)
    rows = {row[-7]: row for row in tables(part)["Services"] if len(row) > 6}
    assert rows["JT01"] == [
        "Comfort - Repair", "JT01", "Cool Call", "Air conditioner repair", "/ac-repair", booked,
        "Service visit - cooling", "covered",
    ]  # fmt: skip
    request, notice = worded("outcome-request"), worded("outcome-request-fallback")
    pictured = worded("way-with-photo", way=request)
    assert rows["JT04"][-3] == worded("path-then-fallback", path=pictured, fallback=notice)
    assert rows["JT11"][-4:] == ["none yet", "none yet", "none yet", "accepted gap"]
    only = worded("way-in-season", way=request, season="October 1 to November 15")
    assert rows["JT12"][-3] == worded("path-then-fallback", path=only, fallback=notice)
    assert f"Booking path {booked} Pricebook Service visit" in cards(part, "Services")[0]


def test_a_business_unit_spans_its_services(shown):
    pages, example = shown
    part, launch = exhibit(pages, "titan-map-rows"), example.launch
    heads = every(part, 'th[scope="rowgroup"]')
    names = {unit.name for unit in launch.units}
    of_units = [(plain(th), int(attr(th, "rowspan"))) for th in heads if plain(th) in names]
    assert {name for name, _ in of_units} == names
    signed = [job for job in launch.promoted if job.review]  # what was signed has a row of its own
    assert signed
    assert sum(lines for _, lines in of_units) == len(launch.promoted) + len(signed)


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Zones", ["zones"]),
        (OFFERED, ["offers", "memberships"]),
        ("Campaigns", ["campaigns"]),
    ],
)
def test_every_other_row_of_the_map_is_shown_too(shown, title, kinds):
    pages, example = shown
    part = exhibit(pages, "titan-map-rows")
    found = [row for row in tables(part)[title] if len(row) > 2]
    rows = [row for kind in kinds for row in getattr(example.launch, kind)]
    assert len(found) == len(rows) > 1
    for row, cells, card in zip(rows, found, cards(part, title), strict=True):
        assert row.code in cells
        assert row.name in cells
        assert row.name in card


def test_a_row_says_what_the_map_holds_of_a_zone_an_offer_a_plan_and_a_campaign(small_pages):
    found = tables(of_map(small_pages, "titan-map-rows"))
    assert found["Zones"][1] == [
        "Z5", "Caldwell", "83605, 83607", "paused", "/areas/caldwell", "interest only", "covered",
    ]  # fmt: skip
    assert found[OFFERED][0] == [
        "Offers", "O1", "$40 off one repair", "JT01 Air conditioner repair",
        "One for each home; Z1", "2026-11-30", "covered",
    ]  # fmt: skip
    assert found[OFFERED][-1][:4] == [
        "Memberships", "M1", "Comfort Club", "Comfort - Repair",
    ]  # fmt: skip
    assert found["Campaigns"][:2] == [
        ["C1", "CoolDays-Search", "search / paid, to /lp/tune-up", "JT01 Air conditioner repair",
         "Z1", "O1 $40 off one repair", "2026-10-15 to 2026-11-30", "covered"],
        ["C4", "HeatPump-Social", "social / paid, to no page", "JT04 New heating and cooling",
         "not set", "O3 $300 off a heat pump", "not set", "out of scope"],
    ]  # fmt: skip


def test_whatever_left_the_count_says_who_signed_and_why(shown, small_pages):
    pages, example = shown
    said, launch = plain(exhibit(pages, "titan-map-rows")), example.launch
    rows = (*launch.promoted, *launch.offers, *launch.campaigns)
    signed = [row.review for row in rows if row.review]
    assert len(signed) == 3
    for review in signed:
        reviewer = worded(slug_of(review.reviewer))
        assert f"{review.reason}: {reviewer}, {review.reviewed.isoformat()}" in said
    own = plain(of_map(small_pages, "titan-map-rows"))
    assert "out of scope It is over: marketing manager, 2026-10-05" in own


def test_the_score_is_added_up_as_a_person_would(shown):
    pages, example = shown
    (rows,) = tables(exhibit(pages, "coverage-score")).values()
    sums = [row for row in rows if len(row) == 4]
    days = [example.coverage(day) for day in (example.draft, example.launch)]
    for row, *parts in zip(sums[:-1], *(day.dimensions for day in days), strict=True):
        assert row[1] == str(parts[0].weight)
        assert row[2:] == [
            f"{part.weight} × {float(part.covered):g} ÷ {part.in_scope} = {float(part.points):.2f}"
            for part in parts
        ]
    totals = [f"{float(day.sum):.2f}, rounded {day.score}" for day in days]
    assert sums[-1] == ["Coverage score", "100", *totals]
    assert len(sums) == 6


def test_points_and_their_sum_stand_beside_each_other(small_pages):
    (rows,) = tables(of_map(small_pages, "coverage-score")).values()
    assert rows[0] == ["Services", "30", "30 × 4 ÷ 5 = 24.00", "30 × 4 ÷ 5 = 24.00"]
    assert rows[2] == ["Zones", "20", "20 × 2 ÷ 3 = 13.33", "20 × 3 ÷ 3 = 20.00"]
    assert rows[-1] == ["Coverage score", "100", "66.83, rounded 67", "90.00, rounded 90"]


def test_the_publish_gate_says_what_each_day_lacked(small_pages):
    said = plain(of_map(small_pages, "coverage-score"))
    assert f"Publish gate: {worded('publish-gate-asks', least=85)}" in said
    for head, score, blockers, signed in (
        (worded("gate-shut", snapshot="Draft"), 67, "4 open blockers", "map-not-signed"),
        (worded("gate-open", snapshot="Launch"), 90, "no open blocker", "map-signed"),
    ):
        names = {"score": score, "blockers": blockers, "signed": worded(signed)}
        assert f"{head}: {worded('gate-because', **names)}" in said


def test_the_chart_draws_the_points_and_says_them_to_whoever_does_not_see_it(shown):
    pages, example = shown
    days = [example.coverage(day) for day in (example.draft, example.launch)]
    scores = f"Draft {days[0].score}, Launch {days[1].score}"
    said = worded("chart-title", scores=scores, least=example.publish_from)
    charts = every(exhibit(pages, "coverage-score"), "svg.chart")
    assert len(charts) == 2
    for chart in charts:
        # Once: a label beside a title is read as a name and as a description.
        assert attr(chart, "role") == "img" and "aria-label" not in chart.attributes
        assert texts(chart, "title") == [said]
    points = [float(part.points) for day in days for part in day.dimensions]
    for chart, scale in zip(charts, (8.6, 3.08), strict=True):
        drawn = [float(attr(rect, "width")) for rect in every(chart, "rect")]
        assert [round(width, 1) for width in drawn] == [round(scale * p - 4, 1) for p in points]


def test_the_rules_stand_on_cards_in_the_order_they_are_read(shown):
    pages, example = shown
    part = exhibit(pages, "capacity-rules")
    codes = [texts(each, ".rule-card__code") for each in every(part, ".rounds__round")]
    assert codes.pop() == []  # the calendar
    narrowing = (
        ["CR9", "CR10", "CR11"] if example.launch.rule("CR9") else []
    )  # the small one has fewer
    assert codes == [["CR6", "CR7"], ["CR1", "CR4", "CR5", "CR8"], ["CR3", "CR2", *narrowing]]
    for rule in example.launch.rules:
        assert rule.shows in plain(part)
        assert rule.why in plain(part)


def test_a_card_says_for_whom_and_when_its_rule_holds(small_pages):
    said = plain(of_map(small_pages, "capacity-rules"))
    every_one = worded("rule-of-every-service")
    paused = worded("rule-of-zones", status=worded("zone-status-paused"), zones="Z5 Caldwell")
    assert f"For {every_one} When {paused} Too few people" in said
    others = worded("outcome-emergency-only")
    with_others = worded("rule-with-others", services="JT02 Furnace repair", outcome=others.lower())
    far = worded("rule-of-zones", status=worded("zone-status-emergency-only"), zones="")
    assert f"For {with_others} When {far}" in said
    frost = "When October 1 to November 15 Frost sets the dates"
    assert f"For JT12 Winter sprinkler care {frost}" in said
    by_day = worded("rule-in-office-hours-without-notice", notice="cold snap")
    assert worded("rule-else", when=by_day, rules="CR3 or CR2") in said
    posted = {"role": worded("role-operations-manager"), "notice": "cold snap"}
    assert worded("rule-on-notice-in-office-hours", **posted) in said
    shut = worded("rule-outside-hours")
    assert f"For JT01 Air conditioner repair and JT02 Furnace repair When {shut}" in said


def test_below_the_rules_stand_notices_and_the_days_on_which_the_office_is_closed(
    small_pages, shown
):
    last = every(of_map(small_pages, "capacity-rules"), ".rounds__round")[-1]
    calendar = list(zip(texts(last, ".rows__name"), texts(last, ".rows__text"), strict=True))
    meeting = worded("closed-on", name="Stocktaking", day="2026-12-18")
    expected = f"Thanksgiving Day, Christmas Day and {meeting}"
    manager = worded("role-operations-manager")
    condition = worded("notice-posted", condition="Ice on the river", role=manager, rules="CR3")
    snap = worded("moment-notice", notice="Cold snap")
    assert calendar == [(snap, condition), (worded("closed-days"), expected)]
    pages, example = shown
    said = plain(exhibit(pages, "capacity-rules"))
    assert all(row.name in said for row in (*example.launch.closed, *example.launch.notices))


def test_gaps_stand_by_severity_with_whoever_answers_for_them(shown):
    pages, example = shown
    groups = every(exhibit(pages, "mapping-gaps"), ".rounds__round")
    titles = [plain(one(each, ".rounds__head h3")) for each in groups]
    found = Counter(finding.gap.severity for finding in example.findings)
    assert titles == [heading(severity, number) for severity, number in found.items()]
    assert len(found) == 3
    for group, (severity, number) in zip(groups, found.items(), strict=True):
        listed = {plain(one(row, ".wide-data__code")): row for row in every(group, ".gaps__gap")}
        assert len(listed) == number
        for finding in [each for each in example.findings if each.gap.severity == severity]:
            row = listed[finding.note.code]
            state = "Open" if finding.is_open else "Closed"
            owner = worded(slug_of(finding.note.owner))
            assert f"{state}, {owner}. {finding.note.resolution}." in plain(row)
            assert finding.sentence in plain(row)
            assert bool(every(row, ".box--covered")) is not finding.is_open


def test_a_gap_says_what_is_wrong_and_what_became_of_it(small_pages):
    said = plain(of_map(small_pages, "mapping-gaps"))
    for severity, number in ((Severity.BLOCKER, 4), (Severity.WARNING, 2), (Severity.ACCEPTED, 1)):
        assert f"{heading(severity, number)} {worded(f'severity-{severity}-meaning')}" in said
    manager = worded("role-operations-manager")
    again = worded("gap-revisited", day="2027-03-01")
    assert f"G06 Caldwell is shut, yet its page books Closed, {manager}." in said
    assert f"Open, {manager}. Put off until spring. {again}" in said


def test_every_computed_table_bears_the_example_s_mark(shown):
    pages, _ = shown
    marked = 0
    for page in pages.values():
        for title in texts(page, ".wide-data__title"):
            assert "Fictional example" in title
            marked += 1
    assert marked >= 12


def test_no_address_or_number_of_the_example_is_anybody_s(pages):
    for address, page in pages.items():
        said = plain(page, without=".sender")  # whom a reader of ours asks
        assert not re.search(r"\(\d{3}\) (?!555-01)\d{3}-\d{4}", said), address
        assert not re.search(r"\b[a-z-]+\.(?:com|net|org)\b", said), address
