"""The application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pagetojob.settings")
django = get_wsgi_application()

from pagetojob.serving import Application  # noqa: E402  the settings must be there first

application = Application(django)
