"""The addresses of the demo site as they are meant to be, what its pages are to say by the shipped
fixtures, and what stands on one of them.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from tests.support.entries import ENTRIES, filled, of, plain, section_named
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

# The rows of the launch map by their codes, as they are written; and the shop's words by slug.
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
[SITE_WORDS] = [entry.fields for entry in of("demo_site.site")]
OUTCOMES, WAYS, STATUSES, OUTCOME_NAMES = (
    {entry.fields["slug"]: entry.fields for entry in of(label)}
    for label in (
        "demo_site.outcomewords",
        "demo_site.pathwords",
        "demo_site.zonewords",
        "titan_map.wording",
    )
)
PAGE_WORDS = {entry.fields["page"]: entry.fields for entry in of("demo_site.pagewords")}

FOOT = re.compile(r'<p class="page-foot__edition[^>]*>.*?</p>', re.S)
PANEL = re.compile(r'<aside class="mapping" id="mapping"[^>]*>.*?</aside>', re.S)
STATE = re.compile(r'<li><a href="([^"]+)"( aria-current="true")?>(.*?)</a>', re.S)


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


def said(name: str, **known: str) -> str:
    """A sentence that is said on any page; ``known`` is what the page knows of its visitor."""
    return filled(SITE_WORDS[name], SHOP | known)


def line(outcome: str, *, is_open: bool = True, **known: str) -> str:
    """What a page with an outcome says first, by whether the office is open."""
    spoken = OUTCOMES[outcome]
    closed = spoken.get("closed", spoken["line"])
    return filled(spoken["line"] if is_open else closed, SHOP | known)


def ways(*paths: str, **known: str) -> dict[str, str]:
    """Controls by their labels, each with whoever receives what it sends."""
    spoken = [WAYS[path] for path in paths]
    known = SHOP | known
    return {filled(way["label"], known): filled(way["receives"], known) for way in spoken}


def inbox(job: str) -> str:
    """Whoever receives a form about a job type, at the head of a sentence."""
    name = ROWS[job]["recipient"]
    return name[:1].upper() + name[1:]


def words(pattern: str, page: str) -> list[str]:
    """What a reader meets wherever the pattern is found."""
    return [plain(found) for found in re.findall(pattern, page, re.S)]


def first_line(page: str) -> str:
    """What the page says first; there is one such line."""
    [line] = words(r'<p class="front__line">(.*?)</p>', page)
    return line


def labels(page: str) -> list[str]:
    """The controls of the page, in order."""
    front = r'<(?:a|span) class="front__control[ "].*?<strong class="front__label">(.*?)</strong>'
    return words(front, page)


def received(page: str) -> list[str]:
    """Whoever receives what a control sends, by the demo note, in the order of the controls."""
    note = page.partition('id="then"')[2].partition("</section>")[0]
    return words(r"<dt>Received by</dt> <dd>(.*?)</dd>", note)


def banners(page: str) -> list[str]:
    return words(r'<p class="shop-banner">(.*?)</p>', page)


def panel(page: str) -> str:
    """What the page is mapped to; not part of the shop's site."""
    [found] = PANEL.findall(page)
    return found


def outside_panel(page: str) -> str:
    panel(page)
    return PANEL.sub("", page)


def reasons(page: str) -> dict[str, str]:
    """The rules that the panel names, each with what it did there."""
    listed = r'<span class="rule-card__code">(\w+)</span>.*?<p class="caps">(\w+)</p>'
    return dict(re.findall(listed, panel(page), re.S))


def states(page: str) -> list[State]:
    listed = panel(page).partition('<ul class="mapping__moments">')[2].partition("</ul>")[0]
    return [
        State(html.unescape(address).removeprefix(SITE), outcome, bool(current))
        for address, current, outcome in STATE.findall(listed)
    ]


def shop(page: str) -> str:
    """The part of the page that is the shop's own."""
    [found] = re.findall(r'<div class="shop" id="shop">(.*?)<aside class="mapping"', page, re.S)
    return found


def links(part: str) -> list[str]:
    """The addresses below the site that a part of a page links to, without it."""
    found = re.findall(rf'<a [^>]*href="{SITE}([^"#]*)"', part)
    return [html.unescape(address) for address in found]


def wrong(page: str) -> dict[str, str]:
    """What stands beside each field of the control."""
    beside = r'<span class="moment__wrong" id="(\w+)-wrong">(.*?)</span>'
    return {name: plain(said) for name, said in re.findall(beside, page, re.S)}


def unsigned(page: str) -> str:
    """The page without its edition, which an answer to a query may leave out."""
    return FOOT.sub("", page)


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


def miniatures(page: str, slug: str) -> list[Miniature]:
    """The pages that are drawn small in a section of the artifact."""
    drawn = section_named(page, slug).split('<li class="miniature">')[1:]
    return [_miniature(each.partition("</li>")[0]) for each in drawn]


def _miniature(drawn: str) -> Miniature:
    def first(pattern: str) -> str:
        return next(iter(words(pattern, drawn)), "")

    facts = re.findall(r'__fact"><dt>(.*?)</dt> <dd>(.*?)</dd>', drawn, re.S)
    address = re.search(rf'<a class="link" href="{SITE}([^"]*)"', drawn)
    return Miniature(
        first(r'<p class="miniature__state">(.*?)</p>'),
        first(r'<p class="miniature__when">(.*?)</p>'),
        first(r'<p class="front__line">(.*?)</p>'),
        first(r'class="front__title">(.*?)</p>'),
        labels(drawn),
        {name: plain(value) for name, value in facts},
        html.unescape(address[1]) if address else "",
    )
