"""A worker follows what is published, as far as its own code goes."""

from django.conf import settings

from pagetojob import inputs
from pagetojob.serving import Application
from tests.support.application import asks
from tests.support.audits import AUDIT


def test_a_worker_that_starts_too_early_serves_files_and_says_503_beside_them(
    published, monkeypatch
):
    monkeypatch.setattr(inputs, "release", lambda: "newer")
    application = Application(lambda environ, start_response: [b"django"])
    said = []
    for query in ("", "services=half"):
        body = application(asks(AUDIT, query), lambda status, fields: said.append(status))
        assert (b"<main" in b"".join(body)) == (query == "")
    assert said == ["200 OK", "503 Service Unavailable"]


def test_a_worker_goes_on_when_what_is_published_cannot_be_read(published, tmp_path, monkeypatch):
    application = Application(lambda environ, start_response: [b"django"])
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "revision.json").write_text("{")
    monkeypatch.setattr(settings, "CURRENT", broken)
    application.follow()
    assert application.served[0] == published.revision
    assert application.seen is None  # it will be looked at again


def test_a_worker_reads_a_revision_once(published, monkeypatch):
    application = Application(lambda environ, start_response: [b"django"])
    files = application.served[1]
    application.follow()
    assert application.served[1] is files


def test_a_worker_keeps_what_it_has_when_the_link_is_gone(published, tmp_path, monkeypatch):
    application = Application(lambda environ, start_response: [b"django"])
    monkeypatch.setattr(settings, "CURRENT", tmp_path / "nothing")
    application.follow()
    assert application.served[0] == published.revision
