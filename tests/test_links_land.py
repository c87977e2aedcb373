"""Every link of every page answers, and every proof label lands on its section."""

import re
from itertools import pairwise

from pagetojob import links
from tests.support.entries import LANES, STEPS, artifact_of, of
from tests.support.environment import ORIGIN
from tests.support.html import plain

ARTIFACTS = {slug: fields["artifact"][0] for slug, fields in {**STEPS, **LANES}.items()}


def test_there_is_a_page_at_every_address(pages, example):
    site = "/artifacts/website-demo/site"
    assert set(pages) == {
        *(f"{site}{page.code}/".replace("//", "/") for page in example.launch.pages),
        "/",
        "/artifacts/",
        "/guardrails/",
        *(f"/steps/{step}/" for step in STEPS),
        *(f"/lanes/{lane}/" for lane in LANES),
        *(f"/artifacts/{artifact}/" for artifact in ARTIFACTS.values()),
    }


def test_there_is_a_pdf_for_every_page_but_the_list_of_artifacts_and_the_demo(pages, pdfs):
    own = (address for address in pages if "/website-demo/site/" not in address)
    named = {address.removesuffix("/") + ".pdf" for address in own}
    assert set(pdfs) == named - {".pdf", "/artifacts.pdf"} | {"/pilot-flow.pdf"}


def test_every_link_of_every_page_answers(pages, server):
    targets = {
        target.partition("#")[0]
        for html in pages.values()
        for target in re.findall(r'(?:href|src)="(/[^"]*)"', html)
    }
    assert len(targets) > 50
    assert {target: server.get(target).status for target in targets} == dict.fromkeys(targets, 200)


def test_a_link_that_lands_nowhere_is_found():
    pages = {"/": '<a href="/gone/">a</a><a href="#x">b</a><a href="/">c</a><p id="y">'}
    assert links.broken(pages, {"/file.pdf"}, ORIGIN) == [
        "/ links to /gone/, which is not there.",
        "/ links to #x, whose #x is not there.",
    ]


def test_a_name_that_stands_twice_in_a_page_is_found():
    pages = {"/": '<p id="y"><p id="y">'}
    assert links.broken(pages, set(), ORIGIN) == ["/ has two places named #y."]


def test_every_proof_label_lands_on_the_section_of_that_name(pages):
    for step in STEPS:
        artifact = ARTIFACTS[step]
        sections = [each for each in of("artifacts.section") if artifact_of(each) == artifact]
        assert sections, step
        for section in sections:
            slug, label = section.fields["slug"], section.fields["label"]
            for page in ("/", f"/steps/{step}/"):
                links = re.findall(rf'href="/artifacts/{artifact}/#{slug}">(.*?)</a>', pages[page])
                assert label in map(plain, links), (page, label)
            [heading] = re.findall(
                rf'id="{slug}-title">(.*?)</h2>', pages[f"/artifacts/{artifact}/"]
            )
            assert plain(heading) == label


def test_one_click_leads_from_an_artifact_back_to_its_step_or_lane(pages):
    for kind, holders in (("steps", STEPS), ("lanes", LANES)):
        for holder in holders:
            assert f'href="/{kind}/{holder}/"' in pages[f"/artifacts/{ARTIFACTS[holder]}/"]


def test_steps_are_linked_in_order(pages):
    order = [f"/steps/{step}/" for step in STEPS]
    for address, following in pairwise(order):
        assert f'href="{following}" rel="next"' in pages[address]
        assert f'href="{address}" rel="prev"' in pages[following]
        assert f'<link rel="prefetch" href="{following}">' in pages[address]
        assert f'<link rel="prefetch" href="{address}">' in pages[following]
