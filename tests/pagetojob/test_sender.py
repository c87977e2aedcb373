"""Whom a reader asks: the sender where it is filled, and while it is blank whoever sent the link.

Looked at on the tests' own content, whose sender is filled; as shipped it is blank.
"""

import re
from collections.abc import Callable

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.template.loader import render_to_string

from artifacts.audit import letters as letters_of
from artifacts.audit.models import instrument
from artifacts.models import Sender
from pagetojob import building
from pagetojob.content.entries import read
from tests.pagetojob.conftest import AS_HTML
from tests.support.application import ask
from tests.support.audits import AUDIT, PDF
from tests.support.conversations import PLAN, PLAN_PDF
from tests.support.entries import worded
from tests.support.html import every, links, one, plain, texts
from tests.support.paper import letters, run, text_of
from tests.support.places import SMALL, pdfs_in
from tests.support.sites import SITE

SAID = "?shop=A+%26+B&call=2026-12-01"
FIELDS = ("company", "address", "role", "telephone", "email")
[ENTRY] = [entry for entry in read(SMALL)[0] if entry.model == "artifacts.sender"]
COMPANY, ADDRESS, ROLE, TELEPHONE, EMAIL = (ENTRY.fields[name] for name in FIELDS)
WHOLE = f"{ROLE}, {COMPANY}: {TELEPHONE}, {EMAIL}"
WAYS = ["tel:2085550142", f"mailto:{EMAIL}"]
NOTE_LINES = 4


def said(whom: str) -> str:
    return f"{worded('questions-go-to-sender')} {whom}"


@pytest.fixture
def blank(fixtures, reading):
    """The tests' own content with a sender as it is shipped."""
    file = fixtures / "sender.yaml"
    file.write_text(re.sub(rf"(    (?:{'|'.join(FIELDS)}):).*", r"\1", file.read_text()))
    return reading()


@pytest.fixture
def shown(small) -> Callable[..., str]:
    """How a sender with some fields is shown."""

    def show(**fields: str) -> str:
        sender = Sender(**fields)
        with small.entered():
            context = {"sender": sender, "address": sender.address}
            return render_to_string("components/sender.html", context)

    return show


def test_the_foot_of_every_page_says_whom_to_ask(small_pages):
    assert PLAN in small_pages
    assert SITE in small_pages
    for address, page in small_pages.items():
        foot = one(page, "footer .sender")
        assert plain(foot) == said(f"{WHOLE}, {ADDRESS}"), address
        assert links(foot) == WAYS, address


def test_so_does_a_page_that_is_not_there(small):
    page = small.get("/nothing/")
    assert page.status == "404 Not Found"
    assert plain(one(page.text, "footer .sender")) == said(f"{WHOLE}, {ADDRESS}")


def test_an_artifact_says_so_beside_who_stands_behind_it(small_pages):
    artifacts = [page for page in small_pages.values() if every(page, ".cells")]
    assert small_pages[AUDIT] in artifacts
    assert len(artifacts) >= 3
    for page in artifacts:
        *_, cell = every(page, ".cells__cell")
        assert plain(one(cell, "h2")) == worded("who-stands-behind-it")
        assert said(WHOLE) in texts(cell, "p")
        assert links(one(cell, ".sender")) == WAYS


def test_a_plan_says_so_and_what_leads_to_somebody_gets_none_of_the_conversation(small):
    for address in (f"{PLAN}{SAID}", f"{AUDIT}{SAID}", f"{SITE}{SAID}", f"/{SAID}"):
        page = small.get(address).text
        assert "A+%26+B" in page, address
        for sender in every(page, ".sender"):
            assert links(sender) == WAYS, address
    page = small.get(f"{PLAN}{SAID}").text
    assert plain(one(page, ".plan-note")) == f"{worded('note-of-call')} {said(WHOLE)}"
    assert worded("questions-go-to") not in plain(page)


def test_every_pdf_says_so_at_its_end(small):
    with small.entered():
        papers = [paper for paper in building.pages().values() if paper]
        finished = letters_of.query(instrument(), instrument().sample)
        said_on_call = (f"{PLAN_PDF}{SAID}", f"{PDF}{finished}")
        handler = WSGIHandler()  # which knows no file that is published
        sheets = {each: ask(handler, each, **AS_HTML).text for each in (*papers, *said_on_call)}
    assert len(papers) > 5
    for address, sheet in sheets.items():
        end = one(sheet, ".colophon")
        assert plain(end).endswith(said(f"{WHOLE}, {ADDRESS}")), address
        assert links(end)[1:] == WAYS, address
        # Where it says more there is a line less to write on.
        assert len(every(sheet, ".notes__line")) in (0, NOTE_LINES - 1), address


def test_a_pdf_can_be_asked_from_and_leads_there(small):
    for address, pdf in pdfs_in(small.revision.files).items():
        assert letters(said(f"{WHOLE}, {ADDRESS}")) in letters(text_of(pdf, "-raw")), address
        led = re.findall(r"Annotation +(\S+)", run("pdfinfo", "-url", pdf))
        assert led[-2:] == WAYS, address


def test_while_it_is_blank_a_reader_asks_whoever_sent_the_link(blank):
    with blank.entered():
        papers = building.pages()
    for address in (*papers, "/nothing/"):
        page = blank.get(address).text
        assert not every(page, ".sender, .page-foot__sender, [href^='tel:'], [href^='mailto:']")
        if every(page, ".cells"):
            *_, cell = every(page, ".cells__cell")
            # In one paragraph with who answers for it.
            asking = [each for each in texts(cell, "p") if worded("questions-go-to-person") in each]
            assert [each.partition(". ")[2] for each in asking] != [""], address
    for address in filter(None, papers.values()):
        sheet = blank.get(address, **AS_HTML).text
        assert not every(sheet, ".sender, [href^='tel:'], [href^='mailto:']"), address
        assert len(every(sheet, ".notes__line")) in (0, NOTE_LINES), address
    for address, more in ((f"{PLAN}{SAID}", {}), (f"{PLAN_PDF}{SAID}", AS_HTML)):
        page = blank.get(address, **more).text
        note = f"{worded('note-of-call')} {worded('questions-go-to')}"
        assert plain(one(page, ".plan-note")) == note


@pytest.mark.parametrize(
    ("fields", "whom"),
    [
        (("email",), EMAIL),
        (("telephone",), TELEPHONE),
        (("telephone", "email"), f"{TELEPHONE}, {EMAIL}"),
        (("role", "email"), f"{ROLE}: {EMAIL}"),
        (("company", "telephone"), f"{COMPANY}: {TELEPHONE}"),
        (("address", "telephone"), f"{TELEPHONE}, {ADDRESS}"),
        (("company", "address", "email"), f"{COMPANY}: {EMAIL}, {ADDRESS}"),
        (("role", "company", "telephone", "email"), WHOLE),
    ],
)
def test_a_sender_of_a_few_fields_reads_well(shown, fields, whom):
    given = {name: ENTRY.fields[name] for name in fields}
    page = shown(**given)
    assert plain(page) == said(whom)
    assert len(links(page)) == len({"telephone", "email"} & set(fields))


@pytest.mark.parametrize(
    ("telephone", "address"),
    [
        ("(208) 555-0142", "tel:2085550142"),
        ("+1 208.555.0142", "tel:+12085550142"),
        ("(+1) 208 555-0142", "tel:+12085550142"),
    ],
)
def test_a_telephone_is_dialled_by_its_digits(shown, telephone, address):
    Sender(slug="sender", telephone=telephone).full_clean(validate_unique=False)
    page = shown(telephone=telephone)
    assert (texts(page, "a"), links(page)) == ([telephone], [address])


def test_an_e_mail_is_no_more_than_whom_it_is_to(shown):
    awkward = "o'hare&cc=x?subject=y%z@example.com"
    Sender(slug="sender", email=awkward).full_clean(validate_unique=False)
    page = shown(email=awkward)
    assert links(page) == ["mailto:o%27hare%26cc%3Dx%3Fsubject%3Dy%25z@example.com"]
    assert texts(page, "a") == [awkward]
