"""What the card of a rule says is what the pages do that it decides: by day, at night, on a notice,
in and out of the season, and in a zone of each status.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import pytest

from artifacts.titan_map.rules.facts import CapacityRule, JobType, Notice, Zone
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import Control, RuleKind
from artifacts.words import join, slug_of, within
from tests.support import sites
from tests.support.entries import worded
from tests.support.exhibits import exhibit
from tests.support.html import every, one, pairs, plain, texts


@dataclass(frozen=True)
class Time:
    """When a page is looked at."""

    at: str
    is_open: bool
    notice: Notice | None = None
    in_season: bool = True

    @property
    def said(self) -> set[str]:
        """What a card says of it."""
        hours = "office-open" if self.is_open else "office-closed"
        season = "in-season" if self.in_season else "out-of-season"
        notices = []
        if self.notice:
            notices = [worded("narrows-on-notice", notice=within(self.notice.name))]
        return {worded("at-any-hour"), worded(hours), worded(season), *notices}


TIMES = {
    "by day": Time("2026-10-14T10:00", is_open=True),
    "at night": Time("2026-10-14T21:00", is_open=False),
    "by day after the season": Time("2026-11-16T10:00", is_open=True, in_season=False),
    "at night after the season": Time("2026-11-16T21:00", is_open=False, in_season=False),
}
IN_TURN = worded("path-then-fallback", path="", fallback="")
NOTHING = worded("shows-nothing", outcome="")
OTHERS = worded("every-other-service")
PHOTO = worded("way-with-photo-for", way="", services="#")
CODE = re.compile(r"\bCR\d+\b")
PICTURED = re.compile(" ?" + re.escape(PHOTO).replace(re.escape("#"), "(.*)"))


@dataclass(frozen=True)
class Line:
    """One line of a card: when it holds, and what it says then."""

    rule: CapacityRule
    times: str
    text: str

    @cached_property
    def _read(self) -> tuple[str, list[str], str]:
        """The services that it is about, empty for the rule's own; the ways to the shop, in order;
        and the services whose form takes a photo.
        """
        pictured = PICTURED.search(self.text)
        services, is_nothing, _ = PICTURED.sub("", self.text).casefold().partition(NOTHING)
        ways = ""
        if not is_nothing:
            services, _, ways = services.rpartition(": ")
        found = [way.strip() for way in ways.split(IN_TURN) if way]
        return services.removesuffix(": "), found, pictured[1] if pictured else ""

    def is_about(self, job: JobType | None, time: Time) -> bool:
        said = {part.casefold() for part in self.times.split(", ")}
        return said <= time.said and self.names(job)

    def names(self, job: JobType | None) -> bool:
        services, own = self._read[0], self.rule.job_types
        if services == OTHERS.casefold():
            return job is not None and job.code not in own
        if services:
            return job is not None and job.call_it.casefold() in services
        return job is None or not own or job.code in own

    def ways(self, job: JobType | None) -> list[str]:
        """What it says that a page offers about a service, in order."""
        _, ways, pictured = self._read
        has_photo = job is not None and job.call_it in pictured
        form, photo = worded("control-form"), worded("control-photo-form")
        return [photo if has_photo and way == form else way for way in ways]


@dataclass(frozen=True)
class Shop:
    """A content as it is published: its map, the cards of its rules, and how a page is got."""

    launch: TitanMap
    cards: dict[str, list[Line]]
    who: dict[str, str]  # by the code of a rule, for whom its card says that it holds
    when: dict[str, str]  # and when
    get: Callable[[str], str]

    @property
    def times(self) -> list[Time]:
        """By day, at night and out of the season; and by day and at night on each notice."""
        posted = [
            replace(time, notice=notice)
            for notice in self.launch.notices
            for time in TIMES.values()
            if time.in_season
        ]
        return [*TIMES.values(), *posted]

    def visits(self) -> Iterator[tuple[str, Time, JobType | None]]:
        """Each service page and the home page, by address, in a zone of each status."""
        first: dict[str, Zone] = {}
        for zone in self.launch.zones:
            first.setdefault(zone.status, zone)
        for zone in first.values():
            for time in self.times:
                notice = f"&notice={time.notice.code}" if time.notice else ""
                query = f"zone={zone.zip_codes[0]}&at={time.at}{notice}"
                yield f"?{query}", time, None
                for page in self.launch.pages_of("service"):
                    job = self.launch.job_type(page.promotes)
                    yield f"{page.code.strip('/')}/?{query}", time, job


def cards_in(pages: dict[str, str], launch: TitanMap) -> dict[str, list[Line]]:
    found = {}
    for card in every(exhibit(pages, "capacity-rules"), ".rule-card"):
        rule = launch.rule(plain(one(card, ".rule-card__code")))
        lines = pairs(one(card, ".rule-card__offered"))
        found[rule.code] = [Line(rule, *line) for line in lines]
    return found


def said_in(pages: dict[str, str], label: str) -> dict[str, str]:
    """What each card says under a label, by the code of its rule."""
    return {
        plain(one(card, ".rule-card__code")): dict(pairs(card))[worded(label)]
        for card in every(exhibit(pages, "capacity-rules"), ".rule-card")
    }


@pytest.fixture(scope="module", params=["small", "shipped"])
def shop(request) -> Shop:
    if request.param == "small":
        names, example, get = "small_pages", "small_example", sites.reader_of
        place = request.getfixturevalue("small")
    else:
        names, example, get = "pages", "example", sites.reader
        place = request.getfixturevalue("server")
    launch = request.getfixturevalue(example).launch
    pages = request.getfixturevalue(names)
    said = (said_in(pages, label) for label in ("rule-for", "rule-when"))
    return Shop(launch, cards_in(pages, launch), *said, get(place))


def controls(page: str) -> list[str]:
    """What a page offers, in order, as a card calls it: the same number may ring with two people,
    whom the demo note tells apart.
    """
    by_receiver = {
        worded(f"control-{phone}-receives"): worded(f"control-{phone}")
        for phone in (Control.OFFICE_PHONE, Control.ON_CALL_PHONE, Control.MEMBER_LINE)
    }
    by_label = {
        worded(slug_of(control, "label")): worded(slug_of(control))
        for control in (
            Control.SCHEDULER,
            Control.FORM,
            Control.PHOTO_FORM,
            Control.INTEREST_FORM,
        )
    }
    offered = zip(sites.labels(page), sites.received(page), strict=True)
    return [by_label.get(label) or by_receiver[receiver] for label, receiver in offered]


def test_every_control_is_on_its_rule_s_card_in_its_order_and_no_card_says_another(shop):
    said = set()
    for address, time, job in shop.visits():
        page = shop.get(address)
        decides = worded("reason-decides")
        deciding = [code for code, did in sites.reasons(page).items() if did == decides]
        for code in deciding:
            lines = [line for line in shop.cards[code] if line.is_about(job, time)]
            assert len(lines) == 1, (address, code)
            assert lines[0].ways(job) == controls(page), (address, lines[0])
            said.update(lines)
        assert len(deciding) == 1 or job is None, address
    assert said == {line for lines in shop.cards.values() for line in lines}


def test_a_panel_says_what_the_card_says_of_its_page_s_service_and_of_no_other(shop):
    """Of every one where the page is about none."""
    found = set()
    for address, _, job in shop.visits():
        for reason in every(sites.panel(shop.get(address)), "li.mapping__reason"):
            code = plain(one(reason, ".rule-card__code"))
            lines = [line for line in shop.cards[code] if job is None or line.names(job)]
            *ways, who, _ = texts(reason, ".mapping__note")
            assert ways == [f"{line.times} {line.text}" for line in lines], (address, code)
            assert who == f"{worded('rule-for')} {shop.who[code]}"
            found.add(code)
    assert found == set(shop.cards)


def test_a_card_names_every_rule_that_decides_while_its_own_holds_and_each_once(shop):
    """Asked of the pages: of a service's rule at any time, of a notice's while it is posted."""
    deciding: dict[str, dict[str, set[str]]] = {}
    for address, time, job in shop.visits():
        decided = next(iter(sites.reasons(shop.get(address))), "")
        if job is None or not decided or shop.launch.rule(decided).zone_status:
            continue
        for rule in shop.launch.rules:
            if job.code in rule.job_types and holds(rule, time):
                deciding.setdefault(rule.code, {}).setdefault(decided, set()).add(job.code)
    for rule in shop.launch.rules:
        found = deciding.get(rule.code, {})
        others = {code for code in found if code != rule.code}
        said = shop.when[rule.code]
        if rule.on_notice:  # which says that it holds in office hours, where that is all
            hours = worded("rule-on-notice-in-office-hours", role="#", notice="#").partition("#")[0]
            whole = {code for code in others if found[code] == set(rule.job_types)}
            assert said.startswith(hours) is bool(whole), rule.code
            others -= whole
        assert sorted(CODE.findall(said)) == sorted(others), rule.code


def holds(rule: CapacityRule, time: Time) -> bool:
    """Whether a rule would decide if no other did."""
    if rule.zone_status or (rule.outside_hours and time.is_open):
        return False
    return not rule.on_notice or (time.notice is not None and time.notice.code == rule.notice)


def test_a_rule_holds_at_any_time_where_no_other_takes_over_for_all_of_its_services(shown):
    pages, example = shown
    launch = example.launch
    for card in every(exhibit(pages, "capacity-rules"), ".rule-card"):
        rule = launch.rule(plain(one(card, ".rule-card__code")))
        if rule.kind != RuleKind.SERVICE or rule.in_season:
            continue
        narrowers = [
            each
            for each in launch.rules
            if each.kind == RuleKind.NARROWING and set(rule.job_types) <= set(each.job_types)
        ]
        closed = any(each.outside_hours for each in narrowers)
        codes = {each.notice for each in narrowers if each.on_notice}
        posted = [within(each.name) for each in launch.notices if each.code in codes]
        slug = {
            (False, False): "rule-at-any-time",
            (True, False): "rule-in-office-hours",
            (False, True): "rule-without-notice",
            (True, True): "rule-in-office-hours-without-notice",
        }[closed, bool(posted)]
        [*_, (_, when)] = [pair for pair in pairs(card) if pair[0] == worded("rule-when")]
        expected = worded(slug, notice=join(posted, "or") if posted else "")
        assert when.startswith(expected), rule.code
