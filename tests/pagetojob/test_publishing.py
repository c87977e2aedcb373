"""Publishing is all or nothing, and a running server follows it without a restart."""

import io
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from pagetojob import building, housekeeping, inputs, origins, publishing, revisions
from pagetojob.building import RevisionRefused
from pagetojob.content import ContentRefused
from pagetojob.pdf import NONE, probe
from pagetojob.rendering import PageError
from pagetojob.revisions import Revision
from tests.support.entries import worded
from tests.support.environment import APART, VAR
from tests.support.html import plain
from tests.support.places import SMALL, Place, pdfs_in
from tests.support.refusing import change as replace
from tests.support.server import Server, own


@contextmanager
def django_threads() -> Iterator[Callable[[Callable[[], object]], None]]:
    """Runs things at once, each with a connection of its own."""
    threads = []

    def run(task: Callable[[], object]) -> None:
        def closed() -> None:
            try:
                task()
            finally:
                connection.close()

        threads.append(threading.Thread(target=closed))
        threads[-1].start()

    yield run
    for thread in threads:
        thread.join()


def change(fixtures: Path) -> None:
    """The same words, yet a revision that was never there before."""
    file = fixtures / "flow.yaml"
    file.write_text(f"{file.read_text()}# {time.monotonic_ns()}\n")


QUESTION = "Does the site say what the shop does?"


@pytest.fixture(scope="module")
def apart(small: Place, django_db_blocker: object) -> Iterator[Place]:
    """The small content, published where only these tests look: they move the link."""
    with tempfile.TemporaryDirectory(prefix=APART, dir=VAR) as folder:
        fixtures = shutil.copytree(SMALL, Path(folder) / SMALL.name)
        yield small.copy(Path(folder), fixtures)


@pytest.fixture(scope="module")
def server(apart: Place) -> Iterator[Server]:
    """Serves what is published there."""
    with own(apart.folder) as server:
        yield server


@pytest.fixture
def fixtures(apart: Place) -> Iterator[Path]:
    """What is published next; after a test everything is again as it was."""
    with apart.entered():
        before = revisions.latest()
        yield apart.fixtures
        shutil.rmtree(apart.fixtures)
        shutil.copytree(SMALL, apart.fixtures)
        os.utime(before.folder)  # or it would be forgotten as the oldest
        revisions.point_at(before)


def test_an_edited_sentence_is_served_without_a_restart(fixtures, server, small, monkeypatch):
    """Takes long: a whole publish, its two PDFs by processes that load the engine first. Whatever
    is edited meanwhile is not in it.
    """
    fill = building.fill_database

    def edit(*places: Path) -> None:
        replace(fixtures / "steps.yaml", "What will homeowners see?", "What comes too late?")
        fill(*places)

    monkeypatch.setattr(building, "fill_database", edit)
    replace(fixtures / "steps.yaml", QUESTION, "What will homeowners see?")
    outcome = publishing.publish()
    assert server.settles(lambda: "What will homeowners see?" in plain(server.get("/").text))
    assert outcome.revision.name in server.get("/healthz").text
    # The flow and the step itself; every other PDF is the one that was made before.
    others = len(pdfs_in(small.revision.files)) - 2
    assert (outcome.pdfs_made, outcome.pdfs_reused) == (2, others)
    times = {page: _times(page, small.revision, outcome.revision) for page in ("", "guardrails")}
    assert times[""][0] < times[""][1]  # whoever copies by times and sizes sees what has changed
    assert times["guardrails"][0] == times["guardrails"][1]
    assert revisions.whole(outcome.revision.folder).origin == settings.ORIGIN


def _times(page: str, *of: Revision) -> list[float]:
    return [(revision.files / page / "index.html").stat().st_mtime for revision in of]


def test_what_is_damaged_is_made_anew_by_one_of_two_that_publish_at_once(fixtures, small):
    """The second finds the first's lock taken, and its folder whole when it comes in."""
    revision = revisions.latest()
    names = ("site/guardrails/index.html", "site/guardrails.pdf", "content.sqlite3")
    before = {name: revision.load(name) for name in names}
    for name in names:
        file = revision.folder / name
        file.unlink()  # the others' is another link to it
        file.write_bytes(before[name][:99])
    outcomes = []
    with django_threads() as run:
        run(lambda: outcomes.append(publishing.publish()))
        run(lambda: outcomes.append(publishing.publish()))
    assert {outcome.revision.name for outcome in outcomes} == {revision.name}
    assert sorted((bool(each.pages), each.pdfs_made) for each in outcomes) == [
        (False, 0),
        (True, 1),
    ]
    healed = revisions.whole(revisions.latest().folder)
    assert [healed.load(name) for name in names[:2]] == [before[name] for name in names[:2]]


def test_what_is_published_is_told_as_published_whatever_comes_after(fixtures, monkeypatch):
    def fails() -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(housekeeping, "forget_old_revisions", fails)
    said = io.StringIO()
    call_command("publish", stdout=said)
    assert "is published" in said.getvalue()
    assert "could not be cleared away: [Errno 5] Input/output error" in said.getvalue()


def test_code_that_changes_while_it_is_published_is_not_published(tmp_path, monkeypatch):
    monkeypatch.setattr(inputs, "release", lambda: "another")
    with pytest.raises(publishing.Unpublishable, match="publish again"):
        publishing._finish(Revision(tmp_path, "one", ""), tmp_path / "folder")
    assert not (tmp_path / revisions.NOTE).exists()


def test_a_broken_fixture_leaves_the_old_content_served(fixtures, server, small):
    address = "/steps/show-the-website-output/"
    assert server.settles(lambda: small.revision.name in server.get("/healthz").text)
    before = server.get(address).body
    replace(fixtures / "steps.yaml", "status: ready-now", "status: soon")
    with pytest.raises(ContentRefused):
        publishing.publish()
    assert revisions.latest().name == small.revision.name
    assert server.get(address).body == before
    assert not list(settings.VAR.glob("revisions/.building-*"))


def test_the_command_names_every_problem_and_fails(fixtures):
    replace(fixtures / "steps.yaml", "status: ready-now", "status: soon")
    replace(fixtures / "lanes.yaml", "number: 2", "number: 7")
    errors = io.StringIO()
    with pytest.raises(CommandError) as failed:
        call_command("publish", stderr=errors)
    said = errors.getvalue().splitlines()
    assert str(failed.value) == f"Nothing was published: {len(said)} problems, listed above."
    assert {line.partition(":")[0] for line in said} == {"content/lanes.yaml", "content/steps.yaml"}
    assert any(
        line.startswith("content/steps.yaml:6: flow.step qualify-the-account: status: ")
        for line in said
    )


def test_publishing_what_is_published_changes_nothing(fixtures, small, monkeypatch):
    said = []
    monkeypatch.setattr(origins, "remember", lambda *what: said.append(what))
    again = publishing.publish()
    assert again.revision.name == small.revision.name
    assert again.pages == 0
    assert said == [(settings.VAR, settings.ORIGIN)]  # for whoever publishes without saying it


def test_a_page_that_cannot_be_made_stops_the_publishing(fixtures, monkeypatch):
    monkeypatch.setattr("pagetojob.building.pages", lambda: {"/": None, "/nothing/": None})
    change(fixtures)
    with pytest.raises(PageError, match="/nothing/ answers 404 Not Found"):
        publishing.publish()


def test_a_broken_link_in_a_template_stops_the_publishing(fixtures, monkeypatch):
    monkeypatch.setattr("pagetojob.building.pages", lambda: {"/": None})
    change(fixtures)
    with pytest.raises(RevisionRefused) as refusal:
        publishing.publish()
    assert "/ links to /guardrails/, which is not there." in refusal.value.problems


def test_what_a_stopped_publish_left_is_taken_away(fixtures):
    left = settings.VAR / "revisions" / ".building-left"
    left.mkdir()
    publishing.publish()
    assert not left.exists()


def test_a_disk_that_is_full_is_said_in_a_sentence(fixtures, monkeypatch):
    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    change(fixtures)
    with monkeypatch.context() as patch:
        patch.setattr("pagetojob.building.pages", lambda: {"/": None})
        patch.setattr("pagetojob.building.shutil.copy2", full)
        with pytest.raises(CommandError, match=r"Nothing was published: .*No space left on device"):
            call_command("publish")


def test_a_revision_is_named_by_all_that_went_into_it(fixtures, small, monkeypatch):
    engine = probe.engine()
    name = small.revision.name
    assert inputs.read().name(engine) == name
    assert inputs.read().name("none") != name
    with monkeypatch.context() as patch:
        patch.setattr(settings, "ORIGIN", "https://pilot.example")
        assert inputs.read().name(engine) != name
    change(fixtures)
    assert inputs.read().name(engine) != name


def test_a_publish_forgets_all_but_the_last_few_revisions(fixtures):
    published = revisions.latest()
    for count in range(4):
        folder = settings.VAR / "revisions" / f"long-ago-{count}"
        folder.mkdir()
        Revision(folder, published.release, "").write_note()
        os.utime(folder, (count, count))
    publishing.publish()
    kept = {folder.name for folder in (settings.VAR / "revisions").iterdir()}
    assert len(kept) == housekeeping.KEPT_REVISIONS
    assert published.name in kept
    assert not kept & {"long-ago-0", "long-ago-1"}


def test_without_pango_the_pdfs_that_were_published_stay(fixtures, small, monkeypatch):
    monkeypatch.setattr(probe, "missing", lambda: ("Pango",))
    change(fixtures)
    with pytest.raises(CommandError) as failed:
        call_command("publish")
    assert "apt-get install libpango-1.0-0" in str(failed.value)
    assert revisions.latest().name == small.revision.name


def test_without_pango_pages_are_published_where_that_is_wanted(fixtures, server, monkeypatch):
    monkeypatch.setattr(probe, "missing", lambda: ("Pango",))
    said = io.StringIO()
    call_command("publish", without_pdfs=True, stdout=said)
    assert said.getvalue().count(probe.note()) == 1
    assert server.settles(lambda: server.get("/pilot-flow.pdf").status == 503)
    for path in ("/", "/steps/map-the-operating-model/", "/artifacts/titan-map/", "/guardrails/"):
        page = server.get(path).text
        assert worded("no-pdf") in plain(page), path
        assert ".pdf" not in page, path
        assert "apt-get" not in page, path
    answer = server.get("/lanes/owner.pdf")
    assert (answer.status, answer.text) == (503, f"{NONE}\n")
    assert server.get("/lanes/nobody.pdf").status == 404


def test_a_loopback_origin_is_pointed_out(fixtures):
    said = io.StringIO()
    call_command("publish", stdout=said)
    assert "which only this machine can open; set PAGETOJOB_ORIGIN" in said.getvalue()
