"""One wrong entry of the demo site each, written as a ``Wrong``."""

from artifacts.demo_site.rules import NAMES
from tests.support.entries import WORDINGS

SAID, WORDS = "demo_site.yaml", "titan_map/launch/page_words.yaml"
DEMO = "artifacts/website-demo.yaml"
SPOKEN = "wordings/demo_site.yaml"
WORDING = "- model: artifacts.wording\n  fields:\n    slug: {}\n"
OUTSIDE = "    outside: 83647\n"
SECOND = "\n- model: demo_site.site\n  fields:\n    slug: {}\n\n"
SAMPLE = "    sample: |\n      Shown: {shown_offers}. Taken down: {retired_offers}.\n"
KNOWN = ", ".join(sorted(NAMES))

# Wordings of one line, and what of each is written otherwise: a brace that opens or closes nothing.
BRACES = (
    ("outcome-call-only-line", "{place}", "{place"),
    ("outcome-interest-only-line", "{place}", "place}"),
    ("control-office-phone-receives", ".", " {."),
    ("control-member-line-person", ";", "};"),
    ("no-rule-outside", "{place}", "{place"),
)
# Each value that words are of, and one that it is not.
VALUES = {
    "an outcome that no page has": ("outcome-request-line", "outcome-fax_first-line"),
    "a way to the shop that no page offers": ("control-scheduler-label", "control-fax-label"),
    "a status that no zone has": ("zone-status-active-brief", "zone-status-busy-brief"),
}
NO_TOWN, NOTE = WORDINGS["outcome-outside-line"], WORDINGS["control-office-phone-note"]


def braced(slug: str, old: str, new: str) -> tuple[str, ...]:
    text = WORDINGS[slug]
    other = text.replace(old, new, 1)
    says = "has a brace that names nothing."
    return (SPOKEN, text, other, other, f"artifacts.wording {slug}", "text", says)


WRONG = {
    "an outcome that names what no page knows": (
        SPOKEN,
        f"    text: {NO_TOWN}\n",
        f"    text: {NO_TOWN.replace('place', 'town')}\n",
        f"    text: {NO_TOWN.replace('place', 'town')}",
        "artifacts.wording outcome-outside-line",
        "text",
        f"names {{town}}; it may name {KNOWN}",
    ),
    "a way to the shop that names nothing between its braces": (
        SPOKEN,
        f"    text: {NOTE}\n",
        f"    text: {NOTE} {{}}\n",
        f"    text: {NOTE} {{}}",
        "artifacts.wording control-office-phone-note",
        "text",
        f"names {{}}; it may name {KNOWN}",
    ),
    **{
        f"words of {name}": (
            SPOKEN,
            WORDING.format(known),
            WORDING.format(unknown),
            f"    slug: {unknown}",
            f"artifacts.wording {unknown}",
            "slug",
            "is said nowhere.",
        )
        for name, (known, unknown) in VALUES.items()
    },
    "words of an outcome that are missing": (
        SPOKEN,
        WORDING.format("outcome-closed-brief"),
        WORDING.format("outcome-frozen-brief"),
        "",
        "",
        "",
        "holds no artifacts.wording outcome-closed-brief.",
    ),
    "words twice for an outcome": (
        SPOKEN,
        WORDING.format("outcome-outside-brief"),
        WORDING.format("outcome-call-only-brief"),
        f"    slug: outcome-call-only-brief\n    text: {WORDINGS['outcome-outside-brief']}",
        "artifacts.wording outcome-call-only-brief",
        "slug",
        "Wording with this Slug already exists.",
    ),
    "a second site": (
        SAID,
        OUTSIDE,
        OUTSIDE + SECOND.format("another-demo"),
        "    slug: another-demo\n",
        "demo_site.site another-demo",
        "slug",
        "is another one; there is one.",
    ),
    "the same site again": (
        SAID,
        OUTSIDE,
        OUTSIDE + SECOND.format("website-demo"),
        "    slug: website-demo\n\n",
        "demo_site.site website-demo",
        "slug",
        "Site with this Slug already exists.",
    ),
    "a ZIP code outside all zones that is in one": (
        SAID,
        "outside: 83647\n",
        "outside: 83705\n",
        "    outside: 83705",
        "demo_site.site website-demo",
        "outside",
        "is 83705, which is in Z1.",
    ),
    "a ZIP code outside all zones that is none": (
        SAID,
        "outside: 83647\n",
        "outside: Emmett\n",
        "    outside: Emmett",
        "demo_site.site website-demo",
        "outside",
        "is not a ZIP code such as 83704.",
    ),
    "an exhibit of the demo site that is shown twice": (
        DEMO,
        "exhibit: booking_fallback",
        "exhibit: area_pages",
        "    exhibit: area_pages",
        "artifacts.section booking-fallback",
        "exhibit",
        "area_pages is shown by another section too.",
    ),
    "an exhibit of the demo site without a sample": (
        DEMO,
        SAMPLE,
        "",
        "- model: artifacts.section\n  fields:\n    artifact: [website-demo]\n    number: 4",
        "artifacts.section offer-positioning",
        "sample",
        "is empty; it says whose figures the exhibit below it shows.",
    ),
    "two zones of one word in an address": (
        "titan_map/launch/zones.yaml",
        "name: Caldwell",
        "name: West-Side",
        "    name: West-Side",
        "titan_map.zone launch Z5",
        "name",
        "is west-side in an address, as that of Z1.",
    ),
    "a zone of no word in an address": (
        "titan_map/launch/zones.yaml",
        "name: Mountain",
        "name: '83605'",
        "    name: '83605'",
        "titan_map.zone launch Z6",
        "name",
        "makes no word for an address, of letters a to z.",
    ),
    **{f"a brace that names nothing in {row[0]}": braced(*row) for row in BRACES},
    "a brace that names nothing in what a page leads with": (
        WORDS,
        "Pick what",
        "Pick {what",
        "Pick {what",
        "demo_site.pagewords launch /services",
        "lead",
        "has a brace that names nothing.",
    ),
    "content without the artifact that the site stands in": (
        "artifacts/website-demo.yaml",
        "    slug: website-demo\n",
        "    slug: demo\n",
        "",
        "",
        "",
        "holds no artifacts.artifact website-demo.",
    ),
    "a list as the page that words are of": (
        "titan_map/launch/page_words.yaml",
        "page: /services",
        "page: [/services]",
        "page: [/services]",
        "demo_site.pagewords launch /services",
        "page",
        "must be the code of a row of its snapshot, such as JT01.",
    ),
}
