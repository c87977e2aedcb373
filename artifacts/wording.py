"""What our code and templates say to a reader, as the fixtures word it."""

from enum import StrEnum

from artifacts.models import Wording
from artifacts.once import once_for_each_database
from artifacts.words import filled, slug_of


@once_for_each_database
def wordings() -> dict[str, str]:
    """Every wording by its slug."""
    return dict(Wording.objects.values_list("slug", "text"))


def wording(slug: str, /, **names: object) -> str:
    """A wording with what it names in its places, where that is given.

    Raises ``KeyError`` where there is none; content that lacks one is refused.
    """
    text = wordings()[slug]
    return filled(text, names) if names else text


def wording_of(value: StrEnum, part: str = "") -> str:
    """What a reader meets in place of a value of the rules; ``part`` is what is said of it."""
    return wordings()[slug_of(value, part)]


def wording_if_any(value: StrEnum, part: str) -> str:
    """Empty where nothing of that kind is said of the value."""
    return wordings().get(slug_of(value, part), "")
