"""Where the exhibits of the map stand: the address of the page that shows each."""

from artifacts.models import Section
from artifacts.once import once_for_each_database


@once_for_each_database
def places() -> dict[str, str]:
    """By the exhibit's name; where two pages show one, the first."""
    shown = Section.objects.exclude(exhibit="").select_related("artifact")
    found: dict[str, str] = {}
    for section in shown.order_by("artifact", "number"):
        found.setdefault(section.exhibit, section.artifact.get_absolute_url())
    return found


def place_of(exhibit: str, row: str) -> str:
    """The address of a row of an exhibit; empty where no page shows it."""
    page = places().get(exhibit)
    return f"{page}#{row}" if page else ""


def path_row(job_type: str) -> str:
    """The mark of a service among the booking paths, which is not that of its row on the map."""
    return f"path-{job_type}"
