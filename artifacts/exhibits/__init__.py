"""The exhibits a section may name: one function each, and its result its template's whole context.

``WRITTEN`` are made of the rows beside the section, which they are given; ``COMPUTED`` and
``TABLES`` of the worked example's map. Each fills ``components/exhibits/<name>.html``, the tables
all fill ``tables.html``; it gets the figures besides, since the texts of rows name them. Content
naming another exhibit is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from artifacts.exhibits import coverage, launch, titan_map, written
from artifacts.rules.example import Example

if TYPE_CHECKING:
    from artifacts.models import Section

WRITTEN: dict[str, Callable[[Section], dict]] = {
    "checklist": written.checklist,
    "comparison": written.comparison,
    "gates": written.gates,
    "keep_and_remove": written.keep_and_remove,
    "requests": written.requests,
    "terms": written.terms,
}

COMPUTED: dict[str, Callable[[Example], dict]] = {
    "coverage": coverage.coverage,
    "mapping_gaps": titan_map.mapping_gaps,
    "rule_cards": titan_map.rule_cards,
}

TABLES: dict[str, Callable[[Example], dict]] = {
    "booking_paths": launch.booking_paths,
    "drift_baseline": launch.drift_baseline,
    "map_rows": titan_map.map_rows,
    "module_inventory": launch.module_inventory,
    "url_list": launch.url_list,
}

EXHIBITS = {*WRITTEN, *COMPUTED, *TABLES}
