"""The milestones from the kick-off to the review, side by side, and what their days stand on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from artifacts.wording import wording
from artifacts.words import counted, listed, sentence, within
from artifacts.working_days import SATURDAY
from flow import durations
from flow.advice import Whose, shown
from flow.conversation import Conversation, Part
from flow.days import in_words, unbroken_day
from flow.models import KICKOFF
from flow.rules import Duration, days, last_awaited, next_working_day


@dataclass(frozen=True)
class Point:
    """A milestone beside the others: its day, or how far it is from the kick-off; ``year`` is
    empty where all of them are of one.
    """

    name: str
    day: str
    year: str
    note: str


@dataclass(frozen=True)
class Milestones:
    """Those of a package; dated where there is a kick-off and ``is_counted``, which it is for a
    package that somebody chose or the audit recommends. ``whose`` says which package it is,
    ``named`` is the day that a link names for the review.
    """

    durations: Sequence[Duration]
    whose: str
    kickoff: date | None = None
    is_counted: bool = True
    named: date | None = None

    @cached_property
    def days(self) -> dict[str, date]:
        """By milestone; none without a kick-off."""
        if not (self.kickoff and self.is_counted):
            return {}
        off = durations.calendar().off
        start = {KICKOFF: next_working_day(self.kickoff, off)}
        return {**start, **days(self.kickoff, self.durations, off, self.named)}

    @cached_property
    def _by_milestone(self) -> dict[str, Duration]:
        return {each.milestone: each for each in self.durations}

    @property
    def points(self) -> list[Point]:
        """In the order of their days."""
        years = {day.year for day in self.days.values()}
        start = wording("kickoff-counts") if self.kickoff else wording("kickoff-to-name")
        found = [self._point(KICKOFF, _day_number(0), start, years)]
        in_order = sorted(self.durations, key=_working_days)
        for each in in_order:
            if each.milestone in durations.counted().points:
                found.append(self._point(each.milestone, *self._distance(each), years))
        return found

    def when(self, milestone: str) -> str:
        """Its day, or how far from the kick-off it is; empty where the package asks nothing."""
        if day := self.days.get(milestone):
            return in_words(day, with_year=False)
        of = self._by_milestone.get(milestone)
        if milestone == KICKOFF or (of and of.working_days == 0):
            return wording("by-kickoff")
        return sentence(self._distance(of)[1]) if of else ""

    def in_short(self, milestone: str) -> str:
        """How far from the kick-off it is in few words: ``Day 4``, ``Launch + 30``."""
        of = self._by_milestone.get(milestone)
        return self._distance(of)[0] if of else _day_number(0)

    def place(self, milestone: str) -> tuple[bool, int]:
        """To put those in order that it says a ``when`` of."""
        of = self._by_milestone.get(milestone)
        return _working_days(of) if of else (False, 0)

    def _point(self, milestone: str, number: str, note: str, years: set[int]) -> Point:
        """``number`` stands for its day where there is none."""
        name, day = durations.counted().points[milestone], self.days.get(milestone)
        if not day:
            return Point(name, number, "", note)
        return Point(name, in_words(day, with_year=False), str(day.year) * (len(years) > 1), note)

    def _distance(self, of: Duration) -> tuple[str, str]:
        """From the kick-off, or from the last of what it waits for: as a number, and in words."""
        if of.working_days is not None:
            words = counted(of.working_days, wording("working-day"))
            return _day_number(of.working_days), wording("after-kickoff", days=words)
        number, last = of.calendar_days or 0, self._last(of)
        short = wording("days-after-milestone", milestone=last, number=number)
        if self.named and not self.early and self.days:
            return short, wording("review-as-named")
        words = counted(number, wording("calendar-day"))
        note = wording("after-milestone", days=words, milestone=within(last))
        return short, wording("on-next-working-day", after=note) if self._is_moved(of) else note

    def _is_moved(self, of: Duration) -> bool:
        """Whether what is counted in calendar days would be on a day off."""
        if not self.days:
            return False
        last = self.days[last_awaited(of, self.durations) or KICKOFF]
        return (self.days[of.milestone] - last).days != of.calendar_days

    def _last(self, of: Duration) -> str:
        names, last = durations.counted().names, last_awaited(of, self.durations)
        return names[last or KICKOFF]

    @property
    def early(self) -> str:
        """That the review which a link names comes too early to be one; empty where it does not."""
        review = next((each for each in self.durations if each.calendar_days is not None), None)
        if not (review and self.named and self.days):
            return ""
        last = self.days[last_awaited(review, self.durations) or KICKOFF]
        if self.named > last:
            return ""
        return wording("review-too-early", milestone=within(self._last(review)), day=_whole(last))

    @property
    def words(self) -> list[str]:
        """Whose durations they are, and what is left out of them."""
        if not self.days:
            names = list(dict.fromkeys(durations.calendar().kept.values()))
            return [self.whose, wording("counted-without", off=_off(names)), wording("dates-need")]
        return [self.whose, *filter(None, (self._moved, self._counted, self.early))]

    @property
    def _moved(self) -> str:
        """That the kick-off is no working day."""
        if not self.kickoff or self.kickoff == self.days[KICKOFF]:
            return ""
        day, counts = _whole(self.kickoff), _whole(self.days[KICKOFF])
        return wording("kickoff-moved", day=day, counts=counts)

    @property
    def _counted(self) -> str:
        """From when to when working days were counted, and what was left out between."""
        first = self.days[KICKOFF]
        last = max(
            (self.days[each.milestone] for each in self.durations if each.working_days is not None),
            default=first,
        )
        kept = durations.calendar().kept.items()
        names = [
            wording("holiday-kept", name=name, day=unbroken_day(day))
            for day, name in kept
            if first < day < last and day.weekday() < SATURDAY
        ]
        return wording("counted-between", first=_whole(first), last=_whole(last), off=_off(names))


def milestones(conversation: Conversation) -> Milestones:
    """Dated where the address says a kick-off, and a package is chosen or else recommended."""
    package, is_it = shown(conversation)
    of_package = durations.counted().durations.get(package.key, [])
    if is_it is Whose.CHOSEN:
        whose = wording("durations-chosen", package=package.label)
    elif is_it is Whose.RECOMMENDED:
        whose = wording("durations-recommended", package=package.label)
    else:
        whose = wording("durations-of-none", package=package.label)
    kickoff, review = map(conversation.days.get, (Part.KICKOFF, Part.REVIEW))
    return Milestones(of_package, whose, kickoff, is_it is not Whose.FIRST, review)


def _working_days(duration: Duration) -> tuple[bool, int]:
    """What is counted in calendar days comes last."""
    return duration.working_days is None, duration.working_days or 0


def _day_number(number: int) -> str:
    return wording("day-of-pilot", number=number)


def _whole(day: date) -> str:
    return in_words(day, with_year=True)


def _off(names: Sequence[str]) -> str:
    return listed([wording("saturdays"), wording("sundays"), *names])
