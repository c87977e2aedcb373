"""What is shown of the worked example's map; each module registers its own."""

from artifacts.titan_map.exhibits import (
    addresses,
    coverage,
    gap_kinds,
    launch,
    map_rows,
    mapping_gaps,
    rule_cards,
)

__all__ = ["addresses", "coverage", "gap_kinds", "launch", "map_rows", "mapping_gaps", "rule_cards"]
