"""What to do first about a result, who can, and where that is shown."""

from typing import NamedTuple

from artifacts.audit.rules import Result
from artifacts.wording import wording

SHOWN, SHOWN_ON_A_LAPTOP = 3, 2  # beside the questions; the exhibit has them all


class Monday(NamedTuple):
    """One thing to do."""

    role: str
    words: str
    address: str


def mondays(result: Result) -> list[Monday]:
    """In the order in which things are mended."""
    return [Monday(each.role, result.given(each).monday, each.mended_at) for each in result.to_mend]


def more(found: list[Monday], shown: int) -> str:
    """How many are left out; empty where none is."""
    left = len(found) - shown
    return wording("mondays-below", more=left) if left > 0 else ""
