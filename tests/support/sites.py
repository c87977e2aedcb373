"""The addresses of the demo site as they are meant to be, what its pages are to say by the shipped
fixtures, and what stands on one of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from tests.support import html
from tests.support.entries import ENTRIES, WORDINGS, filled, of, section_named
from tests.support.html import Node, Part, attr, every, one, pairs, plain, texts
from tests.support.places import Place

SITE, ARTIFACT = "/artifacts/website-demo/site/", "/artifacts/website-demo/"
SERVICES = {
    "JT01": "ac-repair/",
    "JT02": "furnace-repair/",
    "JT03": "hvac-tune-up/",
    "JT04": "hvac-replacement/",
    "JT05": "ductless-mini-splits/",
    "JT06": "indoor-air-quality/",
    "JT07": "plumbing-repair/",
    "JT08": "water-heaters/",
    "JT09": "drain-cleaning/",
    "JT10": "sewer-camera-inspection/",
    "JT12": "sprinkler-blowout/",
}
AREAS = {
    "areas/west-boise/": "bench-and-west-boise",
    "areas/boise/": "north-end-east-and-downtown-boise",
    "areas/meridian/": "meridian-eagle-and-star",
    "areas/nampa/": "nampa-and-kuna",
    "areas/caldwell/": "caldwell-and-middleton",
    "areas/mountain/": "idaho-city-and-horseshoe-bend",
}
OVERVIEWS = ("", "services/", "service-areas/", "offers/", "plans/", "request/")
OTHERS = ("plans/comfort/", "plans/whole-home/", "lp/fall-tune-up/", "lp/drain-special/")
PAGES = (*OVERVIEWS, *SERVICES.values(), *AREAS, *OTHERS)  # 27, below SITE
# Those of the small content.
SMALL_AREAS = {
    "areas/boise/": "west-side",
    "areas/caldwell/": "caldwell",
    "areas/mountain/": "mountain",
}
SMALL_SERVICES = ("ac-repair/", "furnace-repair/", "hvac-replacement/", "sprinkler-blowout/")
SMALL_PAGES = (*OVERVIEWS, *SMALL_SERVICES, *SMALL_AREAS, "plans/comfort/", "lp/tune-up/")
ZONES = {slug: f"Z{number}" for number, slug in enumerate(AREAS.values(), 1)}

# The rows of the launch map by their codes, as they are written.
ROWS = {
    entry.fields["code"]: entry.fields
    for entry in ENTRIES
    if entry.fields.get("snapshot") == ["launch"] and "code" in entry.fields
}
LAUNCHED = next(
    date.fromisoformat(entry.fields["as_of"])
    for entry in of("titan_map.snapshot")
    if entry.fields["slug"] == "launch"
)
[SHOP] = [entry.fields for entry in of("titan_map.shop")]
NOTICE_WORDS = {entry.fields["notice"]: entry.fields for entry in of("demo_site.noticewords")}
PAGE_WORDS = {entry.fields["page"]: entry.fields for entry in of("demo_site.pagewords")}


@dataclass(frozen=True)
class State:
    """A link under "This page at other moments"."""

    address: str
    outcome: str
    is_current: bool


@cache
def reader(server: object) -> Callable[[str], str]:
    """Gets the page at an address below the site, which has to be there, and gets it once."""

    @cache
    def get(address: str) -> str:
        answer = server.get(SITE + address)
        assert answer.status == 200, address
        return answer.text

    return get


def reader_of(place: Place) -> Callable[[str], str]:
    """The same of a site that is published elsewhere, without a server."""

    @cache
    def get(address: str) -> str:
        answer = place.get(SITE + address)
        assert answer.status == "200 OK", address
        return answer.text

    return get


def said(slug: str, **known: str) -> str:
    """A wording of the shop's; ``known`` is what the page knows of its visitor."""
    return filled(WORDINGS[slug], SHOP | known)


def banner(notice: str, status: str = "active") -> str:
    """What leads the shipped pages while a notice is posted, in a zone of some status."""
    words = NOTICE_WORDS[notice]
    parts = {"active": ("banner", "waits"), "paused": ("banner_for_members",)}
    said = [words.get(each, "") for each in parts.get(status, ("banner",))]
    return filled(" ".join(each for each in said if each), SHOP)


def line(outcome: str, *, is_open: bool = True, **known: str) -> str:
    """What a page with an outcome says first, by whether the office is open."""
    slug = f"outcome-{outcome}-line"
    closed = f"{slug}-closed"
    return said(slug if is_open or closed not in WORDINGS else closed, **known)


def ways(*controls: str, **known: str) -> dict[str, str]:
    """Controls by their labels, each with whoever receives what it sends."""
    return {
        said(f"control-{control}-label", **known): said(f"control-{control}-receives", **known)
        for control in controls
    }


def inbox(job: str) -> str:
    """Whoever receives a form about a job type, at the head of a sentence."""
    name = ROWS[job]["recipient"]
    return name[:1].upper() + name[1:]


def first_line(page: Part) -> str:
    """What the page says first; there is one such line."""
    return plain(one(page, "p.front__line"))


def labels(page: Part) -> list[str]:
    """The controls of the page, in order."""
    return texts(page, ".front__control strong.front__label")


def received(page: Part) -> list[str]:
    """Whoever receives what a control sends, by the demo note, in the order of the controls."""
    noted = pairs(one(page, "section#then"))
    return [recipient for name, recipient in noted if name == "Received by"]


def banners(page: Part) -> list[str]:
    return texts(page, "p.shop-banner")


def offers(page: Part) -> list[str]:
    """The names of the offers that the page shows."""
    return texts(page, "p.offer__name")


def panel(page: Part) -> Node:
    """What the page is mapped to; not part of the shop's site."""
    return one(page, "aside.mapping#mapping")


def outside_panel(page: Part) -> str:
    return html.rest(page, "aside.mapping#mapping")


def reasons(page: Part) -> dict[str, str]:
    """The rules that the panel names, each with what it did there."""
    listed = every(panel(page), "li.mapping__reason")
    return {plain(one(each, ".rule-card__code")): plain(one(each, "p.caps")) for each in listed}


def states(page: Part) -> list[State]:
    return [
        State(
            attr(link, "href").removeprefix(SITE),
            plain(link),
            link.attributes.get("aria-current") == "true",
        )
        for link in every(panel(page), ".mapping__moments a")
    ]


def shop(page: Part) -> Node:
    """The part of the page that is the shop's own."""
    return one(page, "div.shop#shop")


def links(part: Part, selector: str = "a") -> list[str]:
    """The addresses below the site that a part of a page links to, without it."""
    found = html.links(part, selector)
    return [to.removeprefix(SITE) for to in found if to.startswith(SITE) and "#" not in to]


def wrong(page: Part) -> dict[str, str]:
    """What stands beside each field of the control."""
    beside = every(page, "span.moment__wrong")
    return {attr(each, "id").removesuffix("-wrong"): plain(each) for each in beside}


def unsigned(page: Part) -> str:
    """The page without its edition, which an answer to a query may leave out."""
    return html.rest(page, "p.page-foot__edition")


@dataclass(frozen=True)
class Miniature:
    """A page drawn small in the artifact, and what is said of it."""

    state: str
    when: str
    line: str
    title: str
    labels: list[str]
    facts: dict[str, str]
    address: str  # of the page that it opens, below the site


def miniatures(page: Part, slug: str) -> list[Miniature]:
    """The pages that are drawn small in a section of the artifact."""
    return [_miniature(each) for each in every(section_named(page, slug), "li.miniature")]


def _miniature(drawn: Node) -> Miniature:
    def first(selector: str) -> str:
        return next(iter(texts(drawn, selector)), "")

    return Miniature(
        plain(one(drawn, "p.miniature__state")),
        first("p.miniature__when"),
        first("p.front__line"),
        first("p.front__title"),
        labels(drawn),
        dict(pairs(one(drawn, "dl.miniature__facts"))),
        next(iter(links(drawn, "a.link")), ""),
    )
