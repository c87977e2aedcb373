"""Each page of the demo site does what the map's rules say, and offers what is on offer there."""

from calendar import month_name
from urllib.parse import parse_qs

import pytest

from artifacts.titan_map.rules.values import Outcome
from artifacts.words import listed, slug_of
from tests.support import sites
from tests.support.bookings import VECTORS
from tests.support.entries import worded
from tests.support.html import plain, texts
from tests.support.sites import PAGES, ROWS, SERVICES, SMALL_PAGES, State, line, said, ways

OUTSIDE = line("outside", place="83647")
# What is still done in a zone that takes emergencies only.
URGENT = listed(ROWS[code]["public_label"] for code in ROWS["CR7"]["job_types"])
MONTH, DAY = map(int, ROWS["JT12"]["season"].partition(" to ")[0].split("-"))


def form(job: str, path: str = "form") -> dict[str, str]:
    return ways(path, recipient=sites.inbox(job))


# By vector: the address; the first line; each control with its recipient; what each rule did.
SHOWN = {
    "V1": (
        "ac-repair/?zone=bench-and-west-boise&at=2026-10-14T10:00",
        line("embed"),
        ways("scheduler", "office-phone"),
        {"CR1": "Decides"},
    ),
    "V2": (
        "ac-repair/?zone=bench-and-west-boise&at=2026-10-14T21:00",
        line("call-now", is_open=False),
        ways("on-call-phone") | form("JT01"),
        {"CR2": "Decides", "CR1": "Overruled"},
    ),
    "V3": (
        "hvac-tune-up/?zone=bench-and-west-boise&at=2026-10-14T21:00",
        line("embed", is_open=False),
        ways("scheduler"),
        {"CR1": "Decides"},
    ),
    "V4": (
        "hvac-tune-up/?zone=meridian-eagle-and-star&at=2026-11-09T10:00&notice=cold-snap",
        line("request"),
        form("JT03"),
        {"CR3": "Decides", "CR1": "Overruled"},
    ),
    "V5": (
        "hvac-replacement/?zone=nampa-and-kuna&at=2026-10-17T09:00",
        line("request"),
        form("JT04"),
        {"CR4": "Decides"},
    ),
    "V6": (
        "sprinkler-blowout/?zone=north-end-east-and-downtown-boise&at=2026-11-16T10:00",
        line("closed", season_opens=f"{month_name[MONTH]} {DAY}"),
        {},
        {"CR5": "Decides"},
    ),
    "V7": (
        "drain-cleaning/?zone=caldwell-and-middleton&at=2026-10-14T10:00",
        line("interest-only", place=ROWS["Z5"]["name"]),
        ways("member-line") | form("JT09", "interest-form"),
        {"CR6": "Decides"},
    ),
    "V8": (
        "hvac-tune-up/?zone=idaho-city-and-horseshoe-bend&at=2026-10-14T10:00",
        line("emergency-only", place=ROWS["Z6"]["name"], emergencies=URGENT),
        {},
        {"CR7": "Decides"},
    ),
    "V9": (
        "furnace-repair/?zone=idaho-city-and-horseshoe-bend&at=2026-11-01T02:00",
        line("call-only", is_open=False, place=ROWS["Z6"]["name"]),
        ways("on-call-phone"),
        {"CR7": "Decides"},
    ),
    "V10": (
        "water-heaters/?zone=north-end-east-and-downtown-boise&at=2026-10-20T14:00",
        line("phone-first"),
        ways("office-phone") | form("JT08", "photo-form"),
        {"CR8": "Decides"},
    ),
    "V11": ("ac-repair/?zone=83647&at=2026-10-14T10:00&notice=cold-snap", OUTSIDE, {}, {}),
    "V12": (
        "ac-repair/?zone=bench-and-west-boise&at=2026-11-26T11:00",
        line("call-now", is_open=False),
        ways("on-call-phone") | form("JT01"),
        {"CR2": "Decides", "CR1": "Overruled"},
    ),
    "V13": (
        "ac-repair/?zone=bench-and-west-boise&at=2026-11-09T10:00&notice=full-day",
        line("phone-first"),
        ways("office-phone") | form("JT01"),
        {"CR10": "Decides", "CR1": "Overruled"},
    ),
    "V14": (
        "ac-repair/?zone=bench-and-west-boise&at=2026-11-09T21:00&notice=full-day",
        line("call-now", is_open=False),
        ways("on-call-phone") | form("JT01"),
        {"CR2": "Decides", "CR1": "Overruled", "CR10": "Banner"},
    ),
    "V15": (
        "hvac-tune-up/?zone=bench-and-west-boise&at=2026-11-09T21:00&notice=heat-wave",
        line("request", is_open=False),
        form("JT03"),
        {"CR9": "Decides", "CR1": "Overruled", "CR11": "Banner"},
    ),
    "V16": (
        "plumbing-repair/?zone=bench-and-west-boise&at=2026-11-09T10:00&notice=heat-wave",
        line("embed"),
        ways("scheduler", "office-phone"),
        {"CR1": "Decides", "CR9": "Banner", "CR11": "Banner"},
    ),
    "V17": (
        "water-heaters/?zone=bench-and-west-boise&at=2026-10-14T21:00",
        line("call-now", is_open=False),
        ways("on-call-phone")
        | ways("photo-form", recipient=sites.inbox("JT08"), next_opening="tomorrow from 7 AM"),
        {"CR2": "Decides", "CR8": "Overruled"},
    ),
    "V18": (
        "water-heaters/?zone=idaho-city-and-horseshoe-bend&at=2026-10-14T21:00",
        line("emergency-only", place=ROWS["Z6"]["name"], emergencies=URGENT),
        {},
        {"CR7": "Decides"},
    ),
    "V19": (
        "hvac-tune-up/?zone=bench-and-west-boise&at=2026-11-09T10:00&notice=full-day",
        line("embed"),
        ways("scheduler", "office-phone"),
        {"CR1": "Decides", "CR10": "Banner"},
    ),
    "V20": (
        "ac-repair/?zone=bench-and-west-boise&at=2026-11-09T10:00&notice=heat-wave",
        line("phone-first"),
        ways("office-phone") | form("JT01"),
        {"CR11": "Decides", "CR1": "Overruled", "CR9": "Banner"},
    ),
    "V21": (
        "ac-repair/?zone=bench-and-west-boise&at=2026-11-09T21:00&notice=heat-wave",
        line("call-now", is_open=False),
        ways("on-call-phone") | form("JT01"),
        {"CR2": "Decides", "CR1": "Overruled", "CR9": "Banner", "CR11": "Banner"},
    ),
}

PHONE = "(208) 555-0121"  # of the small content


def named(outcome: Outcome) -> str:
    """As the panel names it."""
    return worded(slug_of(outcome))


# By outcome, what a page of the small content says first that has it.
FIRST_LINES = {
    named(Outcome.EMBED): {line("embed")},
    named(Outcome.CALL_NOW): {line("call-now", is_open=False), worded("welcome-closed")},
    named(Outcome.PHONE_FIRST): {line("phone-first"), worded("welcome")},
    named(Outcome.REQUEST): {line("request")},
    named(Outcome.INTEREST_ONLY): {line("interest-only", place="Caldwell")},
    named(Outcome.CALL_ONLY): {line("call-only", place="Mountain")},
    named(Outcome.EMERGENCY_ONLY): {
        line("emergency-only", place="Mountain", emergencies="Furnace repair")
    },
    named(Outcome.CLOSED): {line("closed", season_opens="October 1")},
    named(Outcome.OUTSIDE): {line("outside", place="83647")},
}


@pytest.fixture(scope="module")
def asked(server):
    return sites.reader(server)


@pytest.fixture(scope="module")
def small_site(small):
    return sites.reader_of(small)


@pytest.mark.parametrize("vector", VECTORS)
def test_a_page_says_and_offers_what_its_rule_says(asked, vector):
    address, first, controls, rules = SHOWN[vector]
    page = asked(address)
    assert sites.first_line(page) == first
    assert sites.labels(page) == list(controls)
    assert sites.received(page) == list(controls.values())
    assert (worded("nothing-is-offered") in plain(page)) is not bool(controls)
    assert sites.reasons(page) == rules
    notice = VECTORS[vector][3] if first != OUTSIDE else ""
    assert sites.banners(page) == ([sites.banner(notice)] if notice else [])


@pytest.mark.parametrize("vector", VECTORS)
def test_the_addresses_ask_what_the_rules_are_asked(example, vector):
    """So that neither list of vectors is changed without the other."""
    code, job, at, notice, _, rule, *controls = VECTORS[vector]
    address, _, offered, rules = SHOWN[vector]
    path, _, query = address.partition("?")
    zone = example.launch.row(code)
    slug = zone.name.lower().replace(",", "").replace(" ", "-") if zone else code
    asked = {
        "zone": [slug],
        "at": [at.replace(" ", "T")],
        **({"notice": [notice]} if notice else {}),
    }
    assert path == SERVICES[job]
    assert parse_qs(query) == asked
    assert "".join(list(rules)[:1]) == rule
    assert len(offered) == len([control for control in controls if control])


def test_all_nine_outcomes_are_a_link_away(pages):
    found = {state.outcome for path in PAGES for state in sites.states(pages[sites.SITE + path])}
    assert found == set(map(named, Outcome))
    assert len(found) == 9


@pytest.mark.parametrize("path", SMALL_PAGES)
def test_each_link_to_another_moment_opens_that_outcome_and_is_then_marked(small_site, path):
    listed = sites.states(small_site(path))
    assert [state.is_current for state in listed] == [True] + [False] * (len(listed) - 1)
    assert listed[0].address == path
    for state in listed:
        page = small_site(state.address)
        marked = [each for each in sites.states(page) if each.is_current]
        assert marked == [State(state.address, state.outcome, True)]
        assert sites.first_line(page) in FIRST_LINES[state.outcome], state


def test_all_nine_are_opened_there(small_site):
    opened = {state.outcome for path in SMALL_PAGES for state in sites.states(small_site(path))}
    assert opened == set(FIRST_LINES)


def test_a_page_about_no_one_service_offers_phone_and_form_and_the_form_s_own_the_form(small_site):
    ring, write = said("control-office-phone-label", phone=PHONE), worded("control-form-label")
    for path in ("", "services/", "areas/boise/", "plans/comfort/"):
        page = small_site(path)
        assert sites.first_line(page) == worded("welcome")
        assert sites.labels(page) == [ring, write]
        received = [worded("control-office-phone-receives"), "Front desk inbox or estimates inbox"]
        assert sites.received(page) == received
        assert sites.reasons(page) == {}
        assert worded("no-rule-of-page") in plain(sites.panel(page))
    assert sites.labels(small_site("request/")) == [write, ring]


def test_whoever_is_offered_nothing_is_told_where_to_turn(small_site):
    def turns(address: str) -> list[str]:
        return sites.links(small_site(address), "ul.front__ways a")

    assert turns("ac-repair/?zone=83647") == turns("?zone=83647") == ["service-areas/?zone=83647"]
    assert turns("sprinkler-blowout/?at=2026-11-16T10:00") == ["services/?at=2026-11-16T10:00"]
    urgent = "furnace-repair/?zone=mountain"
    assert turns("ac-repair/?zone=mountain") == turns("areas/mountain/") == [urgent]
    assert turns(urgent) == turns("ac-repair/") == []


def test_an_offer_is_gone_the_day_after_its_last(small_site):
    def showing(query: str) -> set[str]:
        shown = {path: sites.offers(small_site(f"{path}?{query}")) for path in SMALL_PAGES}
        return {path for path, names in shown.items() if names == ["$40 off one repair"]}

    pages = {"", "offers/", "ac-repair/", "lp/tune-up/"}
    assert showing("at=2026-11-30T23:59") == pages
    assert showing("at=2026-12-01T00:00") == set()
    assert "Until November 30, 2026" in plain(small_site("offers/?at=2026-11-30T23:59"))


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("lp/tune-up/?zone=caldwell", worded("offer-elsewhere", place="Caldwell")),
        ("lp/tune-up/?zone=83647", worded("offer-elsewhere", place="83647")),
        ("lp/tune-up/?at=2026-12-01T00:00", worded("offer-ended")),
        (
            "offers/?at=2026-12-01T00:00",
            worded("no-offer", place="West Side", today="December 1, 2026"),
        ),
    ],
)
def test_a_page_that_is_there_for_an_offer_says_when_it_has_none(small_site, address, says):
    alone = "p.shop-part__alone"
    page = small_site(address)
    assert texts(page, alone) == [says]
    assert sites.offers(page) == []
    assert texts(small_site(address.partition("?")[0]), alone) == []
