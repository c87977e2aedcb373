"""A ZIP code means its five digits however it is written, and what was typed stays in its field."""

from urllib.parse import quote

import pytest

from tests.support import sites
from tests.support.entries import worded
from tests.support.html import attr, one, texts
from tests.support.sites import SITE

LISTS = ("", "service-areas/")  # the pages that ask for one
FURNACE = "furnace-repair/"
WRITTEN = {
    "with the four digits of a letter": "83705-1234",
    "with them behind a long dash": "83705 – 1234",
    "with them and no dash": "837051234",
    "before they are typed": "83705-",
    "between spaces": "  83705 ",
    "in groups": "837 05",
    "pasted with the end of its line": "83705\r\n",
    "pasted out of a table": "\t83705\u00a0",
    "pasted with what nobody sees": "\ufeff83\u200b705\u200e",
    "in wide digits": "\uff18\uff13\uff17\uff10\uff15\uff0d\uff11\uff12\uff13\uff14",
}


@pytest.fixture(scope="module")
def asked(small):
    return sites.reader_of(small)


def field(page: str) -> str:
    return attr(one(page, "input#zip"), "value")


@pytest.mark.parametrize("typed", WRITTEN.values(), ids=WRITTEN)
def test_a_zip_code_as_people_write_it_is_the_zip_code(asked, typed):
    for path in LISTS:
        page, plain = asked(f"{path}?zone={quote(typed)}"), asked(f"{path}?zone=83705")
        assert sites.wrong(page)["zone"] == ""
        assert texts(page, "p.zip-check__said") == texts(plain, "p.zip-check__said")
        assert texts(page, "p.zip-check__said")[0].startswith("83705: ")
        copied = attr(one(page, ".state [data-copy]"), "data-copy")
        assert copied == f"{SITE}{path}?zone=83705"  # the one address of a place
        assert sites.links(sites.shop(page)) == sites.links(sites.shop(plain))
        assert field(plain) == "83705"
        shown = "".join(letter for letter in typed if letter.isprintable() and letter != "\xa0")
        assert field(page) == shown.strip()


def test_on_a_page_without_that_field_too(asked, small):
    assert sites.shop(asked(f"{FURNACE}?zone=83605-0142")) == sites.shop(
        asked(f"{FURNACE}?zone=83605")
    )
    led = small.get(f"{SITE}areas/boise/?zone=83605-0142")
    assert (led.status[:3], led.headers["Location"]) == ("302", f"{SITE}areas/caldwell/")
    part = small.get(f"{SITE}{FURNACE}?zone=83605-0142", HTTP_HX_REQUEST="true")
    assert part.headers["HX-Replace-Url"] == f"{SITE}{FURNACE}?zone=83605"


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("typed", ["8364", "83705-12", "Boise", '"><b>8 & 9', "8" * 60])
def test_what_is_none_stays_in_the_field(asked, path, typed):
    page = asked(f"{path}?zone={quote(typed)}")
    assert field(page) == typed[:40]
    assert texts(page, "p.zip-check__said") == [worded("ask-for-zip-code")]


@pytest.mark.parametrize("path", LISTS)
def test_a_place_that_was_not_typed_is_not_in_the_field(asked, path):
    assert field(asked(path)) == field(asked(f"{path}?zone=caldwell")) == ""
    assert field(asked(f"{path}?zone=8364&zone=8365")) == ""
