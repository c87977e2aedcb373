"""The audit's answers, read from an address; keys that are no question are ignored."""

from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.http import urlencode

from artifacts.audit.models import Audit
from artifacts.audit.rules import Answers, Instrument, Level, Question
from artifacts.forms import OneOf


@dataclass(frozen=True)
class Asked:
    """A question as the form shows it: the answer that was chosen, or what is wrong with it."""

    question: Question
    chosen: Level | None
    error: str


class AuditForm(forms.Form):
    """The audit's answers, each under its question's slug; none has to be there."""

    def __init__(self, instrument: Instrument, words: Audit, query: QueryDict) -> None:
        super().__init__(query)
        self.instrument, self.query = instrument, query
        messages = {"invalid_choice": words.unknown, "repeated": words.repeated}
        for question in instrument.questions:
            choices = [(choice.level, choice.answer) for choice in question.choices]
            field = OneOf(choices=choices, required=False, error_messages=messages)
            self.fields[question.slug] = field

    @property
    def is_touched(self) -> bool:
        """Whether the address says anything about a question, be it understood or not."""
        return any(name in self.query for name in self.fields)

    @property
    def answers(self) -> Answers:
        """The answers that are understood, in the order of the questions."""
        self.is_valid()  # which reads them
        return {name: Level(value) for name, value in self.cleaned_data.items() if value}

    @property
    def asked(self) -> list[Asked]:
        answers, wrong = self.answers, self.errors
        return [
            Asked(each, answers.get(each.slug), str(wrong.get(each.slug, [""])[0]))
            for each in self.instrument.questions
        ]

    @property
    def asked_again(self) -> str:
        """Whatever the address said of the questions, right or wrong, as a query."""
        said = {name: self.query.getlist(name) for name in self.fields if name in self.query}
        return urlencode(said, doseq=True)
