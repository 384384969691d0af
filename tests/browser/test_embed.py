"""The card of a pledge inside a page of another site."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import factories

# Tests that need the roles come after this one: the rows of the migrations are put back for them.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """The address of another site, which serves the files of the test's own folder."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_card_shows_in_a_frame_of_another_site_without_a_complaint(
    live_server: LiveServer, elsewhere: str, tmp_path: Path, page: Page, complaints: list[str]
) -> None:
    factories.publish("assessment")
    address = f"{live_server.url}/embed/pledges/{factories.HOTLINE}/"
    frame = f'<iframe src="{address}" title="card" width="600" height="320"></iframe>'
    (tmp_path / "article.html").write_text(frame, encoding="utf-8")

    page.goto(f"{elsewhere}/article.html")

    card = page.frame_locator("iframe")
    expect(card.get_by_role("heading", name="Open a hotline")).to_be_visible()
    expect(card.get_by_role("link", name="Sources and evidence")).to_be_in_viewport()
    assert card.locator("html").evaluate("page => page.scrollHeight <= innerHeight")
    assert complaints == []
