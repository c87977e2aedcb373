"""Who sends these pages, and whom a reader asks."""

import re
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from artifacts.fields import Plain, check_plain
from artifacts.slugged import Slugged

TELEPHONE = RegexValidator(
    r"^[+(). -]*[0-9][-0-9+(). ]*\Z", "has only digits, spaces, +, (, ), - and the dot."
)


class Sender(Slugged):
    """There is one; while it says no way to reach anybody, pages name whoever sent the link."""

    company = Plain(max_length=60, blank=True)
    address = Plain(max_length=120, blank=True)
    role = Plain(max_length=60, blank=True)  # of whoever answers, or a name
    telephone = models.CharField(max_length=30, blank=True, validators=[TELEPHONE])
    email = models.EmailField(max_length=80, blank=True, validators=[check_plain])

    def clean(self) -> None:
        if (self.company or self.address or self.role) and not self.can_be_asked:
            message = "is empty, and so is telephone; whoever is named is reached by one of them."
            raise ValidationError({"email": message})

    @property
    def can_be_asked(self) -> bool:
        return bool(self.telephone or self.email)

    @property
    def whom(self) -> str:
        """Whom a reader asks, by name; empty where there is only a way to reach them."""
        return ", ".join(filter(None, [self.role, self.company]))

    @property
    def dialled(self) -> str:
        """The telephone as the address of a link."""
        return "tel:" + re.sub(r"[^0-9+]", "", self.telephone)

    @property
    def written_to(self) -> str:
        """The e-mail as the address of a link."""
        return "mailto:" + quote(self.email, safe="@")
