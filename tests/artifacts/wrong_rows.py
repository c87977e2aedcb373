"""One wrong row or figure each, written as in ``wrong_fields``."""

FIGURE = "- model: artifacts.figure\n  fields:\n    slug: {}\n    value: twelve\n"
SECTION = "- model: artifacts.section\n  fields:\n    artifact: [website-demo]\n    number: {}\n"
STRAY = """- model: artifacts.artifact
  fields:
    slug: {}
    title: Notes
    introduction: A page that nobody asked for.
    decides: Nothing.
    not_promised: It promises nothing.
    updated: 2026-03-03

"""
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
        SECTION.format(2),
        STRAY.format("empty-notes") + SECTION.format(2),
        "    slug: empty-notes",
        "artifacts.artifact empty-notes",
        "slug",
        "has no sections.",
    ),
    "an artifact of no step and no lane": (
        "artifacts/website-demo.yaml",
        SECTION.format(3),
        STRAY.format("stray-notes") + SECTION.format(3),
        "    slug: stray-notes",
        "artifacts.artifact stray-notes",
        "slug",
        "belongs to no step and no lane.",
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
    "a section that counts as the flow does": (
        "artifacts/operations-brief.yaml",
        "    slug: artifact-requests\n",
        "    slug: guardrails\n",
        "    slug: guardrails\n",
        "artifacts.section guardrails",
        "slug",
        "counts as {guardrails}, which is taken.",
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
    "a written figure that the audit's rules ask for": (
        "titan_map/terms.yaml",
        "    value: 5\n",
        "    value: 5\n\n" + FIGURE.format("growth_from_score"),
        "    slug: growth_from_score",
        "artifacts.figure growth_from_score",
        "slug",
        "is counted from the content; it is not written.",
    ),
    "a written figure that the audit of the example comes to": (
        "titan_map/terms.yaml",
        "    value: six weeks\n",
        "    value: six weeks\n\n" + FIGURE.format("readiness_package"),
        "    slug: readiness_package",
        "artifacts.figure readiness_package",
        "slug",
        "is counted from the content; it is not written.",
    ),
    "an exhibit of the audit on another page": (
        "artifacts/titan-map.yaml",
        "    exhibit: drift_baseline\n",
        "    exhibit: audit_score\n",
        "    exhibit: audit_score",
        "artifacts.section drift-baseline",
        "exhibit",
        "is shown on readiness-audit alone.",
    ),
    "an exhibit of the audit shown twice": (
        "artifacts/operations-brief.yaml",
        "    slug: operations-services\n",
        "    slug: operations-services\n    exhibit: audit_fit\n",
        "    exhibit: audit_fit",
        "artifacts.section operations-services",
        "exhibit",
        "audit_fit is shown by another section too.",
    ),
}
