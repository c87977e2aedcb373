"""How long a text takes to read."""

import math

WORDS_A_MINUTE = 238


def minutes(words: int) -> int:
    """Whole minutes, rounded up, that ``words`` take a grown reader in silence.

    238 words of English non-fiction a minute: Brysbaert, “How many words do we read per minute?”,
    Journal of Memory and Language 109 (2019).
    """
    return math.ceil(words / WORDS_A_MINUTE)
