"""The artifact draws pages of the demo site as they are, each with the rule that decides it."""

import pytest

from tests.support import sites
from tests.support.entries import plain
from tests.support.sites import ARTIFACT, SERVICES, Miniature
from tests.test_map_exhibits import cards, section, tables

CALL, FORM = "Call (208) 555-0142", "Send a request"
WEST_BOISE = "Bench and West Boise, Tue 2026-10-13, 10 AM"
CALDWELL = "Caldwell and Middleton, Tue 2026-10-13, 10 AM"
MOUNTAIN = "Idaho City and Horseshoe Bend, Tue 2026-10-13, 10 AM"
SCHEDULER = "Pick a day and an arrival window yourself, or call us."
PAUSED = "We are not taking new work in Caldwell and Middleton for now."
EMERGENCIES = (
    "In Idaho City and Horseshoe Bend we come for emergencies only. "
    "Call us, and we tell you the travel charge first."
)
CSR_BOOKS = (
    "Asks what is wrong and how long it can wait, and books the visit in ServiceTitan by hand."
)
BY_HAND = (
    "Whoever reads it calls back. The visit is booked in ServiceTitan by hand and the record "
    "marked manual complete."
)
OWN = "Each service’s own"
DRAWN = ("mapped-service-pages", "booking-fallback", "service-area-pages")


@pytest.fixture(scope="module")
def asked(server):
    return sites.reader(server)


@pytest.fixture(scope="module")
def drawn(pages):
    return {slug: sites.miniatures(pages[ARTIFACT], slug) for slug in (*DRAWN, "offer-positioning")}


def test_a_service_page_is_drawn_for_each_booking_path(drawn):
    assert drawn["mapped-service-pages"] == [
        Miniature(
            "Own scheduler",
            WEST_BOISE,
            SCHEDULER,
            "AC repair in Bench and West Boise",
            ["Book a time online", CALL],
            {"Job type": "JT01 No Cooling", "Unit": "HVAC - Service", "Rule": "CR1"},
            "ac-repair/",
        ),
        Miniature(
            "Phone first",
            WEST_BOISE,
            "Call first: a person can tell how long it can wait.",
            "Furnace and heat pump repair in Bench and West Boise",
            [CALL, FORM],
            {"Job type": "JT02 No Heat", "Unit": "HVAC - Service", "Rule": "CR8"},
            "furnace-repair/",
        ),
        Miniature(
            "Request form",
            WEST_BOISE,
            "Tell us about it, and a person calls you back.",
            "Furnace and AC replacement in Bench and West Boise",
            [FORM],
            {"Job type": "JT04 Replacement Estimate", "Unit": "HVAC - Replacement", "Rule": "CR4"},
            "hvac-replacement/",
        ),
    ]


def test_every_service_page_has_its_row_and_its_card(pages):
    shown = section(pages, "website-demo", "mapped-service-pages")
    rows = tables(shown)["Every service page"]
    assert [(row[0], row[2]) for row in rows] == [
        (code, f"/{path.removesuffix('/')}") for code, path in SERVICES.items()
    ]
    assert len(rows) == len(cards(shown, "Every service page")) == 11
    assert rows[0][1:] == [
        "AC repair", "/ac-repair", "No Cooling", "HVAC - Service", "Own scheduler", "CR1",
    ]  # fmt: skip
    assert [row[6] for row in rows] == [
        "CR1", "CR8", "CR1", "CR4", "CR4", "CR4", "CR1", "CR8", "CR1", "CR4", "CR5",
    ]  # fmt: skip


def test_the_fallback_is_drawn_in_four_situations(drawn):
    title = "Plumbing repair and leaks in {}".format
    found = drawn["booking-fallback"]
    assert [(each.state, each.when, each.line, each.labels) for each in found] == [
        ("In office hours", WEST_BOISE, SCHEDULER, ["Book a time online", CALL]),
        (
            "After hours",
            "Bench and West Boise, Tue 2026-10-13, 9 PM",
            "Our office is closed. Calls reach the on-call technician.",
            [CALL, FORM],
        ),
        ("Paused zone", CALDWELL, PAUSED, ["Members: (208) 555-0177", "Keep me posted"]),
        ("Emergency-only zone", MOUNTAIN, EMERGENCIES, [CALL]),
    ]
    assert found[0].title == found[1].title == title("Bench and West Boise")
    assert [each.facts["Rule"] for each in found] == ["CR1", "CR2", "CR6", "CR7"]
    csr = {"Fallback": CALL, "Goes to": "A CSR, in office hours.", "Then": CSR_BOOKS}
    posted = "Keeps the list, and writes to it when the area opens again."
    assert [each.facts for each in found] == [
        {"Rule": "CR1"} | csr,
        {"Rule": "CR2", "Fallback": FORM, "Goes to": "Dispatch inbox", "Then": BY_HAND},
        {"Rule": "CR6", "Fallback": "Keep me posted", "Goes to": "Dispatch inbox", "Then": posted},
        {"Rule": "CR7"} | csr,
    ]


def test_an_area_is_drawn_for_each_status(drawn):
    found = drawn["service-area-pages"]
    assert [(each.state, each.when, each.line, each.address) for each in found] == [
        (
            "Active zone",
            WEST_BOISE,
            "Call us, or write and a person calls you back.",
            "areas/west-boise/",
        ),
        ("Paused zone", CALDWELL, PAUSED, "areas/caldwell/"),
        ("Emergency-only zone", MOUNTAIN, EMERGENCIES, "areas/mountain/"),
    ]
    assert [each.facts for each in found] == [
        {"Zone": "Z1, active", "Rule": OWN, "Services": "11 of 11"},
        {"Zone": "Z5, paused", "Rule": "CR6", "Services": "0 of 11"},
        {"Zone": "Z6, emergency-only", "Rule": "CR7", "Services": "2 of 11"},
    ]


def test_an_offer_is_drawn_with_its_terms_and_a_retired_one_with_who_signed(pages, drawn):
    current, retired = drawn["offer-positioning"]
    assert current.state == "Shown"
    assert current.address == "offers/"
    assert current.facts == {
        "Stands on": "/, /offers, /hvac-tune-up and /lp/fall-tune-up",
        "Campaign": "FallTuneUp-GoogleAds",
        "Source": "approved list, 2026-10-02",
    }
    shown = section(pages, "website-demo", "offer-positioning")
    assert sites.words(r'<p class="offer__name">(.*?)</p>', shown) == [
        "$89 first-visit tune-up",
        "Federal heat pump tax credit, up to $2,000",
    ]
    assert (
        "For New customers, one system, weekdays Where Bench and West Boise; North End, East and "
        "Downtown Boise; Meridian, Eagle and Star; Nampa and Kuna Until November 30, 2026"
    ) in plain(shown)
    assert retired.state == "Retired, and shown nowhere on the site"
    assert retired.address == ""
    assert retired.facts == {
        "Ended": "2025-12-31",
        "Why": "The credit ended; the offer is retired",
        "Signed": "marketing manager, 2026-10-05",
        "Campaign": "HeatPump-Meta, stopped",
    }


@pytest.mark.parametrize("slug", DRAWN)
def test_a_page_drawn_small_is_the_page_that_it_opens(asked, drawn, slug):
    for each in drawn[slug]:
        page = asked(each.address)
        assert sites.first_line(page) == each.line
        assert sites.labels(page) == each.labels
        assert sites.words(r'<h1 class="front__title">(.*?)</h1>', page) == [each.title]
        decides = [rule for rule, did in sites.reasons(page).items() if did == "Decides"]
        assert decides == ([] if each.facts["Rule"] == OWN else [each.facts["Rule"]])


def test_each_is_opened_by_its_own_link_and_the_site_by_one(pages):
    page = pages[ARTIFACT]
    assert page.count(">Open this page<") == 10
    assert page.count(">Open the offers<") == page.count(">Open the demo site<") == 1
    assert f'href="{sites.SITE}" data-hx-boost="false">Open the demo site<' in page
