"""Addresses for those who share and cite: embeds, badges, citations."""

from django.urls import URLPattern, URLResolver, path

from .badge import PledgeBadge
from .citation_files import citation_urls
from .embed import PledgeEmbed

urlpatterns: list[URLPattern | URLResolver] = [
    path("embed/pledges/<slug:slug>/", PledgeEmbed.as_view(), name="pledge-embed"),
    path("embed/pledges/<slug:slug>.svg", PledgeBadge.as_view(), name="pledge-badge"),
    *citation_urls(),
]
