"""What our words mean."""

from django.db import models
from django.urls import reverse

from artifacts.fields import Line, Plain
from artifacts.slugged import Slugged


class GlossaryTerm(Slugged):
    """A word of the trade, or of ours, and its meaning; ``forms`` are the other forms of it that
    our texts use, ``zones, zone status``.
    """

    name = Plain(max_length=40, unique=True)
    forms = Plain(max_length=120, blank=True)
    # Whether texts link to it: a word of everyday English, too, often means another thing there.
    is_linked = models.BooleanField(default=True)
    meaning = Line(max_length=240)

    class Meta:
        ordering = ["name"]

    def get_absolute_url(self) -> str:
        return f"{reverse('glossary')}#{self.slug}"

    @property
    def words(self) -> list[str]:
        """Every form of it."""
        return [self.name, *(form.strip() for form in self.forms.split(",") if form.strip())]
