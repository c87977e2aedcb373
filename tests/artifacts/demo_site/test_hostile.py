"""Whatever is wrong in an address of the demo site is said beside its field, and nowhere else."""

import html
from urllib.parse import quote

import pytest

from tests.support import sites
from tests.support.html import attr, one, texts

FURNACE = "furnace-repair/"
NO_PLACE = "is neither a zone nor five digits, so it was left out."
NO_TIME = "is no time such as 2026-10-14T21:00, so it was left out."
NO_DAY = "is too early or too late for this map: 2026-10-13 to 2027-10-13."
NO_CHOICE = "There is no such choice."
TWICE = "This was chosen twice, so it was left out."

WRONG = {
    "zone=atlantis": f"“atlantis” {NO_PLACE}",
    "zone=8364": f"“8364” {NO_PLACE}",
    "zone=836470": f"“836470” {NO_PLACE}",
    "zone=83647-0142": f"“83647-0142” {NO_PLACE}",
    "zone=Z3": f"“Z3” {NO_PLACE}",
    "zone=%00%E2%80%AE837%0D%0A0": f"“8370” {NO_PLACE}",
    "zone=West+Side": f"“West Side” {NO_PLACE}",
    f"zone={'a' * 60}": f"“{'a' * 40}…” {NO_PLACE}",
    "at=tomorrow": f"“tomorrow” {NO_TIME}",
    "at=2026-10-14": f"“2026-10-14” {NO_TIME}",
    "at=2026-10-14T25:00": f"“2026-10-14T25:00” {NO_TIME}",
    "at=2027-02-29T10:00": f"“2027-02-29T10:00” {NO_TIME}",
    "at=2026-10-14+10:00": f"“2026-10-14 10:00” {NO_TIME}",
    "at=2026-10-12T23:59": f"“2026-10-12T23:59” {NO_DAY}",
    "at=2027-10-14T00:00": f"“2027-10-14T00:00” {NO_DAY}",
    "notice=maybe": NO_CHOICE,
    "notice=ON": NO_CHOICE,
    "mapping=shown": NO_CHOICE,
    "zone=83704&zone=83704": TWICE,
    "zone=83704&zone=caldwell": TWICE,
    "at=2026-10-14T21:00&at=2026-10-14T21:00": TWICE,
    "notice=on&notice=on": TWICE,
    "mapping=hidden&mapping=hidden": TWICE,
}
NASTY = [
    '"><script>',
    "'><img src=x onerror=alert(1)>",
    "</span></option><script>alert(1)</script>",
    "{{ 7*7 }}{% debug %}",
    "{shop} {first_day}",
    "%s %(value)s",
]


@pytest.fixture(scope="module")
def asked(small):
    return sites.reader_of(small)


@pytest.mark.parametrize("query", WRONG)
def test_what_cannot_be_understood_is_said_beside_its_field_alone(asked, query):
    page, field = asked(f"{FURNACE}?{query}"), query.partition("=")[0]
    beside = {"zone": "", "at": "", "notice": "", "mapping": ""}
    assert sites.wrong(asked(FURNACE)) == beside
    assert sites.wrong(page) == beside | {field: WRONG[query]}
    assert sites.shop(page) == sites.shop(asked(FURNACE))
    assert sites.panel(page) == sites.panel(asked(FURNACE))
    assert attr(one(page, ".state [data-copy]"), "data-copy") == sites.SITE + FURNACE
    assert texts(page, "p.state__summary") == [f"Not understood in this link: {field}"]


@pytest.mark.parametrize("path", ["", "service-areas/"])
@pytest.mark.parametrize("typed", ["8364", "atlantis", "836470"])
def test_whoever_asks_for_what_is_no_zip_code_is_asked_for_its_digits(asked, path, typed):
    said = texts(asked(f"{path}?zone={typed}"), "p.zip-check__said")
    assert said == ["Type five digits, such as 83705."]


@pytest.mark.parametrize("query", ["at=tomorrow&", "at=2026-10-12T23:59&", "notice=maybe&"])
def test_what_is_understood_is_kept_beside_what_is_not(asked, query):
    right = "zone=caldwell"
    page = asked(f"{FURNACE}?{query}{right}")
    assert sites.shop(page) == sites.shop(asked(f"{FURNACE}?{right}"))
    assert sum(map(bool, sites.wrong(page).values())) == 1


@pytest.mark.parametrize(
    ("at", "line"),
    [
        ("2026-10-13T00:00", "We are shut, but somebody is awake."),
        ("2027-10-13T23:59", "We are shut, but somebody is awake."),
        ("2027-10-13T10:00", "Ring first; we ask what is wrong."),
    ],
)
def test_the_first_and_the_last_minute_of_the_map_are_shown(asked, at, line):
    page = asked(f"{FURNACE}?at={at}")
    assert sites.wrong(page)["at"] == ""
    assert sites.first_line(page) == line
    field = one(page, "input#at").attributes
    bounds = "2026-10-13T00:00", "2027-10-13T23:59"
    assert (field["value"], field["min"], field["max"]) == (at, *bounds)


@pytest.mark.parametrize(
    "query",
    [
        "utm_source=mail&fbclid=%00%FF&a&=&b=1&b=2",
        "Zone=83647&AT=x&zone_=1&notice[]=on",
        "zone=&at=",
    ],
)
def test_what_no_field_knows_is_ignored(asked, query):
    page = asked(f"{FURNACE}?{query}")
    assert sites.unsigned(page) == sites.unsigned(asked(FURNACE))
    assert "utm_source" not in page


@pytest.mark.parametrize("typed", NASTY)
@pytest.mark.parametrize("path", [FURNACE, "service-areas/", "areas/caldwell/", ""])
def test_nothing_that_was_typed_stands_in_a_page_as_it_was_typed(asked, path, typed):
    said = quote(typed)
    page = asked(f"{path}?zone={said}&at={said}&notice={said}&mapping={said}&{said}={said}")
    shown = typed if len(typed) <= 40 else f"{typed[:40]}…"
    assert f"“{html.escape(shown)}” {NO_PLACE}" in page
    assert f"“{html.escape(shown)}” {NO_TIME}" in page
    if html.escape(typed) != typed:
        assert typed not in page
    assert "<script>" not in page
    assert "<img" not in page
    assert page.count("7*7") == typed.count("7*7") * 2


@pytest.mark.parametrize("typed", NASTY)
def test_nor_does_it_in_the_part_that_a_choice_changes(small, typed):
    said = quote(typed)
    query = f"zone={said}&at={said}&notice={said}&mapping={said}"
    answer = small.get(f"{sites.SITE}service-areas/?{query}", HTTP_HX_REQUEST="true")
    assert answer.status == "200 OK"
    assert sites.wrong(answer.text)["zone"].endswith(NO_PLACE)
    assert "<script>" not in answer.text
    assert "<img" not in answer.text
