"""Whatever shows an offer says as of which day: on screen, on paper and in what a text names."""

import re
from datetime import date

import pytest

from artifacts.titan_map.rules.facts import in_scope
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.words import day, names_in
from tests.support import sites
from tests.support.entries import ENTRIES, section_of, worded
from tests.support.exhibits import section
from tests.support.html import attr, every, plain, texts
from tests.support.paper import sheets_of
from tests.support.sites import LAUNCHED

MOMENTS = ("", "?at=2026-11-30T10:00", "?at=2026-12-01T10:00", "?at=2027-01-01T10:00")
# Figures that are others on another day of the map, whatever else stands beside them.
OF_A_DAY = {
    "shown_offers",
    "offers_shown",
    "retired_offers",
    "offers_retired",
    "live_campaigns",
    "paused_campaigns",
    "active_areas",
    "paused_areas",
    "emergency_areas",
    "zones_active",
    "zones_paused",
    "zones_emergency",
}


def said_as(of: date) -> set[str]:
    return {of.isoformat(), day(of)}


def ends(launch: TitanMap) -> set[str]:
    """The last day of each offer that is shown, as a page writes it."""
    found = (offer.ends for offer in launch.offers if offer.ends and in_scope(offer))
    return set().union(*map(said_as, found))


def has_any(text: str, words: set[str]) -> bool:
    return any(word in text for word in words)


def test_what_shows_the_end_of_an_offer_shows_the_day_as_of_which_it_does(shown):
    pages, example = shown
    launch, found = example.launch, set()
    for address, page in pages.items():
        for part in every(page, "section.section"):
            if has_any(plain(part), ends(launch)):
                assert has_any(plain(part), said_as(launch.as_of)), (address, attr(part, "id"))
                found.add(attr(part, "id"))
    assert {"titan-map-rows", "offer-positioning", "drift-baseline"} <= found


def test_so_does_every_sheet_of_the_demo_and_every_document(pdfs, example):
    launch = example.launch
    [demo] = [pdf for address, pdf in pdfs.items() if "website-demo" in address]
    shown_on = [sheet for sheet in sheets_of(demo) if has_any(sheet, ends(launch))]
    assert shown_on
    for text in (*shown_on, *("\f".join(sheets_of(pdf)) for pdf in pdfs.values())):
        text = " ".join(text.split())
        assert not has_any(text, ends(launch)) or has_any(text, said_as(launch.as_of))


def test_the_shown_offer_is_drawn_with_its_moment(small_pages):
    drawn = sites.miniatures(small_pages[sites.ARTIFACT], "offer-positioning")
    assert [each.when for each in drawn] == ["West Side, Tue 2026-10-13, 10 AM"] * 2
    positioned = section(small_pages, "website-demo", "offer-positioning")
    assert len(every(positioned, "p.miniature__when")) == 2


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_page_with_an_offer_says_as_of_which_day(server, moment):
    asked, showing = sites.reader(server), []
    for path in sites.PAGES:
        shop = sites.shop(asked(path + moment))
        noted = texts(shop, "#offers ~ div .shop-note")
        today = date.fromisoformat(moment[4:14]) if moment else LAUNCHED
        showing += [path] if sites.offers(shop) else []
        assert noted == ([worded("offers-of-day", day=day(today))] if sites.offers(shop) else [])
        if path == "offers/":
            assert day(today) in plain(shop)
    assert bool(showing) is (moment != MOMENTS[-1])


def test_a_text_that_names_what_is_so_on_a_day_names_the_day():
    """Its own, or its section's."""
    told = 0
    for entry in ENTRIES:
        for text in map(str, entry.fields.values()):
            if entry.model.startswith("artifacts.") and names_in(text) & OF_A_DAY:
                told += 1
                about = section_of(entry).fields.get("sample", "")
                said = " ".join(text.casefold().split())
                is_dated = "launch_date" in names_in(text) | names_in(about)
                at_launch = re.search(r"\bat launch\b|\blaunch at\b", said)  # however it is turned
                assert is_dated or at_launch, (entry.file, text)
    assert told > 10
