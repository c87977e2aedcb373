"""Whoever asks what is behind a page of the demo site is told all of it, in the map's own words."""

import pytest

from artifacts.words import listed, sentence
from tests.support import sites
from tests.support.entries import worded
from tests.support.html import every, one, plain, texts
from tests.support.sites import ROWS

SOURCE = "list that was read, 2026-10-02"
BY_FORM = worded("control-form-person")
POSTED = {"role": worded("role-operations-manager"), "notice": "cold snap"}
SIGNED = {"reason": "It is over", "role": worded("role-marketing-manager")}


@pytest.fixture(scope="module")
def asked(small):
    return sites.reader_of(small)


def rows(page: str) -> dict[str, tuple[str, str, str]]:
    """The rows behind a page, by their kind: the value, what is said of it, its source."""
    found = {}
    for behind in every(sites.panel(page), ".mapping__kind"):
        kind, row = plain(one(behind, "dt")), one(behind, "dd")
        note = " ".join(texts(row, ".mapping__note"))
        assert kind not in found
        found[kind] = (plain(one(row, "strong")), note, plain(one(row, ".mapping__source")))
    return found


def test_the_panel_names_each_row_behind_a_page_with_its_source_and_day(asked):
    assert rows(asked("furnace-repair/")) == {
        "Page": ("/furnace-repair", "Approved by the owner", SOURCE),
        "Job type": ("JT02 Heat Call", "", SOURCE),
        "Business unit": ("Comfort - Repair", "", SOURCE),
        "Zone": ("Z1, active", "West Side: 83704, 83705", SOURCE),
        "Pricebook": ("Service visit - heating", "Name only, no price", SOURCE),
        "Fallback": ("front desk inbox", BY_FORM, SOURCE),
    }
    landing = rows(asked("lp/tune-up/"))
    running = "search / paid; 2026-10-15 to 2026-11-30"
    assert landing["Campaign"] == ("C1 CoolDays-Search", running, SOURCE)
    assert landing["Offer"] == ("O1 $40 off one repair", "Ends 2026-11-30", SOURCE)
    assert landing["Job type"] == ("JT01 Cool Call", "", SOURCE)
    plan = rows(asked("plans/comfort/"))["Membership"]
    assert plan == ("M1 Comfort Club", "Comfort - Repair", SOURCE)
    assert rows(asked("areas/mountain/"))["Zone"][0] == "Z6, emergency-only"
    received = ("front desk inbox or estimates inbox", BY_FORM, SOURCE)
    assert rows(asked("request/"))["Fallback"] == received


def test_the_panel_names_the_closed_day_and_the_notice_behind_a_page(asked):
    def behind(address: str) -> dict[str, tuple[str, str, str]]:
        kinds = (worded("mapped-closed-day"), worded("choose-notice"))
        return {kind: row for kind, row in rows(asked(address)).items() if kind in kinds}

    closed = {worded("mapped-closed-day"): ("Thanksgiving Day", "", SOURCE)}
    posted = {worded("choose-notice"): ("Cold snap", "Ice on the river", SOURCE)}
    assert behind("furnace-repair/") == {}
    assert behind("furnace-repair/?at=2026-11-26T11:00") == closed
    assert behind("furnace-repair/?at=2026-11-26T11:00&notice=cold-snap") == closed | posted
    assert behind("furnace-repair/?zone=83647&notice=cold-snap") == {}


def test_a_campaign_without_days_is_always_on(server):
    """Only the shipped content has one."""
    shown = rows(sites.reader(server)("furnace-repair/"))["Campaign"]
    assert shown[:2] == (f"C2 {ROWS['C2']['name']}", f"{ROWS['C2']['medium']}; always on")


def test_the_panel_says_which_rule_decides_when_and_who_reviews_it(asked):
    def reasons(address: str) -> list[str]:
        return texts(sites.panel(asked(address)), "li.mapping__reason")

    shows, when = "The phone, then a form, in office hours", worded("rule-in-office-hours")
    closed = worded("rule-outside-hours")
    notice = worded("rule-on-notice-in-office-hours", **POSTED)
    ring, on_call, form, wait = (
        worded(f"control-{control}")
        for control in ("office-phone", "on-call-phone", "form", "interest-form")
    )

    def ways(times: str, first: str, second: str = "", also: str = "", **names: str) -> str:
        both = worded("path-then-fallback", path=first, fallback=second) if second else first
        said = ", ".join([worded(times, **names), *([worded(also)] if also else [])])
        return f"{sentence(said)} {sentence(both)}"

    both = "For JT01 Air conditioner repair and JT02 Furnace repair"
    by_day = f"{ways('office-open', ring, form)} For JT02 Furnace repair When {when}"
    by_night = f"{ways('office-closed', on_call, form)} {both}"
    snap = "For JT01 Air conditioner repair"  # and nothing that this page would offer
    always = ways("at-any-hour", worded("control-member-line"), wait)
    reviewed = f"Reviewer: operations manager; {SOURCE}"
    assert reasons("furnace-repair/") == [f"CR8 Decides {shows} {by_day} {reviewed}"]
    assert reasons("furnace-repair/?at=2026-10-14T21:00&notice=cold-snap") == [
        f"CR2 Decides The phone of whoever is on call {by_night} When {closed} {reviewed}",
        f"CR8 Overruled {shows} {by_day} {reviewed}",
        f"CR3 Banner A form in place of the calendar {snap} When {notice} {reviewed}",
    ]
    every_one = f"For {worded('rule-of-every-service')} When Zone paused: Z5 Caldwell"
    paused = f"CR6 Decides Members ring, others wait {always} {every_one}"
    assert reasons("furnace-repair/?zone=caldwell") == [f"{paused} Reviewer: owner; {SOURCE}"]


@pytest.mark.parametrize(
    ("address", "stands"),
    [
        ("ac-repair/", "Ends 2026-11-30"),
        ("ac-repair/?at=2026-12-01T00:00", worded("offer-not-shown-ended", day="2026-11-30")),
        ("ac-repair/?zone=83605", worded("offer-not-shown-elsewhere", zones="Z1")),
        ("hvac-replacement/", worded("offer-not-shown-signed", **SIGNED)),
    ],
)
def test_the_panel_says_how_an_offer_stands(asked, address, stands):
    assert rows(asked(address))["Offer"][1] == stands


def test_a_hidden_panel_is_empty_and_the_shop_s_part_the_same(asked):
    page, bare = asked("furnace-repair/?mapping=hidden"), asked("furnace-repair/")
    assert plain(sites.panel(page)) == ""
    assert plain(sites.panel(bare)) != ""
    assert not every(page, 'a[href="#mapping"]')
    assert every(bare, 'a[href="#mapping"]')
    assert plain(sites.shop(page)) == plain(sites.shop(bare)).replace("Which rule says so ", "")


def test_the_panel_says_what_a_page_waits_for_that_is_not_live(fixtures, reading):
    file = fixtures / "titan_map" / "launch" / "pages.yaml"
    before, row, after = file.read_text().partition("    path: /furnace-repair\n")
    unread = after.replace("    approver: owner\n    checked: 2026-10-12\n", "", 1)
    file.write_text(before + row + unread)
    page = reading().get(f"{sites.SITE}furnace-repair/").text
    waits = listed(worded(f"waits-{each}") for each in ("approval", "check"))
    assert rows(page)["Page"][1] == sentence(worded("page-waits", waits=waits))
