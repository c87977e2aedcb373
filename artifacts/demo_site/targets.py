"""Where each address of the map leads, which is its page of the demo site; and the page on which a
capacity rule is seen to decide.
"""

from collections.abc import Iterator

from artifacts.demo_site import rules
from artifacts.demo_site.addresses import address, address_at
from artifacts.demo_site.models import site_words
from artifacts.demo_site.rules import Moment
from artifacts.once import once_for_each_database
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.rules.facts import Page


@once_for_each_database
def targets() -> dict[str, str]:
    """By the address on the map."""
    return {page.code: address(page.code) for page in worked_example().launch.pages}


@once_for_each_database
def moments() -> dict[str, str]:
    """By the code of a rule: the first page, at a moment when it decides there."""
    launch, outside = worked_example().launch, site_words().site.outside
    found: dict[str, str] = {}
    for page, moment in _tried(outside):
        code = rules.decision(launch, page, moment).rule
        if code and code not in found:
            found[code] = address_at(launch, page, moment)
    return found


def _tried(outside: str) -> Iterator[tuple[Page, Moment]]:
    """Every page about a service at each moment that makes a difference there, the most telling
    first.
    """
    launch = worked_example().launch
    first, pages = rules.most_telling(launch), [page for page, _ in rules.services(launch)]
    for page in sorted(pages, key=lambda page: page != first):
        for moment in rules.moments(launch, page, outside):
            yield page, moment
