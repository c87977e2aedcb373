"""``manage.py publish``: the fixtures become the site that is served."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from pagetojob import housekeeping, origins, owners
from pagetojob.building import Published, RevisionRefused
from pagetojob.content import ContentRefused
from pagetojob.publishing import Unpublishable, publish
from pagetojob.rendering import PageError


class Command(BaseCommand):
    help = "Publish the fixtures; where anything is wrong, say everything and change nothing."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--without-pdfs",
            action="store_true",
            help="where none can be made, publish although there were PDFs before",
        )

    def handle(self, *args: object, without_pdfs: bool, **options: object) -> None:
        try:
            outcome = publish(without_pdfs=without_pdfs)
        except (ContentRefused, RevisionRefused) as refusal:
            for problem in refusal.problems:
                self.stderr.write(str(problem))
            count = len(refusal.problems)
            raise CommandError(
                f"Nothing was published: {count} problem{'s' if count > 1 else ''}, listed above."
            ) from refusal
        except KeyboardInterrupt as told:
            raise CommandError("Nothing was published: it was told to stop.") from told
        except PermissionError as error:
            file = Path(error.filename or settings.VAR)
            why = owners.refusal(file, settings.VAR) if file.is_relative_to(settings.VAR) else error
            raise CommandError(f"Nothing was published: {why}") from error
        except (Unpublishable, PageError, OSError, DatabaseError) as error:
            raise CommandError(f"Nothing was published: {error}") from error
        self._report(outcome)

    def _report(self, outcome: Published) -> None:
        revision, before = outcome.revision, outcome.before
        if outcome.pages:
            pdfs = f"{outcome.pdfs_made} PDFs made, {outcome.pdfs_reused} reused"
            self.stdout.write(f"Published revision {revision.name}: {outcome.pages} pages, {pdfs}.")
        elif before and before.name == revision.name:
            self.stdout.write(f"Revision {revision.name} is published; nothing has changed.")
        else:
            self.stdout.write(f"Published revision {revision.name}, as it was made before.")
        if outcome.undone:
            self.stdout.write(f"What is older could not be cleared away: {outcome.undone}")
        if before and before.origin not in ("", revision.origin):
            self.stdout.write(f"Links led to {before.origin}; they now lead to {revision.origin}.")
        self.stdout.write(housekeeping.restart_for(revision), ending="")
        if revision.pdf_note:
            self.stdout.write(revision.pdf_note)
        if origins.is_loopback(settings.ORIGIN):
            self.stdout.write(
                f"Links in PDFs lead to {settings.ORIGIN}, which only this machine can open; "
                "set PAGETOJOB_ORIGIN to the public address."
            )
