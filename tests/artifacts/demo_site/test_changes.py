"""Whatever is changed in the map's fixtures, the demo site and its artifact follow."""

import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.support import sites
from tests.support.cutting import cut
from tests.support.entries import worded
from tests.support.exhibits import section, tables
from tests.support.html import every, one, plain, texts
from tests.support.places import SMALL, Reading
from tests.support.refusing import change
from tests.support.sites import ARTIFACT, SITE
from tests.support.sites import SMALL_SERVICES as SERVICES

NO_NEW_WORK = worded("zone-status-paused-brief")
URGENT_ONLY = worded("zone-status-emergency-only-brief")
SPRINKLER = "Winter sprinkler care"
CALDWELL = """
    name: Caldwell
    zip_codes: 83605, 83607
    status: {}
    treatment: {}"""
MOUNTAIN = """
    name: Mountain
    zip_codes: 83629, 83631
    status: {}
    treatment: {}"""
OPEN, SHUT = ("active", "all-services"), ("paused", "interest-only")
EMERGENCIES = ("emergency-only", "emergencies")
Edit = Callable[[Path], object]


@pytest.fixture(scope="module")
def changed(
    published: object, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: object
) -> Callable[..., Reading]:
    """Makes changes in a copy of the small content and reads it."""

    def make(*edits: Edit) -> Reading:
        place = tmp_path_factory.mktemp("changed")
        fixtures = shutil.copytree(SMALL, place / "fixtures")
        for edit in edits:
            edit(fixtures)
        return Reading(place, fixtures, django_db_blocker)

    return make


def zone(block: str, before: tuple[str, str], after: tuple[str, str]) -> Edit:
    """Sets the status and the treatment of a zone of the launch, and nothing else."""
    return in_launch("zones", block.format(*before), block.format(*after))


def in_launch(name: str, before: str, after: str) -> Edit:
    return lambda fixtures: change(fixtures / f"titan_map/launch/{name}.yaml", before, after)


@pytest.fixture(scope="module")
def mountain_paused(changed) -> Reading:
    """So that there is nobody left who only comes when it is urgent, and two zones are shut."""
    return changed(zone(MOUNTAIN, EMERGENCIES, SHUT))


@pytest.fixture(scope="module")
def mountain_for_caldwell(changed) -> Reading:
    """Mountain is shut in place of Caldwell, and an offer holds in either."""
    offered = in_launch("offers", "zones: [Z1]", "zones: [Z1, Z5, Z6]")
    return changed(zone(MOUNTAIN, EMERGENCIES, SHUT), zone(CALDWELL, SHUT, OPEN), offered)


def got(reading: Reading, address: str) -> str:
    """The page at an address with its query, which has to be there."""
    answer = reading.get(address)
    assert answer.status == "200 OK", address
    return answer.text


def of_site(addresses: list[str]) -> set[str]:
    return {address for address in addresses if address.startswith(SITE)}


def limits(page: str) -> dict[str, str]:
    """The areas that a page's list of all pages limits, with what it says of them."""
    listed = one(page, "nav.shop-all")
    limited = (item for item in every(listed, "li") if every(item, ".shop-all__limit"))
    return {plain(one(item, "a")): plain(one(item, ".shop-all__limit")) for item in limited}


def outcomes(page: str) -> set[str]:
    """What the page shows at other moments."""
    return {state.outcome for state in sites.states(page)}


def test_a_service_that_is_cut_is_gone_from_the_site_and_the_artifact(changed, small_pages):
    own, address = of_site(small_pages), f"{SITE}sprinkler-blowout/"
    assert all(SPRINKLER in plain(small_pages[each]) for each in own)
    assert "JT12" in small_pages[ARTIFACT]
    now = changed(lambda fixtures: cut(fixtures, "jobtype", "JT12"))
    assert of_site(now.addresses()) == own - {address}
    assert now.get(address).status == "404 Not Found"
    for each in own - {address}:
        page = got(now, each)
        assert SPRINKLER not in plain(page), each
        assert "sprinkler-blowout" not in page, each
        assert "JT12" not in page, each
    artifact = got(now, ARTIFACT)
    [shown] = tables(section({ARTIFACT: artifact}, "website-demo", "mapped-service-pages")).values()
    assert [row[0] for row in shown] == ["JT01", "JT02", "JT04"]
    for gone in (SPRINKLER, "Line Blowout", "JT12", "/sprinkler-blowout"):
        assert gone in plain(small_pages[ARTIFACT]), gone
        assert gone not in plain(artifact), gone
    assert "sprinkler-blowout" not in artifact
    assert "agreed on 5 service pages at most and has 3." in plain(artifact)
    drawn = sites.miniatures(artifact, "service-area-pages")
    assert [each.facts["Services"] for each in drawn] == ["3 of 3", "0 of 3", "1 of 3"]


def test_a_zone_that_is_paused_takes_no_new_work_on_any_page(mountain_paused):
    line = sites.line("interest-only", place="Mountain")
    ring = worded("control-member-line-label", member_line="(208) 555-0188")
    for path in ("areas/mountain/", *(f"{path}?zone=83629" for path in SERVICES)):
        page = got(mountain_paused, SITE + path)
        assert sites.first_line(page) == line, path
        assert sites.labels(page) == [ring, worded("control-interest-form-label")], path
        assert sites.reasons(page) == {"CR6": "Decides"}, path


def test_a_zone_that_is_paused_is_said_to_be_in_the_list_of_every_page(
    mountain_paused, small_pages
):
    for address in of_site(small_pages):
        before = {"Caldwell": NO_NEW_WORK, "Mountain": URGENT_ONLY}
        assert limits(small_pages[address]) == before, address
        page = got(mountain_paused, address)
        assert limits(page) == {"Caldwell": NO_NEW_WORK, "Mountain": NO_NEW_WORK}, address
        assert "Mountain (paused)" in texts(page, "option"), address


def test_an_offer_does_not_hold_in_a_zone_that_is_paused(mountain_for_caldwell):
    nothing = worded("no-offer", place="Mountain", today="October 13, 2026")
    assert nothing in plain(got(mountain_for_caldwell, f"{SITE}offers/?zone=mountain"))
    assert nothing not in plain(got(mountain_for_caldwell, f"{SITE}offers/?zone=caldwell"))
    terms = plain(got(mountain_for_caldwell, f"{SITE}offers/"))
    assert "For One for each home Where West Side and Caldwell Until November 30" in terms


def test_the_first_zone_that_is_paused_is_the_one_that_the_artifact_shows(
    mountain_paused, mountain_for_caldwell
):
    page = got(mountain_for_caldwell, ARTIFACT)
    line = sites.line("interest-only", place="Mountain")
    [_, _, paused] = sites.miniatures(page, "booking-fallback")
    assert (paused.state, paused.line) == ("Paused zone", line)
    assert paused.when == "Mountain, Tue 2026-10-13, 10 AM"
    assert paused.address == "ac-repair/?zone=mountain"
    areas = sites.miniatures(page, "service-area-pages")
    assert [each.facts["Zone"] for each in areas] == ["Z1, active", "Z6, paused"]
    assert (areas[1].line, areas[1].address) == (line, "areas/mountain/")
    assert "Urgent work: none. Nothing: Mountain." in plain(page)
    both = got(mountain_paused, ARTIFACT)
    areas = sites.miniatures(both, "service-area-pages")
    assert [each.facts["Zone"] for each in areas] == ["Z1, active", "Z5, paused"]
    assert "Urgent work: none. Nothing: Caldwell and Mountain." in plain(both)


def test_without_a_paused_zone_none_is_shown(changed, small_pages):
    now = changed(zone(CALDWELL, SHUT, OPEN))
    said = worded("outcome-interest-only")
    assert said in outcomes(small_pages[f"{SITE}ac-repair/"])
    for address in of_site(small_pages):
        page = got(now, address)
        assert limits(page) == {"Mountain": URGENT_ONLY}, address
        assert "(paused)" not in page
        assert said not in outcomes(page), address
    page = got(now, f"{SITE}ac-repair/?zone=83605")
    assert sites.first_line(page) == sites.line("embed")
    page = got(now, ARTIFACT)
    drawn = sites.miniatures(page, "booking-fallback")
    assert [(each.state, each.facts["Rule"]) for each in drawn] == [
        ("In office hours", "CR1"),
        ("After hours", "CR2"),
        ("Emergency-only zone", "CR7"),
    ]
    areas = [each.state for each in sites.miniatures(page, "service-area-pages")]
    assert areas == ["Active zone", "Emergency-only zone"]
    assert "Nothing: none." in plain(page)


def named(names: Iterable[str], page: str) -> list[str]:
    """Those that the page is said to be mapped to."""
    return [name for name in names if re.search(rf"{name}\b", sites.panel(page).html)]


def test_whatever_is_cut_no_page_of_the_site_breaks(changed, small_pages):
    rows = {
        "Z1": "zone",
        "M1": "membership",
        "O1": "offer",
        "CR2": "capacityrule",
        "/lp/tune-up": "page",
    }
    now = changed(lambda fixtures: [cut(fixtures, kind, name) for name, kind in rows.items()])
    before, own = of_site(small_pages), of_site(now.addresses())
    assert {name for each in before for name in named(rows, small_pages[each])} >= {
        "Z1",
        "M1",
        "O1",
    }
    gone = {f"{SITE}{path}" for path in ("areas/boise/", "plans/comfort/", "lp/tune-up/")}
    assert gone < before
    assert own == before - gone
    for address in (*own, f"{SITE}furnace-repair/?at=2026-10-18T02:00", f"{SITE}?zone=83704"):
        page = got(now, address)
        assert sites.first_line(page)
        assert "{" not in plain(sites.shop(page)), address
        assert {SITE + link.partition("?")[0] for link in sites.links(page)} <= own, address
        assert named(rows, page) == [], address
    artifact = got(now, ARTIFACT)
    for slug in ("mapped-service-pages", "booking-fallback", "service-area-pages"):
        drawn = sites.miniatures(artifact, slug)
        assert drawn
        assert all(sites.first_line(got(now, SITE + each.address)) == each.line for each in drawn)
    assert sites.first_line(got(now, f"{SITE}?zone=83704")) == sites.line("outside", place="83704")
