"""What a shop may be called in a link: a name, and nothing that could be more than one.

The link is written by whoever made it, so the name stands on our page in nobody's words but theirs.
It is refused where it could pass for ours, lead somewhere, reach somebody or be a secret.
"""

import re
import unicodedata
from enum import StrEnum

LONGEST = 60  # characters
LONGEST_WORD = 25  # characters
MOST_DIGITS = 6
LONGEST_MIXED = 19  # characters, of a run that mixes letters and digits
OURS = ("pagetojob", "servicetitan")
# What reads at a glance as a letter of ours.
LOOKS = {
    "a": "4@æ",
    "b": "68",
    "c": "©¢",
    "e": "3€",
    "g": "9",
    "i": "ı1l!|¡",
    "o": "0ø°¤",
    "s": "5$§",
    "t": "7+",
}
ALIKE = str.maketrans({each: letter for letter, others in LOOKS.items() for each in others})
# Those that every shipped font has, but for what marks up a text and no name; nothing that is
# invisible, controls or changes direction.
LETTERS = re.compile(r"[ -;=?-[\]^_a-z|~¡-¬®-ÿıŒœ‘’‚“”„–—•…‹›′″€™−]*")
ADDRESS = re.compile(r"://|www\.|\w[.·][^\W\d_]|\w@\w", re.IGNORECASE)
MIXED = re.compile(rf"[^\W_]{{{LONGEST_MIXED + 1},}}")


class NameFault(StrEnum):
    """Why a name is refused."""

    LETTERS = "letters"
    LENGTH = "length"
    WORD = "word"
    OURS = "ours"
    ADDRESS = "address"
    DIGITS = "digits"
    SECRET = "secret"


def fault(name: str) -> NameFault | None:
    """The first thing that speaks against a name, if any does."""
    faults = {
        NameFault.LETTERS: not LETTERS.fullmatch(name),
        NameFault.LENGTH: len(name) > LONGEST,
        NameFault.WORD: any(len(word) > LONGEST_WORD for word in name.split()),
        NameFault.OURS: any(ours in _at_a_glance(name) for ours in OURS),
        NameFault.ADDRESS: ADDRESS.search(name),
        NameFault.DIGITS: sum(letter.isdigit() for letter in name) > MOST_DIGITS,
        NameFault.SECRET: any(_is_mixed(run) for run in MIXED.findall(name)),
    }
    return next((each for each, found in faults.items() if found), None)


def _at_a_glance(name: str) -> str:
    """Its letters without their accents, in one case."""
    letters = unicodedata.normalize("NFKD", name).casefold().translate(ALIKE)
    return re.sub(r"[\W_]", "", letters)


def _is_mixed(run: str) -> bool:
    return any(each.isdigit() for each in run) and any(each.isalpha() for each in run)
