"""Corrections: every change of what was public, dated and linked, with the old value."""

from __future__ import annotations

import pytest

from tests import factories
from tests.ingestion.sheets.plans import imported
from tests.web.conftest import Read
from tracker.actions import batches, corrections, pledges, redaction, references
from tracker.actions.actors import loader
from tracker.models import Actor, LogEntry, Pledge, PledgeVersion, Topic
from tracker.rules.vocabulary import Change
from tracker.web import corrections as corrections_page

PAGE = "/corrections/"


def correct(pledge: Pledge, actor: Actor, change: Change, **changes: str) -> None:
    """The pledge with a published correction."""
    current = PledgeVersion.objects.get(pledge=pledge, is_current=True)
    factories.correct(current, changes=changes, change=change, reason="Misread.", by=actor)


def test_nothing_changed_yet_says_so(published_pledge: object, read: Read) -> None:
    assert "Nothing public has been changed so far." in read(PAGE).part("all")


@pytest.mark.parametrize(
    ("change", "changes", "words"),
    [
        (Change.TYPO, {"title_en": "Open the hotline"}, "Typo corrected"),
        (Change.TRANSLATION, {"title_zh": "开通热线"}, "Translated"),
        (Change.SUBSTANTIVE, {"deadline_note_en": "By its last day."}, "Corrected"),
    ],
    ids=["typo", "translation", "substantive"],
)
def test_correction_shows_its_sort_and_both_values(
    change: Change,
    changes: dict[str, str],
    words: str,
    published_pledge: Pledge,
    actor: Actor,
    read: Read,
) -> None:
    correct(published_pledge, actor, change, **changes)

    text = read(PAGE).part("all")

    ((name, new),) = changes.items()
    old = {"title_en": "Open a hotline"}.get(name, "nothing")
    assert f"UTC · {words}" in text
    assert f"{name} {old} {new}" in text


def test_withdrawal_is_listed_with_its_reason(
    published_pledge: Pledge, actor: Actor, read: Read
) -> None:
    correct(published_pledge, actor, Change.WITHDRAWAL)

    text = read(PAGE).part("all")

    assert "Withdrawn from the record" in text
    assert "Reason: Misread." in text


def test_large_batch_stands_as_one_change_with_its_number(
    db: None, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corrections_page, "TOLD_APART", 3)
    batch = imported()
    batches.withdraw(batch, reason="A draft.", by=loader())
    last = LogEntry.objects.order_by("-seq")[0]

    page = read(PAGE)

    text = page.part("all")
    assert "6 changes" in text
    assert text.count("Withdrawn from the record") == 2
    assert f"5 more changes were published with it, in batch {last.batch}" in text
    assert f"log entry {last.seq} by" in text


def test_rename_shows_both_addresses(published_pledge: Pledge, actor: Actor, read: Read) -> None:
    pledges.rename(published_pledge, slug="the-hotline", reason="Shorter.", by=actor)

    assert "id open-a-hotline the-hotline" in read(PAGE).part("all")


def test_correction_after_a_rename_still_knows_the_old_value(
    published_pledge: Pledge, actor: Actor, read: Read
) -> None:
    pledges.rename(published_pledge, slug="the-hotline", reason="Shorter.", by=actor)
    correct(published_pledge, actor, Change.TYPO, title_en="Open the hotline")

    assert "title_en Open a hotline Open the hotline" in read(PAGE).part("all")


def test_merge_and_split_name_what_stays(
    published_pledge: Pledge, actor: Actor, read: Read
) -> None:
    first = factories.published_pledge(id="first", title_en="First")
    second = factories.published_pledge(id="second", title_en="Second")
    pledges.merge(first, into=published_pledge, reason="The same.", by=actor)
    third = factories.published_pledge(id="third", title_en="Third")
    pledges.split(published_pledge, into=[second, third], reason="Two acts.", by=actor)

    text = read(PAGE).part("all")

    assert "id first open-a-hotline" in text
    assert "id open-a-hotline second, third" in text


def test_redaction_names_fields_and_shows_no_text(
    published_pledge: Pledge, actor: Actor, read: Read
) -> None:
    correct(published_pledge, actor, Change.TYPO, title_en="Open the hotline")
    redacted = PledgeVersion.objects.get(pledge=published_pledge, version=1)
    redaction.redact(redacted, reason="A court ordered it.", by=actor)

    page = read(PAGE)

    assert "Blanked:" in page.part("all")
    assert "What was written was removed by a redaction" in page.part("all")
    assert "Open a hotline" not in page.html


def test_revised_reference_row_is_listed(
    published_pledge: object, actor: Actor, read: Read
) -> None:
    topic = Topic.objects.get()
    references.revise(topic, changes={"name_en": "Hot lines"}, reason="Plainer.", by=actor)

    assert "name_en Hotlines Hot lines" in read(PAGE).part("all")


def test_drafted_correction_is_not_listed(published_pledge: Pledge, read: Read) -> None:
    assert published_pledge.current is not None
    corrections.draft_correction(
        published_pledge.current,
        changes={"title_en": "Secret title"},
        change=Change.TYPO,
        reason="Not yet.",
    )

    assert "Secret title" not in read(PAGE).html


def test_list_can_be_narrowed_to_one_sort(
    published_pledge: Pledge, actor: Actor, read: Read
) -> None:
    correct(published_pledge, actor, Change.TYPO, title_en="Open the hotline")
    correct(published_pledge, actor, Change.TRANSLATION, title_zh="开通热线")

    page = read(f"{PAGE}?change=typo")

    assert "Typo corrected: 1" in page.part("all")
    assert "开通热线" not in page.part("all")
    assert 'href="?change=translation"' in page.html


def test_sort_without_any_change_says_so(published_pledge: object, read: Read) -> None:
    assert "no change of this sort" in read(f"{PAGE}?change=merge").part("all")


@pytest.mark.parametrize("query", ["change=publish", "change=secret", "sort=old"])
def test_unknown_sort_is_a_400(query: str, db: None, read: Read) -> None:
    assert read(f"{PAGE}?{query}").status == 400


def test_what_was_changed_is_called_by_its_title(
    published_pledge: Pledge, actor: Actor, read: Read
) -> None:
    correct(published_pledge, actor, Change.TYPO, title_en="Open the hotline")

    assert "Pledge: Open the hotline" in read(PAGE).part("all")
