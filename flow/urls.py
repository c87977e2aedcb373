"""The addresses of the flow. Each page has a PDF made from the same view in the paper shell."""

from django.urls import path

from artifacts.audit.models import SLUG as AUDIT
from flow import artifact_views, files, views

SCREEN = {"shell": "base.html"}
PAPER = {"shell": "pdf.html"}

urlpatterns = [
    path("", views.flow, SCREEN, name="flow"),
    path("pilot-flow.pdf", views.flow, PAPER),
    path("steps/<slug:slug>/", views.step, SCREEN, name="step"),
    path("steps/<slug:slug>.pdf", views.step, PAPER),
    path("artifacts/", artifact_views.artifacts, SCREEN, name="artifacts"),
    path(f"artifacts/{AUDIT}/", artifact_views.audit, SCREEN, name="audit"),
    path(f"artifacts/{AUDIT}.pdf", artifact_views.audit, PAPER),
    path("artifacts/<slug:slug>/", artifact_views.artifact, SCREEN, name="artifact"),
    path("artifacts/<slug:slug>.pdf", artifact_views.artifact, PAPER),
    path("lanes/<slug:slug>/", views.lane, SCREEN, name="lane"),
    path("lanes/<slug:slug>.pdf", views.lane, PAPER),
    path("plan/", views.plan, SCREEN, name="plan"),
    path("plan.pdf", views.plan, PAPER),
    path("plan.ics", files.calendar, name="calendar"),
    path("glossary/", views.glossary, SCREEN, name="glossary"),
    path("glossary.pdf", views.glossary, PAPER),
    path("guardrails/", views.guardrails, SCREEN, name="guardrails"),
    path("guardrails.pdf", views.guardrails, PAPER),
]
