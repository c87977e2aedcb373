"""Every link of every page answers, and every proof label lands on its section."""

from itertools import pairwise

from pagetojob import links
from tests.support import html
from tests.support.entries import LANES, STEPS, artifact_of, of
from tests.support.environment import ORIGIN
from tests.support.html import attr, every, one, plain, texts

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
        attr(node, name).partition("#")[0]
        for page in pages.values()
        for name in ("href", "src")
        for node in every(page, f'[{name}^="/"]')
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
            assert to in html.links(pages[page], 'link[rel="prefetch"]')
