"""Everything that our code and templates say to a reader, by the slug that they say it by."""

from django.db import models

from artifacts.fields import Filled
from artifacts.slugged import Slugged


class Wording(Slugged):
    """A sentence or a label; what may stand in it as ``{name}`` depends on who says it."""

    slug = models.SlugField(max_length=60, unique=True)
    text = Filled(max_length=240)
