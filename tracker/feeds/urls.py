"""The addresses of the feeds, the same in every language."""

from django.urls import URLPattern, URLResolver, path

from .pledge import PledgeFeed

urlpatterns: list[URLPattern | URLResolver] = [
    path("pledges/<slug:slug>.atom", PledgeFeed(), name="pledge-feed"),
]
