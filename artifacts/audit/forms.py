"""The audit's answers, read from an address, where they are one word or a key each; other keys are
ignored.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.http import urlencode

from artifacts.audit import letters
from artifacts.audit.models import Audit
from artifacts.audit.rules import Answers, Choice, Instrument, Level, Question
from artifacts.forms import OneOf
from artifacts.wording import wording
from artifacts.words import in_number


@dataclass(frozen=True)
class ShownAnswer:
    """An answer as the form offers it; ``unit`` stands behind its points."""

    choice: Choice
    unit: str
    is_chosen: bool


@dataclass(frozen=True)
class ShownQuestion:
    """A question as the form shows it, with what is wrong with its answer in the address."""

    question: Question
    answers: Sequence[ShownAnswer]
    error: str

    @property
    def is_answered(self) -> bool:
        return any(each.is_chosen for each in self.answers)


class AuditForm(forms.Form):
    """The audit's answers, each under its question's slug; none has to be there. Where they also
    stand as one word, that counts.
    """

    def __init__(self, instrument: Instrument, words: Audit, query: QueryDict) -> None:
        said = [letters.values(instrument, word) for word in query.getlist(letters.KEY)]
        slugs = [question.slug for question in instrument.questions]
        spelled = MultiValueDict({slug: [values[slug] for values in said] for slug in slugs})
        super().__init__(spelled if said else query)
        self.instrument, self.query = instrument, query
        messages = {"invalid_choice": words.unknown, "repeated": words.repeated}
        for question in instrument.questions:
            choices = [(choice.level, choice.answer) for choice in question.choices]
            field = OneOf(choices=choices, required=False, error_messages=messages)
            self.fields[question.slug] = field

    @property
    def is_touched(self) -> bool:
        """Whether the address says anything about a question, be it understood or not."""
        return self.is_long or letters.KEY in self.query

    @property
    def is_long(self) -> bool:
        """Whether it gives each answer a key of its own, as a form does that is sent off."""
        return letters.KEY not in self.query and any(name in self.query for name in self.fields)

    @property
    def answers(self) -> Answers:
        """The answers that are understood, in the order of the questions."""
        self.is_valid()  # which reads them
        return {name: Level(value) for name, value in self.cleaned_data.items() if value}

    @property
    def questions(self) -> list[ShownQuestion]:
        answers, wrong = self.answers, self.errors
        return [
            ShownQuestion(
                each, _shown(each, answers.get(each.slug)), str(wrong.get(each.slug, [""])[0])
            )
            for each in self.instrument.questions
        ]

    @property
    def own_query(self) -> str:
        """Whatever the address gives the questions, right or wrong, as a query."""
        names = (letters.KEY, *self.fields)
        given = {name: self.query.getlist(name) for name in names if name in self.query}
        return urlencode(given, doseq=True)


def _shown(question: Question, chosen: Level | None) -> list[ShownAnswer]:
    return [
        ShownAnswer(each, _unit(each, question), each.level == chosen) for each in question.choices
    ]


def _unit(choice: Choice, question: Question) -> str:
    if not question.scored:
        return wording("points-for-fit")
    return in_number(choice.points, wording("point"))
