"""What pages call a value of the rules."""

from django.db import models

from artifacts.fields import Plain
from artifacts.slugged import Slugged


class Wording(Slugged):
    """What pages call a value of the rules, and where needed what it means."""

    slug = models.CharField(max_length=40, unique=True)
    text = Plain(max_length=60)
    meaning = Plain(max_length=120, blank=True)
