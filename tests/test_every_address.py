"""What TRUST.md promises of every answer to the public, at every address, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.public_addresses import public_addresses
from tests.test_nothing_leaks import public_record, samples
from tracker.headers import OPEN_TO_OTHER_SITES, TRUSTED_TYPES, WITH_OTHER_SCRIPTS

__all__ = ["public_record"]

OWN = ("http://testserver", "https://testserver", "http://127.0.0.1:8000")
LOADING = {
    "link": "href",
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "form": "action",
}
# A link of these relations is followed by a reader, not loaded by the browser.
NAMED_ONLY = {"alternate", "canonical", "license", "describedby"}

pytestmark = pytest.mark.django_db


def embed(path: str) -> bool:
    return path.removeprefix("/zh-hans").startswith("/embed/") and path.endswith("/")


def csp_is_strict(path: str, response: Any) -> bool:
    policy = response.headers["Content-Security-Policy"]
    if embed(path) and response.status_code == 200:
        return "default-src 'none'" in policy and "script-src" not in policy
    is_ours = not path.startswith(WITH_OTHER_SCRIPTS)
    strict = (
        "default-src 'none'",
        "script-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
    return (
        all(directive in policy for directive in strict)
        and "unsafe" not in policy
        and (TRUSTED_TYPES in policy) is is_ours
    )


def is_kept_to_its_site(path: str, response: Any) -> bool:
    is_open = path.startswith(OPEN_TO_OTHER_SITES) or path.endswith("/pledges.json")
    wanted = "cross-origin" if is_open else "same-origin"
    return bool(response.headers["Cross-Origin-Resource-Policy"] == wanted)


PROMISES: dict[str, Callable[[str, Any], bool]] = {
    "no type is guessed": lambda _, r: r.headers["X-Content-Type-Options"] == "nosniff",
    "no address is handed on": lambda _, r: r.headers["Referrer-Policy"] == "no-referrer",
    "no opener": lambda _, r: r.headers["Cross-Origin-Opener-Policy"] == "same-origin",
    "no embedder": lambda _, r: r.headers["Cross-Origin-Embedder-Policy"] == "require-corp",
    "no powers": lambda _, r: "geolocation=()" in r.headers["Permissions-Policy"],
    "framed by nobody": lambda path, r: embed(path) or r.headers["X-Frame-Options"] == "DENY",
    "one policy of content": csp_is_strict,
    "kept to its site": is_kept_to_its_site,
    "no cookie": lambda _, r: not r.cookies and "Cookie" not in r.headers.get("Vary", ""),
    "nothing of others": lambda _, r: foreign(response_text(r)) == set(),
}


@pytest.fixture
def answers(public_record: None, visitor: Client) -> dict[str, Any]:
    """What every public address answers."""
    return {path: visitor.get(path) for path in public_addresses(samples())}


def test_every_answer_keeps_every_promise(answers: dict[str, Any]) -> None:
    broken = {
        (promise, path)
        for path, response in answers.items()
        for promise, holds in PROMISES.items()
        if not holds(path, response)
    }

    assert len(answers) > 100
    assert broken == set()


def test_https_site_says_so_for_good(
    settings: LazySettings, visitor: Client, public_record: None
) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000

    response = visitor.get("/about/", secure=True)

    assert response.headers["Strict-Transport-Security"].startswith("max-age=31536000")


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<script src="https://cdn.example/x.js">', {"https://cdn.example/x.js"}),
        ('<img src="//cdn.example/x.png">', {"//cdn.example/x.png"}),
        ('<link rel="stylesheet" href="https://f.example/f.css">', {"https://f.example/f.css"}),
        ('<link rel="canonical" href="https://us.example/">', set()),
        ('<a href="https://source.example/">', set()),
        ('<img src="/static/x.png">', set()),
    ],
)
def test_what_a_browser_would_load_is_seen(markup: str, found: set[str]) -> None:
    assert foreign(markup) == found


def test_styles_load_nothing_of_others(settings: LazySettings) -> None:
    styles = "".join(path.read_text() for path in Path(settings.BASE_DIR, "static").rglob("*.css"))

    assert re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", styles) == []


def response_text(response: Any) -> str:
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        response.close()
        return ""
    return str(response.content.decode())


def foreign(markup: str) -> set[str]:
    """The addresses of other sites that a browser would ask by itself, or send a form to."""
    reader = Loaded()
    reader.feed(markup)
    return {found for found in reader.found if urlsplit(found).netloc and not found.startswith(OWN)}


class Loaded(HTMLParser):
    """Collects what the elements of a page load."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        relations = set((values.get("rel") or "").split())
        if tag in LOADING and not relations & NAMED_ONLY:
            self.found.add(values.get(LOADING[tag]) or "")
