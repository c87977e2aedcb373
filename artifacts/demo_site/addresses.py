"""Where the demo site's pages are; an address carries whatever its page is not first met with."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import slugify

from artifacts.demo_site import rules
from artifacts.demo_site.rules import Moment
from artifacts.titan_map.models import Page
from artifacts.titan_map.rules import facts
from artifacts.titan_map.rules.titan_map import TitanMap

HIDDEN = "hidden"
# What addresses said that are still in use: there was one notice then, the cold snap.
FORMER = {"on": "cold-snap"}
KEYS = ["zone", "at", "notice", "mapping"]
TIME = "%Y-%m-%dT%H:%M"


def pages() -> dict[str, None]:
    """The address of every page of the launch; none of them has a PDF."""
    launch = Page.objects.filter(snapshot__slug="launch")
    return {address(path): None for path in launch.values_list("path", flat=True)}


def keys() -> dict[str, list[str]]:
    """What a query may say to each page: where its visitor is, when, and what they hide."""
    return dict.fromkeys(pages(), KEYS)


def address(path: str) -> str:
    """The bare address of the page at a path of the map."""
    return reverse("site", args=[path.strip("/")]) if path != "/" else reverse("site-home")


def address_at(
    titan_map: TitanMap, page: facts.Page, moment: Moment, *, hidden: bool = False
) -> str:
    """The address of a page as it is at a moment; ``hidden`` leaves out what it is mapped to."""
    carried = urlencode(choice(titan_map, page, moment, hidden=hidden), safe=":")
    return address(page.code) + (f"?{carried}" if carried else "")


def choice(
    titan_map: TitanMap, page: facts.Page, moment: Moment, *, hidden: bool = False
) -> dict[str, str]:
    """What a query has to say for a page to be shown as it is at a moment."""
    first = rules.at_launch(titan_map, page)
    said = {
        "zone": place(moment) if place(moment) != place(first) else "",
        "at": moment.at.strftime(TIME) if moment.at != first.at else "",
        "notice": moment.notice.code if moment.notice else "",
        "mapping": HIDDEN if hidden else "",
    }
    return {name: value for name, value in said.items() if value}


def place(moment: Moment) -> str:
    """The word for where a visitor is: their ZIP code, or their zone's name."""
    return moment.zip_code or (word_of(moment.zone.name) if moment.zone else "")


def word_of(zone: str) -> str:
    """``meridian-eagle-and-star``: an address shows a homeowner no code of the shop's."""
    return slugify(zone)
