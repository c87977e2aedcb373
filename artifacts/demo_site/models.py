"""The words of the demo site: what the fictional shop says on its pages, and what PageToJob says
beside them. Which of them a page shows, the map and its rules decide.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from artifacts.demo_site.fields import Spoken, SpokenProse
from artifacts.fields import Plain, choices
from artifacts.once import once_for_each_database
from artifacts.slugged import Slugged
from artifacts.titan_map.models import Shop
from artifacts.titan_map.models.pages import Page
from artifacts.titan_map.models.snapshot import OfSnapshot
from artifacts.titan_map.models.zones import ZIP
from artifacts.titan_map.rules import booking, values

Said = TypeVar("Said", bound=Slugged)


class Site(Slugged):
    """What is said on every page, or beside a field of the control; there is one."""

    notice = Spoken(max_length=100)  # in the bar
    banner = Spoken(max_length=100)  # leads every page while a cold-snap notice is posted
    banner_for_members = Spoken(max_length=100)  # where others are not served
    welcome = Spoken(max_length=120)  # heads a page that is about no one service
    welcome_closed = Spoken(max_length=120)
    nowhere = Plain(max_length=40)  # the place of a visitor who is in none
    no_offer = Spoken(max_length=100)
    offer_ended = Spoken(max_length=100)
    offer_elsewhere = Spoken(max_length=100)
    ask_zip = Plain(max_length=100)
    ask_time = Plain(max_length=60)  # whose time it is
    outside = models.CharField(max_length=5, validators=[ZIP])  # a ZIP code in no zone
    nothing_sent = Spoken(max_length=120)
    nothing_offered = Spoken(max_length=160)  # where a page offers no way to the shop
    no_zone = Spoken(max_length=160)
    no_rule = Spoken(max_length=160)
    no_service_rule = Spoken(max_length=160)
    reads_nothing = Spoken(max_length=160)
    # Each goes on from what the address said, in quotation marks.
    unknown_place = Plain(max_length=120)
    unknown_time = Plain(max_length=120)
    out_of_bounds = Plain(max_length=120)  # the first and the last day follow it
    unknown_choice = Plain(max_length=120)
    repeated = Plain(max_length=120)


class PageWords(OfSnapshot):
    """What the shop says on one page. An overview has a title; any other is named by its row."""

    key = "page"

    code = None  # type: ignore[assignment]  # which is how Django leaves an inherited field out
    page = models.OneToOneField(Page, models.CASCADE, related_name="words")
    title = Plain(max_length=60, blank=True)
    menu = Plain(max_length=20, blank=True)  # its name in a menu
    brief = Plain(max_length=80)  # where another page links here
    lead = Spoken(max_length=200)
    advice_title = Plain(max_length=60, blank=True)
    advice = SpokenProse(blank=True)
    warning = Spoken(max_length=160, blank=True)

    class Meta(OfSnapshot.Meta):
        constraints = []

    def __str__(self) -> str:
        return str(self.page)

    def natural_key(self) -> tuple[str, str]:
        return self.page.natural_key()

    def clean(self) -> None:
        super().clean()
        if not (self.snapshot_id and self.page_id):
            return  # reported by itself
        if self.snapshot.slug != "launch":
            raise ValidationError({"snapshot": "is launch: the site is that of the launch."})
        for name in ("title", "menu"):
            if bool(getattr(self, name)) != (self.page.kind not in Page.PROMOTES):
                message = f"names an overview; a page of kind {self.page.kind} is named by its row."
                raise ValidationError({name: message})
        if bool(self.advice) != bool(self.advice_title):
            raise ValidationError({"advice_title": "stands over the advice, and not without it."})


class OutcomeWords(Slugged):
    """What a page says at its head; ``closed`` while the office is, where that is another thing."""

    slug = models.CharField(max_length=20, unique=True, choices=choices(values.Outcome))
    brief = Plain(max_length=60)
    brief_closed = Plain(max_length=60, blank=True)
    line = Spoken(max_length=120)
    closed = Spoken(max_length=120, blank=True)


class ControlWords(Slugged):
    """A booking control: its words on the page, and what would happen if it were real."""

    slug = models.CharField(
        max_length=20, unique=True, choices=[(name, name) for name in booking.CONTROLS]
    )
    label = Spoken(max_length=40)
    note = Spoken(max_length=80)
    closed = Spoken(max_length=80, blank=True)
    leads = Spoken(max_length=140)
    receives = Spoken(max_length=140)
    person = Spoken(max_length=200)


class ZoneWords(Slugged):
    """What the shop says of an area of some status."""

    slug = models.CharField(max_length=20, unique=True, choices=choices(values.ZoneStatus))
    brief = Plain(max_length=60)


@dataclass(frozen=True)
class Words:
    """All of them, by what they are said of: a path, an outcome, a control, a zone's status."""

    site: Site
    shop: Shop
    pages: Mapping[str, PageWords]
    outcomes: Mapping[str, OutcomeWords]
    controls: Mapping[str, ControlWords]
    zones: Mapping[str, ZoneWords]


@once_for_each_database
def site_words() -> Words:
    return Words(
        Site.objects.get(),
        Shop.objects.get(),
        {each.page.path: each for each in PageWords.objects.select_related("page")},
        _by_slug(OutcomeWords),
        _by_slug(ControlWords),
        _by_slug(ZoneWords),
    )


def _by_slug(kind: type[Said]) -> dict[str, Said]:
    return {each.slug: each for each in kind._default_manager.all()}
