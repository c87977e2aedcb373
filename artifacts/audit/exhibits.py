"""What the audit shows of its answers: the verdict beside the questions, and how it came about.

The three exhibits are handed the instrument and the result of the answers in the address. They also
stand on the page that nobody has answered yet: they then say how it will be judged, and their
``result`` is ``None``.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from artifacts.audit.models import SLUG
from artifacts.audit.rules import (
    Answers,
    Change,
    Condition,
    FitRule,
    Instrument,
    PackageRule,
    Question,
    Result,
)
from artifacts.register import Context, exhibit
from artifacts.wide import Group, WideTable, row
from artifacts.words import counted, join

LONGEST = 75  # pixels: what a column of bars has room for
SHOWN_CHANGES = 3
DECIDES, FAILS, UNNEEDED = "Decides", "Does not hold", "Not needed"


@dataclass(frozen=True)
class Bar:
    """A scored question's part of the score; ``points`` is ``None`` while the question is open."""

    domain: str
    points: int | None
    most: int
    scale: float  # pixels for a point, the same for every bar

    @property
    def length(self) -> float:
        """In pixels, as ``filled`` is."""
        return round(self.most * self.scale, 1)

    @property
    def within(self) -> float:
        """Between the middles of the strokes of its outline."""
        return self.length - 1.5

    @property
    def filled(self) -> float:
        return round((self.points or 0) * self.scale, 1)


@dataclass(frozen=True)
class Asks:
    """One condition in words; once there is a result, what was found and whether it holds."""

    words: str
    found: str = ""
    holds: bool = False

    @property
    def box(self) -> str:
        return _box(self.holds)


@dataclass(frozen=True)
class Rule:
    """A rule in words; ``state`` is what came of it, empty while nobody knows."""

    code: str
    name: str
    reason: str
    asks: Sequence[Asks]
    state: str

    @property
    def decides(self) -> bool:
        return self.state == DECIDES

    @property
    def box(self) -> str:
        return _box(self.decides)


def _box(ticked: bool) -> str:
    return "covered" if ticked else ""


def verdict(instrument: Instrument, answers: Answers, wrong: Collection[str]) -> Context:
    """The card beside the questions; ``open`` are those without an answer, each with its number,
    ``wrong`` those of them whose answer was not understood, ``next`` where to go on.
    """
    points = instrument.points(answers)
    missing = [
        (number, question)
        for number, question in enumerate(instrument.questions, 1)
        if question.slug not in answers
    ]
    refused = [each for each in missing if each[1].slug in wrong]
    result = None if missing else Result(instrument, answers)
    return {
        "result": result,
        "answered": len(answers),
        "open": missing,
        "wrong": refused,
        "next": next(iter([*refused, *missing]), None),
        "is_refused": bool(result and result.is_refused),
        "points": instrument.score(points),
        "most": instrument.most,
        "bars": _bars(instrument, points),
        "weakest": _weakest(result) if result else "",
        "missed": _missed(result) if result else "",
    }


def _bars(instrument: Instrument, points: Mapping[str, int]) -> list[Bar]:
    """The longest has all the room, the others in proportion to their points."""
    scale = LONGEST / max(each.most for each in instrument.scored)
    scored = instrument.scored
    return [Bar(each.domain, points.get(each.slug), each.most, scale) for each in scored]


@exhibit("audit/audit_score.html", of_page=SLUG)
def audit_score(instrument: Instrument, result: Result | None) -> Context:
    """The sum: what each answer earned, or what each may earn."""
    if result:
        names: tuple[str, ...] = ("Answer", "Points")
        rows = [
            row(each.domain, names, [answer, _of(result.points[each.slug], each.most)])
            for each, answer in _answered(result, instrument.scored)
        ]
        total = row(
            "Readiness score", names, ["", _of(result.score, instrument.most)], is_total=True
        )
    else:
        names = ("Full", "Half", "None")
        rows = [
            row(each.domain, names, [str(choice.points) for choice in each.choices])
            for each in instrument.scored
        ]
        total = row(
            "Readiness score, at most", names, [str(instrument.most), "", ""], is_total=True
        )
    kind = "" if result else "figures"
    groups = [Group([*rows, total])]
    return {"table": WideTable("readiness-score-title", ("Domain", *names), groups, kind=kind)}


@exhibit("audit/audit_package.html", of_page=SLUG)
def audit_package(instrument: Instrument, result: Result | None) -> Context:
    """The package rules in the order in which they are read, and what would change the verdict."""
    changes = result.changes if result else ()
    deciding = [result.rule] if result else []
    rules = []
    for rule in instrument.package_rules:
        state = _state(rule, instrument.package_rules, deciding)
        asks = _package_asks(instrument, rule, None if state == UNNEEDED else result)
        rules.append(Rule(rule.code, rule.package, rule.reason, asks, state))
    return {
        "rules": rules,
        "result": result,
        "changing": _changing(changes, is_refused=bool(result and result.is_refused)),
        "changes": [_change(change) for change in changes[:SHOWN_CHANGES]],
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
        asks = _fit_asks(instrument, rule, None if state == UNNEEDED else result)
        rules.append(Rule(str(number), rule.verdict.capitalize(), rule.reason, asks, state))
    return {"rules": rules, "answers": _answered(result, looked_at) if result else []}


def _state(
    rule: FitRule | PackageRule, rules: Sequence, deciding: Sequence[FitRule | PackageRule]
) -> str:
    """What came of a rule, by those that decided; empty while nobody knows."""
    if not deciding:
        return ""
    if rule in deciding:
        return DECIDES
    return FAILS if rules.index(rule) < rules.index(deciding[0]) else UNNEEDED


def _of(points: int, most: int) -> str:
    return f"{points} of {most}"


def _answered(result: Result, questions: Sequence[Question]) -> list[tuple[Question, str]]:
    return [(each, each.choice(result.answers[each.slug]).answer) for each in questions]


def _weakest(result: Result) -> str:
    return ", ".join(
        f"{each.domain if not place else each.domain.lower()} "
        f"{_of(result.points[each.slug], each.most)}".replace(" ", "\u00a0")
        for place, each in enumerate(result.weakest)
    )


def _missed(result: Result) -> str:
    """Why the rule before the one that decided did not: what it asks for and did not find."""
    place = result.instrument.package_rules.index(result.rule)
    if not place:
        return ""
    above = result.instrument.package_rules[place - 1]
    missed = [
        f"{_asked(each)} (here {result.found(each)})"
        for each in result.instrument.conditions(above)
        if result.found(each) < each.least
    ]
    return f"{above.package} asks for {join(missed)}." if missed else ""


def _asked(condition: Condition) -> str:
    of = condition.question
    return f"{condition.least} on {of.domain.lower()}" if of else f"{condition.least} points in all"


def _package_asks(instrument: Instrument, rule: PackageRule, result: Result | None) -> list[Asks]:
    asks = []
    if rule.fit:
        words = f"The no-API fit is “{rule.fit}”"
        asks.append(Asks(words, result.fit, result.fit == rule.fit) if result else Asks(words))
    for each in instrument.conditions(rule):
        words = f"At least {_asked(each)}"
        found = result.found(each) if result else 0
        asks.append(Asks(words, str(found), found >= each.least) if result else Asks(words))
    return asks


def _fit_asks(instrument: Instrument, rule: FitRule, result: Result | None) -> list[Asks]:
    if not rule.questions:
        return []
    domains = [each.domain.lower() for each in instrument.questions if each.slug in rule.questions]
    most = f"At most {rule.at_most} points" if rule.at_most else "No points"
    words = f"{most} on {join(domains)}"
    if result is None:
        return [Asks(words)]
    return [Asks(words, str(rule.found(result.points)), rule.holds(result.points))]


def _changing(changes: Sequence[Change], *, is_refused: bool) -> str:
    if not changes:
        return "No better answer would change the recommendation."
    if is_refused:  # nobody is to give another answer, but to have another shop
        return "Only if this becomes true of your shop:"
    fewest = f"By the rules alone it takes {counted(len(changes[0].moves), 'better answer')}"
    if len(changes) == 1:
        return f"{fewest}; this is the nearest way."
    more = len(changes) - SHOWN_CHANGES
    others = f", and so would {counted(more, 'other way')} as near" if more > 0 else ""
    return f"{fewest}; any of these would do{others}."


def _change(change: Change) -> Context:
    """``moves``: each domain and its better answer; ``package``: what would be recommended."""
    return {
        "moves": [(move.question.domain, move.choice.answer) for move in change.moves],
        "package": change.rule.package,
    }
