"""Makes a revision: a folder beside the published one, all of which is checked."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from tqdm import tqdm
from whitenoise.compress import Compressor

from artifacts.offered import gathered
from pagetojob import content, database, links, sizes, storage
from pagetojob.editions import edition
from pagetojob.inputs import Inputs
from pagetojob.keys import keys
from pagetojob.pdf import digests, making, probe
from pagetojob.rendering import Renderer
from pagetojob.revisions import SITE, STATIC, Damaged, Revision

PDF_DIGESTS = "pdf-digests.json"


class RevisionRefused(Exception):
    """A page or a sheet names what is not there, or a PDF cannot be made: ``problems``."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(f"The revision has {len(problems)} problem(s).")
        self.problems = problems


@dataclass(frozen=True)
class Published:
    """What publishing did: the revision, the one before, how many pages and PDFs it made or found
    made, and what was left undone once it was published.
    """

    revision: Revision
    before: Revision | None = None
    pages: int = 0
    pdfs_made: int = 0
    pdfs_reused: int = 0
    undone: str = ""


def build(folder: Path, read: Inputs, before: Revision | None) -> Published:
    """Fills a folder with the revision that these inputs make; what is as it was in the one before
    is taken from there.

    Raises ``ContentRefused``, ``RevisionRefused`` or ``PageError``.
    """
    revision = Revision(folder, read.release, probe.note(), origin=settings.ORIGIN)
    read.write(revision.code)
    revision = replace(revision, static=_write_static(revision, before))
    fill_database(revision.database, revision.code / settings.FIXTURES.name)
    revision = replace(revision, keys=keys().known)
    renderer = Renderer()
    addresses = pages()
    html = _shown(renderer, addresses)
    papers = {paper: html[address] for address, paper in addresses.items() if paper}
    made, reused = (0, 0)
    if not revision.pdf_note:
        made, reused = _write_pdfs(revision, before, renderer, papers)
    revision = replace(revision, sizes=_sizes(revision.files))
    _write_pages(revision, html)
    _check_links(revision.files, html)
    if before:
        _carry_over(revision, before)
    _compress(revision.files)
    connection.close()
    return Published(revision, before, len(html), made, reused)


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
    revision: Revision, before: Revision | None, renderer: Renderer, papers: Mapping[str, str]
) -> tuple[int, int]:
    """Every PDF into the revision, ``papers`` being the HTML of its page by its address; how many
    were made and how many reused.

    A PDF whose inputs are as they were is taken from the published revision.
    """
    known = _pdf_digests(before) if before else {}
    wanted, found = {}, {}
    for address, page in papers.items():
        name = address.removeprefix("/")
        source = renderer.html(address, edition=edition(page))
        found[name] = digests.digest(source)
        same = known.get(name) == found[name]
        if not (before and same and _is_taken(before, f"{SITE}/{name}", revision.files / name)):
            wanted[name] = source
    (revision.folder / PDF_DIGESTS).write_text(json.dumps(found, indent=2) + "\n")
    with tempfile.TemporaryDirectory(prefix="fonts-", dir=revision.folder) as folder:
        _make_pdfs(revision.files, wanted, Path(folder))
    return len(wanted), len(found) - len(wanted)


def _make_pdfs(folder: Path, wanted: Mapping[str, bytes], temporary: Path) -> None:
    problems = []
    for name, pdf in making.make(wanted, temporary):
        if isinstance(pdf, Exception):
            problems.append(f"/{name} cannot be made: {pdf}.")
        else:
            _in_its_folder(folder / name).write_bytes(pdf)
    if problems:
        raise RevisionRefused(problems)


def _sizes(folder: Path) -> dict[str, sizes.Size]:
    """Those of the PDFs in a folder, by address."""
    files = folder.rglob("*.pdf")
    return {f"/{file.relative_to(folder)}": sizes.size(file.read_bytes()) for file in files}


def _pdf_digests(revision: Revision) -> dict[str, str]:
    """By name below its files; a revision without PDFs has none."""
    try:
        digests_then: dict[str, str] = json.loads(revision.load(PDF_DIGESTS))
    except Damaged:
        return {}
    return digests_then


def _is_taken(before: Revision, name: str, file: Path) -> bool:
    """Copies one of its files, where that is as it was published."""
    try:
        before.hand_over(name, _in_its_folder(file))
    except Damaged:
        return False
    return True


def _write_static(revision: Revision, before: Revision | None) -> dict[str, str]:
    """What pages load, each file under a name that follows its bytes; pages are then made with
    these names.
    """
    same = before if before and before.release == revision.release else None
    names = same.static if same and _is_static_taken(same, revision) else _collected(revision)
    # Browsers ask for it by this name beside a PDF, which cannot name an icon of its own.
    icon = revision.files / "static" / names["img/favicon.ico"]
    shutil.copy2(icon, revision.files / "favicon.ico")
    storage.use(names)
    return names


def _is_static_taken(before: Revision, revision: Revision) -> bool:
    names = [name for name in before.digests if name.startswith(STATIC)]
    return all(_is_taken(before, name, revision.folder / name) for name in names)


def _collected(revision: Revision) -> dict[str, str]:
    with tempfile.TemporaryDirectory(prefix="static-", dir=revision.folder) as folder:
        try:
            names = storage.collect(Path(folder))
        except ValueError as error:
            raise RevisionRefused([str(error)]) from error
        for name in names.values():
            shutil.copyfile(Path(folder) / name, _in_its_folder(revision.files / "static" / name))
    return names


def _check_links(folder: Path, html: dict[str, str]) -> None:
    files = {f"/{file.relative_to(folder).as_posix()}" for file in folder.rglob("*")}
    if problems := links.broken(html, files, settings.ORIGIN):
        raise RevisionRefused(problems)


def _carry_over(revision: Revision, before: Revision) -> None:
    """What is as it was keeps its time, and is compressed already."""
    now = {file.relative_to(revision.folder).as_posix(): file for file in _files(revision.files)}
    for name, file in now.items():
        if hashlib.sha256(file.read_bytes()).hexdigest() == before.digests.get(name):
            for packed in (name, f"{name}.gz", f"{name}.br"):
                if packed in before.digests:
                    _is_taken(before, packed, revision.folder / packed)


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def _compress(folder: Path) -> None:
    compressor = Compressor(quiet=True)
    fresh = [
        str(file)
        for file in _files(folder)
        if compressor.should_compress(file.name) and not Path(f"{file}.gz").exists()
    ]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(compressor.compress, fresh))
