"""One wrong answer each that there is none of it, or that leads nowhere, written as a ``Wrong``."""

ABSENT = (
    "    question: [offers]\n    level: absent\n    answer: There is no offer\n    points: 30\n"
)
MENDED = (
    "    scored: False\n\n- model: audit.answer\n  fields:\n    question: [release]\n"
    "    level: full\n"
    "    answer: No, people carry it over\n    points: 2\n\n- model: audit.answer\n  fields:\n"
    "    question: [release]\n    level: half\n    answer: Later, perhaps\n    points: 1\n"
)

WRONG = {
    "less for what there is none of than for the best": (
        "audit.yaml",
        ABSENT,
        ABSENT.replace("30", "15"),
        "    points: 15\n\n- model: audit.question",
        "audit.answer offers absent",
        "points",
        "are fewer than the best answer’s, 30.",
    ),
    "none of what the fit asks for": (
        "audit.yaml",
        "    question: [offers]\n    level: absent\n",
        "    question: [inputs]\n    level: absent\n",
        "    level: absent\n",
        "audit.answer inputs absent",
        "level",
        "is of a question that the fit asks for.",
    ),
    "none of what is not scored": (
        "audit.yaml",
        ABSENT,
        ABSENT.replace("offers", "release").replace("30", "2"),
        "    level: absent\n",
        "audit.answer release absent",
        "level",
        "is of a question that the fit asks for.",
    ),
    "a scored question that nobody can mend": (
        "audit.yaml",
        "    role: [owner]\n    section: [offer-positioning]\n",
        "    section: [offer-positioning]\n",
        "- model: audit.question\n  fields:\n    number: 2\n",
        "audit.question offers",
        "role",
        "is of each question with a monday.",
    ),
    "a scored question that leads nowhere": (
        "audit.yaml",
        "    role: [owner]\n    section: [url-list]\n",
        "    role: [owner]\n",
        "- model: audit.question\n  fields:\n    number: 3\n",
        "audit.question inputs",
        "section",
        "is of each question with a monday.",
    ),
    "a role for what is not scored": (
        "audit.yaml",
        "    scored: False\n",
        "    scored: False\n    role: [owner]\n",
        "    role: [owner]\n\n- model: audit.answer\n  fields:\n    question: [release]",
        "audit.question release",
        "role",
        "is of no such question.",
    ),
    "a role that nobody has": (
        "audit.yaml",
        "    role: [owner]\n    section: [url-list]\n",
        "    role: [plumber]\n    section: [url-list]\n",
        "    role: [plumber]",
        "audit.question inputs",
        "role",
        "names plumber, which is no artifacts.role.",
    ),
    "a section that there is not": (
        "audit.yaml",
        "    section: [operations-services]\n",
        "    section: [services]\n",
        "    section: [services]",
        "audit.question services",
        "section",
        "names services, which is no artifacts.section.",
    ),
    "points that are missing with nothing to do on Monday": (
        "audit.yaml",
        "    monday: Take them down\n",
        "",
        "- model: audit.answer\n  fields:\n    question: [offers]\n    level: none",
        "audit.answer offers none",
        "monday",
        "is of each answer that lacks points.",
    ),
    "something to do on Monday where nothing is wrong": (
        "audit.yaml",
        ABSENT,
        ABSENT + "    monday: Make one\n",
        "    monday: Make one",
        "audit.answer offers absent",
        "monday",
        "is of no such answer.",
    ),
    "something to do on Monday where no conditional fit hangs on it": (
        "audit.yaml",
        MENDED,
        MENDED.replace("False", "False\n    role: [owner]\n    section: [url-list]")
        + "    monday: Wait for it\n",
        "    monday: Wait for it\n",
        "audit.answer release half",
        "monday",
        "is of no such answer.",
    ),
    "more to do on Monday than a line holds": (
        "audit.yaml",
        "    monday: Ask for one list\n",
        f"    monday: Ask {'again ' * 10}for it\n",
        "    monday: Ask again",
        "audit.answer inputs none",
        "monday",
        "Ensure this value has at most 60 characters (it has 70).",
    ),
}
