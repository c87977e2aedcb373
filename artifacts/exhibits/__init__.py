"""The exhibits a section may name: one function each, and its result its template's whole context.

``EXHIBITS[name]()`` fills ``components/exhibits/<name>.html``. Content naming another is refused.
"""

from collections.abc import Callable

EXHIBITS: dict[str, Callable[[], dict]] = {}
