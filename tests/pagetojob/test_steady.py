"""What a worker serves when what is published is damaged, of other code, gone or moving, and what
it says of itself.
"""

import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from pagetojob import inputs, revisions
from pagetojob.logs import OnceAMinute
from pagetojob.serving import Application
from tests.support.application import Answered, ask
from tests.support.places import Place
from tests.support.revisions import Shelf, shelf

MINE = "my release"
SHEET = "/static/sheet.{}.css"


@pytest.fixture(name="shelf")
def _shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    monkeypatch.setattr(inputs, "release", lambda: MINE)
    with shelf(tmp_path) as made:
        yield made


@pytest.fixture
def start() -> Callable[[], Application]:
    return lambda: Application(django)


def django(environ: dict, start_response: Callable) -> list[bytes]:
    start_response("200 OK", [])
    return [b"django"]


def page(application: Application, address: str = "/front/") -> str:
    return ask(application, address).text


def harm(revision: revisions.Revision) -> None:
    (revision.files / "front" / "index.html").write_text("wor")


def test_a_worker_that_starts_serves_the_whole_revision_before_a_damaged_one(shelf, start, caplog):
    shelf.publish("before", MINE, front="old words")
    harm(shelf.publish("damaged", MINE, front="new words"))
    assert page(start()) == "old words"
    assert "damaged: site/front/index.html is not as it was published" in caplog.text


def test_a_worker_that_runs_keeps_what_it_had_until_it_is_healed(shelf, start, monkeypatch):
    monkeypatch.setattr("pagetojob.serving.SECONDS_AFTER_A_FAILURE", 0)
    shelf.publish("before", MINE, front="old words")
    application = start()
    damaged = shelf.publish("damaged", MINE, front="new words")
    harm(damaged)
    application.follow()
    assert page(application) == "old words"
    assert readiness(application).text == "not ready: what is published is damaged\n"
    (damaged.files / "front" / "index.html").write_text("new words")
    application.follow()
    assert page(application) == "new words"


@pytest.mark.parametrize("link", ["gone", "dangling"])
def test_a_worker_that_starts_without_a_link_serves_what_is_there(shelf, start, link):
    shelf.publish("one", MINE, front="words")
    settings.CURRENT.unlink()
    if link == "dangling":
        settings.CURRENT.symlink_to("revisions/nowhere")
    assert page(start()) == "words"


def test_a_worker_that_is_replaced_is_the_same_as_the_one_that_died(shelf, start, caplog):
    """Although other code has been published beside it."""
    shelf.publish("mine", MINE, front="my words")
    shelf.publish("other", "another release", front="its words")
    application = start()
    assert page(application) == "my words"
    assert "other was made by other code: restart to serve it." in caplog.text
    assert ask(application, "/readyz").text == "not ready: another release is published: restart\n"


def test_a_worker_that_runs_does_not_follow_to_other_code(shelf, start):
    shelf.publish("mine", MINE, front="my words")
    application = start()
    shelf.publish("other", "another release", front="its words")
    application.follow()
    assert page(application) == "my words"
    shelf.publish("mine too", MINE, front="more of my words")
    application.follow()
    assert page(application) == "more of my words"


def test_an_open_page_finds_its_style_sheet_after_a_restart_with_other_code(shelf, start):
    shelf.publish("old", "old release", front="words")
    shelf.publish("gone", "a damaged release", front="words")
    shutil.rmtree(shelf.folder / "revisions" / "gone" / "site" / "static")
    shelf.publish("mine", MINE, front="words")
    application = start()
    for release in (MINE, "old release"):
        assert page(application, SHEET.format(release)) == f"/* {release} */"
    assert page(application, SHEET.format("a damaged release")) == "django"


def test_only_what_was_published_is_served(shelf, start):
    revision = shelf.publish("one", MINE, front="words")
    (revision.files / "front" / "notes.txt").write_text("left behind")
    assert page(start(), "/front/notes.txt") == "django"


def test_what_two_revisions_share_is_in_memory_once(shelf, start):
    shelf.publish("one", MINE, front="words", about="us")
    application = start()
    before = application.served.files
    shelf.publish("two", MINE, front="other words", about="us")
    application.follow()
    after = application.served.files
    assert after is not before
    [shared] = before.known.keys() & after.known.keys() - {_sheet(before)}
    assert before.known[shared] is after.known[shared]


def _sheet(files) -> str:
    return next(digest for path, digest in files.digests.items() if path.endswith(".css"))


def test_a_folder_is_held_as_long_as_a_request_is_answered_from_it(shelf, start):
    shelf.publish("one", MINE, front="words")
    environs: list[dict] = []
    application = Application(lambda environ, start_response: environs.append(environ) or [b""])
    ask_for_a_query = {"PATH_INFO": "/x/", "REQUEST_METHOD": "GET", "HTTP_HOST": "127.0.0.1"}
    application(dict(ask_for_a_query), lambda status, fields: None)
    second = shelf.publish("two", MINE, front="words")
    application.follow()
    with revisions.alone_with(second.folder) as alone:
        assert not alone
    for still in (True, False):
        with revisions.alone_with(shelf.folder / "revisions" / "one") as alone:
            assert alone is not still
        environs.clear()


def readiness(application: Application, host: str = "10.0.3.5:8000") -> Answered:
    return ask(application, "/readyz", HTTP_HOST=host)


def test_a_worker_is_alive_whatever_it_serves_and_whoever_asks(shelf, start):
    application = start()
    alive = ask(application, "/healthz", HTTP_HOST="10.0.3.5:8000")
    assert (alive.status, alive.text) == ("200 OK", "ok, nothing is published\n")
    assert readiness(application).text == "not ready: nothing is published\n"
    assert ask(application, "/").status == "503 Service Unavailable"
    refused = ask(application, "/healthz", REQUEST_METHOD="POST")
    assert (refused.status, refused.headers["Allow"]) == ("405 Method Not Allowed", "GET, HEAD")


def test_a_worker_is_ready_when_it_can_read_a_row_of_what_is_published(small, tmp_path):
    with small.entered():
        copy = small.copy(tmp_path, small.fixtures)
    with copy.entered():
        application = Application(django)
        ready = readiness(application)
        assert (ready.status, ready.text) == ("200 OK", f"ok, revision {copy.revision.name}\n")
        copy.revision.database.unlink()  # a link to the one that others read
        said = readiness(application)
        assert said.status == "503 Service Unavailable"
        assert said.text == "not ready: the database cannot be read\n"


def test_readiness_says_that_what_is_published_is_damaged(small: Place, tmp_path):
    with small.entered():
        copy = small.copy(tmp_path, small.fixtures)
    with copy.entered():
        application = Application(django)
        settings.CURRENT.unlink()
        application.follow()
        assert readiness(application).text == "not ready: what is published cannot be read\n"


def test_a_worker_beside_whose_code_nothing_is_published_is_not_ready(shelf, start):
    shelf.publish("other", "another release", front="its words")
    assert readiness(start()).text == "not ready: another release is published: restart\n"


def test_what_fails_again_and_again_is_said_once_a_minute(monkeypatch, caplog):
    now = [0.0]
    monkeypatch.setattr("pagetojob.logs.time.monotonic", lambda: now[0])
    logger, sparing = logging.getLogger("django.security"), OnceAMinute()
    caplog.handler.addFilter(sparing)
    try:
        for second in range(0, 120, 2):
            now[0] = float(second)
            logger.error("Refused: %s", f"/an-address/of/a/stranger/{second}")
            logger.error("Something else")
        said = [record.getMessage() + record.unsaid for record in caplog.records]
    finally:
        caplog.handler.removeFilter(sparing)
    assert len(said) == 4
    assert said[2].endswith("(and 29 times since this was last said)")
