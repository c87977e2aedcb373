"""The mapping gaps of the worked example, and what became of each."""

from artifacts.register import exhibit
from artifacts.titan_map.exhibits.cells import facts
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.phrases import named
from artifacts.titan_map.rules.example import Example, Finding
from artifacts.titan_map.rules.kinds import Severity
from artifacts.titan_map.rules.uses import about, code_of
from artifacts.wording import wording, wording_if_any, wording_of
from artifacts.words import counted


@exhibit("titan_map/mapping_gaps.html", given=[worked_example], sheet="css/titan_map.css")
def mapping_gaps(example: Example) -> dict:
    """``groups``: worst first, each its severity, heading, meaning and findings, and whether it
    is open on a phone: the worst are, and what is open still.
    """
    groups: list[tuple] = []
    for severity in Severity:
        found = [_gap(example, each) for each in example.findings if each.gap.severity == severity]
        found.sort(key=lambda gap: gap["code"])
        if found:
            heading = _heading(severity, len(found))
            is_open = not groups or any(gap["is_open"] for gap in found)
            meaning = wording_of(severity, "meaning")
            groups.append((severity.value, heading, meaning, found, is_open))
    return {"groups": groups}


def _heading(severity: Severity, number: int) -> str:
    """What heads the gaps of a severity may be a word that is the same for one and for many."""
    word = wording_if_any(severity, "heading")
    return f"{number} {word}" if word else counted(number, wording_of(severity))


def _gap(example: Example, finding: Finding) -> dict:
    """One that nobody has written about is known by its item, and answered as its kind says."""
    note, review = finding.note, getattr(finding.gap.row, "review", None)
    said = note.resolution if note else finding.kind.fix
    revisit = review.revisit if review else None
    again = wording("gap-revisited", day=revisit.isoformat()) if revisit else ""
    return {
        "code": code_of(finding),
        "anchor": note.code if note else "",
        "rows": _rows(example, finding),
        "sentence": finding.sentence,
        "is_open": finding.is_open,
        "state": wording("gap-open") if finding.is_open else wording("gap-closed"),
        "box": "" if finding.is_open else "covered",
        "owner": wording_of(note.owner if note else finding.kind.owner),
        "resolution": " ".join(part for part in (f"{said}.", again) if part),
        "changes": changes(example, finding.gap.item),
    }


def _rows(example: Example, finding: Finding) -> str:
    """The rows of the launch map that it is about, each by its code."""
    launch = example.launch
    counted_rows = (*launch.promoted, *launch.zones, *launch.offers, *launch.memberships)
    shown = {row.code for row in (*counted_rows, *launch.campaigns)}
    return "; ".join(named(launch, code) for code in about(finding) if code in shown)


def changes(example: Example, item: str) -> list[tuple[str, str, str]]:
    """What a row said in the draft and says at launch, where that differs, by name."""
    draft, launch = example.draft, example.launch
    before = facts(draft, draft.at(item) or draft.row(item))
    after = facts(launch, launch.at(item) or launch.row(item))
    none = wording("none")
    return [
        (name, before.get(name, none), after.get(name, none))
        for name in dict.fromkeys((*before, *after))
        if before.get(name) != after.get(name)
    ]
