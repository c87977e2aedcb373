"""One change each that is reported elsewhere, written as in ``wrong_fields`` with that file."""

JOBS, RULES = "titan_map/{}/job_types.yaml", "titan_map/{}/rules.yaml"
ZONES = "titan_map/{}/zones.yaml"

# File, old text, new text, text at the line that is named, entry, field, message, its file.
# What the content lacks as a whole is named at no line of any.
WRONG = {
    "an artifact of a step and a lane": (
        "lanes.yaml",
        "artifact: [owner-brief]",
        "artifact: [titan-map]",
        "    slug: titan-map\n",
        "artifacts.artifact titan-map",
        "slug",
        "belongs to more than one step or lane.",
        "artifacts/titan-map.yaml",
    ),
    "content without the artifact that the audit stands on": (
        "artifacts/readiness-audit.yaml",
        "    slug: readiness-audit\n",
        "    slug: audit\n",
        "",
        "",
        "",
        "holds no artifacts.artifact readiness-audit.",
    ),
    "content without the artifact that the site stands in": (
        "artifacts/website-demo.yaml",
        "    slug: website-demo\n",
        "    slug: demo\n",
        "",
        "",
        "",
        "holds no artifacts.artifact website-demo.",
    ),
    "a covered service without a rule": (
        RULES.format("launch"),
        "job_types: [JT04]",
        "job_types: [JT02]",
        "    booking_paths: request\n    recipient: estimates inbox",
        "titan_map.jobtype launch JT04",
        "booking_paths",
        "has a booking path; no website rule says what its page shows.",
        JOBS.format("launch"),
    ),
    "a service with two rules": (
        RULES.format("launch"),
        "job_types: [JT01]\n    outcome: embed",
        "job_types: [JT01, JT02]\n    outcome: embed",
        "    booking_paths: phone\n    recipient: front desk inbox",
        "titan_map.jobtype launch JT02",
        "booking_paths",
        "has a booking path; CR1 and CR8 both say what its page shows.",
        JOBS.format("launch"),
    ),
    "a service narrowed twice": (
        RULES.format("launch"),
        "    job_types: [JT01]\n    window: cold-snap notice\n    outcome: request\n",
        "    job_types: [JT01]\n    hours: outside office hours\n    outcome: call_now\n",
        "    booking_paths: embed",
        "titan_map.jobtype launch JT01",
        "booking_paths",
        "is narrowed twice, by CR3 and CR2.",
        JOBS.format("launch"),
    ),
    "a paused zone without a rule": (
        RULES.format("launch"),
        "zone_status: paused",
        "zone_status: emergency-only",
        "    status: paused",
        "titan_map.zone launch Z5",
        "status",
        "is paused; no website rule says what its page shows.",
        ZONES.format("launch"),
    ),
    "an emergency-only zone with two rules": (
        RULES.format("draft"),
        "zone_status: paused",
        "zone_status: emergency-only",
        "    status: emergency-only",
        "titan_map.zone draft Z6",
        "status",
        "is emergency-only; CR6 and CR7 both say what its page shows.",
        ZONES.format("draft"),
    ),
}
