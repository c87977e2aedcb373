"""Pages read as a browser reads them: parsed, and asked by CSS selectors.

A selector that matches nothing must not pass for an answer. ``one`` and what is built on it fail
unless there is exactly one match; whoever takes ``every`` has to say how many there should be, or
what they should be.
"""

from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

Node = LexborNode
Part = Node | str  # a page or a piece of one, be it parsed or as it was sent

KEPT = 100  # parsed pages, since many tests read the same; each is half a megabyte
SILENT = {"script", "style", "template", "title"}
INLINE = {"a", "abbr", "b", "code", "em", "i", "span", "strong", "sup", "sub"}


def read(part: Part) -> Node:
    """The root of what was sent; what is parsed already is itself. Nobody may change it."""
    return _kept(part) if isinstance(part, str) else part


def _parsed(html: str) -> Node:
    root = LexborHTMLParser(html).root
    assert root is not None
    return root


_kept = lru_cache(KEPT)(_parsed)


def every(part: Part, selector: str) -> list[Node]:
    """What the selector matches, in the order of the page; once, though two selectors match it."""
    return list({node.mem_id: node for node in read(part).css(selector)}.values())


def one(part: Part, selector: str) -> Node:
    """What the selector matches, of which there is exactly one."""
    found = every(part, selector)
    assert len(found) == 1, f"{len(found)} places match {selector}"
    return found[0]


def attr(node: Node, name: str) -> str:
    """An attribute that an element has to have; empty for one without a value."""
    return node.attributes[name] or ""


def plain(part: Part, without: str = "") -> str:
    """The words a reader meets, as ``artifacts.text.visible_text`` gives them; but for those of
    the elements that a selector leaves out.
    """
    node = read(part)
    left_out = {each.mem_id for each in node.css(without)} if without else set()
    return " ".join("".join(_pieces(node, left_out)).split())


def _pieces(node: Node, left_out: set[int]) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.is_text_node:
            yield child.text_content or ""
        elif child.tag not in SILENT and child.mem_id not in left_out:
            gap = "" if child.tag in INLINE else " "
            yield gap
            yield from _pieces(child, left_out)
            yield gap


def texts(part: Part, selector: str) -> list[str]:
    """What a reader meets wherever the selector matches."""
    return [plain(node) for node in every(part, selector)]


def pairs(part: Part) -> list[tuple[str, str]]:
    """What lists of names and values say; of several values, the first."""
    names, values = texts(part, "dt"), texts(part, "dt + dd")
    return list(zip(names, values, strict=True))


def links(part: Part, selector: str = "a") -> list[str]:
    """The addresses that links lead to."""
    return [attr(node, "href") for node in every(part, selector)]


def link_saying(part: Part, words: str) -> Node:
    """The one link that says this."""
    [found] = [node for node in every(part, "a") if plain(node) == words]
    return found


def rest(part: Part, selector: str) -> str:
    """The HTML without the one element that the selector matches."""
    root = _parsed(read(part).html or "")
    one(root, selector).decompose()
    return root.html or ""
