"""A label is one line of one fixture, and every page and PDF says it as that line does."""

from artifacts.uses import uses
from pagetojob import building
from tests.support.application import unrendered
from tests.support.entries import WORDINGS
from tests.support.refusing import change

LABEL, OTHER = WORDINGS["fictional-example"], "Made up for show"


def test_a_label_that_is_changed_is_another_everywhere(fixtures, reading):
    change(fixtures / "wordings" / "artifacts.yaml", f"text: {LABEL}\n", f"text: {OTHER}\n")
    with reading().entered():
        papers = building.pages()
        addresses = (*papers, *filter(None, papers.values()))
        said = [unrendered(address).render().content.decode() for address in addresses]
    assert not [page for page in said if LABEL in page]
    assert sum(OTHER in page for page in said) > 2


def test_the_wordings_are_those_that_the_source_uses():
    used = uses()
    needed = {slug for slug, use in used.items() if use.is_needed}
    assert "fictional-example" in needed
    assert needed <= WORDINGS.keys() <= used.keys()
