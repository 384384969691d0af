"""What was sent, and strict readers of each format: they refuse what a tolerant one would mend."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from icalendar import Calendar
from openpyxl import load_workbook

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
JSON_FEED = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True)
class Sent:
    """An answer with all of its body."""

    status: int
    headers: Any
    body: bytes
    is_streamed: bool

    @property
    def text(self) -> str:
        return self.body.decode()


def sent(response: Any) -> Sent:
    """The answer, read to its end."""
    body = response.getvalue() if response.streaming else response.content
    return Sent(response.status_code, response.headers, body, response.streaming)


def rows_of_csv(body: bytes) -> list[dict[str, str]]:
    """RFC 4180: a byte order mark, CRLF after each row, as many cells in each as in the head."""
    assert body.startswith(b"\xef\xbb\xbf")
    assert body.endswith(b"\r\n")
    head, *rows = list(csv.reader(StringIO(body.decode("utf-8-sig"), newline=""), strict=True))
    assert {len(row) for row in rows} <= {len(head)}
    return [dict(zip(head, row, strict=True)) for row in rows]


def rows_of_workbook(body: bytes) -> list[tuple[Any, ...]]:
    """The cells of the first sheet, as they are stored, its head first."""
    sheet = load_workbook(BytesIO(body)).worksheets[0]
    return [tuple(row) for row in sheet.iter_rows()]


def atom(body: bytes) -> Element:
    """RFC 4287: what a feed and each entry must have, once each, and names that no two share."""
    feed: Element = fromstring(body)
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for each in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(each.findall(f"{ATOM}{name}")) == 1, name
        assert datetime.fromisoformat(each.findtext(f"{ATOM}updated") or "").tzinfo
        assert (each.findtext(f"{ATOM}id") or "").startswith("tag:")
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    assert feed.find(f"{ATOM}link[@rel='self']") is not None
    names = texts(feed, "id")
    assert len(set(names)) == len(names)
    return feed


def texts(feed: Element, tag: str) -> list[str]:
    """One element of each entry, in order."""
    return [each.findtext(f"{ATOM}{tag}") or "" for each in feed.iter(f"{ATOM}entry")]


def categories(feed: Element) -> list[list[str]]:
    """The categories of each entry, in order."""
    return [
        [each.attrib["term"] for each in entry.findall(f"{ATOM}category")]
        for entry in feed.iter(f"{ATOM}entry")
    ]


def json_feed(body: bytes) -> dict[str, Any]:
    """JSON Feed 1.1: what a feed and each item must have, texts as texts, moments with a zone."""
    feed: dict[str, Any] = json.loads(body)
    assert feed["version"] == JSON_FEED
    assert isinstance(feed["title"], str)
    for item in feed["items"]:
        assert all(isinstance(item[name], str) for name in ("id", "url", "title", "content_text"))
        assert datetime.fromisoformat(item["date_published"]).tzinfo
        assert datetime.fromisoformat(item["date_modified"]).tzinfo
        assert all(isinstance(tag, str) for tag in item["tags"])
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    return feed


def events(body: bytes) -> list[Any]:
    """RFC 5545, read by the library: no line too long, nothing it had to ignore, UIDs apart."""
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert b"\n" not in body.replace(b"\r\n", b"")
    calendar: Any = Calendar.from_ical(body)
    found = calendar.walk("VEVENT")
    assert calendar.errors == []
    assert [each.errors for each in found if each.errors] == []
    assert len({str(each["UID"]) for each in found}) == len(found)
    return list(found)
