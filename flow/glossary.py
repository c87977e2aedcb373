"""Where each of our words is explained."""

from artifacts.once import once_for_each_database
from flow.models import GlossaryTerm


@once_for_each_database
def explained_at() -> dict[str, str]:
    """The address of each meaning, by every form of its word in small letters."""
    return {
        word.lower(): term.get_absolute_url()
        for term in GlossaryTerm.objects.filter(is_linked=True)
        for word in term.words
    }
