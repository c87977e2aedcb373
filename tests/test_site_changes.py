"""Whatever is changed in the map's fixtures, the demo site and its artifact follow."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import RequestFactory

from flow.addresses import pages as pages_there
from pagetojob import database
from pagetojob.publishing import fill_database
from tests.support import sites
from tests.support.cutting import cut
from tests.support.entries import plain
from tests.support.refusing import change
from tests.support.sites import ARTIFACT, PAGES, SERVICES, SITE
from tests.test_map_exhibits import section, tables

PAUSED = "Not taking new work for now"
SEWER = "Sewer camera inspection"
MERIDIAN = """
    name: Meridian, Eagle and Star
    zip_codes: 83616, 83642, 83646, 83669
    status: {}
    treatment: {}"""
CALDWELL = """
    name: Caldwell and Middleton
    zip_codes: 83605, 83607, 83644
    status: {}
    treatment: {}"""
OPEN, SHUT = ("active", "all services"), ("paused", "interest only")


@dataclass(frozen=True)
class Changed:
    """The pages of fixtures that were changed, without publishing them."""

    file: Path  # the database
    handler: WSGIHandler
    blocker: object

    def get(self, address: str, status: int = 200) -> str:
        with self.blocker.unblock():
            database.use(self.file)
            request = RequestFactory().get(address, HTTP_HOST="127.0.0.1")
            response = self.handler.get_response(request)
        assert response.status_code == status, address
        return response.content.decode()

    def addresses(self) -> set[str]:
        with self.blocker.unblock():
            database.use(self.file)
            return {address for address in pages_there() if address.startswith(SITE)}


@pytest.fixture(scope="module")
def changed(
    published: object, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: object
) -> Iterator[Callable[..., Changed]]:
    """Makes a change in a copy of the fixtures and reads it."""
    before = connection.settings_dict["NAME"]

    def make(edit: Callable[[Path], object]) -> Changed:
        place = tmp_path_factory.mktemp("changed")
        fixtures = shutil.copytree(settings.FIXTURES, place / "fixtures")
        edit(fixtures)
        with django_db_blocker.unblock():
            fill_database(place / "content.sqlite3", fixtures)
        return Changed(place / "content.sqlite3", WSGIHandler(), django_db_blocker)

    yield make
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = before


def zone(block: str, before: tuple[str, str], after: tuple[str, str]) -> Callable[[Path], None]:
    """Sets the status and the treatment of a zone of the launch, and nothing else."""

    def edit(fixtures: Path) -> None:
        file = fixtures / "titan_map" / "launch" / "zones.yaml"
        change(file, block.format(*before), block.format(*after))

    return edit


@pytest.fixture(scope="module")
def meridian_paused(changed) -> Changed:
    return changed(zone(MERIDIAN, OPEN, SHUT))


def limits(page: str) -> dict[str, str]:
    """The areas that a page's list of all pages limits, with what it says of them."""
    listed = page.partition('<nav class="shop-all"')[2].partition("</nav>")[0]
    found = {}
    for item in listed.split("<li>")[1:]:
        name, _, limit = item.partition("</li>")[0].partition('<span class="shop-all__limit">')
        if limit:
            found[plain(name)] = plain(limit)
    return found


def test_a_service_that_is_cut_is_gone_from_the_site_and_the_artifact(changed, pages):
    address = f"{SITE}sewer-camera-inspection/"
    assert all(SEWER in plain(pages[SITE + path]) for path in PAGES)
    assert "JT10" in pages[ARTIFACT]
    now = changed(lambda fixtures: cut(fixtures, "jobtype", "JT10"))
    assert now.addresses() == {SITE + path for path in PAGES} - {address}
    now.get(address, 404)
    for each in now.addresses():
        page = now.get(each)
        assert SEWER not in plain(page), each
        assert "sewer-camera" not in page, each
        assert "JT10" not in page, each
    artifact = now.get(ARTIFACT)
    [shown] = tables(section({ARTIFACT: artifact}, "website-demo", "mapped-service-pages")).values()
    assert [row[0] for row in shown] == [code for code in SERVICES if code != "JT10"]
    for gone in (SEWER, "Sewer Camera", "JT10", "sewer-camera"):
        assert gone not in artifact, gone
    assert "has 10 service pages" in plain(artifact)
    drawn = sites.miniatures(artifact, "service-area-pages")
    assert [each.facts["Services"] for each in drawn] == ["10 of 10", "0 of 10", "2 of 10"]


def test_a_zone_that_is_paused_takes_no_new_work_on_any_page(meridian_paused):
    line = "We are not taking new work in Meridian, Eagle and Star for now."
    for path in ("areas/meridian/", *(f"{path}?zone=83642" for path in SERVICES.values())):
        page = meridian_paused.get(SITE + path)
        assert sites.first_line(page) == line, path
        assert sites.labels(page) == ["Members: (208) 555-0177", "Keep me posted"], path
        assert sites.reasons(page) == {"CR6": "Decides"}, path
    page = meridian_paused.get(f"{SITE}offers/?zone=meridian-eagle-and-star")
    assert "There is no offer in Meridian, Eagle and Star on this day." in plain(page)
    terms = plain(meridian_paused.get(f"{SITE}offers/"))
    assert "Bench and West Boise; North End, East and Downtown Boise; Nampa and Kuna" in terms


def test_a_zone_that_is_paused_is_said_to_be_in_the_list_of_every_page(meridian_paused, pages):
    others = {"Caldwell and Middleton": PAUSED, "Idaho City and Horseshoe Bend": "Emergencies only"}
    for path in PAGES:
        assert limits(pages[SITE + path]) == others, path
        page = meridian_paused.get(SITE + path)
        assert limits(page) == {"Meridian, Eagle and Star": PAUSED, **others}, path
        assert ">Meridian, Eagle and Star (paused)</option>" in page, path


def test_a_zone_that_is_paused_is_the_one_that_the_artifact_shows(meridian_paused):
    page = meridian_paused.get(ARTIFACT)
    line = "We are not taking new work in Meridian, Eagle and Star for now."
    fallback = sites.miniatures(page, "booking-fallback")
    assert [(each.state, each.line) for each in fallback][2] == ("Paused zone", line)
    assert fallback[2].when == "Meridian, Eagle and Star, Tue 2026-10-13, 10 AM"
    assert fallback[2].address.endswith("?zone=meridian-eagle-and-star")
    areas = sites.miniatures(page, "service-area-pages")
    assert [each.facts["Zone"] for each in areas] == [
        "Z1, active",
        "Z3, paused",
        "Z6, emergency-only",
    ]
    assert (areas[1].line, areas[1].address) == (line, "areas/meridian/")
    assert "paused: Meridian, Eagle and Star; Caldwell and Middleton" in plain(page)


def test_without_a_paused_zone_none_is_shown(changed):
    now = changed(zone(CALDWELL, SHUT, OPEN))
    for path in PAGES:
        page = now.get(SITE + path)
        assert limits(page) == {"Idaho City and Horseshoe Bend": "Emergencies only"}, path
        assert "(paused)" not in page
        assert "Interest form only" not in {state.outcome for state in sites.states(page)}
    page = now.get(f"{SITE}drain-cleaning/?zone=83605")
    assert sites.first_line(page) == "Pick a day and an arrival window yourself, or call us."
    page = now.get(ARTIFACT)
    drawn = sites.miniatures(page, "booking-fallback")
    assert [(each.state, each.facts["Rule"]) for each in drawn] == [
        ("In office hours", "CR1"),
        ("After hours", "CR2"),
        ("Emergency-only zone", "CR7"),
    ]
    areas = [each.state for each in sites.miniatures(page, "service-area-pages")]
    assert areas == ["Active zone", "Emergency-only zone"]
    assert "paused: none" in plain(page)


def test_whatever_is_cut_no_page_of_the_site_breaks(changed):
    rows = {
        "Z1": "zone",
        "M2": "membership",
        "O1": "offer",
        "CR2": "capacityrule",
        "/lp/drain-special": "page",
    }
    now = changed(lambda fixtures: [cut(fixtures, kind, name) for name, kind in rows.items()])
    own = now.addresses()
    gone = {"areas/west-boise/", "plans/whole-home/", "lp/drain-special/"}
    assert own == {SITE + path for path in PAGES if path not in gone}
    for address in (*own, f"{SITE}furnace-repair/?at=2026-10-18T02:00", f"{SITE}?zone=83704"):
        page = now.get(address)
        assert sites.first_line(page)
        assert "{" not in plain(sites.shop(page)), address
        assert {SITE + link.partition("?")[0] for link in sites.links(page)} <= own, address
        assert not [name for name in rows if re.search(rf"{name}\b", sites.panel(page))], address
    artifact = now.get(ARTIFACT)
    for slug in ("mapped-service-pages", "booking-fallback", "service-area-pages"):
        drawn = sites.miniatures(artifact, slug)
        assert drawn
        assert all(sites.first_line(now.get(SITE + each.address)) == each.line for each in drawn)
    assert sites.first_line(now.get(SITE + "?zone=83704")).startswith("We do not come to 83704.")
