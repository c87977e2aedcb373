"""The worked example, read from its rows into the value that the rules are told."""

from artifacts.frozen import frozen
from artifacts.once import once_for_each_database
from artifacts.titan_map.models.coverage import CoverageScale, Dimension
from artifacts.titan_map.models.gaps import GapKind, GapNote
from artifacts.titan_map.models.modules import ModuleKind
from artifacts.titan_map.models.shop import Day, Input, Shop
from artifacts.titan_map.models.snapshot import Snapshot
from artifacts.titan_map.rules import example
from artifacts.titan_map.rules.kinds import GapKind as Kind
from artifacts.wording import wordings


@once_for_each_database
def worked_example() -> example.Example:
    """Every page that shows the example asks for it.

    Raises ``ObjectDoesNotExist`` where a snapshot, the scale or the shop is missing.
    """
    scale, shop = CoverageScale.objects.get(), Shop.objects.get()
    return example.Example(
        draft=Snapshot.objects.get(slug="draft").frozen(),
        launch=Snapshot.objects.get(slug="launch").frozen(),
        dimensions={each.slug: frozen(each, example.Part) for each in Dimension.objects.all()},
        publish_from=scale.publish_from,
        kinds={
            Kind(kind.slug): frozen(kind, example.Kind)
            for kind in GapKind.objects.select_related("closed_by")
        },
        notes={
            (Kind(note.kind.slug), note.item): frozen(note, example.Note)
            for note in GapNote.objects.select_related("kind")
        },
        inputs=tuple(frozen(each, example.Input) for each in Input.objects.all()),
        days=dict(Day.objects.values_list("slug", "day")),
        wordings=wordings(),
        modules=tuple(frozen(each, example.ModuleKind) for each in ModuleKind.objects.all()),
        shop=shop.name,
        region=shop.region,
    )
