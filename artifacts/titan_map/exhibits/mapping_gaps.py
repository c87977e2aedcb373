"""The mapping gaps of the worked example, and what became of each."""

from artifacts.register import exhibit
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.rules.example import Example, Finding
from artifacts.titan_map.rules.kinds import Severity
from artifacts.wording import wording, wording_if_any, wording_of
from artifacts.words import counted


@exhibit("titan_map/mapping_gaps.html", given=[worked_example], sheet="css/titan_map.css")
def mapping_gaps(example: Example) -> dict:
    """``groups``: worst first, each its severity, heading, meaning and findings."""
    groups = []
    for severity in Severity:
        found = [_gap(each) for each in example.findings if each.gap.severity == severity]
        found.sort(key=lambda gap: gap["code"])
        if found:
            heading = _heading(severity, len(found))
            groups.append((severity.value, heading, wording_of(severity, "meaning"), found))
    return {"groups": groups}


def _heading(severity: Severity, number: int) -> str:
    """What heads the gaps of a severity may be a word that is the same for one and for many."""
    word = wording_if_any(severity, "heading")
    return f"{number} {word}" if word else counted(number, wording_of(severity))


def _gap(finding: Finding) -> dict:
    """One that nobody has written about is known by its item, and answered as its kind says."""
    note, review = finding.note, getattr(finding.gap.row, "review", None)
    said = note.resolution if note else finding.kind.fix
    revisit = review.revisit if review else None
    again = wording("gap-revisited", day=revisit.isoformat()) if revisit else ""
    return {
        "code": note.code if note else finding.gap.item,
        "sentence": finding.sentence,
        "state": wording("gap-open") if finding.is_open else wording("gap-closed"),
        "box": "" if finding.is_open else "covered",
        "owner": wording_of(note.owner if note else finding.kind.owner),
        "resolution": " ".join(part for part in (f"{said}.", again) if part),
    }
