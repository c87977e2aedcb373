"""The worked example, read from its rows into the value that the rules are told."""

from artifacts.once import once_for_each_database
from artifacts.titan_map.models.coverage import CoverageScale, Dimension
from artifacts.titan_map.models.gaps import GapKind, GapNote
from artifacts.titan_map.models.modules import ModuleKind
from artifacts.titan_map.models.shop import Input, Milestone, Shop
from artifacts.titan_map.models.snapshot import Snapshot
from artifacts.titan_map.models.wording import Wording
from artifacts.titan_map.rules import example


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
