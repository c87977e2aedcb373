"""The capacity rules of the worked example's launch map, as cards, and the calendar they go by."""

from artifacts.register import exhibit
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.phrases import closed_days, gives_way, offered, who
from artifacts.titan_map.rules.example import Example
from artifacts.titan_map.rules.facts import CapacityRule, Notice
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import RuleKind
from artifacts.wording import wording, wording_of
from artifacts.words import listed, sentence


@exhibit("titan_map/rule_cards.html", given=[worked_example], sheet="css/titan_map.css")
def rule_cards(example: Example) -> dict:
    """``rounds``: in the order they are read, each its title, meaning and rules; ``calendar``: what
    they go by beside office hours, each with what it is.
    """
    launch = example.launch
    return {
        "calendar": [
            *(_notice(launch, notice) for notice in launch.notices),
            (wording("closed-days"), sentence(closed_days(launch))),
        ],
        "rounds": [
            (
                wording_of(kind),
                wording_of(kind, "meaning"),
                [_card(launch, rule) for rule in launch.rules if rule.kind == kind],
            )
            for kind in RuleKind
        ],
    }


def _notice(launch: TitanMap, notice: Notice) -> tuple[str, str]:
    codes = listed(rule.code for rule in launch.rules if rule.notice == notice.code)
    role = wording_of(notice.poster)
    said = wording("notice-posted", condition=notice.condition, role=role, rules=codes)
    return sentence(wording("moment-notice", notice=notice.name)), said


def _card(launch: TitanMap, rule: CapacityRule) -> dict:
    return {
        "code": rule.code,
        "reviewer": wording_of(rule.reviewer),
        "shows": rule.shows,
        "offered": offered(launch, rule),
        "who": who(launch, rule),
        "when": gives_way(launch, rule),
        "why": rule.why,
    }
