"""The exhibit of the coverage score, of the worked example: both snapshots as bars and as sums."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from artifacts.register import exhibit
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.rules.coverage import Coverage, Dimension
from artifacts.titan_map.rules.example import Example
from artifacts.titan_map.rules.gate import PublishGate
from artifacts.wide import Group, WideTable, row
from artifacts.wording import wording
from artifacts.words import counted, counted_or_no, join

# Where a bar starts and how long a point is, in pixels.
WIDE, NARROW = (118, 8.6), (1, 3.08)


@exhibit("titan_map/coverage.html", given=[worked_example], sheet="css/titan_map.css")
def coverage(example: Example) -> dict:
    """``chart``: the scores as bars; ``table``: as sums; ``gates``: each day with what its publish
    gate says, and why; ``mapping_alone``: what is said of each day whose pages are not to go live.
    """
    maps = (example.draft, example.launch)
    scores = [example.coverage(each) for each in maps]
    days = [each.as_of.isoformat() for each in maps]
    snapshots = (wording("snapshot-draft"), wording("snapshot-launch"))
    names = (wording("column-weight"), *snapshots)
    rows = [
        row(part.name, names, _sums(*each), note=part.counts)
        for part, *each in zip(
            example.dimensions.values(), *(score.dimensions for score in scores), strict=True
        )
    ]
    total = [str(sum(part.weight for part in example.dimensions.values()))]
    total += [
        wording("points-rounded", points=points(each.sum), score=each.score) for each in scores
    ]
    rows.append(row(wording("coverage-score"), names, total, is_total=True))
    columns, title = (wording("column-dimension"), *names), wording("coverage-formula")
    gates = [example.gate(each) for each in maps]
    return {
        "chart": _chart(example, snapshots, days, scores),
        "table": WideTable("sums", columns, [Group(rows)], title, kind="figures"),
        "least": example.publish_from,
        "gates": [_gate_words(*each) for each in zip(snapshots, gates, strict=True)],
        "mapping_alone": [
            wording("scored-on-mapping", snapshot=name)
            for name, each in zip(snapshots, maps, strict=True)
            if not each.goes_live
        ],
    }


def points(value: Fraction) -> str:
    exact = Decimal(value.numerator) / value.denominator
    return str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))


def _sums(draft: Dimension, launch: Dimension) -> list[str]:
    sums = [
        f"{each.weight} × {float(each.covered):g} ÷ {each.in_scope} = {points(each.points)}"
        if each.in_scope
        else wording("nothing-in-scope", points=points(each.points))
        for each in (draft, launch)
    ]
    return [str(draft.weight), *sums]


def _gate_words(snapshot: str, gate: PublishGate) -> tuple[str, str]:
    if gate.is_open:
        head = wording("gate-open", snapshot=snapshot)
    else:
        head = wording("gate-shut", snapshot=snapshot)
    blockers = counted_or_no(gate.blockers, wording("open-blocker"))
    return head, wording("gate-because", score=gate.score, blockers=blockers, signed=_signed(gate))


def _signed(gate: PublishGate) -> str:
    """Whether the map is, and by what it has changed since."""
    if not gate.newer:
        return wording("map-signed") if gate.signed else wording("map-not-signed")
    sources = [
        wording("rows-of-source", rows=counted(number, wording("row")), source=source)
        for source, number in gate.newer
    ]
    return wording("map-signed-before", sources=join(sources))


def _chart(
    example: Example, names: tuple[str, ...], days: list[str], scores: list[Coverage]
) -> dict:
    """The same bars drawn for a desk and for a phone: where each starts and ends, in pixels."""
    parts = [part.name for part in example.dimensions.values()]
    said = ", ".join(f"{name} {each.score}" for name, each in zip(names, scores, strict=True))
    least = example.publish_from
    return {
        "title": wording("chart-title", scores=said, least=least),
        "parts": ", ".join(parts),
        "wide": _drawn(*WIDE, least),
        "narrow": _drawn(*NARROW, least),
        "bars": [
            {
                "name": name,
                "day": day,
                "score": each.score,
                "wide": _segments(each, parts, *WIDE),
                "narrow": _segments(each, parts, *NARROW),
            }
            for name, day, each in zip(names, days, scores, strict=True)
        ],
    }


def _drawn(start: float, scale: float, least: int) -> dict[str, float]:
    at = {"start": 0, "middle": 50, "least": least, "end": 100}
    return {name: round(start + scale * value, 1) for name, value in at.items()}


def _segments(score: Coverage, parts: list[str], start: float, scale: float) -> list[dict]:
    """Paper shows between one and the next; a dimension without points has no segment."""
    segments = []
    for name, each in zip(parts, score.dimensions, strict=True):
        width = scale * float(each.points)
        if width > 4:
            segments.append(
                {
                    "name": name,
                    "from": round(start, 1),
                    "width": round(width - 4, 1),
                    "points": points(each.points),
                }
            )
        start += width
    return segments
