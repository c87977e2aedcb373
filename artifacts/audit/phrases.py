"""What is said of the audit's rules and of a result, each in a line."""

from collections.abc import Sequence

from artifacts.audit.rules import Change, Condition, Fit, FitRule, Instrument, Result
from artifacts.wording import wording, wording_of
from artifacts.words import counted, join, sentence, within

SHOWN_CHANGES = 3


def of_most(points: int, most: int) -> str:
    """``45 of 100``."""
    return wording("points-of-most", points=points, most=most)


def fit_label(fit: Fit) -> str:
    """What a fit is called where it stands by itself."""
    return sentence(wording_of(fit))


def weakest(result: Result) -> str:
    """The weakest domains with their points, each kept on one line; empty where all are alike."""
    return ", ".join(
        f"{each.domain if not place else within(each.domain)} "
        f"{of_most(result.points[each.slug], each.most)}".replace(" ", "\u00a0")
        for place, each in enumerate(result.weakest)
    )


def missed(result: Result) -> str:
    """Why the rule before the one that decided did not: what it asks for and did not find."""
    place = result.instrument.package_rules.index(result.rule)
    if not place:
        return ""
    above = result.instrument.package_rules[place - 1]
    conditions = [
        wording("condition-missed", condition=condition_phrase(each), found=result.found(each))
        for each in result.instrument.conditions(above)
        if result.found(each) < each.least
    ]
    if not conditions:
        return ""
    return wording("package-missed", package=above.package, conditions=join(conditions))


def condition_phrase(condition: Condition) -> str:
    """``45 points in all``, ``8 on services``."""
    if not condition.question:
        return wording("condition-of-score", least=condition.least)
    domain = within(condition.question.domain)
    return wording("condition-of-question", least=condition.least, domain=domain)


def fit_condition(instrument: Instrument, rule: FitRule) -> str:
    """How few points a fit rule asks for, and on which questions."""
    named = [within(each.domain) for each in instrument.questions if each.slug in rule.questions]
    domains = join(named)
    if not rule.at_most:
        return wording("condition-no-points", domains=domains)
    return wording("condition-at-most", most=rule.at_most, domains=domains)


def changing(changes: Sequence[Change], *, is_refused: bool) -> str:
    """How many better answers it takes, before the nearest of them are listed."""
    if not changes:
        return wording("changes-none")
    if is_refused:  # nobody is to give another answer, but to have another shop
        return wording("changes-of-shop")
    answers = counted(len(changes[0].moves), wording("better-answer"))
    if len(changes) == 1:
        return wording("changes-one", answers=answers)
    more = len(changes) - SHOWN_CHANGES
    if more <= 0:
        return wording("changes-several", answers=answers)
    return wording("changes-many", answers=answers, others=counted(more, wording("other-way")))
