"""Every address of the site. Pages for readers go into `i18n_patterns`; the rest has one form."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from tracker.api.reference import Reference
from tracker.health import healthz, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("admin/", admin.site.urls),
    path("api/v1/", include("tracker.api.urls")),
    path("", include("tracker.web.plain_urls")),
    *i18n_patterns(
        path("data/api/", Reference.as_view(), name="api-reference"),
        path("", include("tracker.web.urls")),
        path("", include("tracker.feeds.urls")),
        path("", include("tracker.api.file_urls")),
        prefix_default_language=False,
    ),
]

handler400 = "tracker.refusals.bad_request"
handler404 = "tracker.web.errors.not_found"
handler500 = "tracker.web.errors.server_error"
