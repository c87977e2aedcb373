"""One wrong role or milestone each, and a row that names them wrongly; written as a ``Wrong``."""

ROLE = "- model: artifacts.role\n  fields:\n    slug: {}\n    name: Whoever\n\n"
MILESTONE = """
- model: artifacts.milestone
  fields:
    slug: {}
    name: A pause
    before: Before the pause
"""

WRONG = {
    "a role that no row names": (
        "pilot.yaml",
        "- model: artifacts.role\n",
        ROLE.format("nobody") + "- model: artifacts.role\n",
        "    slug: nobody",
        "artifacts.role nobody",
        "slug",
        "is named by no row.",
    ),
    "a milestone that no row names": (
        "pilot.yaml",
        "    waits_for: [lists-in]\n",
        "    waits_for: [lists-in]\n" + MILESTONE.format("a-pause"),
        "    slug: a-pause",
        "artifacts.milestone a-pause",
        "slug",
        "is named by no row.",
    ),
    "milestones that wait for each other": (
        "pilot.yaml",
        "    waits_for: [asked]\n",
        "    waits_for: [asked, review]\n",
        "    waits_for: [asked, review]",
        "artifacts.milestone scope-locked",
        "waits_for",
        "names review, which is not written before it.",
    ),
    "a milestone that waits for itself": (
        "pilot.yaml",
        "    waits_for: [scope-locked]\n",
        "    waits_for: [scope-locked, lists-in]\n",
        "    waits_for: [scope-locked, lists-in]",
        "artifacts.milestone lists-in",
        "waits_for",
        "names lists-in, which is not written before it.",
    ),
    "a milestone that waits for none there is": (
        "pilot.yaml",
        "    waits_for: [lists-in]\n",
        "    waits_for: [lists-in, the-moon]\n",
        "    waits_for: [lists-in, the-moon]",
        "artifacts.milestone site-shown",
        "waits_for",
        "names the-moon, which is no artifacts.milestone.",
    ),
    "a row of no role": (
        "artifacts/operations-brief.yaml",
        "    does: [operations-manager]\n",
        "",
        "- model: artifacts.request",
        "artifacts.request artifact-requests 1",
        "does",
        "This field cannot be null.",
    ),
    "a row of a role that there is not": (
        "artifacts/operations-brief.yaml",
        "    does: [operations-manager]\n    milestone",
        "    does: [the-office-cat]\n    milestone",
        "    does: [the-office-cat]",
        "artifacts.request artifact-requests 1",
        "does",
        "names the-office-cat, which is no artifacts.role.",
    ),
    "a row that whoever does it accepts": (
        "artifacts/owner-brief.yaml",
        "    accepts: [owner]\n",
        "    accepts: [pagetojob]\n",
        "    accepts: [pagetojob]",
        "artifacts.check owner-worth-it-without-api 2",
        "accepts",
        "names who does it; nobody accepts their own.",
    ),
    "a row without a time": (
        "artifacts/owner-brief.yaml",
        "    milestone: [site-shown]\n",
        "",
        "- model: artifacts.check\n  fields:\n    section: [owner-worth-it-without-api]\n"
        "    number: 3",
        "artifacts.check owner-worth-it-without-api 3",
        "milestone",
        "is empty, and so is moment; one of them is said.",
    ),
    "a row of two times": (
        "artifacts/operations-brief.yaml",
        "    moment: In the second week\n",
        "    moment: In the second week\n    milestone: [lists-in]\n",
        "    moment: In the second week",
        "artifacts.request artifact-requests 3",
        "moment",
        "is said beside a milestone; one of them is.",
    ),
}
