"""A homeowner meets no word of the shop's own lists; whoever asks what is behind a page, all."""

import html
import re

import pytest

from tests.support import sites
from tests.support.entries import of, plain
from tests.support.sites import AREAS, PAGES, SITE

# By moment, what is asked of a page: a place, and the rest.
MOMENTS = {
    "as first met": ("", ""),
    "in a paused zone, Sunday at two": ("zone=caldwell-and-middleton&", "at=2026-10-18T02:00"),
    "in an emergency-only zone": ("zone=idaho-city-and-horseshoe-bend", ""),
    "with a notice": ("", "notice=on"),
    "in the evening": ("", "at=2026-10-14T21:00"),
    "after the season": ("", "at=2026-11-16T10:00"),
    "outside": ("zone=83647", ""),
    "after all offers": ("", "at=2027-01-01T00:00"),
    "in another zone, of a ZIP code": ("zone=83702&", "at=2026-10-24T12:00&notice=on"),
    "asked for what is not there": ("", "zone=8364&at=x&notice=maybe&mapping=1"),
}
CODE = re.compile(r"\b(?:JT|BU|CR|Z|C|O|M)\d+\b")
INTERNAL = (
    "HVAC - Service",
    "HVAC - Maintenance",
    "HVAC - Replacement",
    "Plumbing - Service",
    "Plumbing - Drain & Sewer",
    "Plumbing - Seasonal",
    "FallTuneUp-GoogleAds",
    "NoHeat-LSA",
    "DrainSpecial-Mail",
    "HeatPump-Meta",
    # Job types, but for those whose names are part of what a homeowner calls them.
    "No Cooling",
    "No Heat",
    "HVAC Tune-Up",
    "Replacement Estimate",
    "Ductless Estimate",
    "IAQ Estimate",
    "Drain Clog",
    "Recall / Callback",
    "Warranty Return",
    "Internal - Training",
    # What is not, or no longer, sold there.
    "Backflow",
    "Boiler",
    "Swamp cooler",
    "Federal heat pump tax credit",
    # Names of the pricebook.
    "Diagnostic - ",
    "Precision tune-up",
    "Replacement consultation",
    "IAQ assessment",
    "Drain clear - branch line",
    "Irrigation winterization",
)
OFFERS = ("$89 first-visit tune-up", "$129 branch-line drain clear")
BY_HAND = (
    "PageToJob is not affiliated with or endorsed by ServiceTitan.",
    "and books the visit in ServiceTitan by hand.",
    "The visit is booked in ServiceTitan by hand and the record marked manual complete.",
)


@pytest.fixture(scope="module")
def asked(server):
    return sites.reader(server)


def addresses(moment: str) -> dict[str, str]:
    """Every page at a moment, by its path; one about an area is met in its own zone only."""
    place, rest = MOMENTS[moment]
    return {path: f"{path}?{'' if path in AREAS else place}{rest}" for path in PAGES}


def flat(page: str) -> str:
    """All that stands in a page, attributes too; without what is drawn, and without its edition."""
    page = re.sub(r"<path [^>]*>|</?span[^>]*>", "", sites.unsigned(page))
    return " ".join(html.unescape(page).split())


def leaks(page: str) -> list[str]:
    """What of the shop's own lists, of amounts and of ServiceTitan stands in a page."""
    text = flat(page)
    for allowed in (*OFFERS, *BY_HAND):
        text = text.replace(allowed, "")
    found = [name for name in INTERNAL if name.casefold() in text.casefold()]
    found += CODE.findall(text) + re.findall(r"\$ ?\w+", text)
    return found + re.findall(r"servicetitan", text.casefold())


@pytest.mark.parametrize("moment", MOMENTS)
def test_no_page_tells_a_homeowner_the_shop_s_own_names(asked, moment):
    for path, address in addresses(moment).items():
        page = asked(address)
        assert leaks(sites.outside_panel(page)) == [], path
        before, _, after = sites.shop(page).partition('<section class="then"')
        homeowner = before + after.partition("</section>")[2]
        assert "ServiceTitan" not in homeowner, path
        assert "PageToJob" not in homeowner, path


def test_such_a_name_would_be_found(asked):
    """In the panel there are many, and in no other part of these pages."""
    found = set(leaks(asked("furnace-repair/")))
    assert {
        "JT02",
        "CR8",
        "Z1",
        "HVAC - Service",
        "NoHeat-LSA",
        "No Heat",
        "Diagnostic - ",
    } <= found
    assert "servicetitan" in found
    assert {"Federal heat pump tax credit", "$2", "O3"} <= set(leaks(asked("offers/")))


def test_every_name_of_the_map_is_looked_for():
    """A job type's is left out where a homeowner's word for its work holds it."""
    known = [name.casefold() for name in INTERNAL]
    launch = [row for row in of("jobtype") if row.fields["snapshot"] == ["launch"]]
    labels = [row.fields.get("public_label", "").casefold() for row in launch]
    names = [row.fields["name"].casefold() for row in launch]
    assert len(launch) == 17
    names = [name for name in names if not any(name in label for label in labels)]
    for kind in ("businessunit", "campaign"):
        names += [row.fields["name"].casefold() for row in of(kind)]
    assert [name for name in names if name not in known] == []


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_retired_offer_is_on_no_page_and_its_row_behind_those_that_would_show_it(asked, moment):
    behind = {"", "offers/", "ductless-mini-splits/"}
    for path, address in addresses(moment).items():
        page = asked(address)
        assert "tax credit" not in flat(sites.outside_panel(page)), path
        assert ("tax credit" in flat(sites.panel(page))) is (path in behind), path


@pytest.mark.parametrize("moment", MOMENTS)
def test_nothing_on_a_page_sends_dials_or_loads_anything(asked, moment):
    for path, address in addresses(moment).items():
        page = asked(address)
        forms = re.findall(r"<form\b[^>]*>", page)
        assert 1 <= len(forms) <= 2, path
        for form in forms:
            assert re.search(r'method="([^"]*)"', form) is None, path
            action = re.search(r' action="([^"]*)"', form)[1]
            assert action in (SITE + path, f"{SITE}{path}#areas")
        kinds = set(re.findall(r'<input\b[^>]* type="([^"]*)"', page))
        assert kinds <= {"checkbox", "datetime-local", "hidden"}, path
        for never in ("<iframe", "<textarea", "tel:", "mailto:", "sms:", "formaction", "hx-post"):
            assert never not in page.casefold(), (path, never)
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', sites.shop(page)), path
        controls = re.findall(r'<a class="(?:front__control|thumbs__|shop-head__call)[^>]*>', page)
        assert all(control.endswith('href="#then">') for control in controls), path


def rows(page: str) -> dict[str, tuple[str, str, str]]:
    """The rows behind a page, by their kind: the value, what is said of it, its source."""
    found = {}
    for row in sites.panel(page).split('<div class="mapping__kind">')[1:]:
        kind, value, note, source = (
            next(iter(sites.words(pattern, row)), "")
            for pattern in (
                r"<dt>(.*?)</dt>",
                r"<strong>(.*?)</strong>",
                r'<span class="mapping__note">(.*?)</span> <span class="mapping__source">',
                r'<span class="mapping__source">(.*)</dd>',
            )
        )
        assert kind not in found
        found[kind] = (value, note, source)
    return found


def test_the_panel_names_each_row_behind_a_page_with_its_source_and_day(asked):
    source = "approved list, 2026-10-02"
    found = rows(asked("furnace-repair/"))
    assert {kind: value for kind, (value, _, _) in found.items()} == {
        "Page": "/furnace-repair",
        "Job type": "JT02 No Heat",
        "Business unit": "HVAC - Service",
        "Zone": "Z1, active",
        "Campaign": "NoHeat-LSA",
        "Pricebook": "Diagnostic - heating",
        "Fallback": "dispatch inbox",
    }
    assert {row[2] for row in found.values()} == {source}
    assert found["Zone"][1] == "Bench and West Boise: 83704, 83705, 83709, 83713, 83714"
    assert found["Campaign"][1] == "google / local services ads (calls); always on"
    assert rows(asked("hvac-tune-up/"))["Offer"] == (
        "O1 $89 first-visit tune-up",
        "Ends 2026-11-30",
        source,
    )
    assert rows(asked("plans/comfort/"))["Membership"][0] == "M1 Comfort Plan"
    assert rows(asked("areas/mountain/"))["Zone"][0] == "Z6, emergency-only"
    assert rows(asked("request/"))["Fallback"][1].startswith("Whoever reads it calls back. ")


def test_every_row_and_every_rule_in_a_panel_has_its_source_and_day(asked):
    dated = re.compile(r"(?:Reviewer: [a-z ]+; )?approved list, 2026-10-02")
    for moment in ("as first met", "in a paused zone, Sunday at two", "with a notice"):
        for path, address in addresses(moment).items():
            found = sites.panel(asked(address))
            sources = sites.words(r'class="mapping__source">(.*?)</(?:p|dd)>', found)
            stated = found.count('class="mapping__row"') + found.count('class="mapping__reason"')
            assert len(sources) == stated >= 2, path
            assert all(dated.fullmatch(source) for source in sources), path


def test_the_panel_says_which_rule_decides_when_and_who_reviews_it(asked):
    def reasons(address: str) -> list[str]:
        panel = sites.panel(asked(address))
        return sites.words(r'<li class="mapping__reason">(.*?)</li>', panel)

    shows = "Phone first, request form second; for water heaters the form takes a photo"
    when = "When Any time, in an active zone"
    reviewed = "Reviewer: operations manager; approved list, 2026-10-02"
    assert reasons("furnace-repair/") == [f"CR8 Decides {shows} {when} {reviewed}"]
    assert reasons("furnace-repair/?at=2026-10-14T21:00&notice=on") == [
        "CR2 Decides Call now reaches the on-call technician; scheduler hidden; the form says "
        f"next business day When Outside office hours {reviewed}",
        f"CR8 Overruled {shows} {when} {reviewed}",
        "CR3 Banner The scheduler becomes a request form; a no-heat banner leads every page "
        f"When While operations has posted a cold-snap notice {reviewed}",
    ]
    [paused] = reasons("furnace-repair/?zone=caldwell-and-middleton")
    assert paused.startswith("CR6 Decides No booking button;")
    assert "When Zone paused: Caldwell and Middleton Reviewer: owner;" in paused


@pytest.mark.parametrize(
    ("address", "stands"),
    [
        ("hvac-tune-up/", "Ends 2026-11-30"),
        ("hvac-tune-up/?at=2026-12-01T00:00", "Not shown: ended 2026-11-30"),
        ("drain-cleaning/?zone=83642", "Not shown: valid in Z1, Z2"),
        (
            "ductless-mini-splits/",
            "Not shown. The credit ended; the offer is retired: marketing manager",
        ),
    ],
)
def test_the_panel_says_how_an_offer_stands(asked, address, stands):
    assert rows(asked(address))["Offer"][1] == stands


def test_a_hidden_panel_is_empty_and_the_shop_s_part_the_same(asked):
    page, bare = asked("furnace-repair/?mapping=hidden"), asked("furnace-repair/")
    assert plain(sites.panel(page)) == ""
    assert 'href="#mapping"' not in page
    assert plain(sites.shop(page)) == plain(sites.shop(bare)).replace("Which rule says so ", "")
