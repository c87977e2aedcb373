"""Which ServiceTitan modules a map implies; none of them has to be connected."""

from dataclasses import dataclass

from artifacts.titan_map.rules.facts import Module, Row, in_scope
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import BookingPath, Implies


@dataclass(frozen=True)
class Implied:
    """A module, and the rows of the map that imply it: booking paths or plans."""

    module: Module
    by: tuple[Row, ...]


def implied(titan_map: TitanMap) -> tuple[Implied, ...]:
    """Every module of the map, in its order, with what implies it."""
    rows: dict[Implies | None, tuple[Row, ...]] = {
        Implies.SCHEDULER: tuple(
            job for job in titan_map.shown if BookingPath.EMBED in job.booking_paths
        ),
        Implies.PLANS: tuple(row for row in titan_map.memberships if in_scope(row)),
        None: (),
    }
    return tuple(Implied(module, rows[module.serves]) for module in titan_map.modules)
