"""Every link of every page answers, and every proof label lands on its section."""

import re
from itertools import pairwise

from pagetojob import links
from tests.support.environment import ORIGIN
from tests.test_words import PROOF

STEPS = {
    1: ("qualify-the-account", "readiness-audit"),
    2: ("show-the-website-output", "website-demo"),
    3: ("map-the-operating-model", "titan-map"),
    4: ("choose-the-commercial-package", "packages"),
    5: ("lock-scope-and-responsibilities", "proposal-packet"),
    6: ("collect-onboarding-inputs", "onboarding-inputs"),
    7: ("confirm-access-boundaries", "access-checklist"),
    8: ("launch-and-review-proof", "launch-packet"),
}
LANES = {
    "owner": "owner-brief",
    "marketing": "marketing-brief",
    "operations": "operations-brief",
    "servicetitan-admin": "servicetitan-admin-brief",
}


def test_there_is_a_page_at_every_address(pages, example):
    site = "/artifacts/website-demo/site"
    assert set(pages) == {
        *(f"{site}{page.code}/".replace("//", "/") for page in example.launch.pages),
        "/",
        "/artifacts/",
        "/guardrails/",
        *(f"/steps/{step}/" for step, _ in STEPS.values()),
        *(f"/artifacts/{artifact}/" for _, artifact in STEPS.values()),
        *(f"/lanes/{lane}/" for lane in LANES),
        *(f"/artifacts/{brief}/" for brief in LANES.values()),
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
    for number, labels in PROOF.items():
        step, artifact = STEPS[number]
        for label in labels.split(" · "):
            for page in ("/", f"/steps/{step}/"):
                link = rf'href="/artifacts/{artifact}/#([\w-]+)">{label}</a>'
                found = re.search(link, pages[page])
                assert found, (page, label)
                heading = rf'id="{found[1]}-title">{label}</h2>'
                assert re.search(heading, pages[f"/artifacts/{artifact}/"]), label


def test_one_click_leads_from_an_artifact_back_to_its_step_or_lane(pages):
    for step, artifact in STEPS.values():
        assert f'href="/steps/{step}/"' in pages[f"/artifacts/{artifact}/"]
    for lane, brief in LANES.items():
        assert f'href="/lanes/{lane}/"' in pages[f"/artifacts/{brief}/"]


def test_steps_are_linked_in_order(pages):
    order = [f"/steps/{step}/" for step, _ in STEPS.values()]
    for address, following in pairwise(order):
        assert f'href="{following}" rel="next"' in pages[address]
        assert f'href="{address}" rel="prev"' in pages[following]
        assert f'<link rel="prefetch" href="{following}">' in pages[address]
        assert f'<link rel="prefetch" href="{address}">' in pages[following]
