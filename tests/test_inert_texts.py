"""Whatever a text of the record holds, pages show it as text: nothing in it is markup."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from django.test import Client

from tests import factories
from tests.public_addresses import public_addresses
from tests.test_nothing_leaks import MARKER, PUBLIC_IDS, VERSIONED, is_free, samples, sent
from tracker.ingestion.release import freeze
from tracker.rules.schema import NOUNS, Kind

pytestmark = pytest.mark.django_db

HOSTILE = (
    "\"'><script>x()</script><img src=https://evil.test/a.png onerror=x()>"
    "<style>*{}</style><a href=javascript:x()>y</a><!--"
)
MARKDOWN = "[y](javascript:x()) ![z](https://evil.test/b.png) <https://evil.test> **b** `c` # d"
# As long as a title may be; no page may take long to show it.
ENDLESS = "[" * 200
REFERENCES = ("party", "topic", "mechanism", "source", "collection", "indicator")


def _leads_away(address: str) -> bool:
    parts = urlsplit(address.strip())
    return parts.netloc == "evil.test" or parts.scheme in ("javascript", "data")


class Markup(HTMLParser):
    """What a browser would run or fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            acts = name.startswith("on") or name == "style"
            if acts or (name in ("src", "href", "action") and _leads_away(value or "")):
                self.found.append(f"<{tag} {name}={value!r}>")
        if tag == "script" and not {"src", "type"} & dict(attrs).keys():
            self.found.append("<script>")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data[:40]}")


@pytest.fixture(params=[HOSTILE, MARKDOWN, ENDLESS], ids=["HTML", "Markdown", "brackets"])
def record(request: pytest.FixtureRequest, tmp_path: Path, settings: LazySettings) -> None:
    """One public row of every kind with the same text in every field that is free."""
    settings.VAR_DIR = tmp_path
    for noun in REFERENCES:
        factories.draft(noun, **_filled(noun, request.param))
    for noun in VERSIONED:
        factories.publish(noun, **_filled(noun, request.param))
    factories.publish(
        "pledge",
        id="scored-elsewhere",
        collection=PUBLIC_IDS["collections"],
        **_filled("pledge", request.param),
    )
    freeze()


def _filled(noun: str, text: str) -> dict[str, Any]:
    shape = NOUNS[noun]
    return {
        field.name: text[: field.limit]
        for field in shape.fields
        if field.kind == Kind.TEXT
        and is_free(field)
        and not field.coded
        and field.name not in shape.key
    }


def test_no_page_runs_or_fetches_what_a_text_says(record: None, visitor: Client) -> None:
    acting = {}
    for path in public_addresses(samples()):
        if MARKER not in path and (page := _html(visitor, path)):
            markup = Markup()
            markup.feed(page)
            acting[path] = markup.found

    assert len(acting) > 40
    assert {path: found for path, found in acting.items() if found} == {}


def _html(visitor: Client, path: str) -> str:
    """The page at an address; empty if a file or nothing is there."""
    response: Any = visitor.get(path)
    # Read to the end, so that no file stays open.
    sent(response, path)
    is_page = response.get("Content-Type", "").startswith("text/html")
    return str(response.content.decode()) if is_page and not response.streaming else ""
