"""The demo site, and the pages of the flow."""

from django.urls import include, path

urlpatterns = [
    path("artifacts/website-demo/site/", include("artifacts.demo_site.urls")),
    path("", include("flow.urls")),
]

handler404 = "flow.views.not_found"
