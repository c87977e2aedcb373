"""``manage.py serve``: publishes, then serves what is published, whether or not that went well."""

import os
import signal
import socket
import sys
from argparse import ArgumentParser

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from pagetojob import ports, revisions
from pagetojob.revisions import Hold, Revision


class Command(BaseCommand):
    help = "Publish the fixtures and serve them; where they cannot be published, what was before."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--as-published",
            action="store_true",
            help="publish nothing; what was published last, or gone back to, is served",
        )

    def handle(self, *args: object, as_published: bool, **options: object) -> None:
        # At once, and without a trace: what was begun is cleared away by the next publish.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        try:
            claimed = ports.claim()
        except ports.PortRefused as refusal:
            raise CommandError(f"Nothing is served: {refusal}.") from refusal
        with claimed:
            was_published = not as_published and self._publish()
            revision = revisions.to_serve()
            if revision is None:
                raise CommandError("Nothing is served: nothing whole was ever published.")
            if not was_published:
                self.stderr.write(f"Serving revision {revision.name}, which was published before.")
            self.stdout.write(f"Serving the pilot flow at {settings.ORIGIN}")
            self._become_server(revision, claimed)

    def _publish(self) -> bool:
        try:
            call_command("publish", stdout=self.stdout, stderr=self.stderr)
        except CommandError as error:
            self.stderr.write(str(error))
            return False
        return True

    def _become_server(self, revision: Revision, claimed: socket.socket) -> None:
        """This process goes on as one without Django, in the folder of the code to serve."""
        hold = Hold(revision.folder)  # its code is read again by each worker that begins
        os.chdir(revision.code if revision.code.is_dir() else settings.BASE_DIR)
        env = {
            **os.environ,
            "PAGETOJOB_VAR": str(settings.VAR),
            "PYTHONDONTWRITEBYTECODE": "1",  # nothing is written while serving
        }
        words = [sys.executable, "-m", "pagetojob.server", str(claimed.fileno())]
        for descriptor in (claimed.fileno(), hold.descriptor):
            os.set_inheritable(descriptor, True)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os.execve(words[0], words, env)
