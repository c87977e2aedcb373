"""Which ServiceTitan modules a map implies; none of them has to be connected."""

from dataclasses import dataclass

from artifacts.titan_map.rules.facts import JobType, Membership, Module, Row, in_scope
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import BookingPath, Implies


@dataclass(frozen=True)
class Implied:
    """A module, and the rows of the map that imply it: booking paths or plans."""

    module: Module
    by: tuple[Row, ...]


def implied(titan_map: TitanMap) -> tuple[Implied, ...]:
    """Every module of the map, in its order, with what implies it."""
    plans = [row for row in titan_map.memberships if in_scope(row)]
    rows: list[JobType | Membership] = [*titan_map.shown, *plans]
    return tuple(
        Implied(module, tuple(row for row in rows if module in serving(titan_map, row)[1]))
        for module in titan_map.modules
    )


def serving(
    titan_map: TitanMap, row: JobType | Membership
) -> tuple[Implies | None, tuple[Module, ...]]:
    """What a row needs a module for, if it does, and the modules of the map that serve it."""
    use = Implies.PLANS if isinstance(row, Membership) else None
    if isinstance(row, JobType) and BookingPath.EMBED in row.booking_paths:
        use = Implies.SCHEDULER
    return use, tuple(module for module in titan_map.modules if use and module.serves == use)
