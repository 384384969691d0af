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
OPEN_TO_OTHER_SITES = ("/api/", "/embed/", "/zh-hans/api/", "/zh-hans/embed/")


class SecurityHeadersMiddleware:
    """Isolates every response; the API and embeds may be read by other sites.

    A view that sets one of these headers itself is left alone. Django's form protection needs a
    Referer inside the admin, hence the one exception to no-referrer.
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
        return response
