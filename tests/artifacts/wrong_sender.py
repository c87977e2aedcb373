"""One wrong sender each, written as a ``Wrong``."""

FILE, SENDER = "sender.yaml", "artifacts.sender sender"
TELEPHONE = "    telephone: (208) 555-0142\n"
EMAIL = "    email: pilot@example.com\n"
NEEDED = "is empty, and so is telephone; whoever is named is reached by one of them."
DIGITS = "has only digits, spaces, +, (, ), - and the dot."

WRONG = {
    "a telephone in words": (
        FILE,
        TELEPHONE,
        "    telephone: ask for 555-0142\n",
        "    telephone: ask",
        SENDER,
        "telephone",
        DIGITS,
    ),
    "a telephone without a digit": (
        FILE,
        TELEPHONE,
        "    telephone: (+) --\n",
        "    telephone: (",
        SENDER,
        "telephone",
        DIGITS,
    ),
    "an e-mail that is none": (
        FILE,
        EMAIL,
        "    email: pilot at example.com\n",
        "    email: pilot at",
        SENDER,
        "email",
        "Enter a valid email address.",
    ),
    "a sender whom nobody can reach": (
        FILE,
        TELEPHONE + EMAIL,
        "    telephone:\n    email:\n",
        "    email:\n",
        SENDER,
        "email",
        NEEDED,
    ),
    "a company alone": (
        FILE,
        "    role: the pilot lead\n" + TELEPHONE + EMAIL,
        "",
        "- model: artifacts.sender",
        SENDER,
        "email",
        NEEDED,
    ),
    "a figure in the name of a company": (
        FILE,
        "    company: Nowhere Pages LLC\n",
        "    company: Nowhere {steps} LLC\n",
        "    company: Nowhere {steps}",
        SENDER,
        "company",
        "takes no figure ({steps}).",
    ),
    "a second sender": (
        FILE,
        EMAIL,
        EMAIL + "\n- model: artifacts.sender\n  fields:\n    slug: another\n",
        "    slug: another",
        "artifacts.sender another",
        "slug",
        "is another one; there is one.",
    ),
    "no sender": (
        FILE,
        "- model: artifacts.sender\n  fields:\n    slug: sender\n",
        "- model: artifacts.nobody\n  fields:\n    slug: sender\n",
        "",
        "",
        "",
        "holds no artifacts.sender.",
    ),
}
