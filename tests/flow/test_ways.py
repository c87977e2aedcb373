"""A visitor is led through the flow: step by step, to each section by its name, and back."""

from itertools import pairwise

from tests.support import html
from tests.support.entries import ARTIFACTS, LANES, STEPS, artifact_of, of
from tests.support.html import one, plain, texts


def test_every_proof_label_lands_on_the_section_of_that_name(pages):
    for step in STEPS:
        artifact = ARTIFACTS[step]
        sections = [each for each in of("artifacts.section") if artifact_of(each) == artifact]
        assert sections, step
        for section in sections:
            slug, label = section.fields["slug"], section.fields["label"]
            for page in ("/", f"/steps/{step}/"):
                to_section = f'a[href="/artifacts/{artifact}/#{slug}"]'
                assert label in texts(pages[page], to_section), (page, label)
            heading = one(pages[f"/artifacts/{artifact}/"], f'h2[id="{slug}-title"]')
            assert plain(heading) == label


def test_one_click_leads_from_an_artifact_back_to_its_step_or_lane(pages):
    for kind, holders in (("steps", STEPS), ("lanes", LANES)):
        for holder in holders:
            assert f"/{kind}/{holder}/" in html.links(pages[f"/artifacts/{ARTIFACTS[holder]}/"])


def test_steps_are_linked_in_order(pages):
    order = [f"/steps/{step}/" for step in STEPS]
    for address, following in pairwise(order):
        for page, rel, to in ((address, "next", following), (following, "prev", address)):
            assert html.links(pages[page], f'a[rel="{rel}"]') == [to]
