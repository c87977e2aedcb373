"""``manage.py preview``: the fixtures as they are being edited, without publishing them.

The content goes into a throw-away database each time a fixture or a line of code changes; wrong
content is shown as the list of its problems in place of the page.
"""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.management.commands.runserver import Command as RunServer
from django.http.response import HttpResponseBase
from django.utils.autoreload import BaseReloader, autoreload_started
from django.utils.html import format_html, format_html_join

from pagetojob import database
from pagetojob.building import fill_database
from pagetojob.content import ContentRefused
from pagetojob.content.entries import Problem


class Command(RunServer):
    help = "Show the fixtures as they are being edited; the page reloads with them."

    def handle(self, *args: object, **options: object) -> None:
        settings.DEBUG = True
        autoreload_started.connect(_watch_fixtures)
        super().handle(*args, **options)

    def check_migrations(self) -> None:
        """There are none: the database is made anew from the fixtures."""

    # The stubs allow a handler of Django's only; the server takes any application.
    def get_handler(  # type: ignore[override]
        self, *args: object, **options: object
    ) -> WSGIApplication:
        self.folder = tempfile.TemporaryDirectory(prefix="preview-")
        file = Path(self.folder.name) / "content.sqlite3"
        try:
            fill_database(file, settings.FIXTURES)
        except ContentRefused as refusal:
            for problem in refusal.problems:
                self.stderr.write(str(problem))
            return _problem_page(refusal.problems)
        return _Preview(file, WSGIHandler())


class _Preview(StaticFilesHandler):
    """Static files as they are, and pages from the throw-away database."""

    def __init__(self, file: Path, application: WSGIHandler) -> None:
        super().__init__(application)
        self.file = file

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> HttpResponseBase:
        database.use(self.file)
        return super().__call__(environ, start_response)


def _watch_fixtures(sender: BaseReloader, **kwargs: object) -> None:
    sender.watch_dir(settings.FIXTURES, "**/*.yaml")


def _problem_page(problems: list[Problem]) -> WSGIApplication:
    rows = format_html_join("\n", "<li>{}</li>", ((str(problem),) for problem in problems))
    page = format_html(
        '<!doctype html>\n<html lang="en-US"><meta charset="utf-8"><title>Content refused</title>\n'
        "<h1>The content is wrong in {} place(s)</h1>\n<ol>\n{}\n</ol>\n",
        len(problems),
        rows,
    )

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("500 Content refused", [("Content-Type", "text/html; charset=utf-8")])
        return [page.encode()]

    return application
