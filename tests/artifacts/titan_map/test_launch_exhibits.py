"""What the artifacts show of a launch: its addresses, booking paths, days to watch and modules."""

from artifacts.titan_map.rules import drift, modules
from artifacts.titan_map.rules.values import BookingPath, Outcome
from artifacts.words import listed, slug_of
from tests.support.entries import worded
from tests.support.exhibits import exhibit, fallback_of, of_map, tables
from tests.support.html import plain


def test_every_address_is_listed_with_its_approval(shown):
    pages, example = shown
    part, launch = exhibit(pages, "url-list"), example.launch
    live, withdrawn = f"{len(launch.pages)} live", f"{len(launch.withdrawn)} withdrawn"
    found = tables(part)
    assert set(found) == {live, withdrawn}
    assert [row[-3] for row in found[live]] == [page.code for page in launch.pages]
    led = [[row.code, row.redirect] for row in launch.withdrawn]
    assert [row[:2] for row in found[withdrawn]] == led
    [(approver, day)] = {(row.approver, row.checked) for row in (*launch.pages, *launch.withdrawn)}
    by = worded("approved-by", role=worded(slug_of(approver)))
    said = f"Each {by}, checked {day.isoformat()}"
    assert plain(part).count(said) == 2


def test_an_address_says_what_it_stands_for_and_which_gap_it_closed(small_pages, pages):
    found = tables(of_map(small_pages, "url-list"))
    rows = [row[-3:] for row in found["15 live"]]
    assert rows[0] == ["/", "the home page", "no single row"]
    assert rows[6] == ["/ac-repair", "Air conditioner repair", "JT01"]
    assert rows[-1] == ["/lp/tune-up", "CoolDays-Search", "C1"]
    kinds = [row[0] for row in found["15 live"] if len(row) == 4]
    assert kinds == ["Overview", "Service", "Service area", "Plan", "Campaign"]
    assert found["1 withdrawn"] == [["/boiler-repair", "/services", "G04"]]
    [gaps] = [
        [row[-1] for row in rows]
        for title, rows in tables(exhibit(pages, "url-list")).items()
        if title.endswith("withdrawn")
    ]
    assert gaps == ["G04", "G07", "G10"]


def test_a_booking_path_has_its_fallback_recipient_and_test(small_pages):
    rows = tables(of_map(small_pages, "booking-path-status"))["Each service"]
    by_code = {row[0]: row for row in rows}
    assert by_code["JT01"][2:] == [
        worded("outcome-embed"),
        fallback_of(Outcome.EMBED, on_notice=Outcome.REQUEST, outside=Outcome.CALL_NOW),
        "front desk inbox",
        "CR1, CR3, CR2",
        "passed 2026-10-12",
        "confirmed",
    ]
    fixed = worded("fault-fixed", day="2026-10-12")
    assert by_code["JT02"][6] == worded(
        "test-failed-by", day="2026-10-09", failure="nobody was at the desk", since=fixed
    )
    assert by_code["JT04"][2] == worded("way-with-photo", way=worded("outcome-request"))
    assert by_code["JT11"][2:4] == ["none yet", "none yet"]
    assert by_code["JT11"][4:] == ["nobody yet", "none", "not tested", "no path"]


def test_every_service_has_its_booking_path_and_a_photo_is_said_with_it(pages, example):
    rows = tables(exhibit(pages, "booking-path-status"))["Each service"]
    jobs = example.launch.promoted
    assert [row[:2] for row in rows] == [[job.code, job.call_it] for job in jobs]
    ring = [job.code for job in jobs if job.photo and job.booking_paths == (BookingPath.PHONE,)]
    assert ring == ["JT08"]
    taken_over = f"{worded('outcome-call-now').lower()} {worded('narrows-outside-hours')}"
    pictured = worded("way-with-photo", way=worded("outcome-phone-first-fallback"))
    fallback = f"{pictured}; {taken_over}"
    assert [row[3] for row in rows if row[0] in ring] == [fallback]


def test_the_baseline_is_counted_and_its_days_are_dated(small_pages):
    found = tables(of_map(small_pages, "drift-baseline"))
    assert found["The baseline"] == [
        ["Services", worded("covered-of-scope", covered=4, in_scope=5)],
        ["Zones", worded("covered-of-scope", covered=3, in_scope=3)],
        ["Booking paths", worded("covered-of-scope", covered=4, in_scope=5)],
        ["Offers", worded("shown-and-retired", shown=1, retired=1)],
        ["Memberships", worded("shown-and-retired", shown=1, retired=0)],
        ["Campaigns", worded("running-and-paused", running=1, paused=1)],
        ["Addresses", "15 live, 1 withdrawn"],
        [worded("notices"), "Cold snap"],
        [
            worded("closed-days"),
            "Thanksgiving Day, Christmas Day and "
            + worded("closed-on", name="Stocktaking", day="2026-12-18"),
        ],
        ["Open gaps", "no blocker, no warning and 1 accepted gap"],
    ]
    assert found["Days to watch"] == [
        ["2026-11-15", worded("watch-closes", name="Winter sprinkler care"), "JT12"],
        ["2026-11-30", worded("watch-ends", name="CoolDays-Search"), "C1"],
        ["2026-11-30", worded("watch-ends", name="$40 off one repair"), "O1"],
        ["2027-03-01", worded("watch-revisit", name="Backflow valve test"), "JT11"],
    ]


def test_every_day_to_watch_is_listed(pages, example):
    rows = tables(exhibit(pages, "drift-baseline"))["Days to watch"]
    watched = drift.dates_to_watch(example.launch)
    days = [(each.day.isoformat(), each.row.code) for each in watched]
    assert [(row[0], row[-1]) for row in rows] == days
    assert len(rows) == 7


def test_a_module_is_implied_by_booking_paths_or_plans(shown, small_pages):
    pages, example = shown
    rows = tables(exhibit(pages, "module-inventory"))["Modules"]
    answers = {row[0]: row[2] for row in rows}
    implied = {each.module.name: each.by for each in modules.implied(example.launch) if each.by}
    assert len(implied) == 2
    for name, by in implied.items():
        assert answers[name].endswith(worded("module-implied", rows=listed(row.code for row in by)))
    told = worded("module-implied", rows="{}").partition("{}")[0]
    assert sum(told in answer for answer in answers.values()) == len(implied)
    [scheduling, _] = tables(of_map(small_pages, "module-inventory"))["Modules"]
    assert scheduling[2] == f"On. On some pages. {worded('module-implied', rows='JT01')}"
