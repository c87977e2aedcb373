"""What an artifact says first: its answer, its findings as figures, and its boundary."""

import re

import pytest

from artifacts.models import Section
from tests.support.entries import ENTRIES, SECTIONS, filled, of

LONGEST_FIGURE = 9  # letters, in the room that a phone gives it
ANSWER_LETTERS = 120  # about three lines of a phone
BOUNDARY_LETTERS = 48  # one line of it
NO_BUTTON = {"readiness-audit", "website-demo"}
EXAMPLES = [entry for entry in SECTIONS.values() if entry.fields.get("of_example")]
TERMS = of("flow.glossaryterm")


@pytest.mark.parametrize(
    ("field", "letters"), [("answer", ANSWER_LETTERS), ("boundary", BOUNDARY_LETTERS)]
)
def test_an_answer_and_a_boundary_are_one_short_sentence_each(figures, field, letters):
    for entry in of("artifacts.artifact"):
        said = filled(entry.fields[field], figures)
        assert re.fullmatch(r"[^.!?]+[.]", said), entry.name
        assert len(said) <= letters, (entry.name, len(said))


def test_nothing_that_is_unfolded_says_the_answer_or_the_boundary_again():
    for entry in of("artifacts.artifact"):
        fields = {name: " ".join(str(value).split()) for name, value in entry.fields.items()}
        assert fields["answer"] not in fields["introduction"], entry.name
        assert fields["boundary"] not in fields["not_promised"], entry.name


def test_a_figure_is_short_and_says_what_it_counts(figures):
    counted = [entry for entry in SECTIONS.values() if entry.fields.get("figure")]
    assert len(counted) > 30
    for entry in counted:
        figure = filled(entry.fields["figure"], figures)
        assert re.fullmatch(r"\d+(?: to \d+)?", figure), entry.name
        assert len(figure) <= LONGEST_FIGURE, entry.name
        assert re.fullmatch(r"[a-z][a-z ]+", entry.fields["unit"]), entry.name


def test_a_finding_of_the_example_leaves_it_to_its_label_to_say_so():
    assert len(EXAMPLES) > 6
    for entry in EXAMPLES:
        for name in Section.OF_FINDING:
            assert "fictional" not in entry.fields.get(name, "").lower(), entry.name


def test_the_rows_of_the_map_are_counted_one_way(figures):
    """Its business units are the groups of its services, and no rows."""
    kinds = ("job_types", "zones", "offers", "plans", "campaigns")
    assert figures["map_rows"] == sum(figures[kind] for kind in kinds)
    counting = [
        (entry.name, name, value)
        for entry in ENTRIES
        for name, value in entry.fields.items()
        if "{map_rows}" in str(value) and name != "figure"
    ]
    assert counting
    for entry, name, value in counting:
        assert words_of("job types zones offers plans campaigns") <= words_of(value), (entry, name)


def test_what_became_of_the_gaps_adds_up(figures):
    assert figures["gaps"] == figures["gaps_closed"] + figures["gaps_accepted"]
    assert figures["services_passed"] <= figures["services_tested"]


def test_a_page_s_one_button_leads_to_one_of_its_sections():
    for artifact in (entry.fields["slug"] for entry in of("artifacts.artifact")):
        own = [e.fields for e in SECTIONS.values() if e.fields["artifact"] == [artifact]]
        actions = [fields["action"] for fields in own if "action" in fields]
        assert len(actions) == (artifact not in NO_BUTTON), artifact


def test_what_a_body_says_is_told_before_it_is_unfolded():
    said = [entry.fields["behind"] for entry in SECTIONS.values()]
    assert len(set(said)) == len(said)
    assert not [each for each in said if each.endswith(".")]


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.fields["slug"])
def test_a_term_and_each_form_of_it_stand_in_our_texts(term):
    texts = [
        words_of(value)
        for entry in ENTRIES
        if entry != term
        for name, value in entry.fields.items()
        if name != "slug"
    ]
    forms = [form.strip() for form in term.fields.get("forms", "").split(",") if form.strip()]
    said = [
        form
        for form in (term.fields["name"], *forms)
        if any(words_of(form) <= each for each in texts)
    ]
    assert said
    assert set(forms) <= set(said)


def words_of(said: object) -> set[str]:
    return set(re.findall(r"[\w’-]+", str(said).lower()))
