"""What is said of a moment in a line, wherever the demo site shows one."""

from datetime import date

from artifacts.demo_site.rules import Moment
from artifacts.wording import wording
from artifacts.words import day, hour, month_and_day, within


def summary(moment: Moment) -> str:
    """``Nampa and Kuna, Tue 2026-10-13, 10 AM, cold snap notice``."""
    said = [f"{moment.at:%a} {moment.at:%Y-%m-%d}", hour(moment.at)]
    if moment.zone:
        said.insert(0, moment.zone.name)
    elif moment.zip_code:
        said.insert(0, wording("moment-zip-code", zip_code=moment.zip_code))
    if moment.notice:
        said.append(wording("moment-notice", notice=within(moment.notice.name)))
    return ", ".join(said)


def day_seen_on(of: date, today: date) -> str:
    """``December 18``, with its year where that is another."""
    return month_and_day(of.month, of.day) if of.year == today.year else day(of)
