"""A revision is trusted for what is in its folder, and never for the folder's name."""

import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from pagetojob import housekeeping, origins, publishing, revisions, start
from pagetojob.revisions import Damaged, Hold, Revision
from tests.support.revisions import Shelf, shelf


@pytest.fixture(name="shelf")
def _shelf(tmp_path: Path) -> Iterator[Shelf]:
    with shelf(tmp_path) as made:
        yield made


def rewrite(revision: Revision, text: str) -> None:
    (revision.folder / "revision.json").write_text(text)


def test_a_note_may_say_more_than_this_release_knows(shelf):
    revision = shelf.put("one", front="words")
    note = json.loads((revision.folder / "revision.json").read_text())
    rewrite(revision, json.dumps({**note, "weather": "fair", "folder": "/elsewhere"}))
    assert revisions.read(revision.folder) == revision


@pytest.mark.parametrize(
    "note",
    [
        *("", "{", "{}", "null", "[]", '"x"', "\xff"),
        '{"release": "from before there were digests", "pdf_note": ""}',
    ],
)
def test_a_note_that_says_nothing_is_named(shelf, note):
    revision = shelf.put("one")
    rewrite(revision, note)
    with pytest.raises(Damaged, match=r"^one: revision\.json "):
        revisions.read(revision.folder)


@pytest.mark.parametrize(("field", "value"), [("version", 99), ("release", 1), ("digests", [])])
def test_a_note_that_another_release_meant_otherwise_is_named(shelf, field, value):
    revision = shelf.put("one")
    note = json.loads((revision.folder / "revision.json").read_text())
    rewrite(revision, json.dumps({**note, field: value}))
    with pytest.raises(Damaged, match="says nothing that this release can read"):
        revisions.read(revision.folder)


@pytest.mark.parametrize("harm", ["cut", "other", "gone", "a folder"])
def test_a_file_that_is_not_as_it_was_published_is_named(shelf, harm):
    revision = shelf.put("one", front="words")
    assert revisions.whole(revision.folder) == revision
    file = revision.files / "front" / "index.html"
    file.unlink()
    if harm == "a folder":
        file.mkdir()
    elif harm != "gone":
        file.write_text({"cut": "wor", "other": "Words"}[harm])
    with pytest.raises(Damaged, match=r"^one: site/front/index\.html "):
        revisions.whole(revision.folder)


def test_what_lies_beside_the_files_that_were_published_does_no_harm(shelf):
    revision = shelf.put("one", front="words")
    (revision.files / ".DS_Store").write_text("Finder's own")
    assert revisions.whole(revision.folder) == revision


def test_what_a_server_holds_is_never_forgotten(shelf):
    held = shelf.publish("0")
    hold = Hold(held.folder)
    for name in "1234":
        shelf.publish(name)
    housekeeping.forget_old_revisions()
    assert shelf.names() == ["0", "2", "3", "4"]
    del hold
    housekeeping.forget_old_revisions()
    assert shelf.names() == ["2", "3", "4"]


def test_what_is_published_is_never_forgotten(shelf):
    """Even where the clock has gone back since the others were made."""
    first = shelf.put("0")
    for name in "1234":
        shelf.put(name)
    revisions.point_at(first)
    housekeeping.forget_old_revisions()
    assert shelf.names() == ["0", "3", "4"]


def test_a_server_that_cannot_follow_is_named(shelf):
    old = shelf.publish("old", "one release")
    hold = Hold(old.folder)
    same, other = shelf.publish("same", "one release"), shelf.publish("other", "another release")
    assert housekeeping.restart_for(same) == ""
    assert "old" in housekeeping.restart_for(other)
    del hold
    assert housekeeping.restart_for(other) == ""


def published(shelf: Shelf) -> str:
    return (shelf.folder / "current").resolve().name


def test_a_rollback_goes_to_the_whole_revision_before(shelf):
    one, _, _ = (shelf.publish(name) for name in ("one", "two", "three"))
    (one.files / "static" / "sheet.a release.css").write_text("damaged")
    assert publishing.go_back().name == "two"
    assert published(shelf) == "two"
    with pytest.raises(CommandError, match="no whole revision before this one is kept"):
        call_command("rollback")
    assert published(shelf) == "two"


def test_what_was_gone_back_from_is_not_gone_back_to(shelf):
    for name in ("one", "two", "wrong"):
        shelf.publish(name)
    publishing.go_back()
    shelf.publish("mended")
    assert [publishing.go_back().name for _ in range(2)] == ["two", "one"]


def test_going_back_takes_the_address_of_then(shelf):
    origins.remember(shelf.folder, "https://wrong.example")
    one = replace(shelf.publish("one"), origin="https://pilot.example")
    (one.folder / revisions.NOTE).unlink()
    one.write_note()
    os.utime(one.folder, (1, 1))
    shelf.publish("two")
    publishing.go_back()
    assert origins.remembered(shelf.folder) == "https://pilot.example"


def test_links_move_to_another_address_only_when_that_is_said(shelf, monkeypatch):
    before = replace(shelf.publish("one"), origin="https://pilot.example")
    monkeypatch.setattr(settings, "ORIGIN_SAID", False)
    with pytest.raises(publishing.Unpublishable, match=r"https://pilot\.example so far"):
        publishing._check_origin(before)
    for said, was in ((True, before), (False, replace(before, origin="http://127.0.0.1:8000"))):
        monkeypatch.setattr(settings, "ORIGIN_SAID", said)
        publishing._check_origin(was)


def test_a_folder_in_place_of_the_link_is_one_sentence(shelf):
    """As ``cp -L`` and images of containers make it."""
    (shelf.folder / "current").mkdir()
    with pytest.raises(CommandError, match="current is no link, as a copy makes it; remove it"):
        call_command("publish")


def test_a_server_starts_with_what_is_published_or_with_the_whole_one_before(shelf):
    assert revisions.to_serve() is None
    for name in ("one", "two", "three"):
        shelf.publish(name, front="words")
    revisions.point_at(revisions.read(shelf.folder / "revisions" / "two"))
    assert revisions.to_serve().name == "two"
    (shelf.folder / "revisions" / "two" / "site" / "front" / "index.html").unlink()
    assert revisions.to_serve().name == "three"
    rewrite(revisions.to_serve(), "")
    assert revisions.to_serve().name == "one"


def test_a_server_that_starts_waits_for_no_other_publish(shelf, capsys):
    """It may have been suspended; what was published before is served."""
    shelf.publish("one")
    with (shelf.folder / "publish.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert not start._publish()
    assert capsys.readouterr().out.startswith("Another publish is at work")
    assert not start._is_being_published()
