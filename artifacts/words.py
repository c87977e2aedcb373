"""English: lists, counts, days and hours in words; and sentences that name what fills them."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from enum import StrEnum

# What a sentence names, ``{coverage_launch}``, and is filled with.
NAMED = re.compile(r"\{([^{}]*)\}")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def join(words: Sequence[str], last: str = "and") -> str:
    """``a, b and c``."""
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end


def listed(names: Iterable[str]) -> str:
    """In one list; names that hold a comma or an “and” of their own are set apart by semicolons."""
    found = [name for name in names if name]
    if any("," in name or " and " in name for name in found):
        return "; ".join(found)
    return join(found) if found else "none"


def counted(number: int, noun: str) -> str:
    """``1 gap``, ``2 gaps``."""
    return f"{number} {in_number(number, noun)}"


def in_number(number: int, noun: str) -> str:
    """``gap`` where there is 1, ``gaps`` where there are 2."""
    return noun if number == 1 else f"{noun}s"


def counted_or_no(number: int, noun: str) -> str:
    """``no gap``, ``1 gap``, ``2 gaps``."""
    return counted(number, noun) if number else f"no {noun}"


def month_and_day(month: int, day: int) -> str:
    """``October 1``, as a homeowner reads it."""
    return f"{date(2000, month, day):%B} {day}"


def sentence(text: str) -> str:
    """With a capital at its head."""
    return text[:1].upper() + text[1:]


def within(text: str) -> str:
    """As it stands within a sentence: a first word with a capital further in keeps its first."""
    name = text.partition(" ")[0]
    return text if any(letter.isupper() for letter in name[1:]) else text[:1].lower() + text[1:]


def day(of: date) -> str:
    """``November 30, 2026``."""
    return f"{month_and_day(of.month, of.day)}, {of.year}"


def day_of_week(of: date) -> str:
    """``Fri, Dec 4, 2026``."""
    return f"{of:%a}, {short_day(of)}, {of.year}"


def short_day(of: date) -> str:
    """``Dec 4``."""
    return f"{of:%b} {of.day}"


def hour(of: time | datetime) -> str:
    """``7 AM``, ``7:30 AM``."""
    minutes = f":{of.minute:02}" if of.minute else ""
    return f"{of.hour % 12 or 12}{minutes} {'AM' if of.hour < 12 else 'PM'}"


def weekdays(first: int, last: int) -> str:
    """``Monday to Friday``, Monday being 1."""
    return DAYS[first - 1] if first == last else f"{DAYS[first - 1]} to {DAYS[last - 1]}"


def opening(now: datetime, opens: datetime) -> str:
    """``Friday from 7 AM``; the day as somebody says it who is asked now, with its date where that
    weekday comes twice until then.
    """
    ahead = (opens.date() - now.date()).days
    when = {0: "today", 1: "tomorrow"}.get(ahead, f"{opens:%A}")
    if ahead >= len(DAYS):
        when = f"{when}, {month_and_day(opens.month, opens.day)},"
    return when if opens == now else f"{when} from {hour(opens)}"


def slug_of(value: StrEnum, part: str = "") -> str:
    """Of what is said of a value of the rules: ``zone-status-active``, ``outcome-embed-brief``."""
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(value).__name__).lower()
    return "-".join(each for each in (kind, value.value, part) if each)


def names_in(sentence: str) -> set[str]:
    """What a sentence names."""
    return set(NAMED.findall(sentence))


def filled(sentence: str, values: Mapping[str, object]) -> str:
    """A sentence with what it names in its places."""
    return NAMED.sub(lambda name: str(values[name[1]]), sentence)


def name_faults(sentence: str, known: Collection[str], says: str) -> list[str]:
    """What is wrong with the names in a sentence; ``says`` goes on with those that it may have."""
    unknown = sorted(names_in(sentence) - set(known))
    faults = [f"names {{{name}}}; {says}." for name in unknown]
    alone = re.search(r"[{}]", NAMED.sub("", sentence))
    return [*faults, "has a brace that names nothing."] if alone else faults
