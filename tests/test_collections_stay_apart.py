"""No count, figure, chart, list or feed of our own record knows of another's collection.

Every public address is read twice, in both languages: before and after an institute's pledge with
scores and an average is published, on the same dialogue, topic, parties and source as ours. What
may differ is the head of the log, what is about collections, and the pages of what both share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
import time_machine
from django.test import Client

from tests import factories
from tests.public_addresses import public_addresses
from tests.test_nothing_leaks import MARKER, marked, samples
from tracker.models import Checkpoint

pytestmark = pytest.mark.django_db

THEIRS = f"{MARKER}-pledge"
# The log, which tells of everything; what is about collections, or names those to choose from;
# what both records share.
TELLING = re.compile(
    r"/(zh-hans/)?(api/v1/)?("
    r"log/.*|collections/.*|schema/|corrections/|sitemap.xml|sitemap-(collections|collected).xml|"
    r"(dialogues|mechanisms|parties|topics|sources)/[a-z-]+/)"
)
# By this facet a reader finds the collection.
FACET = re.compile(r'\s*<details class="facet" id="facet-collection".*?</details>', re.DOTALL)
LISTS = (
    "/pledges/?party=china&sort=title",
    "/pledges/?topic=hotlines&q=hotline",
    "/pledges/?as_of=2016-07-01",
    "/api/v1/pledges/?dialogue=first-round",
    "/compare/?rows=parties",
    "/calendar/?year=2016",
    "/search/?q=opened",
    "/updates/?party=china",
)


@pytest.fixture(autouse=True)
def one_moment() -> Iterator[None]:
    """Nothing differs only because time passes."""
    with time_machine.travel("2026-11-21T12:00:00+00:00", tick=False):
        yield


@pytest.fixture
def our_record(published_verdict: object) -> None:
    """A pledge of our own with nearly everything that hangs on one; the head is of no pledge."""
    for noun in ("wording", "external_verdict", "conflict", "pledge_link", "indicator_point"):
        factories.publish(noun)


def test_nothing_of_ours_changes_when_theirs_is_there(our_record: None, visitor: Client) -> None:
    before = read_all(visitor)
    publish_theirs()
    after = read_all(visitor)

    assert len(before) > 100
    assert [address for address in before if before[address] != after[address]] == []


def test_what_tells_of_theirs_does_so(our_record: None, visitor: Client) -> None:
    """The test above would pass on a site that hides the collection."""
    publish_theirs()

    addresses = (
        f"/pledges/{THEIRS}/",
        f"/embed/pledges/{THEIRS}/",
        f"/api/v1/pledges/{THEIRS}/",
        "/pledges/?collection=institute-pledges",
        "/api/v1/pledges/?collection=own&collection=institute-pledges",
        "/collections/institute-pledges/",
        "/sitemap-collected.xml",
        f"/search/?q={MARKER}",
    )
    assert [path for path in addresses if THEIRS not in said(visitor, path)] == []


def publish_theirs() -> None:
    """A pledge of an institute's with scores, an average, and the marker in every text."""
    texts: dict[str, Any] = {key: text for key, text in marked("pledge").items() if key != "id"}
    factories.scored_pledge(THEIRS, {"china": "1", "united-states": None}, average="0.56", **texts)


def read_all(visitor: Client) -> dict[str, str]:
    """What every address says that is not about the log, collections or what is shared."""
    addresses = [*public_addresses(samples()), *LISTS]
    ours = [each for each in addresses if not TELLING.fullmatch(each) and MARKER not in each]
    return {each: without_head(FACET.sub("", said(visitor, each))) for each in ours}


def said(visitor: Client, path: str) -> str:
    """The content of an answer; a streamed one is read to the end."""
    answer = visitor.get(path)
    content: bytes = answer.getvalue() if answer.streaming else answer.content
    if path.endswith(".xlsx"):
        content = b"".join(sheets(content))
    return content.decode(errors="replace")


def sheets(workbook: bytes) -> Iterator[bytes]:
    """The sheets of a workbook; the archive around them carries the time of day."""
    with ZipFile(BytesIO(workbook)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/"):
                yield archive.read(name)


def without_head(text: str) -> str:
    """The text without the number and the root of the newest entry, which name the record read."""
    head = Checkpoint.objects.latest("size")
    bare = text.replace(head.root, "").replace(head.root[:8], "")
    before = r"[Rr]ecord |记录 ?|rev=|\"revision\": |followthrough-[a-z-]+-|\"version\": \""
    named = rf"({before}){head.size}(?!\d)"
    return re.sub(named, "", bare)
