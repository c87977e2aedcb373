"""The exhibits a section may name: one function each, and its result its template's whole context.

``WRITTEN`` are made of the rows beside the section, which they are given; ``COMPUTED`` and
``TABLES`` of the worked example's map; ``ANSWERED`` of the audit and of the answers in an address,
``None`` where they are not complete; ``DRAWN`` of the map and of the demo site's words. Each fills
``components/exhibits/<name>.html``, the tables all fill ``tables.html``, pages drawn small
``miniatures.html``; it gets the figures besides, since the texts of rows name them. Content naming
another exhibit is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from artifacts.exhibits import audit, coverage, launch, titan_map, website, written
from artifacts.rules.audit import Instrument, Result
from artifacts.rules.example import Example

if TYPE_CHECKING:
    from artifacts.models import Section, Words

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

ANSWERED: dict[str, Callable[[Instrument, Result | None], dict]] = {
    "audit_fit": audit.audit_fit,
    "audit_package": audit.audit_package,
    "audit_score": audit.audit_score,
}

MINIATURES: dict[str, Callable[[Example, Words], dict]] = {
    "area_pages": website.area_pages,
    "booking_fallback": website.booking_fallback,
    "mapped_pages": website.mapped_pages,
}

DRAWN: dict[str, Callable[[Example, Words], dict]] = {
    **MINIATURES,
    "offer_positioning": website.offer_positioning,
}

EXHIBITS = {*WRITTEN, *COMPUTED, *TABLES, *ANSWERED, *DRAWN}
