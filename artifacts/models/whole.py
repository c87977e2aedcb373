"""The worked example, read from its rows into the value that the rules are told."""

from artifacts.models.example import (
    CoverageScale,
    Dimension,
    GapKind,
    GapNote,
    Input,
    Milestone,
    ModuleKind,
    Shop,
    Wording,
)
from artifacts.models.once import once_for_each_database
from artifacts.models.snapshot import Snapshot
from artifacts.rules import example


@once_for_each_database
def worked_example() -> example.Example:
    """Every page that shows the example asks for it.

    Raises ``ObjectDoesNotExist`` where a snapshot, the scale or the shop is missing.
    """
    scale, shop = CoverageScale.objects.get(), Shop.objects.get()
    return example.Example(
        draft=Snapshot.objects.get(slug="draft").frozen(),
        launch=Snapshot.objects.get(slug="launch").frozen(),
        dimensions={each.slug: each.frozen() for each in Dimension.objects.all()},
        publish_from=scale.publish_from,
        kinds={kind.slug: kind.frozen() for kind in GapKind.objects.select_related("closed_by")},
        notes={
            (note.kind.slug, note.item): note.frozen()
            for note in GapNote.objects.select_related("kind")
        },
        inputs=tuple(each.frozen() for each in Input.objects.all()),
        days=dict(Milestone.objects.values_list("slug", "day")),
        wordings={each.slug: each.frozen() for each in Wording.objects.all()},
        modules=tuple(each.frozen() for each in ModuleKind.objects.all()),
        shop=shop.name,
        region=shop.region,
    )
