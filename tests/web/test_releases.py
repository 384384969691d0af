"""Releases for readers: listed on the data page, downloaded, and taken back with the reason."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from tests import factories
from tests.web.conftest import Count, Read
from tests.web.test_structured_data import told
from tracker.actions import redaction
from tracker.actions.actors import loader
from tracker.ingestion.release import Frozen, freeze
from tracker.models import PledgeVersion


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: LazySettings) -> Path:
    """Where this node keeps its files."""
    settings.VAR_DIR = tmp_path
    return tmp_path


@pytest.fixture
def released(published_pledge: object) -> Frozen:
    return freeze()


def address(released: Frozen) -> str:
    return f"/data/releases/followthrough-{released.release.revision}.zip"


def redact() -> None:
    row = PledgeVersion.objects.get()
    redaction.redact(row, reason="By order of a court.", by=loader())


def test_page_says_when_there_is_no_release(read: Read) -> None:
    page = read("/data/")

    assert "No release has been made yet" in page.part("releases")
    assert 'ZipFile("followthrough-N.zip")' in page.part("tools")


@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
def test_page_lists_a_release_with_what_identifies_it(
    prefix: str, released: Frozen, read: Read
) -> None:
    page = read(f"{prefix}/data/")

    assert f'href="{address(released)}"' in page.html
    for told_of in (str(released.release.revision), released.release.sha256, "2026"):
        assert told_of in page.part("releases")


def test_page_says_how_to_cite_a_release(
    released: Frozen, read: Read, settings: LazySettings
) -> None:
    text = read("/data/").part("releases")

    assert f"revision {released.release.revision}, 21 Nov 2026" in text
    assert f"{settings.SITE_URL}{address(released)}" in text


def test_newest_release_comes_first(released: Frozen, read: Read) -> None:
    factories.publish("pledge", id="second")
    freeze()

    rows = re.findall(r'<th scope="row" class="number">(\d+)</th>', read("/data/").html)

    assert rows == sorted(rows, key=int, reverse=True)
    assert len(rows) == 2


def test_machines_are_told_of_a_release(
    released: Frozen, read: Read, settings: LazySettings
) -> None:
    downloads = told(read("/data/").html)["Dataset"]["distribution"]

    (found,) = [each for each in downloads if each["encodingFormat"] == "application/zip"]
    assert found["contentUrl"] == f"{settings.SITE_URL}{address(released)}"
    assert (found["sha256"], found["version"]) == (
        released.release.sha256,
        str(released.release.revision),
    )


def test_more_releases_take_no_more_queries(released: Frozen, count: Count) -> None:
    few = count("/data/")
    for slug in ("second", "third"):
        factories.publish("pledge", id=slug)
        freeze()

    assert count("/data/") == few


def test_file_is_sent_whole_under_its_name(released: Frozen, visitor: Client) -> None:
    answer: Any = visitor.get(address(released))

    data = answer.getvalue()
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Length"] == str(len(data)) == str(released.release.size)
    assert f'filename="{released.release.name}.zip"' in answer["Content-Disposition"]
    assert hashlib.sha256(data).hexdigest() == released.release.sha256


def test_file_may_be_kept_and_is_known_by_its_digest(released: Frozen, visitor: Client) -> None:
    etag = f'"{released.release.sha256}"'

    whole: Any = visitor.head(address(released))
    again = visitor.get(address(released), headers={"If-None-Match": etag})

    assert (whole["ETag"], whole["Cache-Control"]) == (etag, "public, max-age=604800")
    assert whole.getvalue() == b""
    assert (again.status_code, again["ETag"], again.content) == (304, etag, b"")


@pytest.mark.parametrize("odd", ["nonsense", '"', "W/", "*, *", "\u00e9"])
def test_odd_condition_gets_the_file(odd: str, released: Frozen, visitor: Client) -> None:
    answer: Any = visitor.get(address(released), headers={"If-None-Match": odd})

    assert (answer.status_code, len(answer.getvalue())) == (200, released.release.size)


def test_node_without_the_file_makes_it(released: Frozen, visitor: Client) -> None:
    data = released.path.read_bytes()
    released.path.unlink()

    answer: Any = visitor.get(address(released))
    assert answer.getvalue() == data


def test_file_that_was_taken_back_is_gone_with_the_reason(
    released: Frozen, visitor: Client
) -> None:
    redact()

    answer = visitor.get(address(released), headers={"If-None-Match": released.release.sha256})

    assert answer.status_code == 410
    assert "By order of a court." in answer.content.decode()
    assert not released.path.exists()


def test_page_says_that_a_release_was_taken_back_and_offers_no_file(
    released: Frozen, read: Read
) -> None:
    redact()

    page = read("/data/")

    assert "Taken back: log entry" in page.part("releases")
    assert "By order of a court." in page.part("releases")
    assert address(released) not in page.html


def test_file_that_cannot_be_made_just_now_is_said_to_be_away(
    released: Frozen, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    released.path.unlink()
    monkeypatch.setattr("tracker.ingestion.release.texts.TITLE", "Another title")

    answer = visitor.get(address(released))

    assert answer.status_code == 503
    assert "has to put it back" in answer.content.decode()


@pytest.mark.parametrize("revision", ["1", "0", "01", "-1", "9" * 18, "9" * 19, "x", "1e3", "１"])
def test_revision_that_was_not_released_is_nowhere(
    revision: str, released: Frozen, visitor: Client
) -> None:
    assert visitor.get(f"/data/releases/followthrough-{revision}.zip").status_code == 404


def test_file_takes_no_parameter_and_nothing_in(released: Frozen, visitor: Client) -> None:
    assert visitor.get(f"{address(released)}?as_of=2016-01-01").status_code == 400
    assert visitor.post(address(released)).status_code == 405
