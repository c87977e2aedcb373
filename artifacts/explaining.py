"""The words of a text that a glossary explains: links to their meanings where they first stand."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

LINK_OR_TAG = re.compile(r"(<a\b.*?</a>|<h\d\b.*?</h\d>|<[^>]*>)", re.DOTALL)
SPACE = "[ \u00a0]"
TERM = '<a class="term" href="{}" aria-label="{}">{}</a>'


def explained(html: str, terms: Mapping[str, str], called: Callable[[str], str]) -> SafeString:
    """HTML of prose with its terms linked; ``terms`` are addresses by word, in small letters.
    ``called`` is what such a link is called where it is heard, since the same word may stand there
    as a link to the thing itself.

    No heading and nothing within a link is; nor is one meaning linked twice.
    """
    find = _finding(tuple(terms))
    met: set[str] = set()

    def link(found: re.Match[str]) -> str:
        word = re.sub(SPACE, " ", found[0])
        href = terms[word.lower()]
        if href in met:
            return found[0]
        met.add(href)
        return TERM.format(escape(href), escape(called(word)), found[0])

    pieces = LINK_OR_TAG.split(html)
    made = [piece if piece.startswith("<") else find.sub(link, piece) for piece in pieces]
    return mark_safe("".join(made))


@lru_cache(maxsize=4)
def _finding(words: tuple[str, ...]) -> re.Pattern[str]:
    """The longest first, so that the whole of a name is found before a part of it."""
    names = sorted(words, key=lambda word: (-len(word), word))
    either = "|".join(SPACE.join(map(re.escape, name.split())) for name in names) or "(?!)"
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)
