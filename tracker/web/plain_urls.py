"""Addresses that have one form whatever the language: files for machines."""

from django.urls import URLPattern, URLResolver, path, register_converter

from .favicon import Favicon
from .log import LogCheckpoint, LogExport, LogVerifier
from .oembed import OEmbed
from .releases import ReleaseFile, Revision
from .security_contact import SecurityContact
from .sitemaps import Robots, SitemapFile, SitemapIndex

register_converter(Revision, "revision")

urlpatterns: list[URLPattern | URLResolver] = [
    path("log/checkpoint", LogCheckpoint.as_view(), name="log-checkpoint"),
    path("log/export.jsonl", LogExport.as_view(), name="log-export"),
    path("log/verify.py", LogVerifier.as_view(), name="log-verify"),
    path(
        "data/releases/followthrough-<revision:revision>.zip", ReleaseFile.as_view(), name="release"
    ),
    path("oembed", OEmbed.as_view(), name="oembed"),
    path(".well-known/security.txt", SecurityContact.as_view(), name="security-contact"),
    path("favicon.ico", Favicon.as_view(), name="favicon"),
    path("robots.txt", Robots.as_view(), name="robots"),
    path("sitemap.xml", SitemapIndex.as_view(), name="sitemap"),
    path("sitemap-<slug:section>.xml", SitemapFile.as_view(), name="sitemap-file"),
]
