"""Where each code of the worked example leads: to its row, its rule or its gap."""

from artifacts.once import once_for_each_database
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.places import place_of
from artifacts.titan_map.rules.example import Example
from artifacts.titan_map.rules.uses import withdrawn_by


@once_for_each_database
def targets() -> dict[str, str]:
    """By code; a withdrawn address leads to the gap by which it was."""
    example = worked_example()
    launch = example.launch
    rows = (*launch.promoted, *launch.zones, *launch.offers, *launch.memberships)
    found = {row.code: place_of("map_rows", row.code) for row in (*rows, *launch.campaigns)}
    found |= {rule.code: place_of("rule_cards", rule.code) for rule in launch.rules}
    found |= {code: place_of("mapping_gaps", code) for code in _gaps(example)}
    for page in launch.withdrawn:
        for code in withdrawn_by(example, page.code)[:1]:
            found[page.code] = place_of("mapping_gaps", code)
    return {code: address for code, address in found.items() if address}


def _gaps(example: Example) -> list[str]:
    """Those that somebody has written about, which have a number."""
    return [each.note.code for each in example.findings if each.note]
