"""What is said of the map's rows in a line, wherever they are shown."""

from collections.abc import Iterable, Mapping

from artifacts.titan_map.rules import booking
from artifacts.titan_map.rules.example import Wording
from artifacts.titan_map.rules.facts import CapacityRule, JobType
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import Outcome, RuleKind
from artifacts.words import listed, month_and_day

NONE_YET = "none yet"


def path_and_fallback(
    titan_map: TitanMap, job: JobType, wordings: Mapping[str, Wording]
) -> tuple[str, str]:
    """What the website rules make of a job type's booking path, each in one line."""
    paths, fallbacks = [], []
    for rule in booking.service_rules(titan_map, job):
        wording = wordings[rule.outcome]
        path, fallback = wording.text, wording.meaning
        if job.photo and rule.outcome == Outcome.REQUEST:
            path += " with a photo"
        elif job.photo and rule.outcome == Outcome.PHONE_FIRST:
            fallback += " with a photo"
        paths.append(f"{path}, {season(job)} only" if rule.in_season else path)
        fallbacks.append(fallback)
    for rule in booking.narrowing_rules(titan_map, job):
        fallbacks.append(f"{wordings[rule.outcome].text.lower()} {takes_over(rule)}")
    return "; ".join(paths) or NONE_YET, "; ".join(fallbacks) or NONE_YET


def takes_over(rule: CapacityRule) -> str:
    """When a narrowing rule does."""
    return "on a cold-snap notice" if rule.on_notice else "outside office hours"


def season(job: JobType) -> str:
    return " to ".join(month_and_day(*day) for day in job.season or ())


def units(titan_map: TitanMap, codes: Iterable[str]) -> str:
    return listed(unit.name for unit in titan_map.units if unit.code in codes)


def name_of(titan_map: TitanMap, code: str) -> str:
    row = titan_map.row(code)
    return row.call_it if row else "none"


def holds(launch: TitanMap, rule: CapacityRule) -> str:
    """When a rule does, whatever others say."""
    if rule.kind == RuleKind.ZONE:
        names = listed(zone.name for zone in launch.zones if zone.status == rule.zone_status)
        return f"Zone {rule.zone_status}: {names}"
    if rule.on_notice:
        return "While operations has posted a cold-snap notice"
    if rule.outside_hours:
        return "Outside office hours"
    if rule.in_season:
        return listed(season(job) for job in launch.job_types if job.code in rule.job_types)
    return "Any time, in an active zone"
