"""The exhibits a section may name: one function each, whose result is its template's whole context.

``EXHIBITS[name]()`` fills ``components/exhibits/<name>.html``. Content that names another is refused.
"""

from collections.abc import Callable

EXHIBITS: dict[str, Callable[[], dict]] = {}
