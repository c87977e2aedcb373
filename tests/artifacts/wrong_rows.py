"""One wrong row, section or figure of an artifact each, written as a ``Wrong``."""

from tests.support.refusing import STRAY

SECTION = "- model: artifacts.section\n  fields:\n    artifact: [website-demo]\n    number: 2\n"
COLUMN = """
- model: artifacts.column
  fields:
    section: [owner-what-i-get]
    number: {}
    heading: Later still
"""

WRONG = {
    "an artifact without sections": (
        "artifacts/website-demo.yaml",
        SECTION,
        STRAY.format("empty-notes") + SECTION,
        "    slug: empty-notes",
        "artifacts.artifact empty-notes",
        "slug",
        "has no sections.",
    ),
    "a section without the rows it shows": (
        "artifacts/titan-map.yaml",
        "    exhibit: booking_paths\n",
        "    exhibit: terms\n",
        "exhibit: terms",
        "artifacts.section booking-path-status",
        "exhibit",
        "terms has no rows to show.",
    ),
    "a row that its section does not show": (
        "artifacts/owner-brief.yaml",
        "    exhibit: checklist\n",
        "",
        "    section: [owner-worth-it-without-api]",
        "artifacts.check owner-worth-it-without-api 1",
        "section",
        "names owner-worth-it-without-api, whose exhibit is not checklist.",
    ),
    "a row of no section": (
        "artifacts/operations-brief.yaml",
        "    section: [artifact-requests]\n    number: 3\n",
        "    section: [other-requests]\n    number: 3\n",
        "    section: [other-requests]",
        "artifacts.request other-requests 3",
        "section",
        "names other-requests, which is no artifacts.section.",
    ),
    "a row's number twice": (
        "artifacts/operations-brief.yaml",
        "    section: [minimum-terms]\n    number: 2\n",
        "    section: [minimum-terms]\n    number: 1\n",
        "    number: 1\n    name: How often",
        "artifacts.term minimum-terms 1",
        "number",
        "Term with this Section and Number already exists.",
    ),
    "a gap in the numbers of a section's rows": (
        "artifacts/operations-brief.yaml",
        "    section: [redaction-rules]\n    number: 2\n",
        "    section: [redaction-rules]\n    number: 3\n",
        "    number: 3\n    what: Names of people",
        "artifacts.keeporremove redaction-rules 3",
        "number",
        "is 3; 2 is next.",
    ),
    "a cell under no column": (
        "artifacts/owner-brief.yaml",
        "    second: Counted again on each new day\n",
        "    second: Counted again on each new day\n    third: And more.\n",
        "    third: And more.",
        "artifacts.comparisonrow owner-what-i-get 2",
        "third",
        "stands under no column.",
    ),
    "a column without its cell": (
        "artifacts/owner-brief.yaml",
        "    second: On one page\n",
        "",
        "- model: artifacts.comparisonrow",
        "artifacts.comparisonrow owner-what-i-get 1",
        "second",
        "is empty; its column needs it.",
    ),
    "a comparison of five columns": (
        "artifacts/owner-brief.yaml",
        "    heading: After\n",
        "    heading: After\n" + COLUMN.format(4) + COLUMN.format(5),
        "    exhibit: comparison",
        "artifacts.section owner-what-i-get",
        "exhibit",
        "has 5 columns; two to four are shown.",
    ),
    "an unknown state of a gate": (
        "artifacts/owner-brief.yaml",
        "    state: closed\n",
        "    state: ajar\n",
        "    state: ajar",
        "artifacts.gate acceptance-gates 2",
        "state",
        "Value 'ajar' is not a valid choice.",
    ),
    "a figure of the example outside a sample": (
        "artifacts/titan-map.yaml",
        "Some gaps stop everything",
        "Some of {job_types} gaps stop everything",
        "body: |\n      Some of",
        "artifacts.section mapping-gaps",
        "body",
        "names {job_types}, a figure of the worked example; say “fictional”.",
    ),
    "an unknown figure in a row": (
        "artifacts/operations-brief.yaml",
        "    sample: It was {launch_term}",
        "    sample: It was {launching}",
        "    sample: It was",
        "artifacts.term minimum-terms 1",
        "sample",
        "names the figure {launching}, which does not exist.",
    ),
    "a written figure that is counted": (
        "titan_map/terms.yaml",
        "    slug: most_service_pages\n",
        "    slug: minimum_terms\n",
        "    slug: minimum_terms",
        "artifacts.figure minimum_terms",
        "slug",
        "is counted from the content; it is not written.",
    ),
    "an open gate that nobody is said to have opened": (
        "artifacts/owner-brief.yaml",
        "    sample: Open since {map_accepted}\n",
        "",
        "- model: artifacts.gate",
        "artifacts.gate acceptance-gates 1",
        "sample",
        "is empty; an open gate is the example's, and its sample says when it opened.",
    ),
    "a figure that no text could name": (
        "titan_map/terms.yaml",
        "    slug: launch_term\n",
        "    slug: Launch-term\n",
        "    slug: Launch-term",
        "artifacts.figure Launch-term",
        "slug",
        "has only a to z and _.",
    ),
}
