"""What the fictional shop says on its pages. Which of it a page shows, the map and its rules
decide; what is said on any page is among the wordings.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models

from artifacts.demo_site.fields import Spoken, SpokenProse
from artifacts.fields import Plain
from artifacts.once import once_for_each_database
from artifacts.slugged import Slugged
from artifacts.titan_map.models import Notice, Shop
from artifacts.titan_map.models.pages import Page
from artifacts.titan_map.models.snapshot import OfSnapshot
from artifacts.titan_map.models.zones import ZIP


class Site(Slugged):
    """What is true of the site as a whole; there is one."""

    outside = models.CharField(max_length=5, validators=[ZIP])  # a ZIP code in no zone


class OfRow(OfSnapshot):
    """Words that belong to a row of the launch map, and are known as it is."""

    code = None  # type: ignore[assignment]  # which is how Django leaves an inherited field out

    class Meta(OfSnapshot.Meta):
        abstract = True
        constraints = []

    def __str__(self) -> str:
        return str(getattr(self, self.key))

    def natural_key(self) -> tuple[str, str]:
        found: tuple[str, str] = getattr(self, self.key).natural_key()
        return found

    def clean(self) -> None:
        super().clean()
        if self.snapshot_id and self.snapshot.slug != "launch":
            raise ValidationError({"snapshot": "is launch: the site is that of the launch."})


class PageWords(OfRow):
    """What the shop says on one page. An overview has a title; any other is named by its row."""

    key = "page"

    page = models.OneToOneField(Page, models.CASCADE, related_name="words")
    title = Plain(max_length=60, blank=True)
    menu = Plain(max_length=20, blank=True)  # its name in a menu
    brief = Plain(max_length=80)  # where another page links here
    lead = Spoken(max_length=200)
    advice_title = Plain(max_length=60, blank=True)
    advice = SpokenProse(blank=True)
    warning = Spoken(max_length=160, blank=True)

    def clean(self) -> None:
        super().clean()
        if not (self.snapshot_id and self.page_id):
            return  # reported by itself
        for name in ("title", "menu"):
            if bool(getattr(self, name)) != (self.page.kind not in Page.PROMOTES):
                message = f"names an overview; a page of kind {self.page.kind} is named by its row."
                raise ValidationError({name: message})
        if bool(self.advice) != bool(self.advice_title):
            raise ValidationError({"advice_title": "stands over the advice, and not without it."})


class NoticeWords(OfRow):
    """The banner that leads each page while a notice is posted, and the one where only members are
    served; ``waits`` goes on from the first where all of the work is done.
    """

    key = "notice"

    notice = models.OneToOneField(Notice, models.CASCADE, related_name="words")
    banner = Spoken(max_length=160)
    banner_for_members = Spoken(max_length=160)
    waits = Spoken(max_length=80, blank=True)


@dataclass(frozen=True)
class Words:
    """The site, the shop, and what the shop says on each page, by its path, and while a notice is
    posted, by its code.
    """

    site: Site
    shop: Shop
    pages: Mapping[str, PageWords]
    notices: Mapping[str, NoticeWords]


@once_for_each_database
def site_words() -> Words:
    pages = PageWords.objects.select_related("page")
    notices = NoticeWords.objects.select_related("notice")
    return Words(
        Site.objects.get(),
        Shop.objects.get(),
        {each.page.path: each for each in pages},
        {each.notice.code: each for each in notices},
    )
