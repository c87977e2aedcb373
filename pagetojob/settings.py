"""One file for every environment; what differs arrives in the variables of the first lines."""

import os
from pathlib import Path
from urllib.parse import urlsplit

BASE_DIR = Path(__file__).resolve().parent.parent

# Where published revisions, collected static files and the secret key live.
VAR = Path(os.environ.get("PAGETOJOB_VAR", BASE_DIR / "var")).resolve()
# The public address: canonical links, link previews, QR codes and the links inside PDFs.
ORIGIN = os.environ.get(
    "PAGETOJOB_ORIGIN", f"http://127.0.0.1:{os.environ.get('GRANIAN_PORT', '8000')}"
).rstrip("/")
# Further host names to answer to, separated by commas.
HOSTS = os.environ.get("PAGETOJOB_HOSTS", "127.0.0.1,localhost")


def secret_key() -> str:
    """From the environment, else from the file that ``make`` wrote at set-up."""
    file = VAR / "secret-key"
    key = os.environ.get("PAGETOJOB_SECRET_KEY") or (file.read_text() if file.is_file() else "")
    if not key.strip():
        raise SystemExit(f"Set PAGETOJOB_SECRET_KEY, or run make setup, which writes {file}.")
    return key.strip()


_origin = urlsplit(ORIGIN)
if _origin.scheme not in ("http", "https") or not _origin.hostname or _origin.path:
    raise SystemExit(f"PAGETOJOB_ORIGIN is {ORIGIN!r}; write it like https://pilot.example.com.")

SECRET_KEY = secret_key()
DEBUG = False  # `manage.py preview` turns it on for itself.
ALLOWED_HOSTS = [_origin.hostname, *(host.strip() for host in HOSTS.split(",") if host.strip())]

FIXTURES = BASE_DIR / "fixtures"
CURRENT = VAR / "current"  # a link to the published revision's folder

INSTALLED_APPS = ["django.contrib.staticfiles", "django_htmx", "artifacts", "flow", "pagetojob"]

MIDDLEWARE = [
    "pagetojob.headers.HeadersMiddleware",
    "django.middleware.common.CommonMiddleware",
    "pagetojob.requests.WellFormedMiddleware",
    "pagetojob.pdf.PaperMiddleware",
    "pagetojob.editions.EditionMiddleware",
]

ROOT_URLCONF = "pagetojob.urls"
WSGI_APPLICATION = "pagetojob.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "pagetojob.context.site",
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
STORAGES = {
    "staticfiles": {"BACKEND": "pagetojob.storage.ReleaseStaticFilesStorage"},
}

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False

SILENCED_SYSTEM_CHECKS = [
    "security.W001",  # SecurityMiddleware: pagetojob.headers sends the same headers for files too
    "security.W002",  # X-Frame-Options: in pagetojob.headers, with frame-ancestors
    "security.W003",  # CSRF: every form is a GET and nothing is ever written
    "security.W004",  # HSTS: in pagetojob.headers wherever PAGETOJOB_ORIGIN is https
    "security.W008",  # redirect to HTTPS: the proxy in front does it; Django sees its plain HTTP
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # The access log has these already: a missing page is a visitor's news, not ours.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "WARNING"},
    },
}
