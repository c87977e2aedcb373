"""One row each that is wrongly on the plan, written as a ``Wrong``."""

OWNER, OPERATIONS = "artifacts/owner-brief.yaml", "artifacts/operations-brief.yaml"
ACCEPTED = "    to_accept: Say that a page at night is right.\n"
SENT = "    to_do: Send the list of work.\n"
MORE = "".join(
    "- model: artifacts.request\n  fields:\n    section: [artifact-requests]\n"
    f"    number: {number}\n    ask: And then?\n    why: So that it goes on.\n    answer: More.\n"
    f"    does: [operations-manager]\n    milestone: [lists-in]\n    to_do: Do {number} more.\n\n"
    for number in range(4, 45)
)
WORK, CHECK = "artifacts.request artifact-requests {}", "artifacts.check {}"
WORTH = CHECK.format("owner-worth-it-without-api {}")

WRONG = {
    "on the plan without a milestone": (
        OPERATIONS,
        "    moment: In the second week\n",
        "    moment: In the second week\n    to_do: Say who answers.\n",
        "    to_do: Say who answers.",
        WORK.format(3),
        "to_do",
        "is said of what no milestone waits for; it has no day.",
    ),
    "accepted by nobody on the plan": (
        OPERATIONS,
        SENT,
        f"{SENT}    to_accept: Read the list.\n",
        "    to_accept: Read the list.",
        WORK.format(1),
        "to_accept",
        "is said of what nobody accepts on the plan.",
    ),
    "not accepted on the plan by who accepts": (
        OWNER,
        ACCEPTED,
        "",
        "- model: artifacts.check\n  fields:\n    section: [owner-worth-it-without-api]\n"
        "    number: 2",
        WORTH.format(2),
        "to_accept",
        "is empty, and somebody accepts it on the plan.",
    ),
    "a decision that is not on the plan": (
        OWNER,
        "    evidence: Nobody laughed.\n",
        "    evidence: Nobody laughed.\n    decides: True\n",
        "    decides: True\n\n- model: artifacts.section",
        WORTH.format(3),
        "decides",
        "is said of what is not on the plan.",
    ),
    "API work on the plan": (
        OPERATIONS,
        SENT,
        "    to_do: Send the keys of an api.\n",
        "    to_do: Send the keys of an api.",
        WORK.format(1),
        "to_do",
        "is API work; no day is ever said of it.",
    ),
    "API work to accept": (
        OWNER,
        ACCEPTED,
        "    to_accept: Say yes to an API.\n",
        "    to_accept: Say yes to an API.",
        WORTH.format(2),
        "to_accept",
        "is API work; no day is ever said of it.",
    ),
    "more than a plan holds": (
        OPERATIONS,
        "- model: artifacts.section\n  fields:\n    artifact: [operations-brief]\n    number: 2\n",
        f"{MORE}- model: artifacts.section\n  fields:\n    artifact: [operations-brief]\n"
        "    number: 2\n",
        "    to_do: Do 44 more.",
        WORK.format(44),
        "to_do",
        "is one more than the 45 that a plan holds.",
    ),
    "what a row on the plan asks is API work": (
        OPERATIONS,
        "    ask: Which work do you do?\n",
        "    ask: Which work does the API do?\n",
        SENT.rstrip("\n"),
        WORK.format(1),
        "to_do",
        "is said of API work; no day is ever said of it.",
    ),
}
