"""How long a text takes to read, and what there is to look things up in."""

import math
from collections.abc import Callable
from html.parser import HTMLParser
from typing import NamedTuple

WORDS_A_MINUTE = 238
# What is drawn twice: a telephone's drawing says again what the table beside it says.
AGAIN = {"wide-data__cards", "fold__line"}
ROW = "data-counts"  # on whatever a reader looks something up in
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


def minutes(words: int) -> int:
    """Whole minutes, rounded up, that ``words`` take a grown reader in silence.

    238 words of English non-fiction a minute: Brysbaert, “How many words do we read per minute?”,
    Journal of Memory and Language 109 (2019).
    """
    return math.ceil(words / WORDS_A_MINUTE)


class Reading(NamedTuple):
    """``words`` are read from first to last, ``rows`` are there to look something up in."""

    words: int = 0
    rows: int = 0

    @property
    def minutes(self) -> int:
        return minutes(self.words)


def once(html: str) -> str:
    """A piece of HTML without what it says twice."""
    reader = _Without(_is_again)
    reader.feed(html)
    reader.close()
    return "".join(reader.pieces)


def around_rows(html: str) -> tuple[str, int]:
    """The same without its rows to look things up in, and how many these are."""
    said = once(html)
    reader = _Without(lambda given: ROW in given)
    reader.feed(said)
    reader.close()
    return "".join(reader.pieces), said.count(ROW)


def _is_again(given: dict[str, str | None]) -> bool:
    return bool(AGAIN & {*(given.get("class") or "").split()})


class _Without(HTMLParser):
    """A piece of HTML without the elements whose attributes are ``left_out``."""

    def __init__(self, left_out: Callable[[dict[str, str | None]], bool]) -> None:
        super().__init__(convert_charrefs=False)
        self.left_out = left_out
        self.pieces: list[str] = []
        self.within = 0  # how deep in what is left out

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID and (self.within or self.left_out(dict(attrs))):
            self.within += 1
        elif not self.within:
            self.pieces.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._keep(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if self.within:
            self.within -= 1
        else:
            self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};")

    def _keep(self, piece: str) -> None:
        if not self.within:
            self.pieces.append(piece)
