"""One wrong duration, point or holiday each, written as a ``Wrong``."""

FILE = "durations.yaml"
LISTS = "    milestone: [lists-in]\n    working_days: 3\n"
SHOWN = "    package: [launch]\n    milestone: [site-shown]\n    working_days: 4\n"
ENTRY = "flow.duration launch {}"
POINT = """- model: artifacts.milestone
  fields:
    slug: {}
    name: {}
    in_short: {}
    before: Before {}
"""
HOLIDAYS = "# When nobody works.\n"
# With the three that there are, nine.
MORE = [POINT.format(*[word] * 4) for word in ("ask", "beg", "cut", "dig", "eat", "fly")]
AFTER_KICKOFF = [f"{point}    waits_for: [scope-locked]\n\n" for point in MORE]

WRONG = {
    "a package that has no duration for a milestone": (
        FILE,
        "- model: flow.duration\n  fields:\n" + SHOWN,
        "",
        "    slug: launch",
        "audit.packagerule launch",
        "slug",
        "has no flow.duration for site-shown.",
        "audit.yaml",
    ),
    "two durations for a milestone": (
        FILE,
        SHOWN,
        SHOWN + "\n- model: flow.duration\n  fields:\n    package: [launch]\n"
        "    milestone: [site-shown]\n    working_days: 8\n",
        "    milestone: [site-shown]\n    working_days: 8",
        ENTRY.format("site-shown"),
        "milestone",
        "Duration with this Package and Milestone already exists.",
    ),
    "a milestone before one it waits for": (
        FILE,
        "working_days: 4\n",
        "working_days: 2\n",
        "    working_days: 2",
        ENTRY.format("site-shown"),
        "working_days",
        "is before lists-in, which it waits for.",
    ),
    "a duration of no days": (
        FILE,
        LISTS,
        LISTS.replace("    working_days: 3\n", ""),
        "- model: flow.duration\n  fields:\n    package: [launch]\n    milestone: [lists-in]",
        ENTRY.format("lists-in"),
        "working_days",
        "is one of three: working days, calendar days, or that it asks nothing.",
    ),
    "a duration of days of two kinds": (
        FILE,
        "working_days: 4\n",
        "working_days: 4\n    asks_nothing: True\n",
        "    working_days: 4",
        ENTRY.format("site-shown"),
        "working_days",
        "is one of three: working days, calendar days, or that it asks nothing.",
    ),
    "a duration longer than any": (
        FILE,
        "working_days: 4\n",
        "working_days: 101\n",
        "    working_days: 101",
        ENTRY.format("site-shown"),
        "working_days",
        "Ensure this value is less than or equal to 100.",
    ),
    "calendar days before the last milestone": (
        FILE,
        "working_days: 4\n",
        "calendar_days: 4\n",
        "    calendar_days: 4",
        ENTRY.format("site-shown"),
        "calendar_days",
        "is said of the last milestone alone, the review.",
    ),
    "a day for the kick-off": (
        FILE,
        LISTS,
        LISTS + "\n- model: flow.duration\n  fields:\n    package: [launch]\n"
        "    milestone: [scope-locked]\n    working_days: 6\n",
        "    milestone: [scope-locked]",
        ENTRY.format("scope-locked"),
        "milestone",
        "does not wait for the kick-off; it has no day.",
    ),
    "a day for API work": (
        "pilot.yaml",
        "    name: Site shown\n",
        "    name: API opened\n",
        "    milestone: [site-shown]\n    working_days: 4",
        ENTRY.format("site-shown"),
        "milestone",
        "is of API work; no day is ever said of it.",
        FILE,
    ),
    "a duration of what is no package": (
        FILE,
        SHOWN,
        SHOWN + "\n- model: flow.duration\n  fields:\n    package: [not-a-fit]\n"
        "    milestone: [lists-in]\n    working_days: 7\n",
        "    package: [not-a-fit]",
        "flow.duration not-a-fit lists-in",
        "package",
        "names what is no package to choose.",
    ),
    "a duration of a package that there is not": (
        FILE,
        SHOWN,
        SHOWN + "\n- model: flow.duration\n  fields:\n    package: [lunch]\n"
        "    milestone: [lists-in]\n    working_days: 7\n",
        "    package: [lunch]",
        "flow.duration lunch lists-in",
        "package",
        "names lunch, which is no audit.packagerule.",
    ),
    "a kick-off that stands nowhere": (
        "pilot.yaml",
        "    in_short: Beginning\n",
        "",
        "- model: artifacts.milestone\n  fields:\n    slug: scope-locked",
        "artifacts.milestone scope-locked",
        "in_short",
        "is empty; the kick-off stands beside the others.",
    ),
    "a holiday that nobody knows": (
        "pilot.yaml",
        "    name: Labor Day\n",
        "    name: Day of Rest\n",
        "    name: Day of Rest",
        "artifacts.holiday labor-day",
        "name",
        "is the name of no holiday.",
    ),
    "a point before the kick-off": (
        "pilot.yaml",
        HOLIDAYS,
        POINT.format("early", "Early", "Early", "it is late") + "\n" + HOLIDAYS,
        "    in_short: Early",
        "artifacts.milestone early",
        "in_short",
        "is said of one before the kick-off; it has no day.",
    ),
    "more points than there is room for": (
        "pilot.yaml",
        HOLIDAYS,
        "".join(AFTER_KICKOFF) + HOLIDAYS,
        "    in_short: fly",
        "artifacts.milestone fly",
        "in_short",
        "is said of more than 8 milestones.",
    ),
    "a milestone before there are days that no step passes": (
        "steps.yaml",
        "    passes: [asked]\n",
        "",
        "    slug: asked",
        "artifacts.milestone asked",
        "slug",
        "is before there are days, and no step passes it.",
        "pilot.yaml",
    ),
    "a step that passes a milestone with a day": (
        "steps.yaml",
        "    passes: [asked]\n",
        "    passes: [asked, lists-in]\n",
        "    passes: [asked, lists-in]",
        "flow.step qualify-the-account",
        "passes",
        "names lists-in, which has a day.",
    ),
    "two steps that pass one milestone": (
        "steps.yaml",
        "    word: output\n",
        "    word: output\n    passes: [asked]\n",
        "    passes: [asked]",
        "flow.step show-the-website-output",
        "passes",
        "names asked, as qualify-the-account does.",
    ),
    "a role that goes by the lane of another": (
        "lanes.yaml",
        "    role: [owner]\n",
        "    role: [pagetojob]\n",
        "    slug: owner\n    name: Owner",
        "artifacts.role owner",
        "slug",
        "is a lane’s, which is of another role.",
        "pilot.yaml",
    ),
}
