"""The written artifacts are what an implementer hands over: whole, labelled, each fact once."""

import re
from collections import defaultdict
from collections.abc import Mapping

import pytest

from artifacts import text
from artifacts.figures import figures_of_example
from artifacts.models import Section
from artifacts.models.rows import Check, Gate, KeepOrRemove, Request
from artifacts.words import names_in, within
from pagetojob.content.entries import Entry
from tests.support.entries import (
    ENTRIES,
    ROW_ENTRIES,
    SECTIONS,
    artifact_of,
    filled,
    lines_of,
    of,
    section_in,
    worded,
)
from tests.support.html import attr, every, one, pairs, plain, texts

WRITTEN = {
    "packages": ("comparison", "terms", "gates", "checklist"),
    "proposal-packet": ("checklist", "checklist", "gates", "terms"),
    "onboarding-inputs": ("requests", "requests", "keep_and_remove", "gates"),
    "access-checklist": ("requests", "module_inventory", "checklist", "gates"),
    "titan-map": ("map_rows", "coverage", "rule_cards", "mapping_gaps"),
    "launch-packet": ("url_list", "booking_paths", "drift_baseline", "checklist", "requests"),
    "owner-brief": ("checklist", "comparison", "", "comparison", "comparison"),
    "marketing-brief": ("checklist", "comparison", "comparison", "comparison"),
    "operations-brief": ("checklist", *["comparison"] * 3, "gap_kinds"),
    "servicetitan-admin-brief": ("checklist", "checklist", "comparison", "checklist"),
}
ROLES = {entry.fields["slug"]: entry.fields["name"] for entry in of("artifacts.role")}
MILESTONES = {entry.fields["slug"]: entry.fields for entry in of("artifacts.milestone")}
PROSE = (
    *("answer", "introduction", "decides", "boundary", "not_promised"),
    *("finding", "figure", "unit", "action", "behind", "body", "sample"),
)
NUMBER_WORDS = "three|four|five|six|seven|eight|nine|ten|eleven|twelve"


def written_texts() -> list[tuple[str, str, str]]:
    """Every text of the written artifacts: the entry's name, the field, the words."""
    entries = [*of("artifacts.artifact"), *SECTIONS.values(), *ROW_ENTRIES]
    return [
        (entry.name, name, value)
        for entry in entries
        if artifact_of(entry) in WRITTEN
        for name, value in {
            **{name: entry.fields[name] for name in PROSE if name in entry.fields},
            **lines_of(entry),
        }.items()
        if name not in ("title", "label")
    ]


@pytest.mark.parametrize("artifact", WRITTEN)
def test_each_section_shows_what_it_should_hold(pages, artifact):
    sections = [e for e in SECTIONS.values() if e.fields["artifact"] == [artifact]]
    assert tuple(e.fields.get("exhibit", "") for e in sections) == WRITTEN[artifact]
    for entry in sections:
        assert len(plain(section_in(pages, entry)).split()) > 60, entry.name


def test_every_word_of_every_row_stands_in_its_section(pages, figures):
    assert len(ROW_ENTRIES) > 150
    for entry in ROW_ENTRIES:
        shown = plain(section_in(pages, entry))
        for name, value in lines_of(entry).items():
            assert filled(value, figures) in shown, (entry.name, name)


def test_rows_stand_in_the_order_they_are_numbered(pages, figures):
    places = defaultdict(list)
    for entry in ROW_ENTRIES:
        if entry.model not in ("artifacts.column", KeepOrRemove._meta.label_lower):
            first = filled(next(iter(lines_of(entry).values())), figures)
            section = entry.fields["section"][0]
            after = max(places[section], default=0)
            place = plain(section_in(pages, entry)).find(first, after)
            assert place != -1, entry.name
            places[section].append(place)


def test_whoever_must_do_something_is_named_and_so_is_the_moment(pages, figures):
    rows = [*of("artifacts.check"), *of("artifacts.request")]
    assert {"accepts" in entry.fields for entry in rows} == {True, False}
    assert {"milestone" in entry.fields for entry in rows} == {True, False}
    for entry in rows:
        said = f"Who {who(entry.fields)} When {filled(when(entry.fields), figures)}"
        assert said in plain(section_in(pages, entry)), entry.name


def who(fields: Mapping[str, list[str]]) -> str:
    does = ROLES[fields["does"][0]]
    if "accepts" not in fields:
        return does
    return worded("does-and-accepts", does=does, accepts=within(ROLES[fields["accepts"][0]]))


def when(fields: Mapping[str, list[str]]) -> str:
    named = fields.get("milestone")
    return MILESTONES[named[0]]["before"] if named else fields["moment"]


@pytest.mark.parametrize(
    ("kind", "field", "label"),
    [
        (Check, "evidence", "Evidence"),
        (Check, "waits", "Until then"),
        (Gate, "opens", "Opens when"),
        (Gate, "opener", "Who"),
        (Request, "answer", "A good answer"),
    ],
)
def test_what_a_row_says_is_said_under_its_label(pages, kind, field, label, figures):
    entries = [e for e in of(kind._meta.label_lower) if e.fields.get(field)]
    assert entries
    for entry in entries:
        assert f"{label} {filled(entry.fields[field], figures)}" in plain(section_in(pages, entry))


def test_a_gate_is_open_or_closed_in_word_and_shape(pages):
    words = {"open": "Gate open", "closed": "Gate closed"}
    assert len(of("artifacts.gate")) > 20
    for entry in of("artifacts.gate"):
        items = every(section_in(pages, entry), "li.rows__item")
        item = items[int(entry.fields["number"]) - 1]
        state = entry.fields["state"]
        assert every(item, f".box.box--{state}"), entry.name
        assert words[state] in plain(item), entry.name


def test_what_stays_stands_under_keep_and_what_goes_under_remove(pages, figures):
    for entry in of("artifacts.keeporremove"):
        shown = plain(section_in(pages, entry))
        keep, remove = shown.rindex(" Keep "), shown.rindex(" Remove ")
        place = shown.index(filled(entry.fields["what"], figures), keep)
        assert (keep < place < remove) is (entry.fields["verdict"] == "keep"), entry.name


def test_each_cell_stands_under_its_heading_in_table_and_cards(pages, figures):
    headings = defaultdict(dict)
    for column in of("artifacts.column"):
        headings[column.fields["section"][0]][int(column.fields["number"])] = column.fields
    for entry in of("artifacts.comparisonrow"):
        section = section_in(pages, entry)
        row = int(entry.fields["number"])
        table = every(section, "tbody > tr")[row - 1]
        card = every(section, "li.wide-data__row")[row - 1]
        cells = [
            filled(entry.fields[n], figures)
            for n in ("first", "second", "third")
            if n in entry.fields
        ]
        assert texts(table, "td") == cells
        names = [
            headings[entry.fields["section"][0]][n]["heading"] for n in range(2, len(cells) + 2)
        ]
        assert pairs(card) == list(zip(names, cells, strict=True))
        assert texts(section, 'th[scope="col"]')[1:] == names, entry.name


def test_what_is_the_example_s_says_so_where_it_stands(pages, figures):
    entries = [*SECTIONS.values(), *ROW_ENTRIES]
    samples = [entry for entry in entries if entry.fields.get("sample")]
    assert len(samples) > 50
    for entry in samples:
        source = text.visible_text(text.prose(entry.fields["sample"], figures))
        assert f"Fictional example {source}" in plain(section_in(pages, entry)), entry.name
    rows = [entry for entry in of("artifacts.comparisonrow") if entry.fields.get("of_example")]
    assert rows
    for entry in rows:
        said = f"{entry.fields['aspect']} Fictional example"
        assert plain(section_in(pages, entry)).count(said) == 2, entry.name


def test_the_example_is_explained_where_it_is_shown_and_only_there(pages):
    for address, page in pages.items():
        explained = bool(every(page, ".example-note"))
        # Beside a step's proof it says whose the finding is, which its artifact then explains.
        beside_proofs = len(every(page, ".proof .sample-tag"))
        shown = page.count("Fictional example") - explained - beside_proofs
        assert explained is (shown > 0), address


def test_every_figure_of_the_example_is_named_somewhere(figures, django_db_blocker):
    sources = [str(value) for entry in ENTRIES for value in entry.fields.values()]
    named = set().union(*(names_in(source) for source in sources))
    with django_db_blocker.unblock():
        assert set(figures_of_example()) <= named


def test_no_fact_of_the_example_is_typed_outside_its_map(figures):
    """Its days and its names stand in fixtures/titan_map; whatever is said of it names figures."""
    of_map = [entry for entry in ENTRIES if entry.file.startswith("fixtures/titan_map/")]
    facts = [entry for entry in of_map if "snapshot" in entry.fields] + of("titan_map.shop")
    names = {entry.fields.get(field) for entry in facts for field in ("name", "public_label")}
    names.discard(None)
    days = {value for value in figures.values() if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value))}
    assert len(names) > 40
    assert len(days) > 8
    said = 0
    for entry in ENTRIES:
        if entry in of_map:
            continue
        for name, value in entry.fields.items():
            assert name == "updated" or not any(day in str(value) for day in days), entry.name
            if name == "sample" or is_of_example(entry, name) or "fictional" in str(value):
                said += 1
                assert not any(fact in str(value) for fact in names), (entry.name, name)
    assert said > 100


def is_of_example(entry: Entry, name: str) -> bool:
    """Whether a label says so beside a field: of a section, beside its finding."""
    marked = entry.model != "artifacts.section" or name in Section.OF_FINDING
    return marked and bool(entry.fields.get("of_example"))


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("gaps", ["blockers", "warnings", "gaps_accepted"]),
        ("zones", ["zones_active", "zones_paused", "zones_emergency"]),
        ("offers", ["offers_shown", "offers_retired"]),
        ("campaigns", ["campaigns_live", "campaigns_paused"]),
    ],
)
def test_the_example_s_figures_add_up(figures, whole, parts):
    assert figures[whole] == sum(figures[part] for part in parts)


def test_no_text_of_a_written_artifact_has_a_number_typed_into_it():
    """A number is a figure, or the next change makes two places disagree."""
    assert len(written_texts()) > 800
    for entry, name, value in written_texts():
        words = re.sub(r"\]\([^)]*\)|\{\w+\}|30[- ]days?", "", value)
        assert not re.search(rf"\d|\b(?:{NUMBER_WORDS})\b", words, re.I), (entry, name)


def test_no_price_and_no_person_is_named():
    for entry, name, value in written_texts():
        assert not re.search(r"[$€£]|\b(?:dollar|Mr|Mrs|Ms)\b", value), (entry, name)


def test_a_step_s_artifact_ends_with_the_step_s_decision_and_leads_on(pages):
    steps = {int(e.fields["number"]): e.fields for e in ENTRIES if e.model == "flow.step"}
    for number, step in steps.items():
        page = pages[f"/artifacts/{step['artifact'][0]}/"]
        end = plain(one(page, ".artifact__decision"))
        assert end.startswith(f"{worded('decision-at-step', number=number)} ")
        assert f"Decision: {step['decision']} Exit criteria: {step['exit_criteria']}" in end
        after = steps.get(number + 1)
        accent = attr(one(page, "nav.onwards a.button--accent"), "href")
        assert accent == (f"/steps/{after['slug']}/" if after else "/")
