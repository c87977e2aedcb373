"""The addresses of the demo site, one for each page of the map."""

from django.urls import path

from artifacts.demo_site import views

urlpatterns = [
    path("", views.page, name="site-home"),
    path("<path:path>/", views.page, name="site"),
]
