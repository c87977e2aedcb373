"""One wrong row each of the calendar that rules go by, written as a ``Wrong``."""

CLOSED = "titan_map/launch/closed_days.yaml"

MEETING = """- model: titan_map.closedday
  fields:
    snapshot: [launch]
    code: company-meeting
"""

WRONG = {
    "a closed day that is no holiday and has no day": (
        CLOSED,
        "    day: 2026-12-18\n",
        "",
        "    name: Stocktaking",
        "titan_map.closedday launch company-meeting",
        "name",
        "is the name of no holiday, such as Thanksgiving Day; any other has its day.",
    ),
    "a closed day that no calendar has": (
        CLOSED,
        "day: 2026-12-18",
        "day: 2026-12-32",
        "    day: 2026-12-32",
        "titan_map.closedday launch company-meeting",
        "day",
        "“2026-12-32” value has the correct format (YYYY-MM-DD) but it is an invalid date.",
    ),
    "a holiday that is closed twice": (
        CLOSED,
        "name: Christmas Day",
        "name: Thanksgiving Day",
        "    name: Thanksgiving Day\n\n" + MEETING,
        "titan_map.closedday launch christmas-day",
        "name",
        "is closed by thanksgiving-day too.",
    ),
    "a day that a holiday has closed": (
        CLOSED,
        "day: 2026-12-18",
        "day: 2027-11-25",
        "    day: 2027-11-25",
        "titan_map.closedday launch company-meeting",
        "day",
        "is closed by thanksgiving-day too.",
    ),
}
