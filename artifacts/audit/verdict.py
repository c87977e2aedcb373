"""The verdict beside the questions: how the answers stand, and what they come to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from artifacts.audit import mondays, phrases
from artifacts.audit.models import audit_words
from artifacts.audit.rules import Answers, Fit, Instrument, Question, Result
from artifacts.register import Context
from artifacts.wording import wording, wording_of

LONGEST = 75  # pixels: what a column of bars has room for
SEVERITIES = {Fit.CONDITIONAL: "warning", Fit.NOT_A_FIT: "blocker"}


class Numbered(NamedTuple):
    """A question with its number on the page."""

    number: int
    question: Question


@dataclass(frozen=True)
class Bar:
    """A scored question's part of the score; ``earned`` is empty while the question is open."""

    domain: str
    points: int
    most: int
    scale: float  # pixels for a point, the same for every bar
    earned: str

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
        return round(self.points * self.scale, 1)


def verdict(instrument: Instrument, answers: Answers, wrong: Collection[str]) -> Context:
    """The card beside the questions; ``open`` are those without an answer, each with its number,
    ``wrong`` those of them whose answer was not understood, ``next`` where to go on.
    """
    points = instrument.points(answers)
    missing = [
        Numbered(number, question)
        for number, question in enumerate(instrument.questions, 1)
        if question.slug not in answers
    ]
    refused = [each for each in missing if each.question.slug in wrong]
    result = None if missing else Result(instrument, answers)
    answered, score = len(answers), instrument.score(points)
    count = wording("answered-of-all", answered=answered, all=len(instrument.questions))
    return {
        "result": result,
        "is_sample": bool(result and result.is_sample),
        "is_refused": bool(result and result.is_refused),
        "answered": answered,
        "count": count,
        "open": missing,
        "wrong": refused,
        "next": next(iter([*refused, *missing]), None),
        "points": score,
        "most": instrument.most,
        "bars": _bars(instrument, points),
        "copy": wording("copy-link-to-answers") if answers else wording("copy-link"),
        **(_finished(result) if result else _unfinished(count, score)),
    }


def _finished(result: Result) -> Context:
    """What the card says of a result; ``announcement`` is heard as soon as it is there."""
    most, package = result.instrument.most, result.rule.package
    to_do = mondays.mondays(result)
    score = phrases.of_most(result.score, most)
    return {
        "score": score,
        "heading": wording("verdict-self-reported"),
        "after_points": wording("readiness-score-of-most", most=most),
        "announcement": wording(
            "announced-result", score=score, package=package, fit=wording_of(result.fit)
        ),
        "reason": wording("rule-and-reason", code=result.rule.code, reason=result.rule.reason),
        "fit": {"label": phrases.fit_label(result.fit), "severity": SEVERITIES.get(result.fit)},
        "weakest": phrases.weakest(result),
        "alike": phrases.alike(result, audit_words()),
        "missed": phrases.missed(result),
        "mondays": to_do[: mondays.SHOWN],
        "left_out": len(to_do) - mondays.SHOWN,
        "more": mondays.more(to_do, mondays.SHOWN),
        "more_on_a_laptop": mondays.more(to_do, mondays.SHOWN_ON_A_LAPTOP),
    }


def _unfinished(count: str, score: int) -> Context:
    return {
        "heading": wording("verdict-none-yet"),
        "after_points": wording("points-so-far"),
        "announcement": wording("announced-so-far", count=count, points=score),
    }


def _bars(instrument: Instrument, points: Mapping[str, int]) -> list[Bar]:
    """The longest has all the room, the others in proportion to their points."""
    scale = LONGEST / max(each.most for each in instrument.scored)
    bars = []
    for each in instrument.scored:
        found = points.get(each.slug)
        earned = "" if found is None else phrases.of_most(found, each.most)
        bars.append(Bar(each.domain, found or 0, each.most, scale, earned))
    return bars
