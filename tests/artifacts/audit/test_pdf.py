"""The PDF of a finished audit: what its page says, on two sheets, made while somebody waits."""

import os
import re
import signal
import socket
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

from artifacts import text
from pagetojob.pdf import demand, engine, scratch
from tests.support.audits import (
    AUDIT,
    DOMAINS,
    EXAMPLE,
    PDF,
    PRINTED,
    SCORED,
    VECTORS,
    WORDY,
    long_query,
    pdf_of,
    query,
)
from tests.support.entries import DISCLAIMER, STEPS, of, worded
from tests.support.environment import ORIGIN, VAR
from tests.support.html import one, plain, texts
from tests.support.paper import letters, qr_codes, run, sheets_of, text_of
from tests.support.renderers import children, command, renderers, until
from tests.support.server import PATIENCE, own

SAMPLE, LONG = query(EXAMPLE), long_query(EXAMPLE)
ARTIFACT = next(e.fields for e in of("artifacts.artifact") if e.fields["slug"] == "readiness-audit")
STEP = next(each for each in STEPS.values() if each["artifact"] == ["readiness-audit"])
GIVEN = {
    (entry.fields["question"][0], entry.fields["level"]): entry.fields["answer"]
    for entry in of("audit.answer")
}


def test_a_result_is_printed_of_each_package_and_each_fit():
    """Else what is said of every result below could not be."""
    for kind in ("code", "fit"):
        assert {getattr(each, kind) for each in PRINTED} == {getattr(v, kind) for v in VECTORS}


def said_by(file: Path) -> str:
    """The letters of a PDF."""
    return letters(text_of(file, "-raw"))


@pytest.mark.slow
def test_a_phone_reads_the_answers_off_the_paper_and_nothing_else(results):
    for vector, file in results.items():
        [(read, width)] = qr_codes(file)
        assert read == f"{ORIGIN}{AUDIT}?{query(vector)}"
        assert 23.5 <= width <= 25


@pytest.mark.slow
def test_a_result_on_paper_says_what_its_page_says(results, server):
    for vector, file in results.items():
        said = said_by(file)
        for words in (
            f"{worded('package-recommendation')} {vector.package} Rule R",
            f"No-API fit {vector.fit_words} ",
            f"Readiness score {vector.score} of 100",
        ):
            assert letters(words) in said, (vector, words)
        page = server.get(f"{AUDIT}?{query(vector)}").text
        card = [
            plain(one(page, f".verdict__{of}"), without=".screen-only") for of in ("words", "mend")
        ]
        rows = texts(one(page, "table.wide-data__table"), "tr")
        assert len(rows) > len(SCORED)
        for words in (*card, *rows):
            assert letters(words) in said, vector


@pytest.mark.slow
def test_a_result_is_read_aloud_from_the_score_to_the_disclaimers(results, figures):
    file = results[EXAMPLE]
    aloud = letters(" ".join(re.findall(r'"(.*)"', run("pdfinfo", "-struct-text", file))))
    parts = (
        f"{EXAMPLE.score} {worded('readiness-score-of-most', most=100)}",
        f"{worded('package-recommendation')} {EXAMPLE.package}",
        f"No-API fit {EXAMPLE.fit_words}",
        f"Weakest {DOMAINS['zones']}",
        plain(text.prose(ARTIFACT["not_promised"], figures)),
        f"{DOMAINS['services']} {GIVEN['services', EXAMPLE.answers['services']]}",
        "What would change it",
        worded("flow-from-here"),
        worded("decision-at-step", number=STEP["number"]),
        DISCLAIMER,
    )
    places = [aloud.find(letters(part)) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.slow
def test_a_result_is_two_sheets_with_the_verdict_on_the_first(results):
    for vector, file in results.items():
        first, *others = sheets_of(file)
        assert len(others) == 1, vector
        recommended = worded("package-recommendation").upper()
        assert first.index(recommended) < first.index("DOMAIN"), vector
        for sheet in (first, *others):
            assert DISCLAIMER in sheet, vector


LABELS = ("part-shop-label", "answered-by", "answered-on")
LONGEST = "Boise Heating, Plumbing, Cooling and Electrical of the West "[:60].strip()


@pytest.mark.slow
def test_the_head_of_a_result_has_a_line_for_the_shop_the_person_and_the_day(results):
    for vector, file in results.items():
        first, _ = text_of(file, "-layout").split("\f")[:2]
        head = first.partition(worded("package-recommendation").upper())[0]
        for slug in LABELS:
            assert worded(slug).upper() in head, (vector, slug)


@pytest.mark.slow
def test_what_a_conversation_says_is_printed_and_a_result_stays_two_sheets(application, tmp_path):
    """That with the most words, of a shop with the longest name, which stands above its head."""
    said = f"{query(WORDY[1])}&{urlencode({'shop': LONGEST, 'call': '2026-12-04'})}"
    html = application(f"{PDF}?{said}", **{"pagetojob.publishing": True}).text
    assert texts(html, ".whose dt") == [worded(slug) for slug in LABELS[1:]]
    assert texts(html, ".whose dd") == ["", "Fri, Dec 4, 2026"]
    bare = application(f"{PDF}?{query(WORDY[1])}", **{"pagetojob.publishing": True}).text
    assert texts(bare, ".whose dt") == [worded(slug) for slug in LABELS]
    assert texts(bare, ".whose dd") == ["", "", ""]
    file = tmp_path / "result.pdf"
    file.write_bytes(engine.render(html.encode()))
    first, _ = sheets_of(file)
    assert letters(f"{worded('for-the-shop')} {LONGEST}") in letters(first)


@pytest.mark.slow
def test_a_result_holds_the_answers_the_change_the_way_on_and_every_disclaimer(results):
    on_each = [e.fields["text"] for e in of("flow.disclaimer")]
    assert DISCLAIMER in on_each
    on_each += ["What would change it", worded("flow-from-here")]
    for vector, file in results.items():
        said = said_by(file)
        texts = [GIVEN[answer] for answer in vector.answers.items()]
        for words in (*texts, *on_each):
            assert letters(words) in said, (vector, words)


@pytest.mark.slow
def test_a_result_leads_back_to_its_answers(results, server):
    for vector, file in results.items():
        links = run("pdfinfo", "-url", file)
        assert f"{server.origin}{AUDIT}?{query(vector)}" in links, vector


@pytest.mark.slow
def test_the_same_answers_make_the_same_bytes_whoever_asks(results, server):
    """A PDF is a whole page's, be it asked for as a part."""
    answer = pdf_of(server, EXAMPLE, HX_Request="true")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.headers["Cache-Control"] == "private, max-age=60"
    published = server.get(PDF).headers
    for name in ("Content-Disposition", "Content-Security-Policy"):
        assert answer.headers[name] == published[name], name
    assert answer.body == results[EXAMPLE].read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells of connections")
def test_six_who_went_away_keep_nobody_from_their_pdf(published, tmp_path, monkeypatch):
    """Their renderers are held, so that none is there that ends by itself."""
    monkeypatch.setenv(scratch.SETTING, str(tmp_path))
    before = children(os.getpid())
    with own(VAR) as server:
        [process] = children(os.getpid()) - before
        port = int(server.origin.rpartition(":")[2])
        gone = [socket.create_connection(("127.0.0.1", port)) for _ in range(6)]
        for connection, vector in zip(gone, VECTORS, strict=False):
            asked = f"GET {PDF}?{query(vector)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            connection.sendall(asked.encode())
        until(lambda: renderers(process))
        held = renderers(process)
        for renderer in held:
            os.kill(renderer, signal.SIGSTOP)
        for connection in gone:
            connection.close()
        began = time.monotonic()
        until(lambda: not any(map(command, held)))
        assert time.monotonic() - began < demand.SECONDS_TO_RENDER / 2
        assert pdf_of(server, EXAMPLE).status == 200
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("services=half", f"{AUDIT}?answers=h---------"),
        ("answers=h---------", f"{AUDIT}?answers=h---------"),
        (f"{LONG}&zones=full", f"{AUDIT}?services="),
        (LONG.replace("zones=none", "zones=maybe"), f"{AUDIT}?services="),
        (SAMPLE[:-1], f"{AUDIT}?{SAMPLE[:-1]}"),
        ("services=%0D%0AX-Evil:1%00%FF", f"{AUDIT}?services=X-Evil%3A1%00%EF%BF%BD"),
    ],
)
def test_an_unfinished_audit_has_no_pdf_and_leads_to_its_page(server, asked, led_to):
    answer = server.get(f"{PDF}?{asked}")
    assert answer.status == 302
    assert answer.headers["Location"].startswith(led_to)
    assert "X-Evil" not in answer.headers


def test_the_bare_address_is_the_published_questions_on_paper(server, publication):
    assert server.get(PDF).body == (publication / PDF.removeprefix("/")).read_bytes()


def test_beyond_one_that_renders_and_two_that_wait_come_again_later(application, monkeypatch):
    monkeypatch.setattr(demand, "SECONDS_FOR_A_TURN", PATIENCE)  # which nobody has to have here
    monkeypatch.setattr(demand, "SECONDS_TO_RENDER", PATIENCE)  # on a machine that is busy, too
    with monkeypatch.context() as patch:
        for other in map(str.encode, "abc"):
            patch.setitem(demand._renderings, other, demand._Rendering(other))
        began = time.monotonic()
        status, fields, body = application(f"{PDF}?{SAMPLE}")
        assert status == "503 Service Unavailable"
        assert fields["Retry-After"] == str(demand.SECONDS_TO_RETRY)
        assert b"try again" in body
        assert time.monotonic() - began < PATIENCE
        assert application("/?a=1")[0] == "200 OK"
    assert application(f"{PDF}?{SAMPLE}")[0] == "200 OK"


def test_whether_there_is_a_pdf_is_said_without_making_it(application):
    with demand._turn:  # so that nothing could be made
        status, fields, body = application(f"{PDF}?{SAMPLE}", REQUEST_METHOD="HEAD")
    assert (status, fields["Content-Type"], body) == ("200 OK", "application/pdf", b"")
    assert "Content-Length" not in fields


def test_whoever_waits_too_long_for_a_turn_comes_again_later(application, monkeypatch):
    monkeypatch.setattr(demand, "SECONDS_FOR_A_TURN", 0.05)
    with demand._turn:
        status, fields, _ = application(f"{PDF}?{SAMPLE}")
    assert (status[:3], fields["Retry-After"]) == ("503", str(demand.SECONDS_TO_RETRY))


def test_a_pdf_that_takes_too_long_is_given_up_with_its_process(application, monkeypatch):
    monkeypatch.setattr(demand, "SECONDS_TO_RENDER", 0.01)
    before = children(os.getpid())
    status, fields, _ = application(f"{PDF}?{SAMPLE}")
    assert (status[:3], fields["Retry-After"]) == ("503", str(demand.SECONDS_TO_RETRY))
    assert children(os.getpid()) == before
