"""Where the codes and addresses on a page lead, as every app offers them."""

from artifacts.linking import deciding
from artifacts.targets import every_moment, every_target


def targets_on(address: str) -> dict[str, str]:
    """On the page at an address, to which whatever stands there itself is near: ``#JT01``."""
    offered = {
        **every_target(),
        **{deciding(rule): moment for rule, moment in every_moment().items()},
    }
    return {
        name: target.removeprefix(address) if _is_on(address, target) else target
        for name, target in offered.items()
    }


def _is_on(address: str, target: str) -> bool:
    return target.startswith(f"{address}#")
