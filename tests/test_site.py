"""Each page of the demo site does what the map's rules say, and offers what is on offer there."""

from urllib.parse import parse_qs

import pytest

from tests.support import sites
from tests.support.entries import plain
from tests.support.sites import AREAS, BANNER, FOR_MEMBERS, PAGES, SERVICES, State
from tests.test_rules_booking import VECTORS

CALL, FORM = "Call (208) 555-0142", "Send a request"
CSR, DISPATCH = "A CSR, in office hours.", "Dispatch inbox"
ON_CALL = "The on-call technician, day and night."
SCHEDULER = "The shop, in its own scheduler; PageToJob does not read from it."
OUTSIDE = "We do not come to 83647. Try a company that is closer to you."
NO_BUTTON = "The page offers no button here; a homeowner is told where to turn."
NO_ZONE = "No rule is asked: 83647 is in no zone of the map, so nothing is offered."
WELCOME = "Call us, or write and a person calls you back."

# By vector: the address; the first line; each control with its recipient; what each rule did.
SHOWN = {
    "V1": (
        "ac-repair/?zone=bench-and-west-boise&at=2026-10-14T10:00",
        "Pick a day and an arrival window yourself, or call us.",
        {
            "Book a time online": SCHEDULER,
            CALL: CSR,
        },
        {"CR1": "Decides"},
    ),
    "V2": (
        "ac-repair/?zone=bench-and-west-boise&at=2026-10-14T21:00",
        "Our office is closed. Calls reach the on-call technician.",
        {CALL: ON_CALL, FORM: DISPATCH},
        {"CR2": "Decides", "CR1": "Overruled"},
    ),
    "V3": (
        "hvac-tune-up/?zone=bench-and-west-boise&at=2026-10-14T21:00",
        "Our office is closed. You can still pick a day and an arrival window.",
        {"Book a time online": SCHEDULER},
        {"CR1": "Decides"},
    ),
    "V4": (
        "hvac-tune-up/?zone=meridian-eagle-and-star&at=2026-11-09T10:00&notice=on",
        "Tell us about it, and a person calls you back.",
        {FORM: DISPATCH},
        {"CR3": "Decides", "CR1": "Overruled"},
    ),
    "V5": (
        "hvac-replacement/?zone=nampa-and-kuna&at=2026-10-17T09:00",
        "Tell us about it, and a person calls you back.",
        {FORM: "Comfort advisor inbox"},
        {"CR4": "Decides"},
    ),
    "V6": (
        "sprinkler-blowout/?zone=north-end-east-and-downtown-boise&at=2026-11-16T10:00",
        "Closed for the season. We start again on October 1.",
        {},
        {"CR5": "Decides"},
    ),
    "V7": (
        "drain-cleaning/?zone=caldwell-and-middleton&at=2026-10-14T10:00",
        "We are not taking new work in Caldwell and Middleton for now.",
        {
            "Members: (208) 555-0177": "Whoever answers the line for plan members.",
            "Keep me posted": DISPATCH,
        },
        {"CR6": "Decides"},
    ),
    "V8": (
        "hvac-tune-up/?zone=idaho-city-and-horseshoe-bend&at=2026-10-14T10:00",
        "In Idaho City and Horseshoe Bend we come for emergencies only, "
        "and this is not one of them.",
        {},
        {"CR7": "Decides"},
    ),
    "V9": (
        "furnace-repair/?zone=idaho-city-and-horseshoe-bend&at=2026-11-01T02:00",
        "In Idaho City and Horseshoe Bend we come for emergencies only. "
        "Call us, and we tell you the travel charge first.",
        {CALL: ON_CALL},
        {"CR7": "Decides"},
    ),
    "V10": (
        "water-heaters/?zone=north-end-east-and-downtown-boise&at=2026-10-20T14:00",
        "Call first: a person can tell how long it can wait.",
        {CALL: CSR, "Send a request with a photo": DISPATCH},
        {"CR8": "Decides"},
    ),
    "V11": ("ac-repair/?zone=83647&at=2026-10-14T10:00&notice=on", OUTSIDE, {}, {}),
}

# The outcomes as the panel names them, and what a page says first that has one.
FIRST_LINES = {
    "Own scheduler": {
        "Pick a day and an arrival window yourself, or call us.",
        "Our office is closed. You can still pick a day and an arrival window.",
    },
    "Call now": {
        "Our office is closed. Calls reach the on-call technician.",
        "Our office is closed. What cannot wait reaches the on-call technician.",
    },
    "Phone first": {
        "Call first: a person can tell how long it can wait.",
        "Our office is closed. Write to us, and we call when it opens.",
        WELCOME,
    },
    "Request form": {"Tell us about it, and a person calls you back."},
    "Interest form only": {"We are not taking new work in Caldwell and Middleton for now."},
    "Call only": {SHOWN["V9"][1]},
    "Emergencies only": {SHOWN["V8"][1]},
    "Closed for the season": {"Closed for the season. We start again on October 1."},
    "Outside the service area": {OUTSIDE},
}

TUNE_UP, DRAIN = "$89 first-visit tune-up", "$129 branch-line drain clear"
SECOND_OPINION = "Second opinion on a replacement quote at no charge"


@pytest.fixture(scope="module")
def asked(server):
    return sites.reader(server)


def on_offer(page: str) -> list[str]:
    return sites.words(r'<p class="offer__name">(.*?)</p>', page)


def with_offer(asked, name: str, query: str) -> set[str]:
    """The pages that show an offer; one about an area is never seen from another."""
    paths = [path for path in PAGES if path not in AREAS or "zone=" not in query]
    return {path for path in paths if name in on_offer(asked(f"{path}?{query}"))}


@pytest.mark.parametrize("vector", VECTORS)
def test_a_page_says_and_offers_what_its_rule_says(asked, vector):
    address, line, controls, rules = SHOWN[vector]
    page = asked(address)
    assert sites.first_line(page) == line
    assert sites.labels(page) == list(controls)
    assert sites.received(page) == list(controls.values())
    assert (NO_BUTTON in plain(page)) is not controls
    assert sites.reasons(page) == rules
    assert sites.banners(page) == ([BANNER] if vector == "V4" else [])


def test_a_page_about_no_one_service_offers_phone_and_form_and_the_form_s_own_the_form(asked):
    for path in ("", "services/", "areas/nampa/", "plans/comfort/"):
        page = asked(path)
        assert sites.first_line(page) == WELCOME
        assert sites.labels(page) == [CALL, FORM]
        assert sites.received(page) == [CSR, "Dispatch inbox or comfort advisor inbox"]
        assert sites.reasons(page) == {}
        assert "No rule decides a page that is about no one service" in plain(sites.panel(page))
    assert sites.labels(asked("request/")) == [FORM, CALL]


@pytest.mark.parametrize("vector", VECTORS)
def test_the_addresses_ask_what_the_rules_are_asked(example, vector):
    """So that neither list of vectors is changed without the other."""
    code, job, at, notice, _, rule, *controls = VECTORS[vector]
    address, _, said, rules = SHOWN[vector]
    path, _, query = address.partition("?")
    zone = example.launch.row(code)
    slug = zone.name.lower().replace(",", "").replace(" ", "-") if zone else code
    asked = {"zone": [slug], "at": [at.replace(" ", "T")], **({"notice": ["on"]} if notice else {})}
    assert path == SERVICES[job]
    assert parse_qs(query) == asked
    assert "".join(list(rules)[:1]) == rule
    assert len(said) == len([control for control in controls if control])


@pytest.mark.parametrize("path", [path for path in PAGES if path not in AREAS])
def test_every_page_turns_away_whoever_is_outside_all_zones(asked, path):
    page = asked(f"{path}?zone=83647&at=2026-10-14T10:00&notice=on")
    assert sites.first_line(page) == OUTSIDE
    assert sites.labels(page) == sites.received(page) == sites.banners(page) == []
    assert sites.reasons(page) == {}
    assert NO_ZONE in plain(sites.panel(page))
    assert 'class="thumbs"' not in page
    assert 'class="shop-head__call"' not in page


def test_whoever_is_offered_nothing_is_told_where_to_turn(asked):
    def ways(address: str) -> list[str]:
        return sites.links(asked(address).partition('class="front__ways"')[2].partition("</ul>")[0])

    assert ways("ac-repair/?zone=83647") == ways("?zone=83647") == ["service-areas/?zone=83647"]
    assert ways("sprinkler-blowout/?at=2026-11-16T10:00") == ["services/?at=2026-11-16T10:00"]
    emergencies = [
        "furnace-repair/?zone=idaho-city-and-horseshoe-bend",
        "plumbing-repair/?zone=idaho-city-and-horseshoe-bend",
    ]
    for address in ("hvac-tune-up/?zone=idaho-city-and-horseshoe-bend", "areas/mountain/"):
        assert ways(address) == emergencies
    assert ways(emergencies[0]) == ways("ac-repair/") == []


@pytest.mark.parametrize("path", PAGES)
def test_a_notice_leads_every_page_and_nothing_else_does(asked, path):
    banner = FOR_MEMBERS if path == "areas/caldwell/" else BANNER
    assert sites.banners(asked(f"{path}?notice=on")) == [banner]
    assert sites.banners(asked(path)) == sites.banners(asked(f"{path}?at=2026-11-09T10:00")) == []
    if path not in AREAS:
        for zone, said in (("caldwell-and-middleton", FOR_MEMBERS), ("83629", BANNER)):
            assert sites.banners(asked(f"{path}?notice=on&zone={zone}")) == [said]


@pytest.mark.parametrize("path", PAGES)
def test_each_link_to_another_moment_opens_that_outcome_and_is_then_marked(asked, path):
    listed = sites.states(asked(path))
    assert [state.is_current for state in listed] == [True] + [False] * (len(listed) - 1)
    assert listed[0].address == path
    for state in listed:
        page = asked(state.address)
        marked = [each for each in sites.states(page) if each.is_current]
        assert marked == [State(state.address, state.outcome, True)]
        assert sites.first_line(page) in FIRST_LINES[state.outcome], state


def test_all_nine_outcomes_are_a_link_away(asked):
    listed = {state.outcome for path in PAGES for state in sites.states(asked(path))}
    assert listed == set(FIRST_LINES)
    assert len(listed) == 9


def test_an_offer_is_gone_the_day_after_its_last(asked):
    pages = {"", "offers/", "hvac-tune-up/", "lp/fall-tune-up/"}
    assert with_offer(asked, TUNE_UP, "at=2026-11-30T23:59") == pages
    assert with_offer(asked, TUNE_UP, "at=2026-12-01T00:00") == set()
    page = asked("offers/?at=2026-11-30T23:59")
    assert "Until November 30, 2026" in plain(page)
    pages = {"", "offers/", "hvac-replacement/"}
    assert with_offer(asked, SECOND_OPINION, "at=2026-12-31T23:59") == pages
    assert with_offer(asked, SECOND_OPINION, "at=2027-01-01T00:00") == set()


def test_an_offer_stands_only_in_its_zones(asked):
    pages = {"", "offers/", "drain-cleaning/", "lp/drain-special/"}
    for zone in ("bench-and-west-boise", "north-end-east-and-downtown-boise", "83702"):
        assert with_offer(asked, DRAIN, f"zone={zone}") == pages, zone
    elsewhere = ("meridian-eagle-and-star", "nampa-and-kuna", "caldwell-and-middleton")
    for zone in (*elsewhere, "idaho-city-and-horseshoe-bend", "83642", "83647"):
        assert with_offer(asked, DRAIN, f"zone={zone}") == set(), zone
    assert on_offer(asked("offers/?zone=nampa-and-kuna")) == [TUNE_UP, SECOND_OPINION]


@pytest.mark.parametrize(
    ("address", "says"),
    [
        (
            "lp/drain-special/?zone=meridian-eagle-and-star",
            "This offer does not hold in Meridian, Eagle and Star.",
        ),
        (
            "lp/fall-tune-up/?zone=caldwell-and-middleton",
            "This offer does not hold in Caldwell and Middleton.",
        ),
        ("lp/drain-special/?zone=83647", "This offer does not hold in 83647."),
        ("lp/fall-tune-up/?at=2026-12-01T00:00", "This offer has ended."),
        (
            "offers/?at=2027-01-01T00:00",
            "There is no offer in Bench and West Boise on this day.",
        ),
    ],
)
def test_a_page_that_is_there_for_an_offer_says_when_it_has_none(asked, address, says):
    alone = r'<p class="shop-part__alone">(.*?)</p>'
    page = asked(address)
    assert sites.words(alone, page) == [says]
    assert on_offer(page) == []
    assert sites.words(alone, asked(address.partition("?")[0])) == []
