"""Takes a row out of the map's fixtures, with every row and list entry that names it."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

from pagetojob.content.entries import Entry, read

NOTICE = "titan_map.notice"  # which narrows nothing once no rule names it
RULE = "titan_map.capacityrule"  # without a job type it would hold for all of them

Named = tuple[str, str]  # a kind of row and the name of one


def cut(fixtures: Path, kind: str, name: str) -> set[Named]:
    """Cuts a row out of both snapshots; what went with it, itself included."""
    return set().union(*(_cut(folder, kind, name) for folder in snapshots(fixtures)))


def snapshots(fixtures: Path) -> list[Path]:
    return [fixtures / "titan_map" / name for name in ("draft", "launch")]


def take_out(folder: Path, kind: str, name: str) -> None:
    """Takes out one row of a snapshot, and leaves those that name it."""
    _rewrite(folder, read(folder)[0], {(f"titan_map.{kind}", name)}, {})


def _cut(folder: Path, kind: str, name: str) -> set[Named]:
    entries, _ = read(folder)
    gone: set[Named] = {(f"titan_map.{kind}", name)}
    before = 0
    lists: dict[Named, dict[str, list[str]]] = {}
    while len(gone) > before:
        before = len(gone)
        for entry in entries:
            kept = {
                field.name: [one for one in value if (target, one) not in gone]
                for field, target, value in _references(entry)
                if isinstance(value, list)
            }
            alone = any((target, value) in gone for _, target, value in _single(entry))
            emptied = any(entry.fields[field] and not left for field, left in kept.items())
            emptied = emptied and entry.model == RULE
            if alone or emptied:
                gone.add(_named(entry))
            lists[_named(entry)] = kept
        posted = {
            e.fields.get("notice") for e in entries if e.model == RULE and _named(e) not in gone
        }
        names = [entry.fields["code"] for entry in entries if entry.model == NOTICE]
        gone |= {(NOTICE, str(name)) for name in names if name not in posted}
    _rewrite(folder, entries, gone, lists)
    return gone


def _rewrite(
    folder: Path,
    entries: list[Entry],
    gone: set[Named],
    lists: dict[Named, dict[str, list[str]]],
) -> None:
    for file in sorted(folder.rglob("*.yaml")):
        own = [entry for entry in entries if entry.file.endswith(f"/{file.name}")]
        head, *blocks = re.split(r"(?m)^(?=- model: )", file.read_text())
        left = [head]
        for entry, block in zip(own, blocks, strict=True):
            if _named(entry) in gone:
                continue
            for field, kept in lists.get(_named(entry), {}).items():
                block = re.sub(rf"(?m)^(    {field}): .*$", rf"\1: [{', '.join(kept)}]", block)
            left.append(block)
        file.write_text("".join(left) if len(left) > 1 else "[]\n")


def _named(entry: Entry) -> Named:
    key = getattr(apps.get_model(entry.model), "key", "slug")
    return entry.model, str(entry.fields.get(key))


def _references(entry: Entry) -> Iterator[tuple[models.Field, str, object]]:
    """The fields that name other rows of the snapshot: the field, what it names, its value."""
    meta = apps.get_model(entry.model)._meta
    for field in (*meta.fields, *meta.many_to_many):
        named = field.is_relation and field.name in entry.fields
        if named and hasattr(field.related_model, "within"):
            yield field, field.related_model._meta.label_lower, entry.fields[field.name]


def _single(entry: Entry) -> Iterator[tuple[models.Field, str, object]]:
    return (each for each in _references(entry) if isinstance(each[2], str))
