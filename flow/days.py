"""Days as a page says them: unbroken, and without a year where all that it says are of one."""

from datetime import date

from artifacts.words import day_of_week, short_day
from flow.conversation import Conversation


def said_days(conversation: Conversation) -> list[date]:
    """Each that is said anywhere in it."""
    marks = conversation.marks.values()
    return [*conversation.days.values(), *(mark.until for mark in marks if mark.until)]


def years(conversation: Conversation) -> list[int]:
    """Those of the days, each once."""
    return sorted({day.year for day in said_days(conversation)})


def in_words(day: date, *, with_year: bool) -> str:
    """``Fri, Dec 4``, or ``Fri, Dec 4, 2026``, on one line."""
    return _unbroken(day_of_week(day) if with_year else f"{day:%a}, {short_day(day)}")


def unbroken_day(day: date) -> str:
    """``Dec 4``, on one line."""
    return _unbroken(short_day(day))


def _unbroken(said: str) -> str:
    return said.replace(" ", "\u00a0")
