"""The mapping gaps of the worked example, and what became of each."""

from artifacts.register import exhibit
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.rules import gaps
from artifacts.titan_map.rules.example import Example, Finding
from artifacts.wording import wording_of


@exhibit("titan_map/mapping_gaps.html", given=[worked_example], sheet="css/titan_map.css")
def mapping_gaps(example: Example) -> dict:
    """``groups``: worst first, each its severity, heading, meaning and findings."""
    groups = []
    for severity in gaps.Severity:
        found = [_gap(each) for each in example.findings if each.gap.severity == severity]
        found.sort(key=lambda gap: gap["code"])
        if found:
            words_of = example.wordings[severity]
            text = words_of.text.removesuffix("s") if len(found) == 1 else words_of.text
            groups.append((severity, f"{len(found)} {text}", words_of.meaning, found))
    return {"groups": groups}


def _gap(finding: Finding) -> dict:
    """A gap that nobody has written about is known by its item, and waits for an owner."""
    note, review = finding.note, getattr(finding.gap.row, "review", None)
    again = f"Looked at again on {review.revisit.isoformat()}." if review and review.revisit else ""
    return {
        "code": note.code if note else finding.gap.item,
        "sentence": finding.sentence,
        "is_open": finding.is_open,
        "box": "" if finding.is_open else "covered",
        "owner": wording_of(note.owner) if note else "owner to be named",
        "resolution": " ".join(part for part in (note and f"{note.resolution}.", again) if part),
    }
