"""Whatever is wrong in an address of the demo site is said beside its field, and nowhere else."""

import html
from urllib.parse import quote

import pytest

from tests.support import sites
from tests.support.entries import worded
from tests.support.html import attr, every, one, texts

FURNACE = "furnace-repair/"
LAUNCH = "2026-10-13"
NO_CHOICE, TWICE = worded("choice-not-understood"), worded("chosen-twice")


def no_place(value: str) -> str:
    return worded("place-not-understood", value=value, day=LAUNCH)


def no_notice(value: str) -> str:
    return worded("notice-not-understood", value=value)


def no_time(value: str) -> str:
    return worded("time-not-understood", value=value, day=LAUNCH)


def too_early(value: str) -> str:
    return worded("time-too-early", value=value, day=LAUNCH)


def too_late(value: str) -> str:
    return worded("time-too-late", value=value, last="9998-12-31", day=LAUNCH)


def skipped(value: str) -> str:
    return worded("time-skipped", value=value, day=LAUNCH)


WRONG = {
    "zone=atlantis": no_place("atlantis"),
    "zone=8364": no_place("8364"),
    "zone=836470": no_place("836470"),
    "zone=83647-01": no_place("83647-01"),
    "zone=83647-01420": no_place("83647-01420"),
    "zone=83647--0142": no_place("83647--0142"),
    "zone=8%0A3647_0142": no_place("83647_0142"),
    f"zone=83647{'+' * 40}0142": no_place(f"83647{' ' * 35}…"),
    "zone=Z3": no_place("Z3"),
    "zone=%00%E2%80%AE837%0D%0A0": no_place("8370"),
    "zone=West+Side": no_place("West Side"),
    f"zone={'a' * 60}": no_place(f"{'a' * 40}…"),
    "at=tomorrow": no_time("tomorrow"),
    "at=2026-10-14": no_time("2026-10-14"),
    "at=2026-10-14T25:00": no_time("2026-10-14T25:00"),
    "at=2027-02-29T10:00": no_time("2027-02-29T10:00"),
    "at=2026-10-14+10:00": no_time("2026-10-14 10:00"),
    "at=2026-10-12T23:59": too_early("2026-10-12T23:59"),
    "at=0001-01-01T00:00": too_early("0001-01-01T00:00"),
    "at=9999-01-01T00:00": too_late("9999-01-01T00:00"),
    "at=9999-12-31T23:59": too_late("9999-12-31T23:59"),
    "at=10000-01-01T00:00": no_time("10000-01-01T00:00"),
    "at=2027-03-14T02:00": skipped("2027-03-14T02:00"),
    "at=2027-03-14T02:59": skipped("2027-03-14T02:59"),
    "at=2031-03-09T02:30": skipped("2031-03-09T02:30"),
    "notice=maybe": no_notice("maybe"),
    "notice=ON": no_notice("ON"),
    "notice=heat-wave": no_notice("heat-wave"),
    f"notice={'a' * 60}": no_notice(f"{'a' * 40}…"),
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
    assert texts(page, "p.state__summary") == [worded("moment-not-understood", fields=field)]


def test_the_reason_stands_open_on_a_phone_and_the_way_back_is_there_on_a_laptop(asked):
    """A form that is a popover is closed until it is asked for, which takes no script; one that has
    something to say is none.
    """
    right, wrong = asked(FURNACE), asked(f"{FURNACE}?at=2027-03-14T02:30")
    for page, is_open in ((right, False), (wrong, True)):
        form = one(page, "form#moment")
        assert ("popover" in form.attributes) is not is_open
        assert bool(every(page, "[popovertarget=moment]")) is not is_open
        at_launch = f"{worded('as-at-launch')}: {worded('who-looks-and-when')}"
        assert texts(form, ".moment__done a") == [at_launch]
        back = texts(page, ".state a.state__item")
        assert (at_launch in back) is is_open


@pytest.mark.parametrize("path", ["", "service-areas/"])
@pytest.mark.parametrize("typed", ["8364", "atlantis", "836470"])
def test_whoever_asks_for_what_is_no_zip_code_is_asked_for_its_digits(asked, path, typed):
    said = texts(asked(f"{path}?zone={typed}"), "p.zip-check__said")
    assert said == [worded("ask-for-zip-code")]


@pytest.mark.parametrize("query", ["at=tomorrow&", "at=2026-10-12T23:59&", "notice=maybe&"])
def test_what_is_understood_is_kept_beside_what_is_not(asked, query):
    right = "zone=caldwell"
    page = asked(f"{FURNACE}?{query}{right}")
    assert sites.shop(page) == sites.shop(asked(f"{FURNACE}?{right}"))
    assert sum(map(bool, sites.wrong(page).values())) == 1


@pytest.mark.parametrize(
    ("at", "line"),
    [
        ("2026-10-13T00:00", sites.line("call-now", is_open=False)),
        ("2027-10-13T23:59", sites.line("call-now", is_open=False)),
        ("2027-10-13T10:00", sites.line("phone-first")),
        ("2027-03-14T01:59", sites.line("call-now", is_open=False)),
        ("2027-03-14T03:00", sites.line("call-now", is_open=False)),
        ("2026-11-01T01:30", sites.line("call-now", is_open=False)),  # which clocks show twice
        ("2400-02-29T10:00", sites.line("phone-first")),
        ("9998-12-31T23:59", sites.line("call-now", is_open=False)),
    ],
)
def test_every_minute_from_the_day_of_the_map_on_is_shown(asked, at, line):
    page = asked(f"{FURNACE}?at={at}")
    assert sites.wrong(page)["at"] == ""
    assert sites.first_line(page) == line
    field = one(page, "input#at").attributes
    assert (field["value"], field["min"]) == (at, "2026-10-13T00:00")
    assert "max" not in field


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


def shortened(typed: str) -> str:
    return typed if len(typed) <= 40 else f"{typed[:40]}…"


@pytest.mark.parametrize("typed", NASTY)
@pytest.mark.parametrize("path", [FURNACE, "service-areas/", "areas/caldwell/", ""])
def test_nothing_that_was_typed_stands_in_a_page_as_it_was_typed(asked, path, typed):
    said = quote(typed)
    page = asked(f"{path}?zone={said}&at={said}&notice={said}&mapping={said}&{said}={said}")
    shown = shortened(typed)
    assert html.escape(no_place(shown)) in page
    assert html.escape(no_time(shown)) in page
    assert html.escape(no_notice(shown)) in page
    if html.escape(typed) != typed:
        assert typed not in page
    assert "<script>" not in page
    assert "<img" not in page
    fields = len(every(page, "input#zip"))  # where it stays as it was typed
    assert page.count("7*7") == typed.count("7*7") * (3 + fields)


@pytest.mark.parametrize("typed", NASTY)
def test_nor_does_it_in_the_part_that_a_choice_changes(small, typed):
    said = quote(typed)
    query = f"zone={said}&at={said}&notice={said}&mapping={said}"
    answer = small.get(f"{sites.SITE}service-areas/?{query}", HTTP_HX_REQUEST="true")
    assert answer.status == "200 OK"
    assert sites.wrong(answer.text)["zone"] == no_place(shortened(typed))
    assert "<script>" not in answer.text
    assert "<img" not in answer.text
