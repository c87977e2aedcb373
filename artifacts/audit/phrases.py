"""What is said of the audit's rules and of a result, each in a line."""

from collections.abc import Sequence

from artifacts.audit.models import Audit
from artifacts.audit.rules import Change, Condition, Fit, FitRule, Instrument, Level, Result
from artifacts.wording import wording, wording_of
from artifacts.words import counted, join, sentence, within

SHOWN = 3  # of the weakest, and of what a package misses
SHOWN_CHANGES, SHOWN_MOVES = 3, 10


def of_most(points: int, most: int) -> str:
    """``45 of 100``."""
    return wording("points-of-most", points=points, most=most)


def fit_label(fit: Fit) -> str:
    """What a fit is called where it stands by itself."""
    return sentence(wording_of(fit))


def weakest(result: Result) -> str:
    """The weakest domains with their points, each kept on one line; empty where all are alike."""
    named = [
        f"{each.domain if not place else within(each.domain)} "
        f"{of_most(result.points[each.slug], each.most)}"
        for place, each in enumerate(result.weakest)
    ]
    return ", ".join(each.replace(" ", "\u00a0") for each in _first(named))


def _first(words: Sequence[str]) -> list[str]:
    """Those for which there is room, and how many more there are."""
    more = len(words) - SHOWN
    return [*words[:SHOWN], wording("and-more", more=more)] if more > 0 else list(words)


def alike(result: Result, words: Audit) -> str:
    """What is said where all domains are as good; empty where one is weaker."""
    said = {Level.FULL: words.highest, Level.HALF: words.alike, Level.NONE: words.lowest}
    return said[result.shared] if result.shared else ""


def missed(result: Result) -> str:
    """Why the rule before the one that decided did not: of the first things that it asks for and
    did not find the reason, else how much is there; those that have a reason before the others.
    """
    if not result.above or not result.missed:
        return ""
    of_score = [each for each in result.missed if not each.questions]
    reasoned = [each for each in result.missed if _reason(result, each)]
    others = [each for each in result.missed if each.questions and each not in reasoned]
    words = [_missed(result, each) for each in (*of_score, *reasoned, *others)]
    said = "; ".join(_first(words))
    return wording("package-missed", package=result.above.package, conditions=said)


def _missed(result: Result, condition: Condition) -> str:
    reason, found = _reason(result, condition), result.found(condition)
    if reason:
        return reason
    if not condition.questions:
        points = counted(found, wording("point"))
        return wording("score-missed", points=points, least=condition.least)
    domains = _domains(condition)
    return wording("condition-missed", domains=domains, found=found, least=condition.least)


def _reason(result: Result, condition: Condition) -> str:
    return condition.absent if result.has_none_of(condition) else condition.why


def _domains(condition: Condition) -> str:
    return join([within(each.domain) for each in condition.questions], "plus")


def condition_phrase(condition: Condition) -> str:
    """``45 points in all``, ``8 on services``, ``8 on offers plus capacity rules together``."""
    if not condition.questions:
        return wording("condition-of-score", least=condition.least)
    domains = _domains(condition)
    if len(condition.questions) == 1:
        return wording("condition-of-question", least=condition.least, domain=domains)
    return wording("condition-of-several", least=condition.least, domains=domains)


def at_least(condition: Condition) -> str:
    """The same as a rule asks for it."""
    return wording("condition-at-least", condition=condition_phrase(condition))


def asked_for(condition: Condition) -> str:
    """With the reason where there is one."""
    words = at_least(condition)
    if not condition.why:
        return words
    return wording("condition-since", condition=words, why=condition.why)


def found(result: Result, condition: Condition) -> str:
    """What is asked for, and what of it is here."""
    if result.has_none_of(condition):
        return wording("condition-found", condition=at_least(condition), found=condition.absent)
    there = result.found(condition)
    return wording("condition-found", condition=asked_for(condition), found=there)


def fit_condition(instrument: Instrument, rule: FitRule) -> str:
    """How few points a fit rule asks for, and on which questions."""
    named = [within(each.domain) for each in instrument.questions if each.slug in rule.questions]
    domains = join(named)
    if not rule.at_most:
        return wording("condition-no-points", domains=domains)
    return wording("condition-at-most", most=rule.at_most, domains=domains)


def nearest(changes: Sequence[Change]) -> Sequence[Change]:
    """The first of them, fewer where each takes many answers."""
    moves = sum(len(change.moves) for change in changes[:1])
    return changes[: min(SHOWN_CHANGES, max(1, SHOWN_MOVES // max(1, moves)))]


def changing(changes: Sequence[Change], *, is_refused: bool) -> str:
    """How many better answers it takes, before the nearest of them are listed."""
    if not changes:
        return wording("changes-none")
    if is_refused:  # nobody is to give another answer, but to have another shop
        return wording("changes-of-shop")
    answers = counted(len(changes[0].moves), wording("better-answer"))
    if len(changes) == 1:
        return wording("changes-one", answers=answers)
    more = len(changes) - len(nearest(changes))
    if more <= 0:
        return wording("changes-several", answers=answers)
    return wording("changes-many", answers=answers, others=counted(more, wording("other-way")))
