"""How a PDF keeps words together that belong together; on a screen the browser does."""

import re

NO_BREAK_SPACE, JOINER = "\u00a0", "\u2060"
HELD = re.compile(r'<span class="unbroken">([^<]*)</span>')
# A last word should not stand alone, where the last two are short. In a cell or a title, each needs
# its room.
SHORT = 20
LONG = 20  # letters, more than some columns have room for
LONG_WORD = re.compile(
    rf"<(?:svg|style|title)\b.*?</(?:svg|style|title)>|<[^>]*>|[^\s<>{JOINER}-]{{{LONG},}}",
    re.DOTALL,
)
FIRST_NUMBER = re.compile(r'(?<=<ol start=")(\d+)"')
LAST_TWO = re.compile(r"(?<![^\s<>])([^\s<>]+) ([^\s<>]+)(?=\s*</(?:p|li|dd)>)")


def joined(html: str) -> str:
    """The HTML with what must not break held by characters, not by style.

    The engine breaks a line far too early before a phrase in a span of its own, and breaks at a
    space that must not wrap; at these characters it does neither. A long word may break anywhere,
    and a list is told where it starts, which the engine does not read.
    """
    html = HELD.sub(lambda name: name[1].replace("-", f"{JOINER}-{JOINER}"), html)
    html = LONG_WORD.sub(_breaking, html)
    html = FIRST_NUMBER.sub(_counting, html)
    return LAST_TWO.sub(_kept, html)


def parted(words: str) -> str:
    """Words as they stand where nothing can break."""
    return words.replace(JOINER, "").replace(NO_BREAK_SPACE, " ")


def _breaking(found: re.Match[str]) -> str:
    is_word = not found[0].startswith("<")
    return f'<span class="long-word">{found[0]}</span>' if is_word else found[0]


def _counting(number: re.Match[str]) -> str:
    return f'{number[0]} style="counter-reset: list-item {int(number[1]) - 1}"'


def _kept(two: re.Match[str]) -> str:
    return NO_BREAK_SPACE.join(two.groups()) if len(two[0]) <= SHORT else two[0]
