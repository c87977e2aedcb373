"""The conversation, read from an address: whatever is not one of ours is left out and named."""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from artifacts.audit import letters
from artifacts.audit.forms import AuditForm
from artifacts.audit.models import audit_words, instrument
from artifacts.forms import Once, OneOf
from artifacts.once import once_for_each_database
from artifacts.wording import wording, wording_of
from artifacts.words import filled, join
from flow import names
from flow.conversation import (
    DAYS,
    FIRST_DAY,
    LAST_DAY,
    VIEW,
    Conversation,
    Mark,
    Part,
    State,
    StepPart,
)
from flow.models import Lane, Step
from flow.owed import on_plan


@dataclass(frozen=True)
class Choices:
    """What a conversation may say: numbers of steps by their word, lanes by slug, packages."""

    steps: dict[str, int]
    lanes: dict[str, str]
    packages: dict[str, str]


@dataclass(frozen=True)
class Said:
    """What an address says of a conversation. ``faults`` are by key why something was left out,
    ``wrong`` names it as readers call it. ``person`` is whose part of the plan it asks to see.
    """

    conversation: Conversation = field(default_factory=Conversation)
    faults: Mapping[str, str] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()
    person: str = ""

    @property
    def bounds(self) -> tuple[str, str]:
        """The first and the last day that may be said."""
        return FIRST_DAY.isoformat(), LAST_DAY.isoformat()

    @property
    def holds(self) -> str:
        """What the link says, as readers call it."""
        marked = len(self.conversation.marks)
        steps = [wording("holds-steps", number=marked)] if marked else []
        return join([*map(wording_of, self.conversation.parts), *steps])

    @property
    def left_out(self) -> str:
        """In a sentence; empty where nothing was."""
        return wording("left-out", named=join(self.wrong)) if self.wrong else ""


class NameField(Once):
    """The shop's name, in one line."""

    def to_python(self, value: str | None) -> str:
        # Some systems part a letter from its accent.
        whole = unicodedata.normalize("NFC", value or "")
        name = " ".join(filter(None, whole.split(" ")))
        if found := names.fault(name):
            raise ValidationError(wording_of(found))
        return name


class DayField(Once):
    """A day of the years that are spoken of; nothing comes from the clock."""

    def to_python(self, value: str | None) -> date | None:
        if not value:
            return None
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        # The one way to write a day: an address is compared letter by letter.
        if not day or day.isoformat() != value or not FIRST_DAY <= day <= LAST_DAY:
            first, last = FIRST_DAY.year, LAST_DAY.year
            raise ValidationError(wording("day-not-understood", first=first, last=last))
        return day


class ConversationForm(forms.Form):
    """Whatever a conversation holds, each under a key of its own; nothing has to be there."""

    def __init__(self, query: QueryDict, own: Collection[str]) -> None:
        """``own`` are the keys that the page itself reads, and says what is wrong with."""
        super().__init__(query)
        self.choices, self.query, self.own = choices(), query, own
        self.audit = AuditForm(instrument(), audit_words(), query)
        self.fields |= {key: field for key, field in _fields().items() if key in query}

    @property
    def said(self) -> Said:
        self.is_valid()  # which reads it
        read, answers = self.cleaned_data, self.audit.answers
        conversation = Conversation(
            shop=read.get(Part.SHOP) or "",
            days={day: read[day] for day in DAYS if read.get(day)},
            answers=letters.word(self.audit.instrument, answers) if answers else "",
            package=read.get(Part.PACKAGE) or "",
            marks={step: mark for step in self.choices.steps if (mark := self._mark(step))},
        )
        faults = {name: str(found[0]) for name, found in self.errors.items()}
        return Said(conversation, faults, tuple(self._wrong()), read.get(VIEW) or "")

    def _mark(self, step: str) -> Mark | None:
        """Who decides, and until when, is said of an open step alone."""
        state = self.cleaned_data.get(StepPart.STATE.of(step))
        if state != State.OPEN:
            return Mark(State(state)) if state else None
        lane = self.cleaned_data.get(StepPart.LANE.of(step))
        return Mark(State.OPEN, lane or "", self.cleaned_data.get(StepPart.UNTIL.of(step)))

    def _wrong(self) -> list[str]:
        """What was left out, as readers call it."""
        parts = [part for part in Part if part in self.errors]
        wrong = [wording_of(part) for part in parts]
        if self.audit.errors and Part.ANSWERS not in self.own:
            wrong.append(wording_of(Part.ANSWERS))
        if VIEW in self.errors:
            wrong.append(wording("whose-part"))
        for step, number in self.choices.steps.items():
            named = [part for part in StepPart if part.of(step) in self.errors]
            wrong += [filled(wording_of(part), {"number": number}) for part in named]
        gone = [
            key for key in self.query if key.startswith(tuple(part.of("") for part in StepPart))
        ]
        return wrong + [wording("step-gone")] * any(key not in self.fields for key in gone)


@once_for_each_database
def _fields() -> dict[str, forms.Field]:
    """All that may be asked, by key; a form has those that its address names."""
    twice = {"repeated": wording("said-twice")}
    fields: dict[str, forms.Field] = {
        Part.SHOP: NameField(required=False, error_messages=twice),
        **{day: _day() for day in DAYS},
        Part.PACKAGE: _one_of(choices().packages),
        VIEW: _one_of(on_plan().people),
    }
    for step in choices().steps:
        fields[StepPart.STATE.of(step)] = _one_of([str(each) for each in State])
        fields[StepPart.LANE.of(step)] = _one_of(choices().lanes)
        fields[StepPart.UNTIL.of(step)] = _day()
    return fields


def _day() -> DayField:
    return DayField(required=False, error_messages={"repeated": wording("said-twice")})


def _one_of(words: Collection[str]) -> OneOf:
    messages = {"invalid_choice": wording("choice-not-ours"), "repeated": wording("said-twice")}
    choices = [(word, word) for word in words]
    return OneOf(choices=choices, required=False, error_messages=messages)


@once_for_each_database
def choices() -> Choices:
    return Choices(
        dict(Step.objects.values_list("word", "number")),
        dict(Lane.objects.values_list("slug", "name")),
        instrument().packages,
    )


def read(query: QueryDict, own: Collection[str] = ()) -> Said:
    """What a query says of a conversation, to a page with keys of its own."""
    return ConversationForm(query, own).said if query else Said()
