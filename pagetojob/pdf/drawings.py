"""The colours of drawings on paper: the engine shows an SVG in a scope of its own, which knows no
sheet and no token of the page.
"""

import re
from collections.abc import Iterable

PAINT = re.compile(r"^ *[^{}\n]+ \{ (?:(?:fill|stroke): [^;{}]+; )+\}\n", re.M)
TOKEN = re.compile(r"(--[\w-]+): (#[0-9A-F]{6});")
OPENING = re.compile(r"<svg\b[^>]*>")


def unpainted(sheet: str) -> str:
    """A style sheet without the rules that paint drawings, which the engine would warn of."""
    return PAINT.sub("", sheet)


def paint(sheets: Iterable[str]) -> str:
    """A style element with those rules, the tokens in them replaced by what they stand for."""
    css = "".join(sheets)
    tokens = dict(TOKEN.findall(css))
    rules = "".join(PAINT.findall(css))
    painted = re.sub(r"var\((.+?)\)", lambda use: tokens[use[1]], rules)
    return f"<style>{painted}</style>"


def painted(html: str, style: str) -> str:
    """The HTML with the style element in each of its drawings."""
    return OPENING.sub(lambda svg: svg[0] + style, html)
