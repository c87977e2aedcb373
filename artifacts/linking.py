"""Codes and addresses that stand in the text of a page, each made a link to what it names.

A table says where each leads. What it names is found as a whole word: ``/services`` not within
``/services/x``, ``JT01`` not in ``JT011``; and the address ``/`` where nothing else is said.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

from artifacts.text import unbroken

# Text, in which a name may be kept in one piece, and whatever stands between: our own HTML, in
# which a bracket within an attribute is always escaped.
PIECES = re.compile(
    r'(?P<text>(?:[^<]+|<span class="unbroken">[^<]*</span>)+)'
    r"|<!--.*?-->"
    r"|<(?P<raw>script|style|title|textarea)\b.*?</(?P=raw)\s*>"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<given>[^>]*)>"
    r"|<",
    re.DOTALL,
)
QUIET = {"a", "button", "option", "summary", "svg", "template"}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
ROW = re.compile(r'\sdata-row="([^"]*)"')
HOME = "/"


def linked(content: str, targets: Mapping[str, str]) -> SafeString:
    """HTML with a link for each code or address of the table that stands in its text.

    None is made within a link or what answers a press, nor of what leads to the very row that it
    stands in.
    """
    find, keys = _read(frozenset(targets))
    within: list[list] = []  # elements that are open: name, how many of it, row; quiet without one

    def piece(found: re.Match[str]) -> str:
        text, name = found["text"], found["name"]
        if text is not None:
            rows = [row for _, _, row in within]
            if text.isspace() or None in rows:
                return text
            if text.strip() == HOME:
                return text.replace(HOME, _link(HOME, HOME, targets, rows))
            return find.sub(lambda name: _name(name, keys, targets, rows), text)
        if name is not None:
            _walk(within, name, found["given"], is_end=bool(found["end"]))
        return found[0]

    return mark_safe(PIECES.sub(piece, content))


def deciding(rule: str) -> str:
    """Under what a table has the page that shows a rule at a moment when it decides; no text says
    it, since what is looked for in a text has no space.
    """
    return f"@ {rule}"


def _walk(within: list[list], name: str, given: str, *, is_end: bool) -> None:
    """Goes on past a tag."""
    if name in VOID or given.endswith("/"):
        return
    if is_end:
        for each in within:
            each[1] -= each[0] == name
        within[:] = [each for each in within if each[1]]
        return
    for each in within:
        each[1] += each[0] == name
    if name in QUIET:
        within.append([name, 1, None])
    elif row := ROW.search(given):
        within.append([name, 1, row[1]])


def _name(
    found: re.Match[str], keys: Mapping[str, str], targets: Mapping[str, str], rows: list[str]
) -> str:
    """``found`` may also be what no name is looked for in: a tag or an entity."""
    return _link(keys[found[0]], found[0], targets, rows) if found["key"] else found[0]


def _link(key: str, words: str, targets: Mapping[str, str], rows: list[str]) -> str:
    href = targets.get(key, "")
    if not href or key in rows or href.partition("#")[2] in {*rows} - {""}:
        return words
    # Any other page may be one of the demo site, whose shell nobody walks into.
    if href.startswith("#"):
        return f'<a class="code" href="{escape(href)}">{words}</a>'
    return f'<a class="code" data-hx-boost="false" href="{escape(href)}">{words}</a>'


@lru_cache(maxsize=64)
def _read(keys: frozenset[str]) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the keys in a text, longest first, so that the whole of a name is found before a
    part of it; and what each may look like there, with the key that it is.
    """
    looks: dict[str, str] = {}
    for key in keys:
        if key and key != HOME and not re.search(r"\s", key):
            looks |= dict.fromkeys((escape(key), unbroken(escape(key))), key)
    names = sorted(looks, key=lambda name: (-len(name), name))
    first = "".join(sorted({re.escape(name[0]) for name in names}))
    either = "|".join(map(re.escape, names))
    key = rf"(?<![\w/.])(?<!\w-)(?=[{first}])(?:{either})(?![\w/]|-\w|\.\w)" if names else "(?!)"
    return re.compile(rf"(?P<key>{key})|<[^>]*>|&[^;\s]*;"), looks
