"""The public log: its list, its files, and the verifier that needs nothing of ours."""

from __future__ import annotations

from django.conf import settings
from django.test import Client

from tests import factories
from tests.web.conftest import Read
from tracker.actions import redaction
from tracker.models import Checkpoint, LogEntry, StatusUpdate


def test_list_has_the_newest_entry_first(published_verdict: object, read: Read) -> None:
    newest = LogEntry.objects.order_by("-seq")[0]

    text = read("/log/").part("entries")

    assert text.index(f"{newest.seq} 12:00 Published Verdict") < text.index("Registered")
    assert newest.hash[:8] in text


def test_list_calls_what_was_changed_by_its_title_under_its_day(
    published_verdict: object, read: Read
) -> None:
    text = read("/log/").part("entries")

    assert "21 Nov 2026" in text
    assert "Published Verdict: Open a hotline" in text
    assert "Published Update: The hotline was opened." in text


def test_list_calls_an_excluded_statement_by_its_gist(read: Read) -> None:
    statement = factories.publish("excluded_statement")

    line = read("/log/").part("entries")

    assert f"Excluded statement: {statement.gist_en}" in line


def test_list_names_actors_by_pseudonym_only(published_verdict: object, read: Read) -> None:
    text = read("/log/").part("entries")

    assert "editor 1" in text


def test_list_is_filtered_by_noun(published_verdict: object, read: Read) -> None:
    text = read("/log/?subject=update").part("entries")

    assert "1 entry" in text
    assert "Update: The hotline was opened." in text


def test_unknown_noun_is_a_bad_request(published_verdict: object, read: Read) -> None:
    page = read("/log/?subject=secret")

    assert page.status == 400
    assert "subject" in page.text


def test_redacted_entry_stays_in_the_list(published_update: StatusUpdate, read: Read) -> None:
    assert published_update.current is not None
    redaction.redact(published_update.current, reason="A court.", by=factories.editor_actor())

    text = read("/log/?subject=update").part("entries")

    assert "Redacted" in text
    assert "Published Update: [redacted] text removed" in text


def test_checkpoint_is_the_head(published_verdict: object, client: Client) -> None:
    head = Checkpoint.objects.latest("size")

    found = client.get("/log/checkpoint").json()

    assert found == {
        "origin": settings.SITE_URL,
        "size": head.size,
        "root": head.root,
        "time": "2026-11-21T12:00:00.000000Z",
    }


def test_log_page_says_what_it_does_not_prove(published_verdict: object, read: Read) -> None:
    text = read("/log/").part("check")

    assert "It does not prove that an entry is true" in text
