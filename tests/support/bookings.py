"""Visits to a page of the shipped map, and what the page does with each by its rules."""

# Zone, service, time, notice; outcome, rule, first way and second way to the shop.
VECTORS = {
    "V1": ("Z1", "JT01", "2026-10-14 10:00", False, "embed", "CR1", "scheduler", "office-phone"),
    "V2": ("Z1", "JT01", "2026-10-14 21:00", False, "call-now", "CR2", "on-call-phone", "form"),
    "V3": ("Z1", "JT03", "2026-10-14 21:00", False, "embed", "CR1", "scheduler", None),
    "V4": ("Z3", "JT03", "2026-11-09 10:00", True, "request", "CR3", "form", None),
    "V5": ("Z4", "JT04", "2026-10-17 09:00", False, "request", "CR4", "form", None),
    "V6": ("Z2", "JT12", "2026-11-16 10:00", False, "closed", "CR5", None, None),
    "V7": (
        "Z5",
        "JT09",
        "2026-10-14 10:00",
        False,
        "interest-only",
        "CR6",
        "member-line",
        "interest-form",
    ),
    "V8": ("Z6", "JT03", "2026-10-14 10:00", False, "emergency-only", "CR7", None, None),
    "V9": ("Z6", "JT02", "2026-11-01 02:00", False, "call-only", "CR7", "on-call-phone", None),
    "V10": ("Z2", "JT08", "2026-10-20 14:00", False, "phone-first", "CR8", "office-phone", "form"),
    "V12": ("Z1", "JT08", "2026-10-14 21:00", False, "call-now", "CR2", "on-call-phone", "form"),
    "V13": ("Z6", "JT08", "2026-10-14 21:00", False, "emergency-only", "CR7", None, None),
    "V11": ("83647", "JT01", "2026-10-14 10:00", True, "outside", "", None, None),
}
