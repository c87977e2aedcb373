"""The calendar file of the plan: all-day events, as RFC 5545 has them.

Whoever imports the file again after the kick-off has moved is to find each event moved, not a
second one beside it. By its UID a calendar knows an event again: a digest of the shop, the day of
the call and the row, never of the row's own day. By its SEQUENCE a calendar tells which of two is
the newer, and one that is not newer is left out by those that ask. An organizer counts revisions
there (3.8.7.4); a link has nobody who counts, and nothing here comes from a clock. So SEQUENCE is
the number of the day itself: an event that moves to a later day, as delayed ones do, is the newer
one everywhere. One that moves to an earlier day is not, for a calendar that compares; that one
keeps the later day until its events are deleted. A number of days is small, as it has to be: some
calendars take no SEQUENCE of more than 32 bits, such as a time.

DTSTAMP says when this was said: the day of the call. There is no METHOD, since nobody is invited,
and no alarm.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import icalendar
from django.http import Http404

from artifacts.wording import wording
from flow.conversation import FIRST_DAY
from flow.persons import persons
from flow.plan import Plan

PRODUCT = "-//PageToJob//Plan//EN"


class Undated(Http404):
    """The plan has no days, so there is no file of them."""


@dataclass(frozen=True)
class Event:
    """What is on a day; ``row`` names the row and the role that it comes from, for good, and
    ``words`` is what is said of it.
    """

    row: str
    summary: str
    day: date
    words: str


def events(plan: Plan) -> list[Event]:
    """One for all that has a day, of the part that is shown or else of everybody: each task, and
    each open step that somebody decides. None where the plan counts no days.
    """
    people = persons(plan) if plan.is_dated else []
    shown = [each for each in people if each.is_shown] or people
    return [
        Event(task.name, f"{person.name}: {task.words}", due.day, task.note)
        for person in shown
        for due in person.dues
        if due.day
        for task in due.tasks
    ] + [
        Event(state.step.word, f"{state.who}: {state.step.title}", state.until_day, state.words)
        for person in shown
        for state in person.open
        if state.until_day
    ]


def calendar_file(
    events: Iterable[Event], shop: str, call: date | None, stamp: date, link: str
) -> bytes:
    """The events in the order of their days; ``stamp`` counts where no day of a call is said, and
    ``link`` leads back to the plan.
    """
    said = datetime.combine(call or stamp, time(), UTC)
    whose = f"{wording('for-the-shop')} {shop}" if shop else ""
    standing = [wording("proposal-to-agree"), whose, f"{wording('page-of-plan')} {link}"]
    calendar = icalendar.Calendar.new(
        uid=_uid(shop, call), name=wording("calendar-name"), prodid=PRODUCT
    )
    for each in sorted(events, key=lambda event: event.day):
        calendar.add_component(
            icalendar.Event.new(
                uid=_uid(shop, call, each.row),
                sequence=(each.day - FIRST_DAY).days,
                stamp=said,
                start=each.day,
                end=each.day + timedelta(1),
                summary=each.summary,
                description="\n".join(filter(None, [each.words, *standing])),
                transparency=icalendar.TRANSP.TRANSPARENT,
                url=link,
            )
        )
    file: bytes = calendar.to_ical()
    return file


def _uid(shop: str, call: date | None, row: str = "") -> str:
    """Of a row, or without one of the whole file. Nothing of the three holds a line break."""
    whole = "\n".join([shop, call.isoformat() if call else "", row])
    return hashlib.sha256(whole.encode()).hexdigest()[:32]
