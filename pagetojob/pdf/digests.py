"""What a PDF depends on, asked without loading the engine."""

import functools
import hashlib
from pathlib import Path

from django.conf import settings

from pagetojob.pdf import probe

SHEETS = (
    "tokens",
    "demo_site/tokens",
    "base",
    "components",
    "flow/components",
    "flow/strip",
    "flow/said",
    "flow/talk",
    "flow/plan",
    "flow/scope",
    "flow/persons",
    "artifacts/components",
    "artifacts/opening",
    "titan_map/components",
    "audit/components",
    "demo_site/front",
    "print",
    "flow/print",
    "flow/paper",
    "flow/plan-print",
    "flow/scope-print",
    "flow/persons-print",
    "artifacts/print",
    "artifacts/opening-print",
    "titan_map/print",
    "paper",
    "audit/paper",
    "demo_site/paper",
)
TIGHT = "tight"  # laid over them where a sheet of a PDF would be nearly empty


def digest(html: bytes) -> str:
    """What a PDF depends on: its HTML, the sheets and fonts, the engine, and this package."""
    return hashlib.sha256(html + _constant_inputs()).hexdigest()


@functools.cache
def _constant_inputs() -> bytes:
    root = Path(settings.STATICFILES_DIRS[0])
    files = [root / "css" / f"{sheet}.css" for sheet in (*SHEETS, TIGHT)]
    files += sorted((root / "fonts").glob("*.woff2"))
    # What this package does, and with which versions of the engine's own parts.
    files += sorted(each for each in Path(__file__).parent.iterdir() if each.is_file())
    files.append(settings.BASE_DIR / "requirements.txt")
    versions = f"{probe.engine()} {settings.ORIGIN}".encode()
    return versions + b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)
