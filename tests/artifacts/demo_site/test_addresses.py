"""The demo site has the map's addresses and no others, and an address carries what was chosen."""

import re

import pytest
from django.core.handlers.wsgi import WSGIHandler

from artifacts.demo_site.models import site_words
from artifacts.titan_map.models import worked_example
from pagetojob import database
from tests.support import sites
from tests.support.application import Answered
from tests.support.entries import worded
from tests.support.exhibits import section, tables
from tests.support.html import attr, every, link_saying, one, plain, texts
from tests.support.sites import AREAS, PAGES, SITE, SMALL_AREAS, SMALL_PAGES

CHOICE = "at=2026-10-14T21:00&notice=cold-snap&mapping=hidden"
FURNACE, SERVED = "furnace-repair/", worded("zone-status-active-brief")
WITHDRAWN = {
    "boiler-repair/": "services/",
    "areas/mountain-home/": "service-areas/",
    "lp/heat-pump-savings/": "ductless-mini-splits/",
}


@pytest.fixture(scope="module")
def asked(small):
    return sites.reader_of(small)


@pytest.fixture(scope="module")
def answer(small):
    """What the small content's site answers to an address; as to a script of ours, ``in_part``."""

    def get(address: str, *, in_part: bool = False) -> Answered:
        return small.get(SITE + address, **({"HTTP_HX_REQUEST": "true"} if in_part else {}))

    return get


def led(answered: Answered) -> tuple[str, str | None]:
    """The status of an answer, and the address that it leads to."""
    return answered.status[:3], answered.headers.get("Location")


def listed(pages: dict[str, str], which: str) -> list[list[str]]:
    """The map's table of the addresses that are live or withdrawn."""
    found = tables(section(pages, "launch-packet", "url-list"))
    [rows] = [rows for title, rows in found.items() if title.endswith(f" {which}")]
    return rows


def test_the_site_has_the_pages_of_the_map_s_url_list(pages, server):
    live = [row[-3].strip("/") for row in listed(pages, "live")]
    assert sorted(live) == sorted(path.strip("/") for path in PAGES)
    published = {address.removeprefix(SITE) for address in pages if address.startswith(SITE)}
    assert published == set(PAGES)
    assert [path for path in PAGES if server.get(SITE + path).status != 200] == []


@pytest.mark.parametrize(
    "path",
    [
        "nothing/",
        "areas/",
        "areas/star/",
        "plans/family/",
        "lp/",
        "lp/spring/",
        "boiler/",
        "backflow-testing/",
        "swamp-cooler-start-up/",
        "furnace-repair/x/",
        "furnace-repair//",
        "Furnace-Repair/",
        "x/furnace-repair/",
        "boiler-repair/x/",
        "index.html/",
        "<script>alert(1)</script>/",
    ],
)
def test_any_other_address_is_missing(answer, path):
    for query in ("", "?zone=83647", "?at=2026-10-14T21:00&notice=cold-snap"):
        missing = answer(path + query)
        assert missing.status == "404 Not Found", query
        assert "<script>alert" not in missing.text
        assert not every(missing.text, ".front")
    assert answer(path, in_part=True).status == "404 Not Found"


@pytest.mark.parametrize(
    "query",
    ["", "?at=2026-10-14T21:00&notice=cold-snap", "?utm_source=mail&zone=%22%3E%3Cscript%3E&a"],
)
def test_a_withdrawn_address_leads_where_the_map_says_and_keeps_its_query(answer, query):
    assert led(answer(f"boiler-repair/{query}")) == ("301", f"{SITE}services/{query}")


def test_so_does_every_one_that_the_map_has_withdrawn(pages, server):
    withdrawn = {f"{row[0][1:]}/": f"{row[1][1:]}/" for row in listed(pages, "withdrawn")}
    assert withdrawn == WITHDRAWN
    for path, to in WITHDRAWN.items():
        there = server.get(f"{SITE}{path}?notice=cold-snap")
        assert (there.status, there.headers["Location"]) == (301, f"{SITE}{to}?notice=cold-snap")


def test_an_address_without_its_last_stroke_is_led_to_the_page(server):
    there = server.get(f"{SITE}furnace-repair?zone=83647")
    assert (there.status, there.headers["Location"]) == (301, f"{SITE}furnace-repair/?zone=83647")


def test_every_page_is_reached_by_links_from_the_home_page(pages):
    reached: set[str] = set()
    ahead = {""}
    while ahead:
        reached |= ahead
        found = {link for path in ahead for link in sites.links(sites.shop(pages[SITE + path]))}
        ahead = {link.partition("?")[0] for link in found} - reached
    assert reached == set(PAGES)


@pytest.mark.parametrize("path", SMALL_PAGES)
def test_links_keep_that_the_mapping_is_hidden(asked, path):
    """That they keep the moment holds on every page at every moment, and is shown there."""
    place = SMALL_AREAS.get(path, "83605")
    own = "" if path == "areas/boise/" else f"zone={place}&"  # the first area is met bare
    found = sites.links(sites.shop(asked(f"{path}?zone={place}&{CHOICE}")))
    assert len(found) > len(SMALL_PAGES) - 3
    for link in found:
        to, _, query = link.partition("?")
        assert query == (CHOICE if to in SMALL_AREAS else f"{own}{CHOICE}"), link


@pytest.mark.parametrize("path", SMALL_AREAS)
def test_a_page_about_an_area_leads_to_the_page_of_the_place_that_is_asked_for(answer, path):
    for area, zone in SMALL_AREAS.items():
        there = ("302", f"{SITE}{area}?{CHOICE}") if area != path else ("200", None)
        assert led(answer(f"{path}?zone={zone}&{CHOICE}")) == there
        # In place the page is swapped at once, and what is said of it is heard.
        part = answer(f"{path}?zone={zone}&{CHOICE}", in_part=True)
        assert led(part) == ("200", None)
        assert part.headers["HX-Replace-Url"] == f"{SITE}{area}?{CHOICE}"
        assert plain(one(part.text, "#said")) == plain(one(part.text, ".front__line")) != ""
    outside = ("302", f"{SITE}service-areas/?zone=83647&{CHOICE}")
    assert led(answer(f"{path}?zone=83647&{CHOICE}")) == outside


def test_a_zip_code_leads_to_the_page_of_its_area(answer, asked):
    elsewhere = answer("areas/boise/?zone=83605")
    assert led(elsewhere) == ("302", f"{SITE}areas/caldwell/")
    assert elsewhere.headers["Cache-Control"] == "private, no-store"
    assert sites.wrong(asked("areas/boise/?zone=83704"))["zone"] == ""


@pytest.mark.parametrize("path", [path for path in PAGES if path not in AREAS])
def test_links_of_a_bare_page_are_bare(pages, path):
    page = pages[SITE + path]
    assert not [link for link in sites.links(sites.shop(page)) if "?" in link]
    assert attr(one(page, ".state [data-copy]"), "data-copy") == SITE + path
    assert not every(page, "a.state__item")


@pytest.mark.parametrize("path", SMALL_PAGES)
def test_a_bare_address_is_the_moment_of_the_launch(small_pages, asked, path):
    zone = SMALL_AREAS.get(path, "west-side")
    launch = asked(f"{path}?zone={zone}&at=2026-10-13T10:00&notice=&mapping=")
    assert launch == small_pages[SITE + path]
    later = asked(f"{path}?at=2026-10-13T21:00")
    assert sites.shop(later) != sites.shop(launch)


@pytest.mark.parametrize("path", ["", "service-areas/"])
def test_asking_for_a_zip_code_keeps_the_rest_of_the_choice(asked, path):
    page = asked(f"{path}?zone=caldwell&{CHOICE}")
    hidden = every(one(page, "form.zip-check"), 'input[type="hidden"]')
    assert "&".join(f"{attr(each, 'name')}={attr(each, 'value')}" for each in hidden) == CHOICE
    said = "p.zip-check__said"
    inside, outside = asked(f"{path}?zone=83705"), asked(f"{path}?zone=83647")
    assert texts(inside, said) == [f"83705: West Side. {SERVED}."]
    assert texts(outside, said) == [f"83647: {sites.line('outside', place='83647')}"]


def test_the_link_to_copy_is_the_choice_and_nothing_else(asked):
    turned = "mapping=hidden&utm_source=mail&notice=cold-snap&at=2026-10-14T21:00&zone=83605"
    page = asked(f"{FURNACE}?{turned}")
    copied = attr(one(page, ".state [data-copy]"), "data-copy")
    assert copied == f"{SITE}{FURNACE}?zone=83605&{CHOICE}"
    launch = f"{worded('as-at-launch')}: {worded('who-looks-and-when')}"
    assert attr(link_saying(one(page, ".state"), launch), "href") == SITE + FURNACE
    assert plain(sites.panel(page)) == ""
    assert "utm_source" not in page


def test_an_answer_to_a_query_is_stored_nowhere_and_stands_for_the_bare_address(server, pages):
    chosen = server.get(f"{SITE}{FURNACE}?zone=83647")
    assert chosen.headers["Cache-Control"] == "private, no-store"
    assert chosen.headers["Vary"] == "HX-Request, HX-Boosted"
    canonical = attr(one(chosen.text, 'link[rel="canonical"]'), "href")
    assert canonical == f"{server.origin}{SITE}{FURNACE}"
    bare = server.get(SITE + FURNACE)
    assert bare.headers["Cache-Control"] == "public, max-age=60"
    assert re.fullmatch(r'W/"[0-9a-f]{16}"', bare.headers["ETag"])
    assert bare.text == pages[SITE + FURNACE]


def test_the_address_after_a_changed_choice_is_the_choice_and_nothing_else(answer):
    def replaced(query: str) -> str | None:
        return answer(f"{FURNACE}?{query}", in_part=True).headers.get("HX-Replace-Url")

    assert replaced("zone=west-side&at=2026-10-13T10:00") == SITE + FURNACE
    chosen = f"zone=83605&{CHOICE}"
    assert replaced(f"utm_source=mail&{chosen}") == f"{SITE}{FURNACE}?{chosen}"
    assert replaced("zone=8364&at=2026-10-13T10:00") is None  # so that what was typed stays


def test_a_link_of_the_time_when_there_was_one_notice_means_the_first(answer, asked):
    old, new = f"{FURNACE}?notice=on", f"{FURNACE}?notice=cold-snap"
    assert sites.shop(asked(old)) == sites.shop(asked(new))
    assert sites.wrong(asked(old))["notice"] == ""
    assert attr(one(asked(old), ".state [data-copy]"), "data-copy") == SITE + new
    assert answer(old, in_part=True).headers["HX-Replace-Url"] == SITE + new


def test_a_notice_is_chosen_by_its_name(asked):
    def chosen(address: str) -> str:
        return plain(one(asked(address), "select#notice option[selected]"))

    named = texts(asked(FURNACE), "select#notice option")
    assert named == [worded("no-notice"), "Cold snap"]
    assert chosen(FURNACE) == worded("no-notice")
    assert chosen(f"{FURNACE}?notice=cold-snap") == "Cold snap"


def test_a_page_asks_the_database_little(published, rf, django_assert_max_num_queries, db):
    database.use(published.revision.database)
    worked_example()
    site_words()
    handler = WSGIHandler()
    handler.get_response(rf.get(f"{SITE}{FURNACE}?zone=83702", HTTP_HOST="127.0.0.1"))
    for path in PAGES:
        with django_assert_max_num_queries(5):
            zone = AREAS.get(path, "nampa-and-kuna")
            request = rf.get(f"{SITE}{path}?zone={zone}&{CHOICE}", HTTP_HOST="127.0.0.1")
            assert handler.get_response(request).status_code == 200
