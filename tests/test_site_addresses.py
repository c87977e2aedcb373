"""The demo site has the map's addresses and no others, and an address carries what was chosen."""

import html
import re

import pytest
from django.core.handlers.wsgi import WSGIHandler

from artifacts.models import site_words, worked_example
from pagetojob import database
from tests.support import sites
from tests.support.entries import plain
from tests.support.sites import AREAS, PAGES, SITE
from tests.test_map_exhibits import section, tables

CHOICE = "at=2026-10-14T21:00&notice=on&mapping=hidden"
FURNACE = "furnace-repair/"
WITHDRAWN = {
    "boiler-repair/": "services/",
    "areas/mountain-home/": "service-areas/",
    "lp/heat-pump-savings/": "ductless-mini-splits/",
}


@pytest.fixture(scope="module")
def asked(server):
    return sites.reader(server)


def test_the_site_has_the_pages_of_the_map_s_url_list(pages, server):
    listed = tables(section(pages, "launch-packet", "url-list"))
    live = [row[-3].strip("/") for row in listed["27 live"]]
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
        "%3Cscript%3Ealert(1)%3C/script%3E/",
    ],
)
def test_any_other_address_is_missing(server, path):
    for query in ("", "?zone=83647", "?at=2026-10-14T21:00&notice=on"):
        answer = server.get(SITE + path + query)
        assert answer.status == 404, query
        assert "<script>alert" not in answer.text
        assert 'class="front"' not in answer.text
    assert server.get(SITE + path, HX_Request="true").status == 404


@pytest.mark.parametrize("path", WITHDRAWN)
@pytest.mark.parametrize(
    "query", ["", "?at=2026-10-14T21:00&notice=on", "?utm_source=mail&zone=%22%3E%3Cscript%3E&a"]
)
def test_a_withdrawn_address_leads_where_the_map_says_and_keeps_its_query(server, path, query):
    answer = server.get(SITE + path + query)
    assert (answer.status, answer.headers["Location"]) == (301, SITE + WITHDRAWN[path] + query)


def test_the_map_has_withdrawn_these_addresses(pages):
    listed = tables(section(pages, "launch-packet", "url-list"))["3 withdrawn"]
    assert {f"{row[0][1:]}/": f"{row[1][1:]}/" for row in listed} == WITHDRAWN


def test_an_address_without_its_last_stroke_is_led_to_the_page(server):
    answer = server.get(f"{SITE}furnace-repair?zone=83647")
    assert (answer.status, answer.headers["Location"]) == (301, f"{SITE}furnace-repair/?zone=83647")


def test_every_page_is_reached_by_links_from_the_home_page(pages):
    reached: set[str] = set()
    ahead = {""}
    while ahead:
        reached |= ahead
        found = {link for path in ahead for link in sites.links(sites.shop(pages[SITE + path]))}
        ahead = {link.partition("?")[0] for link in found} - reached
    assert reached == set(PAGES)


@pytest.mark.parametrize("place", ["nampa-and-kuna", "83686", "83647"])
@pytest.mark.parametrize("path", [path for path in PAGES if path not in AREAS])
def test_links_keep_the_moment_and_only_those_to_an_area_leave_the_place(asked, path, place):
    found = sites.links(sites.shop(asked(f"{path}?zone={place}&{CHOICE}")))
    assert len(found) > len(PAGES) - 4
    for link in found:
        to, _, query = link.partition("?")
        assert query == (CHOICE if to in AREAS else f"zone={place}&{CHOICE}"), link


@pytest.mark.parametrize("path", AREAS)
def test_links_from_an_area_carry_its_zone(asked, path):
    zone = "" if path == "areas/west-boise/" else f"zone={AREAS[path]}"  # the first one is met bare
    for query in ("", CHOICE):
        found = sites.links(sites.shop(asked(f"{path}?{query}")))
        assert len(found) > len(PAGES) - 4
        for link in found:
            to, _, carried = link.partition("?")
            expected = [query] if to in AREAS else [zone, query]
            assert carried == "&".join(each for each in expected if each), link


@pytest.mark.parametrize("path", AREAS)
def test_a_page_about_an_area_leads_to_the_page_of_the_place_that_is_asked_for(server, path):
    def led(query: str, **headers: str) -> tuple[int, str | None]:
        answer = server.get(f"{SITE}{path}?{query}", **headers)
        return answer.status, answer.headers["Location"]

    for area, zone in AREAS.items():
        there = (302, f"{SITE}{area}?{CHOICE}") if area != path else (200, None)
        assert led(f"zone={zone}&{CHOICE}") == there
        assert led(f"zone={zone}&{CHOICE}", HX_Request="true") == there
    outside = (302, f"{SITE}service-areas/?zone=83647&{CHOICE}")
    assert led(f"zone=83647&{CHOICE}") == outside


def test_a_zip_code_leads_to_the_page_of_its_area(server, asked):
    answer = server.get(f"{SITE}areas/boise/?zone=83686")
    assert (answer.status, answer.headers["Location"]) == (302, f"{SITE}areas/nampa/")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert sites.wrong(asked("areas/boise/?zone=83702"))["zone"] == ""


@pytest.mark.parametrize("path", [path for path in PAGES if path not in AREAS])
def test_links_of_a_bare_page_are_bare(pages, path):
    page = pages[SITE + path]
    assert not [link for link in sites.links(sites.shop(page)) if "?" in link]
    assert f'data-copy="{SITE}{path}"' in page
    assert 'class="state__tool" href=' not in page


@pytest.mark.parametrize("path", PAGES)
def test_a_bare_address_is_the_moment_of_the_launch(pages, asked, path):
    zone = AREAS.get(path, "bench-and-west-boise")
    launch = asked(f"{path}?zone={zone}&at=2026-10-13T10:00&notice=&mapping=")
    assert launch == pages[SITE + path]
    later = asked(f"{path}?at=2026-10-13T21:00")
    assert sites.shop(later) != sites.shop(launch)


@pytest.mark.parametrize("path", ["", "service-areas/"])
def test_asking_for_a_zip_code_keeps_the_rest_of_the_choice(asked, path):
    page = asked(f"{path}?zone=nampa-and-kuna&{CHOICE}")
    [form] = re.findall(r'<form class="zip-check".*?</form>', page, re.S)
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form)
    assert "&".join("=".join(pair) for pair in hidden) == CHOICE
    said = r'<p class="zip-check__said"[^>]*>(.*?)</p>'
    inside, outside = asked(f"{path}?zone=83686"), asked(f"{path}?zone=83647")
    assert sites.words(said, inside) == ["83686: Nampa and Kuna. All of our work."]
    assert sites.words(said, outside) == [
        "83647: We do not come to 83647. Try a company that is closer to you."
    ]


def test_the_link_to_copy_is_the_choice_and_nothing_else(asked):
    turned = "mapping=hidden&utm_source=mail&notice=on&at=2026-10-14T21:00&zone=83686"
    page = asked(f"{FURNACE}?{turned}")
    assert f'data-copy="{SITE}{FURNACE}?zone=83686&amp;{html.escape(CHOICE)}"' in page
    assert f'<a class="state__tool" href="{SITE}{FURNACE}">As at launch</a>' in page
    assert plain(sites.panel(page)) == ""
    assert "utm_source" not in page


def test_an_answer_to_a_query_is_stored_nowhere_and_stands_for_the_bare_address(server, pages):
    answer = server.get(f"{SITE}{FURNACE}?zone=83647")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Vary"] == "HX-Request"
    assert f'<link rel="canonical" href="{server.origin}{SITE}{FURNACE}">' in answer.text
    bare = server.get(SITE + FURNACE)
    assert bare.headers["Cache-Control"] == "public, max-age=60"
    assert re.fullmatch(r'W/"[0-9a-f]{16}"', bare.headers["ETag"])
    assert bare.text == pages[SITE + FURNACE]


@pytest.mark.parametrize("path", PAGES)
def test_a_changed_choice_is_given_the_changed_part_alone(asked, server, path):
    zone = "" if path in AREAS else "zone=83702&"
    query = f"{path}?{zone}at=2026-10-14T21:00&notice=on"
    answer = server.get(SITE + query, HX_Request="true")
    whole, part = asked(query), answer.text
    assert answer.headers["Vary"] == "HX-Request"
    assert answer.headers["Cache-Control"] == "private, no-store"
    for absent in (
        "<html",
        "<head>",
        "<body",
        "<link",
        "<script",
        "<footer",
        'class="moment__form"',
    ):
        assert absent not in part
    fields = ("zone-wrong", "at-wrong", "notice-wrong", "mapping-wrong")
    for name in ("shop", "mapping", "state", "edition", "said", *fields):
        assert part.count(f' id="{name}"') == 1, name
    [title] = re.findall(r"<title>.*? \| PageToJob</title>", part)
    assert title in whole
    assert sites.shop(part).split() == sites.shop(whole).split()
    assert sites.panel(part).split() == sites.panel(whole).split()
    assert sites.words(r'<p id="said">(.*?)</p>', part) == [sites.first_line(whole)]


def test_the_address_after_a_changed_choice_is_the_choice_and_nothing_else(server):
    def pushed(query: str) -> str | None:
        return server.get(f"{SITE}{FURNACE}?{query}", HX_Request="true").headers["HX-Push-Url"]

    assert pushed("zone=bench-and-west-boise&at=2026-10-13T10:00") == SITE + FURNACE
    chosen = f"zone=83702&{CHOICE}"
    assert pushed(f"utm_source=mail&{chosen}") == f"{SITE}{FURNACE}?{chosen}"
    assert pushed("zone=8364&at=2026-10-13T10:00") is None  # so that what was typed stays


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
