"""The cache in front of the real application."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application

from tests import factories
from tracker.front.layers import in_front
from tracker.front.pages import PageCache


def get(application: Any, address: str) -> tuple[str, bytes]:
    told: list[Any] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "HTTP_HOST": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
    }
    body = b"".join(application(environ, lambda *answer: told.extend(answer)))
    return told[0], body


@pytest.fixture
def site(transactional_db: None) -> PageCache:
    found = in_front(get_wsgi_application())
    assert isinstance(found, PageCache)
    return found


@pytest.mark.parametrize("address", ["/pledges/", "/api/v1/pledges/", "/pledges.csv"])
def test_page_is_made_once_and_again_after_a_publication(
    site: PageCache, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("tracker.front.newest.time.monotonic", lambda: now[0])
    empty, kept = get(site, address), get(site, address)
    hits = site.shelf.hits
    factories.publish("pledge")
    now[0] += 1
    published = get(site, address)

    assert empty == kept
    assert hits == (0 if address.endswith(".csv") else 1)
    assert b"Open a hotline" in published[1]
    assert b"Open a hotline" not in empty[1]


def test_known_page_is_at_hand_until_the_record_goes_on(
    site: PageCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.front.newest.time.monotonic", lambda: 100.0)
    get(site, "/about/")
    given = at_hand(site, "/about/")
    factories.publish("pledge")

    assert given is not None
    assert site.newest.clock.is_exact is False or at_hand(site, "/about/") is None


def at_hand(site: PageCache, address: str) -> Any:
    """What is given to who asks as above, if anything is."""
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": address, "HTTP_HOST": "127.0.0.1"}
    return site.at_hand(asked | {"wsgi.url_scheme": "http"})


def test_no_layer_without_room(settings: Any) -> None:
    settings.PAGE_CACHE_MB = 0
    application = get_wsgi_application()

    assert in_front(application) is application
