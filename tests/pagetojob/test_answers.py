"""What every answer keeps to: its headers, its methods, its caching, and no trace of a visit."""

import gzip
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import OperationalError, connection

from flow.models import Step
from pagetojob import origins
from pagetojob.serving import Application
from tests.support.application import asks
from tests.support.audits import AUDIT, EXAMPLE, PDF, query
from tests.support.conversations import PLAN_PDF
from tests.support.entries import STEPS
from tests.support.environment import ROOT
from tests.support.html import every, links, texts

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
        "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

# A browser's own reader of PDFs is under the policy too, and loads what it needs.
OF_A_PDF = {
    **SECURITY,
    "Content-Security-Policy": "frame-ancestors 'none'; form-action 'none'; base-uri 'none'",
}

KINDS_OF_ANSWER = {
    "a page": "/steps/map-the-operating-model/",
    "a page with a query": f"{AUDIT}?answers=h---------",
    "a page with a stranger's query": "/?utm_source=mail",
    "a missing page": "/no-such-page/",
    "a missing PDF": "/steps/no-such-step.pdf",
    "a redirect": "/steps/map-the-operating-model",
    "a malformed address": "/%ff/",
    "liveness": "/healthz",
}


@pytest.mark.parametrize("path", KINDS_OF_ANSWER.values(), ids=KINDS_OF_ANSWER.keys())
def test_every_kind_of_answer_carries_the_security_headers_and_no_cookie(server, path):
    answer = server.get(path)
    for name, value in SECURITY.items():
        assert answer.headers.get_all(name) == [value], name
    assert "Set-Cookie" not in answer.headers
    assert not re.search(r"\d", answer.headers.get("Server", ""))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/pilot-flow.pdf", "pagetojob-pilot-flow.pdf"),
        ("/artifacts/titan-map.pdf?utm_source=mail", "pagetojob-titan-map.pdf"),
        ("/artifacts/readiness-audit.pdf", "pagetojob-readiness-audit.pdf"),
        (f"{PDF}?{query(EXAMPLE)}", "pagetojob-readiness-audit.pdf"),
        (f"{PLAN_PDF}?shop=Smith", "pagetojob-plan.pdf"),
    ],
)
def test_a_pdf_is_shown_in_any_browser_and_saved_under_a_name_that_says_whose(server, path, name):
    """Published or made on demand; to know what is there it need not be made."""
    head = server.get(path, "HEAD")
    assert (head.status, head.headers["Content-Type"]) == (200, "application/pdf")
    for header, value in OF_A_PDF.items():
        assert head.headers.get_all(header) == [value], header
    assert head.headers.get_all("Content-Disposition") == [f'inline; filename="{name}"']


def test_an_origin_with_https_is_kept_to_it():
    """The headers are made from the settings once, so another origin needs another process."""
    script = (
        "import django; django.setup(); from pagetojob.headers import SECURITY; "
        "print(SECURITY['Strict-Transport-Security'])"
    )
    env = {
        **os.environ,
        "PAGETOJOB_ORIGIN": "https://pilot.example",
        "DJANGO_SETTINGS_MODULE": "pagetojob.settings",
    }
    command = [sys.executable, "-c", script]
    said = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    assert said.stdout == "max-age=31536000\n"


@pytest.mark.parametrize(
    "origin",
    [
        "pilot.example",
        "ftp://a",
        "https://a/b",
        "https://a?b",
        "https://u:p@a",
        "https://a:b",
        "https://",
    ],
)
def test_an_origin_that_is_none_stops_the_start(origin):
    env = {**os.environ, "PAGETOJOB_ORIGIN": origin}
    command = [sys.executable, "-c", "import pagetojob.settings"]
    ended = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert ended.returncode == 1
    assert ended.stderr.startswith("PAGETOJOB_ORIGIN is ")


@pytest.mark.parametrize("said", ["", None, "https://other.example"])
def test_an_origin_that_was_said_is_kept_until_another_is(tmp_path, said):
    origins.remember(tmp_path, "https://pilot.example")
    env = {**os.environ, "PAGETOJOB_VAR": str(tmp_path)}
    del env["PAGETOJOB_ORIGIN"]
    if said is not None:
        env["PAGETOJOB_ORIGIN"] = said
    command = [sys.executable, "-c", "from pagetojob.settings import ORIGIN; print(ORIGIN)"]
    done = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    assert done.stdout == f"{said or 'https://pilot.example'}\n"


def test_an_error_of_ours_is_a_plain_500_with_the_same_headers(application, monkeypatch, caplog):
    def failing(*names):
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(Step.objects, "select_related", failing)
    status, fields, body = application(f"{AUDIT}?answers=h---------")
    assert status == "500 Internal Server Error"
    assert SECURITY.items() <= fields.items()
    assert texts(body.decode(), "h1") == ["Something failed"]
    assert b"a fault of ours" not in body
    assert "a fault of ours" in caplog.text


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/artifacts/packages/",
        "/pilot-flow.pdf",
        "/healthz",
        "/nothing/",
        "/static/nothing",
        "/steps/map-the-operating-model",
    ],
)
def test_only_get_and_head_exist(server, method, path):
    answer = server.get(path, method)
    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "path", ["/", "/artifacts/packages/", "/pilot-flow.pdf", f"{AUDIT}?answers=h---------"]
)
def test_a_head_answers_as_a_get_without_its_body(server, path):
    head, whole = server.get(path, "HEAD"), server.get(path)
    assert (head.status, head.body) == (200, b"")
    for name in ("Content-Type", "Content-Length", "ETag", "Cache-Control"):
        assert head.headers[name] == whole.headers[name], name


@pytest.mark.parametrize("path", ["/", "/steps/map-the-operating-model/", "/pilot-flow.pdf"])
def test_a_published_file_is_kept_a_minute_and_asked_for_again_by_its_content(server, path):
    answer = server.get(path)
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert re.fullmatch(r'W/"[0-9a-f]{16}"', answer.headers["ETag"])
    assert "Last-Modified" not in answer.headers
    again = server.get(path, If_None_Match=answer.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_pages_come_compressed(server, encoding):
    plain, packed = server.get("/"), server.get("/", Accept_Encoding=encoding)
    assert packed.headers["Content-Encoding"] == encoding
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert packed.headers["ETag"] == plain.headers["ETag"]
    assert len(packed.body) < len(plain.body) / 4
    if encoding == "gzip":
        assert gzip.decompress(packed.body) == plain.body


@pytest.mark.parametrize("asked", ["bytes=0-99", "bytes=0-0", "bytes=99999999-", "lines=1-2"])
def test_a_file_comes_whole_whatever_part_is_asked_for(server, asked):
    part = server.get("/pilot-flow.pdf", Range=asked)
    assert (part.status, part.body) == (200, server.get("/pilot-flow.pdf").body)


def test_an_answer_to_any_other_query_is_stored_nowhere(server):
    answer = server.get(f"{AUDIT}?answers=x&utm_source=mail&q=%FF%00")
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_an_address_without_its_last_stroke_is_led_to_the_page(server):
    answer = server.get("/steps/map-the-operating-model")
    assert (answer.status, answer.headers["Location"]) == (301, "/steps/map-the-operating-model/")


@pytest.mark.parametrize(
    "path", ["/nothing/", "/steps/9/", "/artifacts/none/", "/lanes/none/", "/index.html"]
)
def test_a_missing_page_offers_the_flow_and_its_steps(server, path):
    answer = server.get(path)
    assert answer.status == 404
    offered = links(answer.text)
    assert "/" in offered
    assert len([each for each in offered if each.startswith("/steps/")]) == len(STEPS)
    assert not every(answer.text, 'link[rel="canonical"]')


@pytest.mark.parametrize("path", ["/%ff/", "/%00", "/steps/%c3%28/", "/%0d%0aX:y/", "/%ed%a0%80/"])
def test_a_malformed_address_is_a_400(server, path):
    answer = server.get(path)
    assert answer.status == 400
    assert "/" in links(answer.text)


def test_another_host_s_name_is_a_400_and_is_not_repeated(server):
    for path in ("/", "/pilot-flow.pdf", "/nothing/"):
        answer = server.get(path, Host="evil.example")
        assert answer.status == 400, path
        assert "evil" not in answer.text


def test_bytes_that_are_no_request_do_not_bring_the_server_down(server):
    server.raw(b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n")
    server.raw(b"\x00\x01\x02\r\n\r\n")
    assert server.get("/").status == 200


def test_liveness_names_the_revision_that_answers(published, server):
    answer = server.get("/healthz")
    assert answer.text == f"ok, revision {published.revision.name}\n"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_write_while_serving_is_refused_by_sqlite_itself(published, django_db_blocker):
    def writes(environ, start_response):
        Step.objects.first().save()

    with django_db_blocker.unblock():
        with pytest.raises(OperationalError, match="attempt to write a readonly database"):
            Application(writes)(asks(AUDIT, "services=half"), lambda status, fields: None)
        connection.close()


def test_until_something_is_published_the_database_is_read_only_too():
    assert settings.DATABASES["default"]["NAME"].endswith("?mode=ro")
