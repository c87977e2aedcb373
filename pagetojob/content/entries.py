"""YAML files into entries that know the line of each of their fields."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from yaml.composer import ComposerError

PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}
HALF_CHARACTER = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Problem:
    """One thing wrong with the content, and where."""

    file: str
    line: int
    message: str
    entry: str = ""
    field: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}"
        return ": ".join(part for part in (place, self.entry, self.field, self.message) if part)


@dataclass(frozen=True)
class Entry:
    """One row as written: every value is text, a list or a mapping of text."""

    file: str
    line: int
    model: str
    fields: dict[str, object]
    lines: dict[str, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What a person would call it: its model, and the values that tell it apart."""
        ways = (way for way in _told_apart_by(self.model) if self.fields.keys() >= set(way))
        words = [word for key in next(ways, ()) for word in _words(self.fields[key])]
        return " ".join([self.model, *words])

    def problem(self, name: str, message: str) -> Problem:
        return Problem(self.file, self.lines.get(name, self.line), message, self.name, name)


class _Loader(yaml.BaseLoader):
    """Every scalar stays text until its field reads it, so ``no`` and ``08`` mean what they say."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # PyYAML's own
            raise ComposerError(None, None, "an alias (*) is not used here; write it out", mark)
        return super().compose_node(parent, index)


def read(folder: Path) -> tuple[list[Entry], list[Problem]]:
    """Every entry of every ``.yaml`` file below ``folder``, and what could not be read."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*.yaml")):
        name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        try:
            found = _file(name, path.read_bytes())
        except OSError as error:
            found = (Problem(name, 1, f"cannot be read: {error.strerror}."),)
        entries += [one for one in found if isinstance(one, Entry)]
        problems += [one for one in found if isinstance(one, Problem)]
    if not entries and not problems:
        problems.append(Problem(folder.name, 1, "holds no content."))
    return entries, problems


@functools.lru_cache
def _file(name: str, data: bytes) -> tuple[Entry | Problem, ...]:
    """Kept, since whoever follows the fixtures reads all of them again for one that changed."""
    return tuple(_entries(name, data))


def _entries(name: str, data: bytes) -> Iterator[Entry | Problem]:
    try:
        node = yaml.compose(data.decode("utf-8"), Loader=_Loader)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        yield Problem(name, line, "is not UTF-8.")
        return
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        yield Problem(name, line, f"is not YAML: {error.problem}.")
        return
    except yaml.reader.ReaderError as error:
        line = data.decode("utf-8")[: error.position].count("\n") + 1
        yield Problem(name, line, f"holds the control character U+{error.character:04X}.")
        return
    except (RecursionError, OverflowError, ValueError):
        yield Problem(name, 1, "is not YAML that can be read: too deep, or a number too large.")
        return
    if not isinstance(node, yaml.SequenceNode):
        yield Problem(name, 1, "must be a list of entries, each starting with “- model:”.")
        return
    for item in node.value:
        yield from _entry(name, item)


def _entry(file: str, node: yaml.Node) -> Iterator[Entry | Problem]:
    line = node.start_mark.line + 1
    if wrong := next(_unwritable(node), None):
        yield Problem(file, wrong.start_mark.line + 1, "holds what cannot be a word.")
        return
    top = dict(_pairs(node))
    if set(top) != {"model", "fields"} or not isinstance(top["fields"], yaml.MappingNode):
        yield Problem(file, line, "an entry has “model” and “fields”, and nothing else.")
        return
    fields = {name: _value(value) for name, value in _pairs(top["fields"])}
    lines = {key.value: key.start_mark.line + 1 for key, _ in top["fields"].value}
    entry = Entry(file, line, str(_value(top["model"])), fields, lines)
    for mapping in _mappings(node):
        seen: set[str] = set()
        for key, _ in mapping.value:
            if key.value in seen:
                yield Problem(file, key.start_mark.line + 1, "stands twice.", entry.name, key.value)
            seen.add(key.value)
    yield entry


def _pairs(node: yaml.Node) -> list[tuple[str, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        return []
    return [(key.value, value) for key, value in node.value]


def _mappings(node: yaml.Node) -> Iterator[yaml.MappingNode]:
    return (inner for inner in _nodes(node) if isinstance(inner, yaml.MappingNode))


def _unwritable(node: yaml.Node) -> Iterator[yaml.Node]:
    """Keys that are no words, half characters, which no file can hold, and tags."""
    for inner in _nodes(node):
        if inner.tag not in PLAIN_TAGS:
            yield inner
        elif isinstance(inner, yaml.MappingNode):
            yield from (key for key, _ in inner.value if not isinstance(key, yaml.ScalarNode))
        elif isinstance(inner, yaml.ScalarNode) and HALF_CHARACTER.search(inner.value):
            yield inner


def _nodes(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _nodes(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _nodes(key)
            yield from _nodes(value)


def _value(node: yaml.Node) -> object:
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    return {str(_value(key)): _value(value) for key, value in node.value}


def _words(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


@functools.cache
def _told_apart_by(label: str) -> list[tuple[str, ...]]:
    """The fields whose values tell rows of a kind apart, by each way to do so."""
    try:
        kind = apps.get_model(label)
    except (LookupError, ValueError):
        return [("slug",)]  # of no kind, which is reported by itself
    if hasattr(kind, "within"):
        return [(kind.within, kind.key)]
    alone = [(field.name,) for field in kind._meta.fields if field.unique and not field.primary_key]
    together = [tuple(each.fields) for each in kind._meta.total_unique_constraints]
    return [("slug",), *alone, *together]
