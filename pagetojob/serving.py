"""Published files first: the WSGI application that decides what a request is answered with."""

import functools
import hashlib
import logging
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from wsgiref.headers import Headers

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from whitenoise import WhiteNoise

from pagetojob import database, headers, revisions
from pagetojob.revisions import Revision

logger = logging.getLogger("pagetojob")

Wsgi = Callable[[dict, Callable], Iterable[bytes]]
SECONDS_BETWEEN_LOOKS = 0.1


class Site(WhiteNoise):
    """One revision's files, their bodies in memory: opening files is what costs under load."""

    def __init__(self, root: Path) -> None:
        self.bodies: dict[str, bytes] = {}
        super().__init__(
            None,
            root=str(root),
            prefix="/",
            max_age=None,
            allow_all_origins=False,
            add_headers_function=self.add_headers,
        )

    def add_file_to_dictionary(self, url: str, path: str, stat_cache: dict | None = None) -> None:
        """A page's address is its folder; other spellings of it are Django's to redirect."""
        self.bodies[path] = Path(path).read_bytes()
        url = url.removesuffix("index.html") if url.endswith("/index.html") else url
        super().add_file_to_dictionary(url, path, stat_cache)

    def add_headers(self, file_headers: Headers, path: str, url: str) -> None:
        """The ETag is the content's own and weak, since one tag serves every encoding of it."""
        file_headers["Content-Type"] = file_headers["Content-Type"].replace('"', "")
        in_static = url.startswith(settings.STATIC_URL)
        file_headers["Cache-Control"] = headers.IMMUTABLE if in_static else headers.PUBLISHED
        file_headers["ETag"] = f'W/"{hashlib.sha256(self.bodies[path]).hexdigest()[:16]}"'
        for name, value in headers.SECURITY.items():
            file_headers[name] = value

    def serve(
        self, static_file: object, environ: dict, start_response: Callable
    ) -> Iterable[bytes]:
        plain = environ["REQUEST_METHOD"] == "GET" and "HTTP_RANGE" not in environ
        if plain and not static_file.is_not_modified(environ):
            path, file_headers = static_file.get_path_and_headers(environ)
            start_response("200 OK", file_headers)
            return [self.bodies[path]]
        return super().serve(static_file, environ, _secured(start_response))


def _secured(start_response: Callable) -> Callable:
    """WhiteNoise answers a range it cannot satisfy with that one header alone."""

    def start(status: str, response_headers: list, *rest: object) -> object:
        if status.startswith("416"):
            response_headers = [*response_headers, *headers.SECURITY.items()]
        return start_response(status, response_headers, *rest)

    return start


class Published:
    """Serves what ``var/current`` links to, and follows the link as it moves.

    A request keeps the revision it began with. A worker follows only to folders that its own
    release made: content changes without a restart, code does not.
    """

    def __init__(self, django: Wsgi) -> None:
        self.django = django
        self.release = revisions.release()
        self.looked = float("-inf")
        self.target = ""
        self.served: tuple[Revision | None, Site | None] = (None, None)
        self.follow()

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        if time.monotonic() - self.looked > SECONDS_BETWEEN_LOOKS:
            self.follow()
        revision, site = self.served
        if site and _may_be_a_file(environ):
            file = site.files.get(environ["PATH_INFO"])
            if file is not None:
                return site.serve(file, environ, start_response)
        environ["pagetojob.revision"] = revision
        if revision:
            database.use(revision.database)
        return self.django(environ, start_response)

    def follow(self) -> None:
        """Looks where the link points; reads the folder when it is a new one."""
        self.looked = time.monotonic()
        try:
            target = str(settings.CURRENT.readlink())
        except OSError:
            return
        if target == self.target:
            return
        self.target = target
        revision = revisions.current()
        if revision is None or revision.release != self.release:
            logger.warning("%s was made by other code: restart to serve it.", target)
            return
        self.served = revision, Site(revision.site)
        logger.info("Serving revision %s.", revision.name)


def _may_be_a_file(environ: dict) -> bool:
    """A query changes a page, so Django answers it; it changes no static file and no PDF."""
    path = environ["PATH_INFO"]
    return (
        environ["REQUEST_METHOD"] in ("GET", "HEAD")
        and (not environ.get("QUERY_STRING") or path.startswith("/static/") or path[-4:] == ".pdf")
        and _is_allowed(environ.get("HTTP_HOST", ""))
    )


@functools.lru_cache(maxsize=256)
def _is_allowed(host: str) -> bool:
    domain, _ = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
