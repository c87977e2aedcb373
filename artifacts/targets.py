"""Where the codes and addresses of the worked example lead, as the other apps offer it.

An app's ``targets`` module offers ``targets``, by what a text says, and ``moments``, the page on
which a rule is seen to decide, by the rule.
"""

from artifacts.offered import gathered
from artifacts.once import once_for_each_database


@once_for_each_database
def every_target() -> dict[str, str]:
    return gathered("targets", "targets")


@once_for_each_database
def every_moment() -> dict[str, str]:
    return gathered("targets", "moments")
