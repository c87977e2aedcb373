"""Builds a revision beside the published one, checks all of it, and only then moves the link."""

import fcntl
import filecmp
import json
import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage
from django.core.management import call_command
from django.db import connection, transaction
from tqdm import tqdm
from whitenoise.compress import Compressor

from artifacts.offered import gathered
from pagetojob import content, database, links, revisions, sizes
from pagetojob.editions import edition
from pagetojob.keys import keys
from pagetojob.pdf import digests, probe, render
from pagetojob.rendering import Renderer
from pagetojob.revisions import Revision

KEPT_REVISIONS = 3
PDF_DIGESTS = "pdf-digests.json"
# What django-htmx ships beside the one file that our pages load.
UNUSED_STATIC = ["htmx-4*", "htmax-*", "ext", "django-htmx.js", "htmx-2.js"]


class RevisionRefused(Exception):
    """A page links to what is not there, or a PDF cannot be made; ``problems`` names each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(f"The revision has {len(problems)} problem(s).")
        self.problems = problems


@dataclass(frozen=True)
class Published:
    """What publishing did: the revision, and how many pages and PDFs it made or found made."""

    revision: Revision
    pages: int = 0
    pdfs_made: int = 0
    pdfs_reused: int = 0


def publish() -> Published:
    """Publishes the fixtures as they are. Publishing what is published already does nothing.

    Raises ``ContentRefused``, ``RevisionRefused`` or ``PageError``; whatever it raises, what was
    published stays published.
    """
    with _one_at_a_time():
        name = revisions.name(probe.engine())
        folder = settings.VAR / "revisions" / name
        revision = revisions.read(folder)
        outcome = Published(revision) if revision else _build(folder)
        os.utime(outcome.revision.folder)
        revisions.point_at(outcome.revision)
        database.use(outcome.revision.database)
        _forget_old_revisions()
    return outcome


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """A second publish waits for the first; a lock of the system's ends with its process."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    with (settings.VAR / "publish.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left_over in settings.VAR.glob("revisions/.building-*"):
            shutil.rmtree(left_over)
        yield


def _build(folder: Path) -> Published:
    folder.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=".building-", dir=folder.parent))
    building.chmod(0o755)
    revision = Revision(building, revisions.release(), probe.note())
    try:
        fill_database(revision.database, settings.FIXTURES)
        revision = replace(revision, keys=keys().known)
        # Pages name static files by their digest, so those come first.
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=UNUSED_STATIC)
        renderer = Renderer()
        addresses = pages()
        html = _shown(renderer, addresses)
        papers = {paper: html[address] for address, paper in addresses.items() if paper}
        made, reused = (0, 0) if revision.pdf_note else _write_pdfs(revision, renderer, papers)
        revision = replace(revision, sizes=_sizes(revision.files))
        _write_pages(revision, html)
        _write_static(revision.files)
        _check_links(revision.files, html)
        _compress(revision.files)
        revision.write_note()
        connection.close()
        shutil.rmtree(folder, ignore_errors=True)  # the rest of one that never became whole
        building.rename(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return Published(replace(revision, folder=folder), len(html), made, reused)


def fill_database(file: Path, fixtures: Path) -> None:
    """A new SQLite file with the content of the fixtures. Raises ``ContentRefused``."""
    database.use(file, mode="rwc")
    call_command("migrate", run_syncdb=True, verbosity=0)
    with transaction.atomic():
        content.load(fixtures)


def pages() -> dict[str, str | None]:
    """The address of every page that there is, with that of its PDF."""
    return gathered("addresses", "pages")


def _shown(renderer: Renderer, addresses: Iterable[str]) -> dict[str, str]:
    """Every page, by address."""
    counted = tqdm(addresses, desc="pages", unit="", disable=None)
    return {address: renderer.html(address).decode() for address in counted}


def _write_pages(revision: Revision, html: Mapping[str, str]) -> None:
    """Each into the revision, with what its links say of the PDFs that are there."""
    for address, page in html.items():
        file = revision.files / address.removeprefix("/") / "index.html"
        _in_its_folder(file).write_bytes(sizes.filled(page, revision.sizes).encode())


def _in_its_folder(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def _write_pdfs(
    revision: Revision, renderer: Renderer, papers: Mapping[str, str]
) -> tuple[int, int]:
    """Every PDF into the revision, ``papers`` being the HTML of its page by its address; how many
    were made and how many reused.

    A PDF whose inputs are as they were is taken from the published revision.
    """
    before = revisions.current()
    known = _pdf_digests(before) if before else {}
    wanted, found = {}, {}
    for address, page in papers.items():
        name = address.removeprefix("/")
        source = renderer.html(address, edition=edition(page))
        found[name] = digests.digest(source)
        if before and known.get(name) == found[name]:
            shutil.copyfile(before.files / name, _in_its_folder(revision.files / name))
        else:
            wanted[name] = source
    (revision.folder / PDF_DIGESTS).write_text(json.dumps(found, indent=2) + "\n")
    _make_pdfs(revision.files, wanted)
    return len(wanted), len(found) - len(wanted)


def _make_pdfs(folder: Path, wanted: dict[str, bytes]) -> None:
    """Rendered by processes, since threads would wait for each other."""
    problems = []
    workers = min(os.cpu_count() or 1, len(wanted)) or 1
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        results = {name: pool.submit(render, source) for name, source in wanted.items()}
        for name, result in tqdm(results.items(), "PDFs", unit="", disable=None):
            if error := result.exception():
                problems.append(f"/{name} cannot be made: {error}.")
            else:
                _in_its_folder(folder / name).write_bytes(result.result())
    if problems:
        raise RevisionRefused(problems)


def _sizes(folder: Path) -> dict[str, sizes.Size]:
    """Those of the PDFs in a folder, by address."""
    files = folder.rglob("*.pdf")
    return {f"/{file.relative_to(folder)}": sizes.size(file.read_bytes()) for file in files}


def _pdf_digests(revision: Revision) -> dict[str, str]:
    """By name below its files; a revision without PDFs has none."""
    file = revision.folder / PDF_DIGESTS
    return json.loads(file.read_text()) if file.is_file() else {}


def _write_static(folder: Path) -> None:
    assert isinstance(staticfiles_storage, ManifestStaticFilesStorage)  # says STORAGES
    for name in staticfiles_storage.hashed_files.values():
        target = _in_its_folder(folder / "static" / name)
        shutil.copyfile(staticfiles_storage.path(name), target)
    # Browsers ask for it by this name beside a PDF, which cannot name an icon of its own.
    shutil.copyfile(staticfiles_storage.path("img/favicon.ico"), folder / "favicon.ico")


def _check_links(folder: Path, html: dict[str, str]) -> None:
    files = {f"/{file.relative_to(folder).as_posix()}" for file in folder.rglob("*")}
    if problems := links.broken(html, files, settings.ORIGIN):
        raise RevisionRefused(problems)


def _compress(folder: Path) -> None:
    """What is as it was is taken from the published revision, compressed."""
    before = revisions.current()
    compressor = Compressor(quiet=True)
    fresh = []
    for file in [file for file in folder.rglob("*") if file.is_file()]:
        old = before and before.files / file.relative_to(folder)
        if old and old.is_file() and filecmp.cmp(file, old, shallow=False):
            for packed in old.parent.glob(f"{old.name}.[bg][rz]"):
                shutil.copyfile(packed, file.parent / packed.name)
        elif compressor.should_compress(file.name):
            fresh.append(str(file))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(compressor.compress, fresh))
    for file in folder.rglob("*"):
        # A page put back must not look older than the one it replaces: files have no time at all.
        os.utime(file, (0, 0))


def _forget_old_revisions() -> None:
    """Keeps what is published and the few before it: a request may still be reading one."""
    published = settings.CURRENT.resolve()
    folders = [note.parent for note in settings.VAR.glob(f"revisions/[!.]*/{revisions.NOTE}")]
    folders.sort(key=lambda folder: (folder == published, folder.stat().st_mtime), reverse=True)
    for folder in folders[KEPT_REVISIONS:]:
        shutil.rmtree(folder)
    kept = filter(None, map(revisions.read, folders[:KEPT_REVISIONS]))
    releases = {revision.release for revision in kept}
    for collected in (settings.VAR / "static").iterdir():
        if collected.name not in releases:
            shutil.rmtree(collected)
