"""One wrong wording each, written as a ``Wrong``."""

FILE = "wordings/artifacts.yaml"
LABEL = "- model: artifacts.wording\n  fields:\n    slug: fictional-example\n"
NEVER_SAID = """
- model: artifacts.wording
  fields:
    slug: said-by-nobody
    text: Nobody

"""
TEXT = "    text: Fictional example\n"
WORDING = "artifacts.wording fictional-example"

WRONG = {
    "a wording that is missing": (
        "wordings/audit.yaml",
        "- model: artifacts.wording\n  fields:\n    slug: weakest\n    text: Weakest\n",
        "",
        "",
        "",
        "",
        "holds no artifacts.wording weakest.",
    ),
    "a wording that nothing says": (
        FILE,
        LABEL,
        NEVER_SAID + LABEL,
        "    slug: said-by-nobody",
        "artifacts.wording said-by-nobody",
        "slug",
        "is said nowhere.",
    ),
    "a wording that names what its place does not give": (
        FILE,
        TEXT,
        '    text: "Example {number}"\n',
        '    text: "Example {number}"',
        WORDING,
        "text",
        "names {number}; it may name nothing.",
    ),
    "a wording of two lines": (
        FILE,
        TEXT,
        "    text: |-\n      Fictional\n      example\n",
        "    text: |-",
        WORDING,
        "text",
        "must be one line.",
    ),
}
