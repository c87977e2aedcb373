"""What every answer of the running server keeps to: its shape, its headers, no trace of a visit."""

import gzip
import re
from itertools import pairwise

import pytest
from django.db import OperationalError

from flow.models import Step
from pagetojob import headers

KINDS_OF_ANSWER = {
    "a page": "/steps/map-the-operating-model/",
    "a page with a query": "/?utm_source=mail",
    "a PDF": "/pilot-flow.pdf",
    "a missing page": "/no-such-page/",
    "a missing PDF": "/steps/no-such-step.pdf",
    "a redirect": "/steps/map-the-operating-model",
    "a malformed address": "/%ff/",
    "liveness": "/healthz",
}


def test_every_page_has_one_heading_one_main_and_its_canonical_address(pages, server):
    for address, html in pages.items():
        assert len(re.findall(r"<h1\b", html)) == 1, address
        assert len(re.findall(r"<main\b", html)) == 1, address
        assert f'<link rel="canonical" href="{server.origin}{address}">' in html, address
        assert re.search(r'<meta name="description" content="[^"]{20,300}">', html), address


def test_every_page_has_a_title_of_its_own(pages):
    titles = [re.search(r"<title>(.+?) \| PageToJob</title>", html)[1] for html in pages.values()]
    assert len(set(titles)) == len(titles)


def test_headings_never_skip_a_level(pages):
    for address, html in pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", html)]
        assert levels[0] == 1, address
        steps = [after - before for before, after in pairwise(levels)]
        assert max(steps, default=0) <= 1, address


def test_the_step_s_number_is_part_of_its_heading(pages):
    heading = re.search(r"<h1.*?</h1>", pages["/steps/map-the-operating-model/"], re.S)[0]
    assert re.sub(r"<[^>]+>", "", heading) == "Step 3 of 8 Map the operating model"


@pytest.mark.parametrize("path", KINDS_OF_ANSWER.values(), ids=KINDS_OF_ANSWER.keys())
def test_every_kind_of_answer_carries_the_security_headers_and_no_cookie(server, path):
    answer = server.get(path)
    for name, value in headers.SECURITY.items():
        assert answer.headers.get_all(name) == [value], name
    assert "Set-Cookie" not in answer.headers
    assert not re.search(r"\d", answer.headers.get("Server", ""))


def test_the_security_policy_allows_nothing_unsafe_and_no_other_origin():
    assert "unsafe" not in headers.CONTENT_SECURITY_POLICY
    assert "http" not in headers.CONTENT_SECURITY_POLICY
    assert headers.CONTENT_SECURITY_POLICY.startswith("default-src 'none'")


def test_no_page_has_a_style_or_a_script_of_its_own(pages):
    for address, html in pages.items():
        assert not re.search(r"<[^>]+\s(?:style|on\w+)=", html), address
        assert "<style" not in html, address
        assert not re.search(r"<script(?![^>]*\ssrc=)", html), address


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["/", "/artifacts/packages/", "/pilot-flow.pdf", "/healthz"])
def test_only_get_and_head_exist(server, method, path):
    answer = server.get(path, method)
    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", ["/", "/artifacts/packages/", "/pilot-flow.pdf", "/?a=1"])
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


def test_a_static_file_is_named_by_its_content_and_kept_for_good(pages, server):
    names = set(re.findall(r'"(/static/[^"]+)"', pages["/"]))
    assert len(names) > 8
    for name in names:
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", name), name
        assert server.get(name).headers["Cache-Control"].endswith("immutable"), name


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_pages_come_compressed(server, encoding):
    plain, packed = server.get("/"), server.get("/", Accept_Encoding=encoding)
    assert packed.headers["Content-Encoding"] == encoding
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert packed.headers["ETag"] == plain.headers["ETag"]
    assert len(packed.body) < len(plain.body) / 4
    if encoding == "gzip":
        assert gzip.decompress(packed.body) == plain.body


def test_a_part_of_a_pdf_can_be_asked_for(server):
    whole = server.get("/pilot-flow.pdf")
    part = server.get("/pilot-flow.pdf", Range="bytes=0-99")
    assert (part.status, part.body) == (206, whole.body[:100])
    beyond = server.get("/pilot-flow.pdf", Range="bytes=99999999-")
    assert beyond.status == 416
    assert beyond.headers["X-Content-Type-Options"] == "nosniff"


def test_an_answer_to_a_query_is_stored_nowhere_and_shows_the_same_page(pages, server):
    answer = server.get("/steps/map-the-operating-model/?utm_source=mail&q=%FF%00")
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.text == pages["/steps/map-the-operating-model/"]


def test_a_query_on_a_pdf_is_ignored(server):
    assert server.get("/pilot-flow.pdf?x=1").body == server.get("/pilot-flow.pdf").body


def test_an_address_without_its_last_stroke_is_led_to_the_page(server):
    answer = server.get("/steps/map-the-operating-model")
    assert (answer.status, answer.headers["Location"]) == (301, "/steps/map-the-operating-model/")


@pytest.mark.parametrize(
    "path", ["/nothing/", "/steps/9/", "/artifacts/none/", "/lanes/none/", "/index.html"]
)
def test_a_missing_page_offers_the_flow_and_its_steps(server, path):
    answer = server.get(path)
    assert answer.status == 404
    assert 'href="/"' in answer.text
    assert answer.text.count('href="/steps/') == 8
    assert '<link rel="canonical"' not in answer.text


@pytest.mark.parametrize("path", ["/%ff/", "/%00", "/steps/%c3%28/", "/%0d%0aX:y/", "/%ed%a0%80/"])
def test_a_malformed_address_is_a_400(server, path):
    answer = server.get(path)
    assert answer.status == 400
    assert '<a href="/">' in answer.text


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


def test_a_write_while_serving_is_refused_by_sqlite_itself(db):
    step = Step.objects.first()
    with pytest.raises(OperationalError, match="attempt to write a readonly database"):
        step.save()


def test_a_first_visit_asks_for_little(pages, site):
    """Bytes as they travel, brotli where the file has it; PERFORMANCE goals are the ceilings."""
    static = set(re.findall(r'"(/static/[^"]+)"', pages["/"]))
    fonts = set(re.findall(r'url\("?\.\./(fonts/[^")]+)', _sheet(site, "layout")))
    files = {site / name.removeprefix("/") for name in static}
    files |= {site / "static" / name for name in fonts} | {site / "index.html"}
    assert len(files) <= 12
    assert sum(_travels(file) for file in files) <= 120_000
    assert _travels(site / "index.html") <= 12_000
    assert sum(_travels(file) for file in files if file.suffix == ".css") <= 10_000
    assert _travels(next(file for file in files if "walk" in file.name)) <= 3_000


def _sheet(site, name: str) -> str:
    return next((site / "static" / "css").glob(f"{name}.*.css")).read_text()


def _travels(file) -> int:
    packed = file.with_name(file.name + ".br")
    return (packed if packed.is_file() else file).stat().st_size
