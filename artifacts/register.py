"""The register of exhibits: each is one function, and what it returns its template's whole context.

An app's exhibits stand in its ``exhibits`` module, where the app registry finds them. An exhibit is
made of the rows written beside its section; or, where it says so, of what it is ``given``; or of
what the view of its own page hands on.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, Protocol, TypeVar

from django.utils.module_loading import autodiscover_modules

from artifacts.once import once_for_each_database

Context = dict[str, object]
Given = Callable[[], object]


class Section(Protocol):
    """What is asked of a section here: the name of its exhibit, empty for none."""

    exhibit: Any  # text; a model declares the field that gives it


AnySection = TypeVar("AnySection", bound=Section)


@dataclass(frozen=True)
class Exhibit:
    """``given`` are asked for what ``make`` is called with, once for each database, which is what
    ``of_given`` has; without any that is the section.
    ``of_page`` is the slug of the artifact whose own view hands on what it is made of, ``sheet`` a
    style sheet of its own for a screen; each is empty for none.
    """

    name: str
    make: Callable[..., Context]
    of_given: Callable[[], Context]
    template: str
    given: Sequence[Given]
    of_page: str
    sheet: str


@dataclass(frozen=True)
class Shown(Generic[AnySection]):
    """A section, with the template of its exhibit, that template's context and its style sheet."""

    section: AnySection
    template: str = ""
    context: Context = field(default_factory=dict)
    sheet: str = ""


_registered: dict[str, Exhibit] = {}


def exhibit(
    template: str, *, given: Sequence[Given] = (), of_page: str = "", sheet: str = ""
) -> Callable[[Callable[..., Context]], Callable[..., Context]]:
    """Registers a function under its own name; ``template`` is below ``components/``.

    Raises ``ValueError`` where another has that name.
    """

    def registered(make: Callable[..., Context]) -> Callable[..., Context]:
        name = make.__name__
        if name in _registered:
            raise ValueError(f"There are two exhibits named {name}.")
        of_given = once_for_each_database(lambda: make(*(source() for source in given)))
        path = f"components/{template}"
        _registered[name] = Exhibit(name, make, of_given, path, given, of_page, sheet)
        return make

    return registered


@cache
def exhibits() -> dict[str, Exhibit]:
    """Every exhibit that there is, by name."""
    autodiscover_modules("exhibits")
    return _registered


def given(source: Given) -> list[Exhibit]:
    """The exhibits that are made of what a source gives."""
    return [each for each in exhibits().values() if source in each.given]


def shown(sections: Iterable[AnySection], *handed: object) -> list[Shown[AnySection]]:
    """Each section with what its exhibit shows; ``handed`` is what the view of the page has."""
    found = []
    for section in sections:
        each = exhibits().get(section.exhibit)
        if each is None:
            found.append(Shown(section))
            continue
        if each.given:
            context = each.of_given()
        else:
            context = each.make(*(handed if each.of_page else [section]))
        found.append(Shown(section, each.template, context, each.sheet))
    return found
