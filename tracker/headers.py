"""Security headers that neither Django nor the CSP library sets."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

POWERS = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)
PERMISSIONS_POLICY = ", ".join(f"{power}=()" for power in POWERS)
OPEN_TO_OTHER_SITES = ("/api/", "/embed/", "/zh-hans/api/", "/zh-hans/embed/", "/static/cards/")
# Scripts there are not ours: the stock admin, the page that describes the API.
WITH_OTHER_SCRIPTS = ("/admin/", "/api/", "/zh-hans/api/")
TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types 'none'"


class SecurityHeadersMiddleware:
    """Isolates every response; the API, embeds and cards may be read by other sites.

    A view that sets one of these headers itself is left alone. Django's form protection needs a
    Referer inside the admin, hence the one exception to no-referrer. Pages for readers make no
    script and no markup out of strings: there, browsers refuse it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        is_open = request.path_info.startswith(OPEN_TO_OTHER_SITES)
        headers = response.headers
        headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        headers.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
        headers.setdefault(
            "Cross-Origin-Resource-Policy", "cross-origin" if is_open else "same-origin"
        )
        if request.path_info.startswith("/admin/"):
            headers["Referrer-Policy"] = "same-origin"
        policy = headers.get("Content-Security-Policy")
        if policy and not request.path_info.startswith(WITH_OTHER_SCRIPTS):
            headers["Content-Security-Policy"] = f"{policy}; {TRUSTED_TYPES}"
        return response
