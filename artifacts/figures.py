"""The figures that a fixture's text may name, each with its value.

An app's ``figures`` module offers ``figures``, those of the content, and ``sample_figures``, those
of the fictional worked example.
"""

from collections import Counter
from collections.abc import Iterator

from artifacts.models import Figure, rows
from artifacts.offered import gathered, offered
from artifacts.once import once_for_each_database


@once_for_each_database
def every_figure() -> dict[str, object]:
    """Every figure that there is, ``{map_accepted}``, ``{steps}`` and the like."""
    return {**figures_of_example(), **figures_of_content()}


def figures_of_content() -> dict[str, object]:
    return gathered("figures", "figures")


def figures_of_example() -> dict[str, object]:
    return gathered("figures", "sample_figures")


def of_other_apps() -> set[str]:
    """The names of the figures that are offered elsewhere."""
    offers = (*offered("figures", "figures"), *offered("figures", "sample_figures"))
    return {name for offer in offers if offer not in (figures, sample_figures) for name in offer()}


def figures() -> dict[str, object]:
    """The rows of each section, named by the section: ``{artifact_requests}``."""
    return dict(Counter(named_by(slug) for slug in _sections()))


def sample_figures() -> dict[str, object]:
    """The few that nothing computes, as written."""
    return dict(Figure.objects.values_list("slug", "value"))


def _sections() -> Iterator[str]:
    """The section of each row that is counted."""
    for kind in rows.kinds():
        if kind.is_counted:
            yield from kind._default_manager.values_list("section__slug", flat=True)


def named_by(slug: str) -> str:
    """The figure that counts what a slug names, such as a section's rows."""
    return slug.replace("-", "_")
