"""One wrong row each of the calendar that rules go by, written as a ``Wrong``."""

CLOSED = "titan_map/launch/closed_days.yaml"

NOTICES, WORDS = "titan_map/launch/notices.yaml", "titan_map/launch/notice_words.yaml"
NOTICE = """- model: titan_map.notice
  fields:
    snapshot: [launch]
    code: {}
    source: approved-list
    name: Heat wave
    condition: Hot roads
    poster: owner

"""
WORDED = """- model: demo_site.noticewords
  fields:
    snapshot: [launch]
    notice: cold-snap
    banner: Too cold inside? Ring {phone} first.
    banner_for_members: With a plan, and too cold inside? Ring {member_line}.
    waits: Care visits wait.
"""
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
    "a notice that narrows nothing": (
        NOTICES,
        "# What is posted by hand.\n",
        "# What is posted by hand.\n\n" + NOTICE.format("heat-wave"),
        "    code: heat-wave",
        "titan_map.notice launch heat-wave",
        "code",
        "heat-wave narrows nothing; no capacity rule names it.",
    ),
    "a notice that is posted by nobody": (
        "titan_map/draft/notices.yaml",
        "    poster: operations-manager\n",
        "",
        "- model: titan_map.notice",
        "titan_map.notice draft cold-snap",
        "poster",
        "This field cannot be blank.",
    ),
    "a notice without a condition": (
        "titan_map/draft/notices.yaml",
        "    condition: Ice on the river\n",
        "    condition: ''\n",
        "    condition: ''",
        "titan_map.notice draft cold-snap",
        "condition",
        "This field cannot be blank.",
    ),
    "a rule on a notice that is not there": (
        "titan_map/draft/rules.yaml",
        "notice: cold-snap",
        "notice: ice-storm",
        "    notice: ice-storm",
        "titan_map.capacityrule draft CR3",
        "notice",
        "names ice-storm, which is no titan_map.notice of draft.",
    ),
    "a rule on a notice that narrows no path": (
        "titan_map/launch/rules.yaml",
        "    notice: cold-snap\n    outcome: request\n",
        "    notice: cold-snap\n    outcome: call-now\n",
        "    outcome: call-now\n    shows: A form in place",
        "titan_map.capacityrule launch CR3",
        "outcome",
        "of such a rule is phone-first or request.",
    ),
    "a notice and hours in one rule": (
        "titan_map/launch/rules.yaml",
        "    hours: outside-office-hours\n",
        "    hours: outside-office-hours\n    notice: cold-snap\n",
        "    notice: cold-snap\n    outcome: call-now",
        "titan_map.capacityrule launch CR2",
        "notice",
        "or hours: a narrowing rule has one of them, and no other rule has any.",
    ),
    "a notice for work that the site does not show": (
        NOTICES,
        "    urgent: JT02\n",
        "    urgent: JT13\n",
        "    urgent: JT13",
        "titan_map.notice launch cold-snap",
        "urgent",
        "is JT13, which the site does not show.",
    ),
    "a notice that narrows what it keeps trucks free for": (
        NOTICES,
        "    urgent: JT02\n",
        "    urgent: JT01\n",
        "    job_types: [JT01]\n    notice: cold-snap",
        "titan_map.capacityrule launch CR3",
        "job_types",
        "narrows JT01, which cold-snap keeps trucks free for.",
        "titan_map/launch/rules.yaml",
    ),
    "a service narrowed twice by one notice": (
        "titan_map/launch/rules.yaml",
        "    job_types: [JT01, JT02]\n    hours: outside-office-hours\n    outcome: call-now\n",
        "    job_types: [JT01]\n    notice: cold-snap\n    outcome: request\n",
        "    booking_paths: embed",
        "titan_map.jobtype launch JT01",
        "booking_paths",
        "is narrowed twice, by CR3 and CR2.",
        "titan_map/launch/job_types.yaml",
    ),
    "a notice without words on the site": (
        WORDS,
        WORDED,
        "[]\n",
        "    code: cold-snap",
        "titan_map.notice launch cold-snap",
        "code",
        "has no words on the demo site (demo_site.noticewords).",
        NOTICES,
    ),
    "a banner that names what no page knows": (
        WORDS,
        "Ring {phone} first.",
        "Ring {town} first.",
        "    banner: Too cold",
        "demo_site.noticewords launch cold-snap",
        "banner",
        "names {town}; a page knows brand, phone, member_line, place, ",
    ),
    "a banner that goes on with what no page knows": (
        WORDS,
        "waits: Care visits wait.",
        "waits: Care visits wait in {town}.",
        "    waits: Care",
        "demo_site.noticewords launch cold-snap",
        "waits",
        "names {town}; a page knows brand, phone, member_line, place, ",
    ),
    "a banner of the draft": (
        WORDS,
        "    snapshot: [launch]\n",
        "    snapshot: [draft]\n",
        "    snapshot: [draft]",
        "demo_site.noticewords draft cold-snap",
        "snapshot",
        "is launch: the site is that of the launch.",
    ),
}
