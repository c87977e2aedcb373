"""The demo site, the pages of the flow, and where operations asks whether the server is alive."""

from django.urls import include, path

from pagetojob.health import healthz

urlpatterns = [
    path("healthz", healthz),
    path("artifacts/website-demo/site/", include("artifacts.demo_site.urls")),
    path("", include("flow.urls")),
]

handler404 = "flow.views.not_found"
