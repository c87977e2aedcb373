"""The artifact draws pages of the demo site as they are, each with the rule that decides it."""

import pytest

from artifacts.words import slug_of
from tests.support import sites
from tests.support.entries import worded
from tests.support.exhibits import cards, section, tables
from tests.support.html import link_saying, plain, texts
from tests.support.sites import ARTIFACT, SERVICES, SITE, Miniature

RING = worded("control-office-phone-label", phone="(208) 555-0121")
SCHEDULER, WRITE = worded("control-scheduler-label"), worded("control-form-label")
WEST_SIDE = "West Side, Tue 2026-10-13, 10 AM"
CALDWELL = "Caldwell, Tue 2026-10-13, 10 AM"
MOUNTAIN = "Mountain, Tue 2026-10-13, 10 AM"
CALENDAR = sites.line("embed")
PAUSED = sites.line("interest-only", place="Caldwell")
LATER = worded("control-interest-form-label")
FOR_MEMBERS = [worded("control-member-line-label", member_line="(208) 555-0188"), LATER]
OWN = worded("rule-of-each-service")
DRAWN = ("mapped-service-pages", "booking-fallback", "service-area-pages")


@pytest.fixture(scope="module")
def drawn(small_pages):
    return drawn_in(small_pages)


def drawn_in(pages: dict[str, str]) -> dict[str, list[Miniature]]:
    """The pages that are drawn small, by their section."""
    slugs = (*DRAWN, "offer-positioning")
    return {slug: sites.miniatures(pages[ARTIFACT], slug) for slug in slugs}


def test_a_service_page_is_drawn_for_each_booking_path(drawn):
    assert drawn["mapped-service-pages"] == [
        Miniature(
            worded("outcome-embed"),
            WEST_SIDE,
            CALENDAR,
            "Air conditioner repair in West Side",
            [SCHEDULER, RING],
            {"Job type": "JT01 Cool Call", "Unit": "Comfort - Repair", "Rule": "CR1"},
            "ac-repair/",
        ),
        Miniature(
            worded("outcome-phone-first"),
            WEST_SIDE,
            sites.line("phone-first"),
            "Furnace repair in West Side",
            [RING, WRITE],
            {"Job type": "JT02 Heat Call", "Unit": "Comfort - Repair", "Rule": "CR8"},
            "furnace-repair/",
        ),
        Miniature(
            worded("outcome-request"),
            WEST_SIDE,
            sites.line("request"),
            "New heating and cooling in West Side",
            [worded("control-photo-form-label")],
            {"Job type": "JT04 System Quote", "Unit": "Comfort - Projects", "Rule": "CR4"},
            "hvac-replacement/",
        ),
    ]


def test_a_row_of_a_service_page_says_what_is_behind_it(small_pages):
    rows = tables(section(small_pages, "website-demo", DRAWN[0]))["Every service page"]
    assert rows[0] == [
        "JT01", "Air conditioner repair", "/ac-repair", "Cool Call", "Comfort - Repair",
        worded("outcome-embed"), "CR1",
    ]  # fmt: skip
    assert [row[-1] for row in rows] == ["CR1", "CR8", "CR4", "CR5"]


def test_every_service_page_has_its_row_and_its_card(shown):
    pages, example = shown
    pictured, launch = section(pages, "website-demo", DRAWN[0]), example.launch
    rows = tables(pictured)["Every service page"]
    listed = cards(pictured, "Every service page")
    behind = launch.pages_of("service")
    assert [(row[0], row[2]) for row in rows] == [(page.promotes, page.code) for page in behind]
    assert len(rows) > 3
    for row, card in zip(rows, listed, strict=True):
        job = launch.row(row[0])
        units = " and ".join(unit.name for unit in launch.units if unit.code in job.business_units)
        assert [row[1], row[3], row[4]] == [job.call_it, job.name, units]
        assert all(word in card for word in row)


def test_the_rules_of_the_shipped_map_decide_its_service_pages(pages):
    rows = tables(section(pages, "website-demo", DRAWN[0]))["Every service page"]
    assert [(row[0], row[2]) for row in rows] == [
        (code, f"/{path.removesuffix('/')}") for code, path in SERVICES.items()
    ]
    assert [row[6] for row in rows] == [
        "CR1", "CR8", "CR1", "CR4", "CR4", "CR4", "CR1", "CR8", "CR1", "CR4", "CR5",
    ]  # fmt: skip


def test_the_fallback_is_drawn_in_four_situations(drawn):
    title = "Air conditioner repair in {}".format
    found = drawn["booking-fallback"]
    assert [(each.state, each.when, each.title, each.line, each.labels) for each in found] == [
        ("In office hours", WEST_SIDE, title("West Side"), CALENDAR, [SCHEDULER, RING]),
        (
            "After hours",
            "West Side, Tue 2026-10-13, 9 PM",
            title("West Side"),
            sites.line("call-now", is_open=False),
            [RING, WRITE],
        ),
        ("Paused zone", CALDWELL, title("Caldwell"), PAUSED, FOR_MEMBERS),
        (
            "Emergency-only zone",
            MOUNTAIN,
            title("Mountain"),
            sites.line("emergency-only", place="Mountain", emergencies="Furnace repair"),
            [],
        ),
    ]


def test_a_fallback_says_whom_it_reaches_and_what_they_do(drawn):
    inbox = "Front desk inbox"
    desk = {
        "Fallback": RING,
        "Goes to": worded("control-office-phone-receives"),
        "Then": worded("control-office-phone-person"),
    }
    by_hand, later = worded("control-form-person"), worded("control-interest-form-person")
    assert [each.facts for each in drawn["booking-fallback"]] == [
        {"Rule": "CR1"} | desk,
        {"Rule": "CR2", "Fallback": WRITE, "Goes to": inbox, "Then": by_hand},
        {"Rule": "CR6", "Fallback": LATER, "Goes to": inbox, "Then": later},
        {"Rule": "CR7", "Fallback": worded("fallback-none")},
    ]


def test_an_area_is_drawn_for_each_status(drawn):
    found = drawn["service-area-pages"]
    assert [(each.state, each.when, each.line, each.address) for each in found] == [
        ("Active zone", WEST_SIDE, worded("welcome"), "areas/boise/"),
        ("Paused zone", CALDWELL, PAUSED, "areas/caldwell/"),
        (
            "Emergency-only zone",
            MOUNTAIN,
            sites.line("call-only", place="Mountain"),
            "areas/mountain/",
        ),
    ]
    assert [each.facts for each in found] == [
        {"Zone": "Z1, active", "Rule": OWN, "Services": "4 of 4"},
        {"Zone": "Z5, paused", "Rule": "CR6", "Services": "0 of 4"},
        {"Zone": "Z6, emergency-only", "Rule": "CR7", "Services": "1 of 4"},
    ]


def test_the_shipped_map_is_drawn_by_these_rules(pages):
    drawn = drawn_in(pages)
    found = {slug: [(each.address, each.facts["Rule"]) for each in drawn[slug]] for slug in DRAWN}
    fallback = "plumbing-repair/"
    assert found == {
        DRAWN[0]: [("ac-repair/", "CR1"), ("furnace-repair/", "CR8"), ("hvac-replacement/", "CR4")],
        DRAWN[1]: [
            (fallback, "CR1"),
            (f"{fallback}?at=2026-10-13T21:00", "CR2"),
            (f"{fallback}?zone=caldwell-and-middleton", "CR6"),
            (f"{fallback}?zone=idaho-city-and-horseshoe-bend", "CR7"),
        ],
        DRAWN[2]: [
            ("areas/west-boise/", OWN),
            ("areas/caldwell/", "CR6"),
            ("areas/mountain/", "CR7"),
        ],
    }
    done = [(each.facts["Zone"], each.facts["Services"]) for each in drawn[DRAWN[2]]]
    assert done == [
        ("Z1, active", "11 of 11"),
        ("Z5, paused", "0 of 11"),
        ("Z6, emergency-only", "2 of 11"),
    ]
    office, *_, urgent = drawn[DRAWN[1]]
    assert len(office.facts) == 4
    assert urgent.facts == office.facts | {"Rule": "CR7"}


def test_an_offer_is_drawn_with_its_terms_and_a_retired_one_with_who_signed(small_pages, drawn):
    current, retired = drawn["offer-positioning"]
    assert current.state == "Shown"
    assert current.address == "offers/"
    assert current.facts == {
        "Stands on": "/, /offers, /ac-repair and /lp/tune-up",
        "Campaign": "C1 CoolDays-Search",
        "Source": "list that was read, 2026-10-02",
    }
    positioned = section(small_pages, "website-demo", "offer-positioning")
    assert sites.offers(positioned) == ["$40 off one repair", "$300 off a heat pump"]
    assert "For One for each home Where West Side Until November 30, 2026" in plain(positioned)
    assert retired.state == worded("offer-retired")
    assert retired.address == ""
    assert retired.facts == {
        "Ended": "2025-12-31",
        "Why": "It is over",
        "Signed": "marketing manager, 2026-10-05",
        "Campaign": "C4 HeatPump-Social, stopped",
    }


def test_the_shipped_offers_are_drawn_by_their_rows(pages, example):
    launch = example.launch
    offer, over, campaign, stopped = (launch.row(code) for code in ("O1", "O3", "C1", "C4"))
    current, retired = sites.miniatures(pages[ARTIFACT], "offer-positioning")
    assert current.facts == {
        "Stands on": "/, /offers, /hvac-tune-up and /lp/fall-tune-up",
        "Campaign": f"C1 {campaign.name}",
        "Source": str(offer.source),
    }
    where = "; ".join(zone.name for zone in launch.zones if zone.code in offer.zones)
    ends = f"{offer.ends:%B} {offer.ends.day}, {offer.ends.year}"
    said = plain(section(pages, "website-demo", "offer-positioning"))
    assert f"For {offer.eligibility} Where {where} Until {ends}" in said
    assert retired.facts == {
        "Ended": over.ends.isoformat(),
        "Why": over.review.reason,
        "Signed": f"{worded(slug_of(over.review.reviewer))}, {over.review.reviewed.isoformat()}",
        "Campaign": f"C4 {stopped.name}, stopped",
    }


@pytest.mark.parametrize("of_content", ["small", "shipped"])
def test_a_page_drawn_small_is_the_page_that_it_opens(request, of_content):
    if of_content == "small":
        names, get = "small_pages", request.getfixturevalue("small").get
    else:
        names, get = "pages", request.getfixturevalue("application")
    drawn = drawn_in(request.getfixturevalue(names))
    every = [each for slug in DRAWN for each in drawn[slug]]
    assert len(every) == 10
    for each in every:
        answer = get(SITE + each.address)
        assert answer.status == "200 OK", each.address
        page = answer.text
        assert sites.first_line(page) == each.line
        assert sites.labels(page) == each.labels
        assert texts(page, "h1.front__title") == [each.title]
        decides = [rule for rule, did in sites.reasons(page).items() if did == "Decides"]
        assert decides == ([] if each.facts["Rule"] == OWN else [each.facts["Rule"]])


def test_each_is_opened_by_its_own_link_and_the_site_by_one(shown):
    pages, _ = shown
    page, drawn = pages[ARTIFACT], drawn_in(pages)
    said = texts(page, "a")
    opening = [words for words in said if words.startswith(f"{worded('open-this-page')}: ")]
    assert len(set(opening)) == len(opening) == sum(len(drawn[slug]) for slug in DRAWN) == 10
    assert said.count("Open the offers") == said.count("Open the demo site") == 1
    to_site = link_saying(page, "Open the demo site").attributes
    assert (to_site["href"], to_site["data-hx-boost"]) == (SITE, "false")
