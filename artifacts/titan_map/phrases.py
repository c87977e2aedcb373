"""What is said of the map's rows in a line, wherever they are shown."""

from collections import Counter
from collections.abc import Iterable

from artifacts.titan_map.rules import booking, shown
from artifacts.titan_map.rules.facts import BookingTest, Campaign, CapacityRule, JobType
from artifacts.titan_map.rules.gaps import Gap
from artifacts.titan_map.rules.kinds import Severity
from artifacts.titan_map.rules.shown import Shown
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import Control, Outcome, RuleKind
from artifacts.wording import wording, wording_of
from artifacts.words import counted_or_no, join, listed, month_and_day, sentence, within


def path_and_fallback(titan_map: TitanMap, job: JobType) -> tuple[str, str]:
    """What the capacity rules make of a job type's booking path, each in one line; empty where
    they say nothing.
    """
    paths, fallbacks = [], []
    for rule in booking.service_rules(titan_map, job):
        path, fallback = wording_of(rule.outcome), wording_of(rule.outcome, "fallback")
        if job.photo and rule.outcome == Outcome.REQUEST:
            path = wording("way-with-photo", way=path)
        elif job.photo and rule.outcome == Outcome.PHONE_FIRST:
            fallback = wording("way-with-photo", way=fallback)
        if rule.in_season:
            path = wording("way-in-season", way=path, season=season(job))
        paths.append(path)
        fallbacks.append(fallback)
    narrowing: dict[tuple[Outcome, bool, bool], list[CapacityRule]] = {}
    for rule in booking.narrowing_rules(titan_map, job):
        by_day = rule.on_notice and shown.taken(titan_map, rule, job).when_closed
        narrowing.setdefault((rule.outcome, rule.on_notice, by_day), []).append(rule)
    for (outcome, _, by_day), rules in narrowing.items():
        way, moment = within(wording_of(outcome)), takes_over(titan_map, *rules)
        if by_day:
            moment = wording("moment-in-office-hours", moment=moment)
        fallbacks.append(wording("way-at-times", way=way, moment=moment))
    return "; ".join(paths), "; ".join(fallbacks)


def takes_over(titan_map: TitanMap, *rules: CapacityRule) -> str:
    """When narrowing rules do: outside office hours, or while any of their notices is posted."""
    notices = [within(name_of(titan_map, rule.notice)) for rule in rules if rule.on_notice]
    if not notices:
        return wording("narrows-outside-hours")
    return wording("narrows-on-notice", notice=join(notices, "or"))


def who(launch: TitanMap, rule: CapacityRule) -> str:
    """For which services a rule holds, and where it says so what holds for every other."""
    names = [named(launch, code) for code in rule.job_types]
    said = listed(names) if names else wording("rule-of-every-service")
    if rule.otherwise is None:
        return said
    return wording("rule-with-others", services=said, outcome=within(wording_of(rule.otherwise)))


def season(job: JobType) -> str:
    """Empty for work of the whole year."""
    if job.season is None:
        return ""
    first, last = (month_and_day(*day) for day in job.season)
    return wording("from-to", first=first, last=last)


def dates(campaign: Campaign) -> str:
    """From when until when one runs."""
    starts, ends = campaign.starts, campaign.ends
    if starts and ends:
        return wording("from-to", first=starts, last=ends)
    if starts:
        return wording("from-day", day=starts)
    return wording("until-day", day=ends) if ends else wording("always-on")


def units(titan_map: TitanMap, codes: Iterable[str]) -> str:
    return listed(unit.name for unit in titan_map.units if unit.code in codes)


def named(titan_map: TitanMap, code: str) -> str:
    """A row by its code, which leads to it, and its name: ``JT05 Ductless mini-splits``."""
    row = titan_map.row(code)
    return f"{code} {row.call_it}" if row else wording("none")


def name_of(titan_map: TitanMap, code: str) -> str:
    row = titan_map.row(code)
    return row.call_it if row else wording("none")


def holds(launch: TitanMap, rule: CapacityRule, job: JobType | None = None) -> str:
    """When a rule does; not where others take over for the one service, or for all that it has."""
    if rule.zone_status:
        names = listed(
            named(launch, zone.code) for zone in launch.zones if zone.status == rule.zone_status
        )
        return wording("rule-of-zones", status=wording_of(rule.zone_status), zones=names)
    if notice := launch.notice(rule.notice):
        role, name = wording_of(notice.poster), within(notice.name)
        if shown.taken(launch, rule, job).when_closed:
            return wording("rule-on-notice-in-office-hours", role=role, notice=name)
        return wording("rule-on-notice", role=role, notice=name)
    if rule.outside_hours:
        return wording("rule-outside-hours")
    if rule.in_season:
        return listed(season(each) for each in launch.job_types if each.code in rule.job_types)
    taken = shown.taken(launch, rule, job)
    posted = [within(notice.name) for notice in taken.notices]
    if taken.when_closed and posted:
        return wording("rule-in-office-hours-without-notice", notice=join(posted, "or"))
    if taken.when_closed:
        return wording("rule-in-office-hours")
    if posted:
        return wording("rule-without-notice", notice=join(posted, "or"))
    return wording("rule-at-any-time")


def gives_way(launch: TitanMap, rule: CapacityRule) -> str:
    """When a rule holds, and which others decide at some time all the same, each said once."""
    said, others = holds(launch, rule), shown.instead(launch, rule)
    whole = [each.code for each, for_all in others.items() if for_all]
    if whole and rule.kind == RuleKind.SERVICE:
        said = wording("rule-else", when=said, rules=join(whole, "or"))
    if part := [each.code for each, for_all in others.items() if not for_all]:
        said = wording("rule-unless", when=said, rules=join(part, "or"))
    return said


def offered(
    launch: TitanMap, rule: CapacityRule, job: JobType | None = None
) -> list[tuple[str, str]]:
    """What the pages offer that a rule decides, in order, by when that makes a difference: all of
    them, or those about one service.
    """
    found = sorted(shown.shown(launch, rule), key=lambda each: not each.controls)
    return [
        (_times(launch, rule, each), _ways(rule, each))
        for each in found
        if job is None or job in each.jobs
    ]


def _times(launch: TitanMap, rule: CapacityRule, of: Shown) -> str:
    """``Office open``; ``In season, office closed``; ``At any hour``."""
    said = [takes_over(launch, rule)] if rule.on_notice else []
    if of.times.in_season is not None:
        said += [wording("in-season") if of.times.in_season else wording("out-of-season")]
    if of.times.is_open is not None:
        said += [wording("office-open") if of.times.is_open else wording("office-closed")]
    return sentence(", ".join(said) or wording("at-any-hour"))


def _ways(rule: CapacityRule, of: Shown) -> str:
    """``Own scheduler, then office phone``; with its services where they are not all of a rule’s
    own.
    """
    first, *others = [_way(control, of.jobs) for control in of.controls] or [_nothing(of)]
    ways = first
    for other in others:
        ways = wording("path-then-fallback", path=ways, fallback=other)
    codes = {job.code for job in of.jobs}
    if codes == set(rule.job_types) or not rule.job_types:
        return sentence(ways)
    names = listed(job.call_it for job in of.jobs)
    services = names if codes < set(rule.job_types) else wording("every-other-service")
    return wording("ways-of-services", services=services, ways=ways)


def _nothing(of: Shown) -> str:
    return wording("shows-nothing", outcome=within(wording_of(of.outcome)))


def _way(control: Control, jobs: tuple[JobType, ...]) -> str:
    pictured = [job for job in jobs if job.photo] if control == Control.FORM else []
    if not pictured:
        return wording_of(control)
    if len(pictured) == len(jobs):
        return wording_of(Control.PHOTO_FORM)
    services = listed(job.call_it for job in pictured)
    return wording("way-with-photo-for", way=wording_of(control), services=services)


def tried(test: BookingTest | None) -> str:
    """What became of the test of a booking path."""
    if test is None:
        return wording("not-tested")
    if not test.failure:
        return wording("test-passed", day=test.day)
    again = wording("fault-fixed", day=test.passed) if test.passed else wording("fault-open")
    return wording("test-failed-by", day=test.day, failure=test.failure, since=again)


def closed_days(titan_map: TitanMap) -> str:
    """Holidays by their names, any other day with its date."""
    return listed(
        wording("closed-on", name=row.name, day=row.day) if row.day else row.name
        for row in titan_map.closed
    )


def notices(titan_map: TitanMap) -> str:
    return listed(within(notice.name) for notice in titan_map.notices)


def open_gaps(gaps: Iterable[Gap]) -> str:
    """``no blocker, 2 warnings and 1 accepted gap``."""
    found = Counter(gap.severity for gap in gaps)
    return join([counted_or_no(found[each], wording_of(each)) for each in Severity])
