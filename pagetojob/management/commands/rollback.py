"""``manage.py rollback``: the revision before is published again, as it was made then."""

from django.core.management.base import BaseCommand, CommandError

from pagetojob import housekeeping
from pagetojob.publishing import Unpublishable, go_back


class Command(BaseCommand):
    help = "Publish the revision before again; once more for the one before that."
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        try:
            revision = go_back()
        except (Unpublishable, OSError) as error:
            raise CommandError(f"Nothing was changed: {error}") from error
        self.stdout.write(f"Revision {revision.name} is published again.")
        self.stdout.write(housekeeping.restart_for(revision), ending="")
