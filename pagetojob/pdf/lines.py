"""How a PDF keeps words together that belong together."""

import re

from artifacts.text import LAST_SPACE

NO_BREAK_SPACE, JOINER = "\u00a0", "\u2060"
HELD = re.compile(r'<span class="unbroken">([^<]*)</span>')


def joined(html: str) -> str:
    """The HTML with what must not break held by characters, not by style.

    The engine breaks a line far too early before a phrase in a span of its own, and breaks at a
    space that must not wrap; at these characters it does neither.
    """
    html = html.replace(LAST_SPACE, NO_BREAK_SPACE)
    return HELD.sub(lambda name: name[1].replace("-", f"{JOINER}-{JOINER}"), html)
