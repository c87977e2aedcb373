"""One file for every environment; what differs arrives in the variables of the first lines."""

import os
import time
from pathlib import Path

from pagetojob import origins, owners

STARTED = time.time()  # whatever this process runs of our code, it reads after this
BASE_DIR = Path(__file__).resolve().parent.parent

# Where published revisions, the origin and the secret key live.
VAR = Path(os.environ.get("PAGETOJOB_VAR") or BASE_DIR / "var").resolve()
# The public address: canonical links, QR codes and the links inside PDFs. What was published with
# one keeps it.
ORIGIN_SAID = bool(os.environ.get("PAGETOJOB_ORIGIN"))
ORIGIN = (
    os.environ.get("PAGETOJOB_ORIGIN")
    or origins.remembered(VAR)
    or f"http://127.0.0.1:{os.environ.get('GRANIAN_PORT', '8000')}"
)
ORIGIN = ORIGIN.rstrip("/").lower()
# Further host names to answer to, separated by commas.
HOSTS = os.environ.get("PAGETOJOB_HOSTS", "127.0.0.1,localhost,[::1]")


def secret_key() -> str:
    """From the environment, else from the file that ``make`` wrote at set-up."""
    file = VAR / "secret-key"
    try:
        key = os.environ.get("PAGETOJOB_SECRET_KEY") or (file.read_text() if file.is_file() else "")
    except PermissionError:
        raise SystemExit(owners.refusal(file, VAR)) from None
    if not key.strip():
        raise SystemExit(f"Set PAGETOJOB_SECRET_KEY, or run make setup, which writes {file}.")
    return key.strip()


def host() -> str:
    """The origin's."""
    if name := origins.host(ORIGIN):
        return name
    said = "PAGETOJOB_ORIGIN" if ORIGIN_SAID else VAR / origins.FILE
    raise SystemExit(f"{said} is {ORIGIN!r}; write it like https://pilot.example.com.")


SECRET_KEY = secret_key()
DEBUG = False  # `manage.py preview` turns it on for itself.
ALLOWED_HOSTS = [host(), *(host.strip() for host in HOSTS.split(",") if host.strip())]

FIXTURES = BASE_DIR / "fixtures"
CURRENT = VAR / "current"  # a link to the published revision's folder

# What an app offers, checks, exhibits, figures and pages, is found in its modules of these names.
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "artifacts",
    "artifacts.titan_map",
    "artifacts.audit",
    "artifacts.demo_site",
    "flow",
    "pagetojob",
]

MIDDLEWARE = [
    "pagetojob.headers.HeadersMiddleware",
    "pagetojob.requests.RequestMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pagetojob.pdf.PaperMiddleware",
    "pagetojob.sizes.SizesMiddleware",
    "pagetojob.carrying.CarryingMiddleware",
    "pagetojob.editions.EditionMiddleware",
]

ROOT_URLCONF = "pagetojob.urls"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "pagetojob.context.shared",
            ],
        },
    }
]

# SQLite itself refuses to write: a visit cannot change the content. Publishing points the
# connection at the file it builds, serving at the revision that a request began with.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"{(CURRENT / 'content.sqlite3').as_uri()}?mode=ro",
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "pagetojob.storage.OneSheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "staticfiles": {"BACKEND": "pagetojob.storage.NamedStaticFiles"},
}

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False

SILENCED_SYSTEM_CHECKS = [
    "security.W001",  # SecurityMiddleware: pagetojob.headers sends the same headers for files too
    "security.W002",  # X-Frame-Options: in pagetojob.headers, with frame-ancestors
    "security.W003",  # CSRF: every form is a GET and nothing is ever written
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}{unsaid}", "style": "{"},
    },
    "filters": {"sparing": {"()": "pagetojob.logs.OnceAMinute"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["sparing"],
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # A missing page or a stranger's host name is a visitor's news, not ours.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "WARNING"},
    },
}
