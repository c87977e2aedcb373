"""On how many examples a property is tried: a few in every run, and twenty times as many, others
each time, where ``HYPOTHESIS_PROFILE`` is ``thorough``.
"""

import os

from hypothesis import HealthCheck, settings

TIMES = {"fast": 1, "thorough": 20}
FEW = 40
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "fast")


def examples(few: int) -> int:
    """So many in the fast profile, and as many more in the chosen one."""
    return few * TIMES[PROFILE]


def load() -> None:
    """Before any test module is read, whose settings start from the profile's."""
    for name, times in TIMES.items():
        settings.register_profile(
            name,
            max_examples=FEW * times,
            derandomize=name == "fast",
            print_blob=True,
            # Nothing depends on how fast a machine is.
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        )
    settings.load_profile(PROFILE)
