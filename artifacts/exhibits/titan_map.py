"""Exhibits of the Titan Map: its rows, its website rules and its gaps, of the worked example."""

from collections.abc import Iterable, Iterator, Mapping

from artifacts.exhibits.wide import Group, State, WideRow, WideTable, by_group
from artifacts.exhibits.wide import row as wide_row
from artifacts.rules import booking, gaps
from artifacts.rules.coverage import FULL, HALF, items
from artifacts.rules.example import Example, Finding, Wording
from artifacts.rules.figures import month_and_day, words
from artifacts.rules.titan_map import (
    Campaign,
    JobType,
    Row,
    Rule,
    Source,
    TitanMap,
    accepted,
    in_scope,
)
from artifacts.rules.values import Outcome, RuleKind

STATES = {FULL: State("covered", "covered"), HALF: State("partial", "partial")}
ACCEPTED, OUT, GAP = State("", "accepted gap"), State("", "out of scope"), State("", "gap")
NONE_YET = "none yet"


def map_rows(example: Example) -> dict:
    """``tables``: the launch map, services by business unit and then every other kind of row."""
    launch = example.launch
    tables = (_services(launch, example.wordings), _zones(launch), _offers(launch))
    return {"tables": [*tables, _campaigns(launch)]}


def _services(launch: TitanMap, wordings: Mapping[str, Wording]) -> WideTable:
    names = ("On the site", "Page", "Booking path", "Pricebook")
    rows = []
    for job in launch.promoted:
        path, fallback = path_and_fallback(launch, job, wordings)
        path = path if path == NONE_YET else f"{path}, then {fallback}"
        cells = (job.label or NONE_YET, _page(launch, job), path, job.pricebook or NONE_YET)
        rows.append((units(launch, job.units), _row(launch, job, job.name, names, *cells)))
    columns = ("Business unit", "ID", "Job type", *names, "State")
    return _table("Services", columns, by_group(rows), launch.promoted)


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
        fallbacks.append(f"{wordings[rule.outcome].text.lower()} {_takes_over(rule)}")
    return "; ".join(paths) or NONE_YET, "; ".join(fallbacks) or NONE_YET


def _takes_over(rule: Rule) -> str:
    """When a narrowing rule does."""
    return "on a cold-snap notice" if rule.on_notice else "outside office hours"


def season(job: JobType) -> str:
    return " to ".join(month_and_day(*day) for day in job.season)


def _zones(launch: TitanMap) -> WideTable:
    names = ("ZIP codes", "Status", "Page", "Page offers")
    rows = []
    for zone in launch.zones:
        offered = zone.treatment or NONE_YET
        cells = (", ".join(zone.zips), zone.status, _page(launch, zone), offered)
        rows.append(_row(launch, zone, zone.name, names, *cells))
    return _table("Zones", ("ID", "Zone", *names, "State"), [Group(rows)], launch.zones)


def _offers(launch: TitanMap) -> WideTable:
    names = ("For", "Terms", "Ends or renews")
    rows = []
    for offer in launch.offers:
        ends = offer.ends.isoformat() if offer.ends else NONE_YET
        terms = "; ".join(part for part in (offer.eligibility, ", ".join(offer.zones)) if part)
        cells = (_name(launch, offer.job_type), terms or NONE_YET, ends)
        rows.append(("Offers", _row(launch, offer, offer.name, names, *cells)))
    for plan in launch.memberships:
        cells = (
            units(launch, plan.units),
            f"{plan.includes}; {_page(launch, plan)}",
            plan.billing,
        )
        rows.append(("Memberships", _row(launch, plan, plan.name, names, *cells)))
    columns = ("Kind", "ID", "Name", *names, "State")
    shown = (*launch.offers, *launch.memberships)
    return _table("Offers and memberships", columns, by_group(rows), shown)


def _campaigns(launch: TitanMap) -> WideTable:
    names = ("From and to", "Job type", "Zones", "Offer", "Dates")
    rows = []
    for each in launch.campaigns:
        way = f"{each.medium}, to {each.page or 'no page'}"
        job, offer = _name(launch, each.job_type), _name(launch, each.offer)
        cells = (way, job, ", ".join(each.zones) or "not set", offer, _dates(each))
        rows.append(_row(launch, each, each.name, names, *cells))
    columns = ("ID", "Campaign", *names, "State")
    return _table("Campaigns", columns, [Group(rows)], launch.campaigns)


def _dates(campaign: Campaign) -> str:
    starts, ends = (day and day.isoformat() for day in (campaign.starts, campaign.ends))
    if not in_scope(campaign):
        return "not set"
    if starts and ends:
        return f"{starts} to {ends}"
    return f"from {starts}" if starts else f"until {ends}" if ends else "always on"


def _page(titan_map: TitanMap, row: Row) -> str:
    page = titan_map.page_of(row.code)
    return page.code if page else NONE_YET


def units(titan_map: TitanMap, codes: Iterable[str]) -> str:
    return words(unit.name for unit in titan_map.units if unit.code in codes)


def _name(titan_map: TitanMap, code: str) -> str:
    row = titan_map.row(code)
    return row.call_it if row else "none"


def _row(titan_map: TitanMap, row: Row, head: str, names: tuple[str, ...], *cells: str) -> WideRow:
    """A row as it stands on the map, with what a reviewer signed about it."""
    signed = row.review
    note = f"{signed.reason}: {signed.reviewer}, {signed.day.isoformat()}" if signed else ""
    return wide_row(head, names, cells, code=row.code, note=note, state=state(titan_map, row))


def state(titan_map: TitanMap, row: Row) -> State:
    """How a row that the score counts stands: its lowest count, or what a reviewer signed."""
    if not in_scope(row):
        return OUT
    count = min(counted[row.code] for counted in items(titan_map).values() if row.code in counted)
    return ACCEPTED if count < 1 and accepted(row) else STATES.get(count, GAP)


def _table(
    title: str, columns: tuple[str, ...], groups: list[Group], rows: Iterable[Row]
) -> WideTable:
    name = f"map-{title.lower().replace(' ', '-')}"
    return WideTable(name, columns, groups, title, _sources(rows), "tight", has_codes=True)


def _sources(rows: Iterable[Row]) -> str:
    """Where the rows were seen, and when: said once, as one list confirms most of a map."""
    codes: dict[Source, list[str]] = {}
    for row in rows:
        codes.setdefault(row.source, []).append(row.code)
    if len(codes) == 1:
        return f"Source of each row: {next(iter(codes))}"
    return "; ".join(f"Source of {words(codes[source])}: {source}" for source in codes)


def rule_cards(example: Example) -> dict:
    """``rounds``: in the order they are read, each its title, meaning and rules."""
    launch = example.launch
    return {
        "rounds": [
            (
                example.wordings[kind],
                [_card(example, rule) for rule in launch.rules if rule.kind == kind],
            )
            for kind in RuleKind
        ]
    }


def _card(example: Example, rule: Rule) -> dict:
    launch = example.launch
    names = [_name(launch, code) for code in rule.job_types]
    who = words(names) if names else "Every service"
    if rule.otherwise:
        who += f". Every other: {example.wordings[rule.otherwise].text.lower()}"
    return {
        "code": rule.code,
        "reviewer": rule.reviewer,
        "shows": rule.shows,
        "who": who,
        "when": "; ".join([holds(launch, rule), *_narrowed(launch, rule)]),
        "why": rule.why,
    }


def holds(launch: TitanMap, rule: Rule) -> str:
    """When a rule does, whatever others say."""
    if rule.kind == RuleKind.ZONE:
        names = words(zone.name for zone in launch.zones if zone.status == rule.zone_status)
        return f"Zone {rule.zone_status}: {names}"
    if rule.on_notice:
        return "While operations has posted a cold-snap notice"
    if rule.outside_hours:
        return "Outside office hours"
    if rule.in_season:
        return words(season(launch.row(code)) for code in rule.job_types)
    return "Any time, in an active zone"


def _narrowed(launch: TitanMap, rule: Rule) -> Iterator[str]:
    """Where another rule takes over for some of the job types of a service's."""
    if rule.kind != RuleKind.SERVICE:
        return
    for narrower in launch.rules:
        jobs = [code for code in rule.job_types if code in narrower.job_types]
        if jobs and narrower.kind == RuleKind.NARROWING:
            names = words(_name(launch, code) for code in jobs)
            yield f"{_takes_over(narrower)} {narrower.code} decides for {names}"


def mapping_gaps(example: Example) -> dict:
    """``groups``: worst first, each its severity, heading, meaning and findings."""
    groups = []
    for severity in gaps.Severity:
        found = [_gap(each) for each in example.findings if each.gap.severity == severity]
        found.sort(key=lambda gap: gap["code"])
        if found:
            words_of = example.wordings[severity]
            text = words_of.text.removesuffix("s") if len(found) == 1 else words_of.text
            groups.append((severity, f"{len(found)} {text}", words_of.meaning, found))
    return {"groups": groups}


def _gap(finding: Finding) -> dict:
    """A gap that nobody has written about is known by its item, and waits for an owner."""
    note, review = finding.note, getattr(finding.row, "review", None)
    again = f"Looked at again on {review.revisit.isoformat()}." if review and review.revisit else ""
    return {
        "code": note.code if note else finding.gap.item,
        "sentence": finding.sentence,
        "is_open": finding.is_open,
        "owner": note.owner if note else "owner to be named",
        "resolution": " ".join(part for part in (note and f"{note.resolution}.", again) if part),
    }
