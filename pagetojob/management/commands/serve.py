"""``manage.py serve``: publishes, then serves what is published, whether or not that went well."""

import os
import signal
import socket
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from pagetojob import ports, revisions
from pagetojob.revisions import Revision


class Command(BaseCommand):
    help = "Publish the fixtures and serve them; where they cannot be published, what was before."
    requires_system_checks = []

    def handle(self, **options: object) -> None:
        # At once, and without a trace: what was begun is cleared away by the next publish.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        try:
            claimed = ports.claim()
        except ports.PortRefused as refusal:
            raise CommandError(f"Nothing is served: {refusal}.") from refusal
        with claimed:
            was_published = self._publish()
            revision = revisions.current()
            if revision is None:
                raise CommandError("Nothing is served: nothing was ever published.")
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
        os.chdir(Path(getattr(revision, "code", settings.BASE_DIR)))
        env = {
            **os.environ,
            "PAGETOJOB_VAR": str(settings.VAR),
            "PYTHONDONTWRITEBYTECODE": "1",  # nothing is written while serving
        }
        words = [sys.executable, "-m", "pagetojob.server", str(claimed.fileno())]
        claimed.set_inheritable(True)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os.execve(words[0], words, env)
