"""How the verdict of the audit came about.

The three exhibits are handed the instrument and the result of the answers in the address. They also
stand on the page that nobody has answered yet: they then say how it will be judged, and their
``result`` is ``None``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from artifacts.audit import phrases
from artifacts.audit.models import SLUG
from artifacts.audit.mondays import mondays
from artifacts.audit.rules import (
    Change,
    FitRule,
    Instrument,
    Level,
    PackageRule,
    Question,
    Result,
    RuleState,
)
from artifacts.register import Context, exhibit
from artifacts.wide import Group, WideTable, row
from artifacts.wording import wording, wording_of


@dataclass(frozen=True)
class WordedCondition:
    """One condition in words; ``holds`` is ``None`` while nobody knows."""

    words: str
    holds: bool | None = None

    @property
    def is_judged(self) -> bool:
        return self.holds is not None

    @property
    def box(self) -> str:
        return _box(bool(self.holds))


@dataclass(frozen=True)
class WordedRule:
    """A rule in words; ``state`` is what came of it, ``None`` while nobody knows."""

    code: str
    name: str
    reason: str
    conditions: Sequence[WordedCondition]
    state: RuleState | None

    @property
    def decides(self) -> bool:
        return self.state == RuleState.DECIDES

    @property
    def label(self) -> str:
        """Of its state."""
        return wording_of(self.state) if self.state else ""

    @property
    def box(self) -> str:
        return _box(self.decides)


def _box(ticked: bool) -> str:
    return "covered" if ticked else ""


@exhibit("audit/audit_score.html", of_page=SLUG)
def audit_score(instrument: Instrument, result: Result | None) -> Context:
    """The sum: what each answer earned, or what each may earn."""
    if result:
        names = [wording("column-answer"), wording("column-points")]
        rows = [
            row(each.domain, names, [answer, phrases.of_most(result.points[each.slug], each.most)])
            for each, answer in _answered(result, instrument.scored)
        ]
        score = phrases.of_most(result.score, instrument.most)
        total = row(wording("readiness-score"), names, ["", score], is_total=True)
    else:
        levels = [level for level in Level if any(each.offers(level) for each in instrument.scored)]
        names = [wording_of(level) for level in levels]
        rows = [
            row(each.domain, names, [_worth(each, level) for level in levels])
            for each in instrument.scored
        ]
        most = [str(instrument.most), *[""] * (len(levels) - 1)]
        total = row(wording("readiness-score-at-most"), names, most, is_total=True)
    kind = "" if result else "figures"
    columns = [wording("column-domain"), *names]
    groups = [Group([*rows, total])]
    return {"table": WideTable("readiness-score-title", columns, groups, kind=kind)}


def _worth(question: Question, level: Level) -> str:
    """Empty where the question has no such answer."""
    return str(question.choice(level).points) if question.offers(level) else ""


@exhibit("audit/audit_package.html", of_page=SLUG)
def audit_package(instrument: Instrument, result: Result | None) -> Context:
    """The package rules in the order in which they are read, all that is to be done on Monday, and
    what would change the verdict.
    """
    changes = result.changes if result else ()
    deciding = [result.rule] if result else []
    rules = []
    for rule in instrument.package_rules:
        state = _state(rule, instrument.package_rules, deciding)
        conditions = _package_conditions(
            instrument, rule, None if state == RuleState.UNNEEDED else result
        )
        rules.append(WordedRule(rule.code, rule.package, rule.reason, conditions, state))
    return {
        "rules": rules,
        "result": result,
        "mondays": mondays(result) if result else [],
        "changing": phrases.changing(changes, is_refused=bool(result and result.is_refused)),
        "changes": [_change(change) for change in phrases.nearest(changes)],
    }


@exhibit("audit/audit_fit.html", of_page=SLUG)
def audit_fit(instrument: Instrument, result: Result | None) -> Context:
    """The fit rules in the order in which they are read, and the answers that they look at."""
    named = {slug for rule in instrument.fit_rules for slug in rule.questions}
    looked_at = [each for each in instrument.questions if each.slug in named]
    deciding = result.fit_rules if result else []
    rules = []
    for number, rule in enumerate(instrument.fit_rules, 1):
        state = _state(rule, instrument.fit_rules, deciding)
        conditions = _fit_conditions(
            instrument, rule, None if state == RuleState.UNNEEDED else result
        )
        label = phrases.fit_label(rule.verdict)
        rules.append(WordedRule(str(number), label, rule.reason, conditions, state))
    return {"rules": rules, "answers": _answered(result, looked_at) if result else []}


def _state(
    rule: FitRule | PackageRule, rules: Sequence, deciding: Sequence[FitRule | PackageRule]
) -> RuleState | None:
    """What came of a rule, by those that decided."""
    if not deciding:
        return None
    if rule in deciding:
        return RuleState.DECIDES
    is_before = rules.index(rule) < rules.index(deciding[0])
    return RuleState.FAILS if is_before else RuleState.UNNEEDED


def _answered(result: Result, questions: Sequence[Question]) -> list[tuple[Question, str]]:
    return [(each, result.given(each).answer) for each in questions]


def _package_conditions(
    instrument: Instrument, rule: PackageRule, result: Result | None
) -> list[WordedCondition]:
    conditions = []
    if rule.fit:
        words = wording("condition-of-fit", fit=wording_of(rule.fit))
        conditions.append(
            _judged(words, wording_of(result.fit), holds=result.fit == rule.fit)
            if result
            else WordedCondition(words)
        )
    for each in instrument.conditions(rule):
        conditions.append(
            WordedCondition(phrases.found(result, each), result.found(each) >= each.least)
            if result
            else WordedCondition(phrases.asked_for(each))
        )
    return conditions


def _fit_conditions(
    instrument: Instrument, rule: FitRule, result: Result | None
) -> list[WordedCondition]:
    if not rule.questions:
        return []
    words = phrases.fit_condition(instrument, rule)
    if result is None:
        return [WordedCondition(words)]
    return [_judged(words, rule.found(result.points), holds=rule.holds(result.points))]


def _judged(words: str, found: object, *, holds: bool) -> WordedCondition:
    return WordedCondition(wording("condition-found", condition=words, found=found), holds)


def _change(change: Change) -> Context:
    """``moves``: each domain and its better answer; ``package``: what would be recommended."""
    return {
        "moves": [(move.question.domain, move.choice.answer) for move in change.moves],
        "package": change.rule.package,
    }
