"""The banner of a notice promises no more than the page under it, and the shop at that moment, has:
on each notice, in a zone of each status, by day, at night and on a closed day.
"""

import re
from collections.abc import Callable

import pytest

from artifacts.titan_map.rules.facts import Notice
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import Control, ZoneStatus
from tests.support import sites
from tests.support.entries import worded

TIMES = ("2026-11-09T10:00", "2026-11-09T21:00", "2026-11-26T11:00", "2027-07-06T16:00")
# Each word that a banner may have for a way to the shop, with the controls that it may mean.
WAYS = {
    "request": (Control.FORM, Control.PHOTO_FORM),
    "form": (Control.FORM, Control.PHOTO_FORM),
    "write": (Control.FORM, Control.PHOTO_FORM),
    "book": (Control.SCHEDULER,),
    "scheduler": (Control.SCHEDULER,),
    "online": (Control.SCHEDULER,),
}
NUMBER = re.compile(r"\(\d{3}\) \d{3}-\d{4}")


def promised(banner: str) -> list[set[str]]:
    """For each way that a banner names, how a page may call it."""
    said = set(re.findall(r"[a-z]+", banner.casefold()))
    return [
        {worded(f"control-{each}-label") for each in controls}
        for word, controls in WAYS.items()
        if word in said
    ]


class Shop:
    """A content as it is published."""

    def __init__(self, launch: TitanMap, get: Callable[[str], str]) -> None:
        self.launch, self.get = launch, get
        services = (page.code.strip("/") for page in launch.pages_of("service"))
        self.paths = ["", *(f"{path}/" for path in services)]
        first: dict[str, str] = {}
        for zone in launch.zones:
            first.setdefault(zone.status, zone.zip_codes[0])
        self.queries = [
            (status, notice, f"?zone={zip_code}&at={at}&notice={notice.code}")
            for status, zip_code in first.items()
            for notice in launch.notices
            for at in TIMES
        ]

    def pages(self) -> list[tuple[str, Notice, str, str]]:
        """The home page and each service's: the zone's status, the notice, the path, the query."""
        return [(*each, path) for each in self.queries for path in self.paths]


@pytest.fixture(scope="module", params=["small", "shipped"])
def shop(request) -> Shop:
    if request.param == "small":
        get = sites.reader_of(request.getfixturevalue("small"))
        return Shop(request.getfixturevalue("small_example").launch, get)
    get = sites.reader(request.getfixturevalue("server"))
    return Shop(request.getfixturevalue("example").launch, get)


def test_a_banner_names_no_form_or_scheduler_that_its_page_has_not(shop):
    led = 0
    for _, _, query, path in shop.pages():
        page = shop.get(path + query)
        for banner in sites.banners(page):
            led += 1
            for labels in promised(banner):
                assert labels & set(sites.labels(page)), (path, query, banner)
    assert led > 30


def test_a_number_in_a_banner_is_one_that_the_shop_answers_there_and_then(shop):
    """On the page itself, on the home page, or on that of work which is urgent there."""
    numbers = set()
    for _, _, query, path in shop.pages():
        banners = sites.banners(shop.get(path + query))
        found = set(NUMBER.findall(" ".join(banners)))
        assert len(found) == len(banners), (path, query)
        offered = {
            number
            for each in shop.paths
            for label in sites.labels(shop.get(each + query))
            for number in NUMBER.findall(label)
        }
        assert found <= offered, (path, query)
        numbers |= found
    assert len(numbers) == 2  # the office's, and that of members


def test_the_work_that_a_notice_is_about_is_called_about_first(shop):
    """Under a banner that says so; and on the shipped pages each notice about some work says so."""
    for status, notice, query in shop.queries:
        page = shop.launch.page_of(notice.urgent)
        if page and status == ZoneStatus.ACTIVE:
            shown = shop.get(page.code.strip("/") + "/" + query)
            assert sites.banners(shown)
            [first, *_] = sites.labels(shown)
            assert NUMBER.search(first), query


def test_no_banner_says_what_waits_where_it_is_not_done_at_all(shop):
    """``waits`` stands in an active zone, and in no other."""
    waits = 0
    for status, notice, query, path in shop.pages():
        [banner] = sites.banners(shop.get(path + query)) or [""]
        said = banner.partition(". ")[2] if notice.urgent else ""
        assert not said or status == ZoneStatus.ACTIVE, (path, query)
        waits += bool(said)
    assert not waits or waits > 10


@pytest.mark.parametrize(
    ("banner", "count"),
    [("Full. For all else send a request.", 1), ("Book online", 2), ("Full. Call first.", 0)],
)
def test_a_promise_would_be_found(banner, count):
    assert len(promised(banner)) == count
