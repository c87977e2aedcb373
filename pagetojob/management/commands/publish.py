"""``manage.py publish``: the fixtures become the site that is served."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from pagetojob.content import ContentRefused
from pagetojob.publishing import Published, RevisionRefused, publish
from pagetojob.rendering import PageError

LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Command(BaseCommand):
    help = "Publish the fixtures; where anything is wrong, say everything and change nothing."
    requires_system_checks = []

    def handle(self, **options: object) -> None:
        try:
            outcome = publish()
        except (ContentRefused, RevisionRefused) as refusal:
            for problem in refusal.problems:
                self.stderr.write(str(problem))
            count = len(refusal.problems)
            raise CommandError(
                f"Nothing was published: {count} problem{'s' if count > 1 else ''}, listed above."
            ) from refusal
        except (PageError, OSError, DatabaseError) as error:
            raise CommandError(f"Nothing was published: {error}") from error
        self._report(outcome)

    def _report(self, outcome: Published) -> None:
        revision = outcome.revision
        if outcome.pages:
            pdfs = f"{outcome.pdfs_made} PDFs made, {outcome.pdfs_reused} reused"
            self.stdout.write(f"Published revision {revision.name}: {outcome.pages} pages, {pdfs}.")
        else:
            self.stdout.write(f"Revision {revision.name} is published; nothing has changed.")
        if revision.pdf_note:
            self.stdout.write(revision.pdf_note)
        if urlsplit(settings.ORIGIN).hostname in LOOPBACK:
            self.stdout.write(
                f"Links in PDFs lead to {settings.ORIGIN}, which only this machine can open; "
                "set PAGETOJOB_ORIGIN to the public address."
            )
