"""Every page, asked with a conversation that says whatever can be said."""

import pytest
from django.core.handlers.wsgi import WSGIHandler

from flow.conversation import Conversation
from pagetojob.building import Published
from pagetojob.serving import Application
from tests.support.application import Answered, ask
from tests.support.audits import AUDIT, PDF
from tests.support.conversations import PLAN_PDF, whole
from tests.support.sites import SITE

NOWHERE = ("/nothing/", "/steps/gone/")
IN_PLACE = {"HTTP_HX_REQUEST": "true"}
AS_HTML = {"pagetojob.publishing": True}  # what a PDF is made from


@pytest.fixture(name="get")
def _get(application):
    """The whole application in this process, asked for an address."""
    return application


@pytest.fixture(scope="session")
def call(published: Published, django_db_blocker: object) -> Conversation:
    """With other answers than the example's; its audit is finished."""
    with django_db_blocker.unblock():
        return whole(answers="ffffffffff")


@pytest.fixture(scope="session")
def conversed(
    published: Published, pages: dict[str, str], call: Conversation, django_db_blocker: object
) -> dict[str, Answered]:
    """The answers by what was asked: each page, some that are missing, a moment of the demo site,
    what is swapped in place, and what the PDFs that answer it are made from.
    """
    application, said = Application(WSGIHandler()), call.query
    moment = f"{SITE}{said}&zone=83705&at=2026-10-14T21:00&notice=cold-snap"
    asked: dict[str, dict] = {
        **{f"{address}{said}": {} for address in (*pages, *NOWHERE)},
        moment: {},
        f"{moment}&mapping=hidden": IN_PLACE,
        f"{AUDIT}{said}&utm_source=mail": IN_PLACE,
        f"{PLAN_PDF}{said}": AS_HTML,
        f"{PDF}{said}": AS_HTML,
    }
    with django_db_blocker.unblock():
        return {address: ask(application, address, **more) for address, more in asked.items()}
