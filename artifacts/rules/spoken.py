"""Days and hours as a shop says them to a homeowner."""

from datetime import date, datetime, time

from artifacts.rules.figures import month_and_day

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def sentence(text: str) -> str:
    """With a capital at its head."""
    return text[:1].upper() + text[1:]


def day(of: date) -> str:
    """``November 30, 2026``."""
    return f"{month_and_day(of.month, of.day)}, {of.year}"


def hour(of: time | datetime) -> str:
    """``7 AM``, ``7:30 AM``."""
    minutes = f":{of.minute:02}" if of.minute else ""
    return f"{of.hour % 12 or 12}{minutes} {'AM' if of.hour < 12 else 'PM'}"


def weekdays(first: int, last: int) -> str:
    """``Monday to Friday``, Monday being 1."""
    return DAYS[first - 1] if first == last else f"{DAYS[first - 1]} to {DAYS[last - 1]}"


def opening(now: datetime, opens: datetime) -> str:
    """``Friday from 7 AM``; the day as somebody says it who is asked now."""
    ahead = (opens.date() - now.date()).days
    when = {0: "today", 1: "tomorrow"}.get(ahead, f"{opens:%A}")
    return when if opens == now else f"{when} from {hour(opens)}"
