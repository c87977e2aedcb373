"""Text as written in a fixture, and what becomes of it: checked, filled with figures, shown.

*Plain* text and a *line* are one line of words. *Prose* is Markdown without HTML: its headings
start at level three, since a section's label is level two, and its tables have at most four
columns, since a phone shows no more. Lines and prose name a figure as ``{coverage_launch}``; its
value comes from one dictionary of figures. Plain text names none: it also stands in titles.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from itertools import pairwise

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from artifacts import characters
from artifacts.words import filled, names_in

# A reader should meet these as one word; a line break at the hyphen makes two of it.
UNBROKEN = re.compile(
    r"\b(\w+-ready|[Nn]o-\w+|API-\w+|[Oo]n-call|[Ss]ame-day|screen-share|stand-in"
    r"|[Ee]mergency-only|[Cc]old-snap|[Tt]une-ups?|[A-Z]\d-[A-Z]\d|\d+-day|\d{4}-\d\d-\d\d)\b"
)
# A number stays with what it counts; a day of the calendar counts nothing.
AFTER_NUMBER = re.compile(r"(?<=\d)(?<!-\d\d) (?=[a-z])")
WORD, TARGET = re.compile(r"\S*\w\S*"), re.compile(r"(?<=\])\([^)]*\)")
MOST_TABLE_COLUMNS = 4
# What a page and its PDF have a look for. Code and emphasis would need fonts that are not shipped.
SHOWN = {
    "bullet_list",
    "heading",
    "inline",
    "link",
    "list_item",
    "ordered_list",
    "paragraph",
    "softbreak",
    "strong",
    "table",
    "tbody",
    "td",
    "text",
    "th",
    "thead",
    "tr",
}


class _AnyLink(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        return True


# Reading allows HTML and any link so that a check can find and refuse them; showing never does.
_read = _AnyLink("commonmark", {"html": True}).enable("table")
_show = MarkdownIt("commonmark", {"html": False}).enable("table")


def line_faults(source: str) -> list[str]:
    """What is wrong with a line of plain text, one sentence a fault."""
    faults = []
    if not source.strip():
        faults.append("is empty.")
    if "\n" in source.strip():
        faults.append("must be one line.")
    return faults + _character_faults(source)


def plain_faults(source: str) -> list[str]:
    """What is wrong with plain text, one sentence a fault."""
    named = names_in(source)
    return line_faults(source) + [f"takes no figure ({{{name}}})." for name in sorted(named)]


def prose_faults(source: str) -> list[str]:
    """What is wrong with a piece of Markdown, one sentence a fault."""
    tokens = list(_tokens(source))
    empty = not visible_text(_show.render(source))
    faults = ["is empty."] if empty and not any(token.content for token in tokens) else []
    faults += [fault for token in tokens for fault in _token_faults(token)]
    faults += [
        f"has a table of {columns} columns; {MOST_TABLE_COLUMNS} at most."
        for columns in _table_widths(tokens)
        if columns > MOST_TABLE_COLUMNS
    ]
    levels = [2, *(int(token.tag[1]) for token in tokens if token.type == "heading_open")]
    faults += [
        f"has a heading of level {level} below one of level {above}; use {'#' * (above + 1)}."
        for above, level in pairwise(levels)
        if level > above + 1
    ]
    return faults + _character_faults(source)


def _token_faults(token: Token) -> Iterator[str]:
    kind = token.type.removesuffix("_open")
    if token.type.endswith("_close"):
        return
    if kind in ("html_block", "html_inline"):
        yield f"holds HTML ({token.content.strip()}); Markdown only."
    elif kind not in SHOWN:
        yield f"holds Markdown that no page shows: {kind.replace('_', ' ')}."
    elif token.type == "heading_open" and token.tag in ("h1", "h2"):
        yield "has a heading above level three; start with ###."
    elif token.type == "link_open":
        target = str(token.attrs["href"])
        if not target.startswith(("/", "https://")) or target.startswith("//"):
            yield f"links to {target}; a link starts with / or https://."
        if "%7B" in target or token.attrs.get("title"):
            yield f"links to {target}; a link takes no figure and no title."


def links(source: str) -> list[str]:
    """The targets of the links in a piece of prose, in order."""
    return [str(token.attrs["href"]) for token in _tokens(source) if token.type == "link_open"]


def plain(source: str) -> SafeString:
    """Plain text as HTML: escaped, hyphened names kept in one piece."""
    return mark_safe(unbroken(conditional_escape(source)))


def line(source: str, figures: Mapping[str, object]) -> SafeString:
    """A line as HTML: figures filled, then as plain text."""
    return plain(filled(source, figures))


def figure(source: str, figures: Mapping[str, object]) -> SafeString:
    """A figure as it stands alone, large: what comes between two is no figure, and smaller."""
    said = conditional_escape(filled(source, figures))
    return mark_safe(re.sub(r"(?<=\d)(\s\D+\s)(?=\d)", r'<span class="found__to">\1</span>', said))


def prose(source: str, figures: Mapping[str, object]) -> SafeString:
    """Markdown as HTML, figures filled.

    Figures go into the text between the marks, so a value is never read as Markdown.
    """
    tokens = _show.parse(source)
    for token in _walk(tokens):
        if token.type == "text":
            token.content = filled(token.content, figures)
    html = _show.renderer.render(tokens, _show.options, {})
    return mark_safe(re.sub(r">[^<]+<", lambda text: unbroken(text[0]), html))


def word_count(source: str) -> int:
    """How many words a reader meets in a text, a figure being one."""
    return len(WORD.findall(TARGET.sub("", source)))


def visible_text(html: str) -> str:
    """The words a reader meets in a piece of HTML, runs of white space as one space."""
    reader = _VisibleText()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.pieces).split())


def unbroken(html: str) -> str:
    """Text as HTML with each name that has a hyphen kept in one piece, and each number with what it
    counts.
    """
    html = AFTER_NUMBER.sub("\u00a0", html)
    return UNBROKEN.sub(lambda name: f'<span class="unbroken">{name[0]}</span>', html)


def _tokens(source: str) -> Iterator[Token]:
    return _walk(_read.parse(source))


def _walk(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _walk(token.children or [])


def _table_widths(tokens: list[Token]) -> list[int]:
    widths = []
    for token in tokens:
        if token.type == "thead_open":
            widths.append(0)
        elif token.type == "th_open":
            widths[-1] += 1
    return widths


def _character_faults(source: str) -> list[str]:
    """Controls break a PDF's metadata; what is invisible or turns a line hides words; and what the
    shipped fonts lack would be shown in another machine's font, or not at all.
    """
    held = set(source) - {"\n"}
    hidden = {one for one in held if unicodedata.category(one)[0] in ("C", "Z")} - {" ", "\u00a0"}
    lacking = held - hidden - characters.of_every_font()
    return [
        *(f"holds the character U+{ord(one):04X}." for one in sorted(hidden)),
        *(
            f"holds {one} (U+{ord(one):04X}), which not every font of ours has."
            for one in sorted(lacking)
        ),
    ]


class _VisibleText(HTMLParser):
    SILENT = {"script", "style", "template", "title"}
    INLINE = {"a", "abbr", "b", "code", "em", "i", "span", "strong", "sup", "sub"}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in self.SILENT
        if tag not in self.INLINE:
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in self.SILENT
        if tag not in self.INLINE:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(data)
