"""What a release says of itself: sound forms, and nothing that the log does not hold."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
import yaml

from tests.ingestion import story
from tracker.actions.verification import verify
from tracker.ingestion.release import texts
from tracker.ingestion.release.replay import replay
from tracker.log_verifier import verify as verifier
from tracker.models import Checkpoint
from tracker.models.public_log import log_entries
from tracker.web.log import exported

HEAD = Checkpoint(size=12, root="ab" * 32, at=datetime(2026, 11, 28, 13, 5, tzinfo=UTC))


def test_citation_has_what_the_format_requires() -> None:
    cited = yaml.safe_load(texts.citation(HEAD))

    assert (cited["cff-version"], cited["type"], cited["license"]) == (
        "1.2.0",
        "dataset",
        "CC-BY-4.0",
    )
    assert cited["authors"] == [{"name": "Followthrough"}]
    assert all(cited[name] for name in ("message", "title"))


def test_citation_names_revision_and_day() -> None:
    cited = yaml.safe_load(texts.citation(HEAD))

    assert (cited["version"], cited["date-released"]) == ("12", "2026-11-28")
    assert cited["identifiers"][0]["value"] == HEAD.root


def test_licence_names_itself_and_where_others_keep_theirs() -> None:
    text = texts.licence().decode()

    assert "https://creativecommons.org/licenses/by/4.0/" in text
    assert "data/external_verdicts.csv" in text
    assert "the rows of data/pledges.csv whose column\n`collection` is set" in text
    assert "keep their licence: see LICENSE" in texts.citation(HEAD).decode()


def test_readme_says_that_nothing_was_redacted() -> None:
    assert "None: every entry" in texts.readme(HEAD, []).decode()


@pytest.mark.django_db
def test_readme_names_what_was_redacted_by_which_entry_and_why() -> None:
    story.begin()
    revision = story.head()
    story.redact()

    text = texts.readme(HEAD, replay(revision).redacted).decode()

    redaction = log_entries().filter(verb="redact").last()
    assert redaction is not None
    assert "(update told-in-confidence), by entry " in text
    assert f"by entry {redaction.seq} of {redaction.at.date()}: By order of a court." in text


@pytest.mark.django_db
def test_checkpoint_is_one_that_both_verifiers_take() -> None:
    story.begin()
    saved = json.loads(texts.checkpoint(Checkpoint.objects.latest("size")))
    story.rename_again()

    assert list(verify(heads=[saved])) == []
    assert f"have root {saved['root']}" in verifier.verify(exported(story.head()), saved)


def test_no_text_names_this_site() -> None:
    all_of_it = b"".join([texts.citation(HEAD), texts.checkpoint(HEAD), texts.readme(HEAD, [])])

    assert b"127.0.0.1" not in all_of_it
