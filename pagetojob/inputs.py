"""What a revision is made from. Files are read once, and what was read is what is digested."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from django.conf import settings

# Editors, copies and systems leave files of other kinds beside these; none of them counts.
CODE = {".py", ".html", ".css", ".js", ".svg", ".ico", ".woff2", ".txt", ".conf"}
CONTENT = {".yaml"}

Files = Mapping[str, bytes]  # by name, as ``templates/flow.html``


@dataclass(frozen=True)
class Inputs:
    """The code and the content as they were when they were read."""

    code: Files
    content: Files

    @property
    def release(self) -> str:
        return _digest(self.code)

    def name(self, engine: str) -> str:
        """The name of the revision that these make; ``engine`` is the PDF engine's."""
        inputs = (self.release, _digest(self.content), settings.ORIGIN, engine)
        return hashlib.sha256("\n".join(inputs).encode()).hexdigest()[:12]

    def write(self, folder: Path) -> None:
        for name, data in [*self.code.items(), *self.content.items()]:
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)


def read() -> Inputs:
    return Inputs(_read(code(), CODE), _read([settings.FIXTURES], CONTENT))


def release() -> str:
    """The digest of the code, its templates, static files and lock, as they are now."""
    return _digest(_read(code(), CODE))


def changed_since(moment: float) -> bool:
    """Whether a file of the code was written, or put there, after a moment. A process has read its
    modules before it can digest them.
    """
    return any(file.stat().st_ctime > moment for path in code() for file in _below(path, CODE))


def code() -> list[Path]:
    """Our own apps and whatever else makes pages: the files and folders of a release."""
    apps = {name.partition(".")[0] for name in settings.INSTALLED_APPS}
    names = (*sorted(apps), "templates", "static", "manage.py", "requirements.txt")
    return [path for name in names if (path := settings.BASE_DIR / name).exists()]


def counts(name: PurePath, kinds: set[str]) -> bool:
    """Whether a file below one of those folders is of a kind, and nobody's hidden own."""
    return name.suffix in kinds and not any(part.startswith(".") for part in name.parts)


def _read(paths: list[Path], kinds: set[str]) -> Files:
    return {
        file.relative_to(path.parent).as_posix(): file.read_bytes()
        for path in paths
        for file in _below(path, kinds)
    }


def _below(path: Path, kinds: set[str]) -> Iterator[Path]:
    files = [path] if path.is_file() else sorted(path.rglob("*"))
    for file in files:
        if counts(file.relative_to(path.parent), kinds) and file.is_file():
            yield file


def _digest(files: Files) -> str:
    digest = hashlib.sha256()
    for name, data in files.items():
        digest.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return digest.hexdigest()
