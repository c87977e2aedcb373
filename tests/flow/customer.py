"""What the customer wrote: the text of the flow, its proof labels by step, and its counts."""

from pathlib import Path

TEXT = (Path(__file__).resolve().parents[1] / "data" / "customer-text.txt").read_text()

# The runs of labels in the customer's file have lost their separators.
PROOF = {
    1: "Readiness score · Package recommendation · No-API fit",
    2: "Mapped service pages · Booking fallback · Service-area pages · Offer positioning",
    3: "Titan Map · Coverage score · Capacity rules · Mapping gaps",
    4: "Package boundaries · Minimum terms · API-gated exclusions · Manual-first deliverables",
    5: "Statement of work · Customer responsibilities · Acceptance gates · Commercial terms",
    6: "Onboarding questions · Artifact requests · Redaction rules · Signoff gates",
    7: "Admin contact · Module inventory · No-credential rules · Future authorization gates",
    8: "URL list · Booking path status · Drift baseline · API boundary · 30-day review prompt",
}
SUMMARY = {
    "ready now": 3,
    "customer input": 2,
    "manual review": 2,
    "API gated": 1,
    "steps": 8,
    "buyer lanes": 4,
    "guardrails": 4,
}
