"""One wrong fact each of what the map as a whole goes by, written as a ``Wrong``."""

from tests.support.refusing import FIGURE

SNAPSHOT = "- model: titan_map.snapshot\n  fields:\n    slug: final\n    as_of: 2026-09-21\n\n"

SHOP = """- model: titan_map.shop
  fields:
    slug: another-shop
    name: Aspen Plumbing
    brand: Aspen
    region: Boise, Idaho
    time_zone: America/Boise
    arrival_windows: 9 to 12
    domain: aspen.example
    phone: (208) 555-0122
    member_line: (208) 555-0189

"""

WRONG = {
    "a brand that the shop's name does not begin with": (
        "titan_map/shop.yaml",
        "brand: Cottonwood",
        "brand: Sagebrush",
        "    brand: Sagebrush",
        "titan_map.shop cottonwood",
        "brand",
        "is not what the name, Cottonwood Air & Plumbing, begins with.",
    ),
    "a third snapshot": (
        "titan_map/draft/snapshot.yaml",
        "- model: titan_map.source",
        SNAPSHOT + "- model: titan_map.source",
        SNAPSHOT,
        "titan_map.snapshot final",
        "",
        "There are two snapshots, draft and launch.",
    ),
    "a time zone that no clock is set by": (
        "titan_map/shop.yaml",
        "America/Boise",
        "America/Treasure_Valley",
        "    time_zone:",
        "titan_map.shop cottonwood",
        "time_zone",
        "is no time zone, such as America/Boise.",
    ),
    "a phone number that could ring": (
        "titan_map/shop.yaml",
        "(208) 555-0121",
        "(208) 867-5309",
        "    phone:",
        "titan_map.shop cottonwood",
        "phone",
        "is not a reserved number: 555-0100 to 0199.",
    ),
    "a domain that could be somebody's": (
        "titan_map/shop.yaml",
        "cottonwood.example",
        "cottonwood.com",
        "    domain:",
        "titan_map.shop cottonwood",
        "domain",
        "is not a name under .example.",
    ),
    "office hours that meet": (
        "titan_map/launch/snapshot.yaml",
        "first_day: 6",
        "first_day: 5",
        "    first_day: 5",
        "titan_map.officehours launch sat",
        "first_day",
        "meets mon-fri on the same day.",
    ),
    "office hours that end before they start": (
        "titan_map/launch/snapshot.yaml",
        'closes: "18:00"',
        'closes: "06:00"',
        "- model: titan_map.officehours",
        "titan_map.officehours launch mon-fri",
        "",
        "Office hours run from a day and a time to later ones.",
    ),
    "weights that are not a hundred": (
        "titan_map/scale.yaml",
        "weight: 30",
        "weight: 31",
        "    weight: 15\n    name: Campaigns",
        "titan_map.dimension campaigns",
        "weight",
        "makes 101 with the others; 100 it is.",
    ),
    "a sentence that names what no gap has": (
        "titan_map/gaps.yaml",
        "{name} is on no page",
        "{title} is on no page",
        "    sentence: >-\n      {title}",
        "titan_map.gapkind unmapped-job-type",
        "sentence",
        "names {title}; a gap of this kind has name.",
    ),
    "a kind of gap that nobody answers for": (
        "titan_map/gaps.yaml",
        "    owner: operations-manager\n    fix: >-\n      Make a page\n",
        "    fix: >-\n      Make a page\n",
        "- model: titan_map.gapkind\n  fields:\n    slug: unmapped-job-type",
        "titan_map.gapkind unmapped-job-type",
        "owner",
        "This field cannot be blank.",
    ),
    "a kind of gap that nothing mends": (
        "titan_map/gaps.yaml",
        "    fix: >-\n      Make a page\n",
        "",
        "- model: titan_map.gapkind\n  fields:\n    slug: unmapped-job-type",
        "titan_map.gapkind unmapped-job-type",
        "fix",
        "This field cannot be blank.",
    ),
    "a module that is nothing that a list may say": (
        "titan_map/launch/modules.yaml",
        "    status: on\n    detail: One plan",
        "    status: in use\n    detail: One plan",
        "    status: in use",
        "titan_map.module launch memberships",
        "status",
        "Value 'in use' is not a valid choice.",
    ),
    "a figure that the map computes": (
        "titan_map/terms.yaml",
        "# What no row of the map holds.\n",
        "# What a row of the map holds.\n\n" + FIGURE.format("coverage_launch"),
        "    slug: coverage_launch",
        "artifacts.figure coverage_launch",
        "slug",
        "is counted from the content; it is not written.",
    ),
    "a day that the map has": (
        "titan_map/shop.yaml",
        "slug: audit_date",
        "slug: launch_date",
        "    slug: launch_date",
        "titan_map.day launch_date",
        "slug",
        "is a figure of the map; it is not written beside it.",
    ),
    "a day before one that its milestone waits for": (
        "titan_map/shop.yaml",
        "    day: 2026-11-12\n",
        "    day: 2026-09-27\n",
        "    day: 2026-09-27",
        "titan_map.day review_date",
        "day",
        "is before lists_due, which its milestone waits for.",
    ),
    "two days of one milestone": (
        "titan_map/shop.yaml",
        "    milestone: [review]\n",
        "    milestone: [lists-in]\n",
        "    milestone: [lists-in]\n\n- model: titan_map.input",
        "titan_map.day review_date",
        "milestone",
        "Day with this Milestone already exists.",
    ),
    "a computed exhibit without its label": (
        "artifacts/titan-map.yaml",
        "    sample: |\n      {shop} keeps",
        "    note: |\n      {shop} keeps",
        "- model: artifacts.section\n  fields:\n    artifact: [titan-map]\n    number: 3",
        "artifacts.section capacity-rules",
        "sample",
        "is empty; it says whose figures the exhibit below it shows.",
    ),
    "a second shop": (
        "titan_map/shop.yaml",
        "- model: titan_map.day\n",
        SHOP + "- model: titan_map.day\n",
        "slug: another-shop",
        "titan_map.shop another-shop",
        "slug",
        "is another one; there is one.",
    ),
    "a draft after the launch": (
        "titan_map/launch/snapshot.yaml",
        "as_of: 2026-10-13",
        "as_of: 2026-09-13",
        "as_of: 2026-09-13",
        "titan_map.snapshot launch",
        "as_of",
        "is before the draft.",
    ),
}
