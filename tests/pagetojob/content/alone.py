"""Faults that touch nothing else, each with the whole of what is said, written as a ``Wrong``."""

BLANK = "This field cannot be blank."
BLOCK = " |\n      "
FROM_TO = " The map went from {coverage_draft} points to {coverage_launch}."
# Field, section of the Titan Map, what is written there, what instead, and what is said of it.
EMPTY = (
    ("finding", "capacity-rules", " A rule says what a button does, and when.", "", BLANK),
    ("finding", "booking-path-status", " Each way to the shop was tried once.", " ''", BLANK),
    ("finding", "coverage-score", FROM_TO, ' "  "', BLANK),
    ("body", "url-list", f"{BLOCK}Whoever looks for an address looks here.", "", BLANK),
    ("body", "mapping-gaps", f"{BLOCK}Some gaps stop everything; others can wait.", " ''", BLANK),
    ("body", "drift-baseline", f"{BLOCK}A date that is near comes first.", ' "  "', "is empty."),
    ("label", "titan-map-rows", " Titan Map", "", BLANK),
    ("label", "mapping-gaps", " Mapping gaps", " ''", BLANK),
    ("label", "module-inventory", " Module inventory", ' "  "', BLANK),
)

WRONG_ALONE = {
    **{
        f"a {field} that is written{value or ' as nothing'}": (
            "artifacts/titan-map.yaml",
            f"    {field}:{written}\n",
            f"    {field}:{value}\n",
            f"    {field}:{value}\n",
            f"artifacts.section {section}",
            field,
            says,
        )
        for field, section, written, value, says in EMPTY
    },
    "a section without a finding": (
        "artifacts/website-demo.yaml",
        "    finding: Each page sells one kind of work.\n",
        "",
        "- model: artifacts.section",
        "artifacts.section mapped-service-pages",
        "finding",
        BLANK,
    ),
    "an exhibit that there is not, above rows of another": (
        "artifacts/owner-brief.yaml",
        "exhibit: comparison",
        "exhibit: table",
        "exhibit: table",
        "artifacts.section owner-what-i-get",
        "exhibit",
        "“table” is not an exhibit.",
    ),
    "a row of no section, after others of one": (
        "artifacts/operations-brief.yaml",
        "[minimum-terms]\n    number: 2",
        "[x]\n    number: 2",
        "    section: [x]",
        "artifacts.term x 2",
        "section",
        "names x, which is no artifacts.section.",
    ),
    "a figure that there is not": (
        "artifacts/website-demo.yaml",
        "Read what each page",
        "Read {rows} of what each page",
        "    body: |\n      Read {rows}",
        "artifacts.section booking-fallback",
        "body",
        "names the figure {rows}, which does not exist.",
    ),
    "a figure without a value, which a sample names": (
        "titan_map/terms.yaml",
        "value: 5",
        "value: ''",
        "value: ''",
        "artifacts.figure most_service_pages",
        "value",
        BLANK,
    ),
    "what to remove without what to keep": (
        "artifacts/operations-brief.yaml",
        "verdict: keep",
        "verdict: remove",
        "exhibit: keep_and_remove",
        "artifacts.section redaction-rules",
        "exhibit",
        "keep_and_remove has nothing to keep.",
    ),
}
