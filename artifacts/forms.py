"""Fields of an address: each is given one value or none."""

from django import forms
from django.core.exceptions import ValidationError


class Once(forms.Field):
    """A field that an address gives one value or none. A key that stands twice is refused."""

    # Any other widget would hand over the last value and hide that there are more.
    widget = forms.SelectMultiple

    def clean(self, values: list[str]) -> object:
        if len(values) > 1:
            raise ValidationError(self.error_messages["repeated"])
        return super().clean("".join(values))


class OneOf(Once, forms.ChoiceField):
    """One of a few words, or none."""
