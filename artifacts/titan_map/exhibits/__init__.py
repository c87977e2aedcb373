"""What is shown of the worked example's map; each module registers its own."""

from artifacts.titan_map.exhibits import (
    coverage,
    gap_kinds,
    launch,
    map_rows,
    mapping_gaps,
    rule_cards,
)

__all__ = ["coverage", "gap_kinds", "launch", "map_rows", "mapping_gaps", "rule_cards"]
