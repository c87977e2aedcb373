"""One wrong line, count or answer of a scope each, written as a ``Wrong``."""

FILE = "scope.yaml"
LINE = "flow.scopeline {}"
PAGES = "    name: Pages\n    figure: service_pages\n"
OFFERS = "    name: Offers page\n    count: 1\n"
NONE = "    count: 0\n    words: None before somebody has looked.\n"
TALKS = """- model: flow.scopeline
  fields:
    slug: growth-talks
    package: [growth]
    number: 1
    name: Talks
    varies: Longer terms have more.
"""
MORE = "".join(
    TALKS.replace("growth-talks", word).replace("number: 1", f"number: {number}")
    for number, word in enumerate(("ask", "beg", "cut", "dig", "eat", "fly", "go"), 2)
)

WRONG = {
    "a package without a scope": (
        FILE,
        TALKS,
        "",
        "    slug: growth\n",
        "audit.packagerule growth",
        "slug",
        "has no flow.scopeline.",
        "audit.yaml",
    ),
    "a scope of what is no package": (
        FILE,
        TALKS,
        TALKS + TALKS.replace("growth-talks", "no-talks").replace("[growth]", "[not-a-fit]"),
        "    package: [not-a-fit]",
        LINE.format("no-talks"),
        "package",
        "names what is no package to choose.",
    ),
    "more lines than a sheet has room for": (
        FILE,
        TALKS,
        TALKS + MORE,
        "    package: [growth]\n    number: 8\n",
        LINE.format("go"),
        "package",
        "has more than 7 lines of a scope.",
    ),
    "two lines in one place": (
        FILE,
        "    package: [launch]\n    number: 2\n",
        "    package: [launch]\n    number: 1\n",
        "    number: 1\n    name: Offers page",
        LINE.format("launch-offers"),
        "number",
        "Scope line with this Package and Number already exists.",
    ),
    "a count of a figure that there is not": (
        FILE,
        PAGES,
        PAGES.replace("service_pages", "pages_sold"),
        "    figure: pages_sold",
        LINE.format("launch-pages"),
        "figure",
        "names the figure {pages_sold}, which does not exist.",
    ),
    "a count of a figure that is no number": (
        FILE,
        PAGES,
        PAGES.replace("service_pages", "shop"),
        "    figure: shop",
        LINE.format("launch-pages"),
        "figure",
        "names {shop}, which is no count.",
    ),
    "a count from two sources": (
        FILE,
        OFFERS,
        f"{OFFERS}    figure: plan_pages\n",
        "    figure: plan_pages",
        LINE.format("launch-offers"),
        "figure",
        "stands beside a count, which is the package’s.",
    ),
    "an answer that counts what the package counts": (
        FILE,
        "    words: An old one goes first.\n",
        "    count: 2\n    words: An old one goes first.\n",
        "    count: 2",
        "flow.scopeanswer launch-offers offers none",
        "count",
        "is the package’s, whatever is answered.",
    ),
    "two things that one answer says of a line": (
        FILE,
        NONE,
        NONE
        + "\n- model: flow.scopeanswer\n  fields:\n    line: [launch-pages]\n"
        + "    question: [services]\n    level: none\n    words: Still none.\n",
        "    level: none\n    words: Still none.",
        "flow.scopeanswer launch-pages services none",
        "level",
        "Scope answer with this Line, Question and Level already exists.",
    ),
    "an answer that nobody can give": (
        FILE,
        "    level: none\n" + NONE,
        "    level: most\n" + NONE,
        "    level: most",
        "flow.scopeanswer launch-pages services most",
        "level",
        "Value 'most' is not a valid choice.",
    ),
    "an answer that this question does not have": (
        FILE,
        "    level: none\n" + NONE,
        "    level: absent\n" + NONE,
        "    level: absent",
        "flow.scopeanswer launch-pages services absent",
        "level",
        "is none of the question’s answers.",
    ),
    "a scope with a price": (
        FILE,
        "    varies: One for all offers.\n",
        "    varies: One for $90 a month.\n",
        "    varies: One for $90",
        LINE.format("launch-offers"),
        "varies",
        "says a price; only a proposal does.",
    ),
    "an answer with a price": (
        FILE,
        "    words: None before somebody has looked.\n",
        "    words: Looking costs 90 dollars.\n",
        "    words: Looking costs",
        "flow.scopeanswer launch-pages services none",
        "words",
        "says a price; only a proposal does.",
    ),
    "a second scope": (
        FILE,
        TALKS,
        TALKS + "\n- model: flow.scope\n  fields:\n    slug: another\n"
        "    work: [acceptance-gates]\n    terms: [acceptance-gates]\n",
        "    slug: another",
        "flow.scope another",
        "slug",
        "is another one; there is one.",
    ),
}
