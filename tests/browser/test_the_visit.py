"""A visit sees faults: a page that has one of each is reported for all of them."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser

from tests.browser.visits import Visit, newcomer, visit

FAULTY = b"""<!doctype html>
<html lang="en"><head><title>Faulty</title><meta name="color-scheme" content="light dark"></head>
<body style="margin: 0"><main><h1>Faulty</h1>
<p id="pale" style="color: #ddd; background: #fff">Pale</p>
<p id="dim" style="background: light-dark(#fff, #000); color: #111">Dark on black</p>
<h4>Too deep</h4>
<p><button style="inline-size: 9px">a</button><button style="inline-size: 9px">b</button></p>
<div style="inline-size: 400px">Wide</div>
<img src="http://localhost:9/elsewhere.png">
<p>Moves</p>
<script>
  requestAnimationFrame(() => requestAnimationFrame(() => {
    document.querySelector("h1").style.marginTop = "200px";
  }));
  console.error("complaint");
</script>
</main></body></html>"""


class FaultyPage(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(FAULTY)))
        self.send_header("Set-Cookie", "reader=1")
        self.end_headers()
        self.wfile.write(FAULTY)

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def faulty(browser: Browser) -> Iterator[Visit]:
    with ThreadingHTTPServer(("127.0.0.1", 0), FaultyPage) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        with newcomer(browser) as context:
            yield visit(context, f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    "rule", ["image-alt: img", "heading-order: h4", "target-size: button:nth-child(1)"]
)
def test_broken_rule_is_seen_on_phone_and_desk(faulty: Visit, rule: str) -> None:
    assert variants_with(faulty, rule) == ["320 light", "1280 light"]


def test_pale_text_is_seen_in_every_variant(faulty: Visit) -> None:
    expected = ["320 light", "320 dark", "1280 light", "1280 dark"]

    assert variants_with(faulty, "color-contrast: #pale") == expected


def test_pale_text_of_one_scheme_is_seen_there(faulty: Visit) -> None:
    assert variants_with(faulty, "#dim") == ["320 dark", "1280 dark"]


def test_page_wider_than_a_phone_is_seen(faulty: Visit) -> None:
    assert faulty.too_wide == ["320 light", "320 dark"]


def test_movement_complaint_and_cookie_are_seen(faulty: Visit) -> None:
    assert faulty.shift > 0
    assert "complaint" in faulty.complaints
    assert [cookie["name"] for cookie in faulty.cookies] == ["reader"]


def test_request_to_another_site_is_seen(faulty: Visit) -> None:
    assert "http://localhost:9/elsewhere.png" in faulty.requests


def test_weight_is_that_of_the_answer(faulty: Visit) -> None:
    assert faulty.weights["/"] == len(FAULTY)


def variants_with(seen: Visit, words: str) -> list[str]:
    """In which width and scheme a violation was found."""
    return [" ".join(found.split()[:2]) for found in seen.violations if words in found]
