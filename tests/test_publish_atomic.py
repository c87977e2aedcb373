"""Publishing is all or nothing, and a running server follows it without a restart."""

import io
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from pagetojob import publishing, revisions
from pagetojob.content import ContentRefused
from pagetojob.pdf import probe
from pagetojob.publishing import Published
from pagetojob.serving import Published as Application
from tests.conftest import Server

QUESTION = "What does a ServiceTitan-ready website look like in practice?"


@pytest.fixture
def restored(published: Published, server: Server, django_db_blocker: object):
    """Lets a test publish something else, and puts the shipped content back after it."""
    with django_db_blocker.unblock():
        yield
        revisions.point_at(published.revision)
    _wait_until(lambda: published.revision.name in server.get("/healthz").text)


def _wait_until(true: Callable[[], bool]) -> None:
    """Every worker looks at the link for itself, so a change must be seen several times over."""
    seen = 0
    for _ in range(200):
        seen = seen + 1 if true() else 0
        if seen == 10:
            return
        time.sleep(0.05)
    raise AssertionError("never came true")


def test_an_edited_sentence_is_served_without_a_restart(fixtures, restored, server):
    file = fixtures / "steps.yaml"
    file.write_text(file.read_text().replace(QUESTION, "What will homeowners see?"))
    outcome = publishing.publish()
    _wait_until(lambda: "What will homeowners see?" in server.get("/").text)
    assert outcome.revision.name in server.get("/healthz").text
    assert (outcome.pdfs_made, outcome.pdfs_reused) == (2, 24)


def test_a_broken_fixture_leaves_the_old_content_served(fixtures, restored, published, server):
    before = server.get("/steps/show-the-website-output/").body
    file = fixtures / "steps.yaml"
    file.write_text(file.read_text().replace("status: ready now", "status: soon"))
    with pytest.raises(ContentRefused):
        publishing.publish()
    assert settings.CURRENT.resolve() == published.revision.folder
    assert server.get("/steps/show-the-website-output/").body == before
    assert not list(published.revision.folder.parent.glob(".building-*"))


def test_the_command_names_every_problem_and_fails(fixtures, restored):
    file = fixtures / "steps.yaml"
    file.write_text(file.read_text().replace("status: ready now", "status: soon"))
    errors = io.StringIO()
    with pytest.raises(CommandError, match="Nothing was published: 3 problems"):
        call_command("publish", stderr=errors)
    lines = errors.getvalue().splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("fixtures/steps.yaml:6: flow.step qualify-the-account: status: ")


def test_publishing_what_is_published_changes_nothing(published, restored):
    again = publishing.publish()
    assert again.revision == published.revision
    assert again.pages == 0


def test_a_revision_is_named_by_all_that_went_into_it(published, fixtures, monkeypatch):
    engine = probe.engine()
    name = published.revision.name
    assert revisions.name(engine) == name
    assert revisions.name("none") != name
    with monkeypatch.context() as patch:
        patch.setattr(settings, "ORIGIN", "https://pilot.example")
        assert revisions.name(engine) != name
    file = fixtures / "flow.yaml"
    file.write_text(file.read_text() + "# a comment\n")
    assert revisions.name(engine) != name


def test_only_the_last_few_revisions_are_kept(fixtures, restored, published):
    file = fixtures / "flow.yaml"
    for count in range(4):
        file.write_text(file.read_text() + f"# {count}\n")
        os.utime(published.revision.folder)  # as if it had been published lately
        publishing.publish()
    kept = [folder.name for folder in published.revision.folder.parent.iterdir()]
    assert len(kept) == publishing.KEPT_REVISIONS
    assert published.revision.name in kept


def test_without_pango_pages_are_published_and_say_how_to_have_pdfs(restored, server, monkeypatch):
    monkeypatch.setattr(probe, "missing", lambda: ("Pango",))
    said = io.StringIO()
    call_command("publish", stdout=said)
    sentence = probe.note()
    assert "apt-get install libpango-1.0-0" in sentence
    assert said.getvalue().count(sentence) == 1
    _wait_until(lambda: server.get("/pilot-flow.pdf").status == 503)
    for path in ("/", "/steps/map-the-operating-model/", "/artifacts/titan-map/", "/guardrails/"):
        page = server.get(path).text
        assert sentence in page, path
        assert ".pdf" not in page, path
    answer = server.get("/lanes/owner.pdf")
    assert (answer.status, answer.text) == (503, sentence + "\n")
    assert server.get("/lanes/nobody.pdf").status == 404


def test_a_loopback_origin_is_pointed_out(restored):
    said = io.StringIO()
    call_command("publish", stdout=said)
    assert "which only this machine can open; set PAGETOJOB_ORIGIN" in said.getvalue()


def test_a_worker_does_not_follow_to_another_release(published, tmp_path, monkeypatch):
    """New code needs a restart: its templates and static files are not this worker's."""
    application = Application(lambda environ, start_response: [b"django"])
    other = tmp_path / "revisions" / "other"
    other.mkdir(parents=True)
    note = {"release": "another", "pdf_note": ""}
    (other / "revision.json").write_text(json.dumps(note))
    monkeypatch.setattr(settings, "CURRENT", tmp_path / "current")
    settings.CURRENT.symlink_to(Path("revisions") / "other")
    application.follow()
    assert application.served[0] == published.revision


def test_a_worker_keeps_what_it_has_when_the_link_is_gone(published, tmp_path, monkeypatch):
    application = Application(lambda environ, start_response: [b"django"])
    monkeypatch.setattr(settings, "CURRENT", tmp_path / "nothing")
    application.follow()
    assert application.served[0] == published.revision
