"""The exhibits a section may name: one function each, and its result its template's whole context.

``EXHIBITS[name](section)`` fills ``components/exhibits/<name>.html``, which gets the figures
besides, since the texts of its rows name them. Content naming another exhibit is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from artifacts.exhibits import written

if TYPE_CHECKING:
    from artifacts.models import Section

EXHIBITS: dict[str, Callable[[Section], dict]] = {
    "checklist": written.checklist,
    "comparison": written.comparison,
    "gates": written.gates,
    "keep_and_remove": written.keep_and_remove,
    "requests": written.requests,
    "terms": written.terms,
}
"""By name; each takes the section that names it."""
