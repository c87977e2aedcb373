"""Who looks at a page of the demo site and when, read from an address; other keys are ignored."""

import re
from collections.abc import Mapping
from datetime import datetime, time
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from artifacts.demo_site import rules
from artifacts.demo_site.addresses import HIDDEN, NOTICE, TIME, choice, place, word_of
from artifacts.demo_site.models import Site
from artifacts.demo_site.rules import Moment
from artifacts.forms import Once, OneOf
from artifacts.titan_map.rules.facts import Page, Zone
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import ZoneStatus

ZIP_CODE = re.compile(r"[0-9]{5}")
LONGEST_QUOTED = 40  # characters


class PlaceField(Once):
    """A zone by the word for it, or any ZIP code: the zone it is in and the code, as typed."""

    def __init__(self, launch: TitanMap, messages: Mapping[str, str]) -> None:
        super().__init__(required=False, error_messages=messages)
        self.launch = launch

    def to_python(self, value: str | None) -> tuple[Zone | None, str] | None:
        value = (value or "").strip()
        if not value:
            return None
        if ZIP_CODE.fullmatch(value):
            return self.launch.zone_of(value), value
        zone = next((zone for zone in self.launch.zones if word_of(zone.name) == value), None)
        if zone is None:
            raise ValidationError(said_of(value, str(self.error_messages["unknown"])))
        return zone, ""


class TimeField(Once):
    """A day and time of the shop's own, on a day that the map can speak of."""

    def __init__(self, launch: TitanMap, messages: Mapping[str, str]) -> None:
        super().__init__(required=False, error_messages=messages)
        self.first, self.last = launch.as_of, rules.last_day(launch)

    def to_python(self, value: str | None) -> datetime | None:
        if not value:
            return None
        try:
            at = datetime.strptime(value, TIME)
        except ValueError:
            message = said_of(value, str(self.error_messages["unknown"]))
            raise ValidationError(message) from None
        if not self.first <= at.date() <= self.last:
            bounds = f"{self.first.isoformat()} to {self.last.isoformat()}"
            message = f"{self.error_messages['bounds']}: {bounds}."
            raise ValidationError(said_of(value, message))
        return at


def said_of(value: str, message: str) -> str:
    """A sentence about what an address said, in quotation marks: whatever of it can be shown, and
    not at any length.
    """
    shown = "".join(letter for letter in value if letter.isprintable())
    shown = shown if len(shown) <= LONGEST_QUOTED else f"{shown[:LONGEST_QUOTED]}…"
    return f"“{shown}” {message}"


class MomentForm(forms.Form):
    """Where a visitor of a page of the demo site is and when; what the address does not say is as
    the page is first met, and so is what cannot be understood.
    """

    def __init__(self, launch: TitanMap, said: Site, page: Page, query: QueryDict) -> None:
        super().__init__(query)
        self.launch, self.page = launch, page
        repeated = {"repeated": said.repeated}
        where = {"unknown": said.unknown_place, **repeated}
        when = {"unknown": said.unknown_time, "bounds": said.out_of_bounds, **repeated}
        word = {"invalid_choice": said.unknown_choice, **repeated}
        self.outside = said.outside
        self.fields["zone"] = PlaceField(launch, where)
        self.fields["at"] = self.at = TimeField(launch, when)
        for name, value in (("notice", NOTICE), ("mapping", HIDDEN)):
            choices = [(value, value)]
            self.fields[name] = OneOf(choices=choices, required=False, error_messages=word)

    @cached_property
    def moment(self) -> Moment:
        self.is_valid()  # which reads the address
        first, read = rules.at_launch(self.launch, self.page), self.cleaned_data
        zone, zip_code = read.get("zone") or (first.zone, first.zip_code)
        return Moment(zone, read.get("at") or first.at, bool(read.get("notice")), zip_code)

    @cached_property
    def hides_mapping(self) -> bool:
        self.is_valid()
        return bool(self.cleaned_data.get("mapping"))

    @property
    def wrong(self) -> dict[str, str]:
        """What is wrong with each field, empty where nothing is."""
        return {name: str(self.errors.get(name, [""])[0]) for name in self.fields}

    @property
    def place(self) -> str:
        return place(self.moment)

    @property
    def places(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What may be chosen, by group: each zone, each of their ZIP codes, and the one asked."""
        zones, codes = [], []
        for zone in self.launch.zones:
            status = "" if zone.status == ZoneStatus.ACTIVE else f" ({zone.status})"
            zones.append((word_of(zone.name), zone.name + status))
            codes += [(code, f"{code}, {zone.name}") for code in zone.zip_codes]
        known = {code for code, _ in codes}
        for code in {self.outside, self.moment.zip_code} - known - {""}:
            codes.append((code, f"{code}, in no zone"))
        return [("Zones", zones), ("ZIP codes", sorted(codes))]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Whatever else is chosen, for a form that asks for another place."""
        chosen = choice(self.launch, self.page, self.moment, hidden=self.hides_mapping)
        return [(name, value) for name, value in chosen.items() if name != "zone"]

    @property
    def chosen_time(self) -> str:
        return self.moment.at.strftime(TIME)

    @property
    def bounds(self) -> tuple[str, str]:
        """The first and the last that may be chosen."""
        first = datetime.combine(self.at.first, time.min)
        last = datetime.combine(self.at.last, time(23, 59))
        return first.strftime(TIME), last.strftime(TIME)
