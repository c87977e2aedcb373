"""What every page of the demo site keeps to, whoever looks at it and when."""

import html
import re
from dataclasses import dataclass

import pytest

from artifacts.titan_map.rules.values import Control
from artifacts.words import slug_of
from tests.support import sites
from tests.support.entries import WORDINGS, of, worded
from tests.support.html import attr, every, links, one, plain, rest, texts
from tests.support.sites import AREAS, LAUNCHED, PAGES, ROWS, SERVICES, SITE, ZONES


@dataclass(frozen=True)
class Moment:
    """Who looks at a page and when; ``wrong`` is what of an address cannot be understood."""

    place: str = ""  # as an address names it; a page about an area is met in its own zone only
    at: str = ""
    notice: str = ""
    wrong: str = ""

    def query(self, path: str) -> str:
        place = "" if path in AREAS else self.place
        named = {"zone": place, "at": self.at, "notice": self.notice}
        return "&".join(f"{name}={value}" for name, value in named.items() if value)

    def addresses(self) -> dict[str, str]:
        """Every page at this moment, by its path."""
        queries = {path: self.query(path) or self.wrong for path in PAGES}
        return {path: f"{path}?{query}" if query else path for path, query in queries.items()}

    def zone(self, path: str) -> dict[str, object]:
        """The row of the zone in which a page is met, empty for none."""
        own = AREAS.get(path, self.place or "bench-and-west-boise")
        by_zip = (row for row in map(ROWS.get, ZONES.values()) if own in row["zip_codes"])
        return ROWS[ZONES[own]] if own in ZONES else next(by_zip, {})

    @property
    def day(self) -> str:
        return self.at.partition("T")[0] or LAUNCHED.isoformat()


MOMENTS = {
    "as first met": Moment(),
    "in a paused zone, Sunday at two": Moment(
        "caldwell-and-middleton", "2026-10-18T02:00", "full-day"
    ),
    "in an emergency-only zone": Moment("idaho-city-and-horseshoe-bend", notice="cold-snap"),
    "with a notice": Moment(notice="cold-snap"),
    "in a heat wave, where nobody comes for that": Moment(
        "idaho-city-and-horseshoe-bend", "2027-07-06T16:00", "heat-wave"
    ),
    "on a full day": Moment("nampa-and-kuna", "2026-11-25T21:00", "full-day"),
    "in the evening": Moment(at="2026-10-14T21:00"),
    "elsewhere after the season": Moment("nampa-and-kuna", "2026-11-16T10:00"),
    "outside": Moment("83647", "2026-10-14T10:00", "cold-snap"),
    "after all offers": Moment(at="2027-01-01T00:00"),
    "in another zone, of a ZIP code": Moment("83702", "2026-10-24T12:00", "heat-wave"),
    "asked for what is not there": Moment(wrong="zone=8364&at=x&notice=maybe&mapping=1&mapping=2"),
}
every_moment = pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)

# The offers of the map that hold, with the pages that show them.
OFFERS = {
    "O1": ("", "offers/", "hvac-tune-up/", "lp/fall-tune-up/"),
    "O2": ("", "offers/", "hvac-replacement/"),
    "O4": ("", "offers/", "drain-cleaning/", "lp/drain-special/"),
}
RETIRED = ROWS["O3"]["name"].partition(",")[0]
JOBS = [row.fields for row in of("titan_map.jobtype") if row.fields["snapshot"] == ["launch"]]
SHOWN = [job["public_label"].casefold() for job in JOBS if job["code"] in SERVICES]
CODE = re.compile(r"\b(?:JT|BU|CR|Z|C|O|M)\d+\b")


def own_names() -> list[str]:
    """What the shop's lists call things, but for a name that a homeowner's word for it holds."""
    names = [job[key] for job in JOBS for key in ("name", "pricebook") if key in job]
    names = [name for name in names if not any(name.casefold() in shown for shown in SHOWN)]
    # What is not, or no longer, sold there: by the first word of its label.
    labels = [job["public_label"] for job in JOBS if "public_label" in job]
    names += [label.split()[0] for label in labels if label.casefold() not in SHOWN]
    names += [
        row.fields["name"]
        for kind in ("businessunit", "campaign")
        for row in of(f"titan_map.{kind}")
    ]
    return list(dict.fromkeys([*names, RETIRED]))


INTERNAL = own_names()
# Where an amount or ServiceTitan may be named: in an offer, and where it is said what is not done.
BY_HAND = [WORDINGS[slug_of(control, "person")] for control in Control]
BY_HAND += [row.fields["text"] for row in of("flow.disclaimer")]
ALLOWED = [ROWS[code]["name"] for code in OFFERS] + [" ".join(text.split()) for text in BY_HAND]


# What loads, leads or sends to another place; a drawing's xlink:href is an href too.
ELSEWHERE = ", ".join(
    f'[{name}^="{start}"]'
    for name in ("src", "href", "action")
    for start in ("//", "http://", "https://")
)


@pytest.fixture(scope="module")
def asked(server):
    return sites.reader(server)


def flat(markup: str) -> str:
    """All that stands in a piece of HTML, attributes too; without what is drawn."""
    markup = re.sub(r"<path [^>]*>|</?span[^>]*>", "", markup)
    return " ".join(html.unescape(markup).split())


def leaks(page: str) -> set[str]:
    """What of the shop's own lists, of amounts and of ServiceTitan stands in a page."""
    text = flat(sites.unsigned(page))
    for allowed in ALLOWED:
        text = text.replace(allowed, re.sub(r"ServiceTitan|\$", "", allowed))
    found = {*CODE.findall(text), *re.findall(r"\$ ?\w+", text)}
    text = text.casefold()
    found |= {name for name in INTERNAL if name.casefold() in text}
    return found | set(re.findall(r"servicetitan", text))


@every_moment
def test_no_page_tells_a_homeowner_the_shop_s_own_names(asked, moment):
    for path, address in moment.addresses().items():
        page = asked(address)
        assert leaks(sites.outside_panel(page)) == set(), path
        homeowner = rest(sites.shop(page), "section.then")
        assert "ServiceTitan" not in homeowner, path
        assert "PageToJob" not in homeowner, path


def test_such_a_name_would_be_found(asked):
    """Behind its page each service's are; in no other part of these pages."""
    behind = {code: leaks(asked(path)) for code, path in SERVICES.items()}
    for code, found in behind.items():
        job = ROWS[code]
        names = {code, ROWS[job["business_units"][0]]["name"], "servicetitan"}
        names |= {job[key] for key in ("name", "pricebook") if job[key] in INTERNAL}
        assert names <= found, code
    assert {"CR8", "Z1", ROWS["JT02"]["name"], ROWS["C2"]["name"]} <= behind["JT02"]
    assert {RETIRED, "$2", "O3"} <= leaks(asked("offers/"))
    assert len(INTERNAL) > 30


@every_moment
def test_the_retired_offer_is_on_no_page_and_its_row_behind_those_that_would_show_it(asked, moment):
    behind = {"", "offers/", "ductless-mini-splits/"}
    credit = " ".join(RETIRED.split()[-2:])
    for path, address in moment.addresses().items():
        page = asked(address)
        assert credit not in flat(sites.unsigned(sites.outside_panel(page))), path
        assert (credit in flat(sites.panel(page).html)) is (path in behind), path


@every_moment
def test_an_offer_stands_on_its_pages_in_its_zones_until_its_last_day(asked, moment):
    for path, address in moment.addresses().items():
        zone = moment.zone(path)
        expected = [
            offer["name"]
            for offer, pages in ((ROWS[code], pages) for code, pages in OFFERS.items())
            if path in pages and zone.get("code") in offer["zones"] and moment.day <= offer["ends"]
        ]
        assert sites.offers(asked(address)) == expected, path


@every_moment
def test_a_notice_leads_every_page_and_nothing_else_does(asked, moment):
    for path, address in moment.addresses().items():
        status, expected = moment.zone(path).get("status"), []
        # Where only some work is done a notice about other work is not for anybody.
        if moment.notice and status and (status, moment.notice) != ("emergency-only", "heat-wave"):
            expected = [sites.banner(moment.notice, status)]
        assert sites.banners(asked(address)) == expected, path


@every_moment
def test_links_keep_the_moment_and_only_those_to_an_area_leave_the_place(asked, moment):
    for path, address in moment.addresses().items():
        # From an area they carry its zone, but for the one in which a page is first met.
        own = {**AREAS, "areas/west-boise/": ""}.get(path, moment.place)
        there = Moment(own, moment.at, moment.notice)
        found = sites.links(sites.shop(asked(address)))
        assert len(found) > len(PAGES) - 4
        for link in found:
            to, _, query = link.partition("?")
            assert query == there.query(to), (path, link)


@every_moment
def test_nothing_on_a_page_sends_dials_or_loads_anything(asked, moment):
    for path, address in moment.addresses().items():
        page = asked(address)
        forms = every(page, "form")
        assert 1 <= len(forms) <= 2, path
        for form in forms:
            assert "method" not in form.attributes, path
            assert attr(form, "action") in (SITE + path, f"{SITE}{path}#areas")
        kinds = {attr(field, "type") for field in every(page, "input[type]")}
        assert kinds <= {"checkbox", "datetime-local", "hidden"}, path
        # Below the site stands whom a reader of ours asks.
        ours = rest(page, "footer.page-foot").casefold()
        for never in ("<iframe", "<textarea", "tel:", "mailto:", "sms:", "formaction", "hx-post"):
            assert never not in ours, (path, never)
        assert not every(sites.shop(page), ELSEWHERE), path
        controls = links(page, "a.front__control, a.thumbs__control, a.shop-head__call")
        assert len(controls) >= len(sites.labels(page)), path
        assert set(controls) <= {"#then"}, path


@every_moment
def test_every_row_and_every_rule_in_a_panel_has_its_source_and_day(asked, moment):
    listed = (row.fields for row in of("titan_map.source") if row.fields["snapshot"] == ["launch"])
    known = {f"{source['name']}, {source['day']}" for source in listed}
    for path, address in moment.addresses().items():
        found = sites.panel(asked(address))
        sources = texts(found, ".mapping__source")
        stated = len(every(found, ".mapping__row, .mapping__reason"))
        assert len(sources) == stated >= (2 if moment.zone(path) else 1), path
        assert {re.sub(r"^Reviewer: [a-z ]+; ", "", source) for source in sources} <= known, path


def test_every_page_turns_away_whoever_is_outside_all_zones(asked):
    addresses = MOMENTS["outside"].addresses()
    for path in set(PAGES) - set(AREAS):
        page = asked(addresses[path])
        assert sites.first_line(page) == sites.line("outside", place="83647"), path
        assert sites.labels(page) == sites.received(page) == [], path
        assert sites.reasons(page) == {}, path
        assert worded("no-rule-outside", place="83647") in plain(sites.panel(page)), path
        assert not every(page, ".thumbs, .shop-head__call"), path


def test_every_page_says_all_that_is_wrong_at_once(asked):
    for path, address in MOMENTS["asked for what is not there"].addresses().items():
        page, bare = asked(address), asked(path)
        assert sites.wrong(page) == {
            "zone": worded("place-not-understood", value="8364", day=LAUNCHED),
            "at": worded("time-not-understood", value="x", day=LAUNCHED),
            "notice": worded("notice-not-understood", value="maybe"),
            "mapping": worded("chosen-twice"),
        }, path
        assert sites.first_line(page) == sites.first_line(bare), path
        assert sites.labels(page) == sites.labels(bare), path
        assert sites.panel(page) == sites.panel(bare), path


@pytest.mark.parametrize("path", PAGES)
def test_a_changed_choice_is_given_the_changed_part_alone(asked, server, path):
    address = MOMENTS["in another zone, of a ZIP code"].addresses()[path]
    answer = server.get(SITE + address, HX_Request="true")
    whole, part = asked(address), answer.text
    assert answer.headers["Vary"] == "HX-Request, HX-Boosted"
    assert answer.headers["Cache-Control"] == "private, no-store"
    for absent in ("<html", "<head>", "<body", "<link", "<script", "<footer"):
        assert absent not in part
    assert not every(part, ".moment__form")
    fields = ("zone-wrong", "at-wrong", "notice-wrong", "mapping-wrong")
    for name in ("shop", "mapping", "state", "edition", "said", *fields):
        assert len(every(part, f'[id="{name}"]')) == 1, name
    title = one(part, "head > title")
    assert title == one(whole, "head > title")
    assert plain(title).endswith(" | PageToJob")
    assert sites.shop(part).html.split() == sites.shop(whole).html.split()
    assert sites.panel(part).html.split() == sites.panel(whole).html.split()
    assert texts(part, "p#said") == [sites.first_line(whole)]
