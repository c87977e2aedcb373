"""Who looks at a page of the demo site and when, read from an address; other keys are ignored."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime, time
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from artifacts.demo_site import rules
from artifacts.demo_site.addresses import FORMER, HIDDEN, TIME, choice, place, word_of
from artifacts.demo_site.models import Words
from artifacts.demo_site.phrases import summary
from artifacts.demo_site.rules import Moment
from artifacts.forms import Once, OneOf
from artifacts.titan_map.rules.facts import Notice, Page, Zone
from artifacts.titan_map.rules.titan_map import TitanMap
from artifacts.titan_map.rules.values import ZoneStatus
from artifacts.wording import wording, wording_of
from artifacts.words import sentence

# Five digits, and the four of a ZIP+4 behind whatever dash a person or a program writes.
ZIP_CODE = re.compile("([0-9]{5})[-\u2010-\u2015\u2212]?(?:[0-9]{4})?")
LONGEST_QUOTED = 40  # characters


class PlaceField(Once):
    """A zone by the word for it, or any ZIP code: the zone it is in and the five digits."""

    def __init__(self, launch: TitanMap) -> None:
        super().__init__(required=False, error_messages={"repeated": wording("chosen-twice")})
        self.launch = launch

    def to_python(self, value: str | None) -> tuple[Zone | None, str] | None:
        value = (value or "").strip()
        if not value:
            return None
        if code := zip_code_of(value):
            return self.launch.zone_of(code), code
        zone = next((zone for zone in self.launch.zones if word_of(zone.name) == value), None)
        if zone is None:
            day = self.launch.as_of
            raise ValidationError(wording("place-not-understood", value=quoted(value), day=day))
        return zone, ""


class TimeField(Once):
    """A day and time by the shop's own clock, from the day of the map on."""

    def __init__(self, launch: TitanMap, time_zone: str) -> None:
        super().__init__(required=False, error_messages={"repeated": wording("chosen-twice")})
        self.first, self.time_zone = launch.as_of, time_zone

    def to_python(self, value: str | None) -> datetime | None:
        if not value:
            return None
        try:
            at = datetime.strptime(value, TIME)
        except ValueError:
            message = wording("time-not-understood", value=quoted(value), day=self.first)
            raise ValidationError(message) from None
        if at.date() < self.first:
            raise ValidationError(wording("time-too-early", value=quoted(value), day=self.first))
        if at.date() > rules.END:
            message = wording("time-too-late", value=quoted(value), last=rules.END, day=self.first)
            raise ValidationError(message)
        if rules.is_skipped(at, self.time_zone):
            raise ValidationError(wording("time-skipped", value=quoted(value), day=self.first))
        return at


class NoticeField(Once):
    """A notice by its code."""

    def __init__(self, launch: TitanMap) -> None:
        super().__init__(required=False, error_messages={"repeated": wording("chosen-twice")})
        self.launch = launch

    def to_python(self, value: str | None) -> Notice | None:
        if not value:
            return None
        notice = self.launch.notice(FORMER.get(value, value))
        if notice is None:
            raise ValidationError(wording("notice-not-understood", value=quoted(value)))
        return notice


def zip_code_of(typed: str) -> str:
    """The five digits of a ZIP code as people write or paste it, spaces of every kind among them;
    empty where it is none.
    """
    if len(typed) > LONGEST_QUOTED:
        return ""
    plain = shown(unicodedata.normalize("NFKC", typed))  # a wide digit is a digit
    found = ZIP_CODE.fullmatch(plain.replace(" ", ""))
    return found[1] if found else ""


def shown(value: str) -> str:
    """Whatever can be shown of what an address said."""
    return "".join(letter for letter in value if letter.isprintable())


def quoted(value: str) -> str:
    """The same, and not at any length."""
    letters = shown(value)
    return letters if len(letters) <= LONGEST_QUOTED else f"{letters[:LONGEST_QUOTED]}…"


def _called(zone: Zone) -> str:
    """A zone's name, and how it stands where that limits what is done there."""
    if zone.status == ZoneStatus.ACTIVE:
        return zone.name
    return wording("zone-and-status", zone=zone.name, status=wording_of(zone.status))


class MomentForm(forms.Form):
    """Where a visitor of a page of the demo site is and when; what the address does not say is as
    the page is first met, and so is what cannot be understood.
    """

    def __init__(self, launch: TitanMap, words: Words, page: Page, query: QueryDict) -> None:
        super().__init__(query)
        self.launch, self.words, self.page, self.query = launch, words, page, query
        self.fields["zone"] = PlaceField(launch)
        self.fields["at"] = TimeField(launch, words.shop.time_zone)
        wrong = {
            "invalid_choice": wording("choice-not-understood"),
            "repeated": wording("chosen-twice"),
        }
        choices = [(HIDDEN, HIDDEN)]
        self.fields["notice"] = NoticeField(launch)
        self.fields["mapping"] = OneOf(choices=choices, required=False, error_messages=wrong)

    @cached_property
    def moment(self) -> Moment:
        self.is_valid()  # which reads the address
        first, read = rules.at_launch(self.launch, self.page), self.cleaned_data
        zone, zip_code = read.get("zone") or (first.zone, first.zip_code)
        return Moment(zone, read.get("at") or first.at, read.get("notice"), zip_code)

    @cached_property
    def hides_mapping(self) -> bool:
        self.is_valid()
        return bool(self.cleaned_data.get("mapping"))

    @property
    def wrong(self) -> dict[str, str]:
        """What is wrong with each field, empty where nothing is."""
        return {name: str(self.errors.get(name, [""])[0]) for name in self.fields}

    @property
    def not_understood(self) -> str:
        """What of the address is not, by the names that stand there."""
        return ", ".join(self.errors)

    @property
    def summary(self) -> str:
        return summary(self.moment)

    @property
    def typed(self) -> str:
        """What stands in the field for a ZIP code: as it was typed, whether or not it is one."""
        values = self.query.getlist("zone")
        said = values[0].strip() if len(values) == 1 else ""
        if said and (self.wrong["zone"] or zip_code_of(said)):
            return shown(said)[:LONGEST_QUOTED]
        return self.moment.zip_code

    @property
    def places(self) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        """What may be chosen, by group: each zone, each of their ZIP codes, one in no zone and the
        one asked; each as it stands in an address, as it is called, and whether it is chosen.
        """
        codes = {
            code: f"{code}, {zone.name}" for zone in self.launch.zones for code in zone.zip_codes
        }
        for code in {self.words.site.outside, self.moment.zip_code} - codes.keys() - {""}:
            codes[code] = wording("zip-code-in-no-zone", zip_code=code)
        zones = {word_of(zone.name): _called(zone) for zone in self.launch.zones}
        return [
            (wording("zones"), self._marked(zones.items())),
            (wording("column-zip-codes"), self._marked(sorted(codes.items()))),
        ]

    def _marked(self, choices: Iterable[tuple[str, str]]) -> list[tuple[str, str, bool]]:
        chosen = place(self.moment)
        return [(value, name, value == chosen) for value, name in choices]

    @property
    def notices(self) -> list[tuple[str, str, bool]]:
        """What may be posted, none first."""
        chosen = self.moment.notice
        named = [(each.code, sentence(each.name), each == chosen) for each in self.launch.notices]
        return [("", wording("no-notice"), chosen is None), *named]

    @property
    def chosen(self) -> dict[str, str]:
        """Whatever is otherwise than as the page is first met, as an address says it."""
        return choice(self.launch, self.page, self.moment, hidden=self.hides_mapping)

    @property
    def is_other(self) -> bool:
        """Whether the address says anything but how the page is first met."""
        return bool(self.chosen or self.errors)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Whatever else is chosen, for a form that asks for another place."""
        return [(name, value) for name, value in self.chosen.items() if name != "zone"]

    @property
    def chosen_time(self) -> str:
        return self.moment.at.strftime(TIME)

    @property
    def earliest(self) -> str:
        """The first that may be chosen."""
        return datetime.combine(self.launch.as_of, time.min).strftime(TIME)

    @property
    def city(self) -> str:
        """Whose clock it is."""
        return self.words.shop.city

    @property
    def old(self) -> str:
        """That the map is, where it is too old for the moment."""
        if not rules.is_old(self.launch, self.moment.at):
            return ""
        return wording("map-is-old", day=self.launch.as_of)
