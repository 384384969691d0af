"""Tips: kept as they came, decided about once, by a person, with a note."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from tests.actions.refusals import refusal
from tracker.actions import tips
from tracker.models import LogEntry, Tip
from tracker.rules.vocabulary import TipKind, TipState

pytestmark = pytest.mark.django_db


@pytest.fixture
def tip(db: None) -> Tip:
    return tips.receive(kind=TipKind.EVIDENCE, what="A call was put through.", contact="me")


@pytest.mark.parametrize("state", tips.DECISIONS)
def test_decision_names_who_decided_and_why(tip: Tip, analyst: User, state: TipState) -> None:
    decided = tips.decide(tip, state=state, note="Seen.", by=analyst)

    assert (decided.state, decided.note, decided.decided_by) == (state, "Seen.", analyst)
    assert decided.decided_at is not None


def test_decision_erases_the_contact_and_keeps_the_text(tip: Tip, analyst: User) -> None:
    tips.decide(tip, state=TipState.ACCEPTED, note="Seen.", by=analyst)

    tip.refresh_from_db()
    assert (tip.what, tip.contact) == ("A call was put through.", "")


def test_tip_leaves_no_trace_in_the_public_log(tip: Tip, analyst: User) -> None:
    tips.decide(tip, state=TipState.ACCEPTED, note="Seen.", by=analyst)

    assert not LogEntry.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("kind", "praise", id="unknown kind"),
        pytest.param("what", "  ", id="nothing said"),
        pytest.param("what", "a" * 4_001, id="too long"),
        pytest.param("url", "javascript:alert(1)", id="no source"),
        pytest.param("contact", "a" * 201, id="endless contact"),
        pytest.param("about", "/" * 301, id="endless page"),
    ],
)
def test_unsound_tip_is_refused(field: str, value: str) -> None:
    said: dict[str, Any] = {"kind": TipKind.OTHER, "what": "A call."}

    with refusal(field):
        tips.receive(**said | {field: value})


def test_decision_without_a_note_is_refused(tip: Tip, analyst: User) -> None:
    with refusal("note", "say what was done"):
        tips.decide(tip, state=TipState.DECLINED, note=" ", by=analyst)


def test_second_decision_is_refused(tip: Tip, analyst: User) -> None:
    tips.decide(tip, state=TipState.DECLINED, note="No source.", by=analyst)

    with refusal("state", "declined already"):
        tips.decide(tip, state=TipState.ACCEPTED, note="After all.", by=analyst)


def test_waiting_is_no_decision(tip: Tip, analyst: User) -> None:
    with refusal("state", "accept or to decline"):
        tips.decide(tip, state=TipState.RECEIVED, note="Later.", by=analyst)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"state": "accepted"}, id="a decision without anything"),
        pytest.param({"note": "Seen."}, id="a note without a decision"),
        pytest.param({"what": ""}, id="nothing said"),
        pytest.param({"kind": "praise"}, id="unknown kind"),
    ],
)
def test_database_refuses_half_a_decision(tip: Tip, changes: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Tip.objects.filter(pk=tip.pk).update(**changes)


def test_database_refuses_to_keep_the_contact_of_a_decided_tip(tip: Tip, analyst: User) -> None:
    tips.decide(tip, state=TipState.ACCEPTED, note="Seen.", by=analyst)

    with pytest.raises(IntegrityError), transaction.atomic():
        Tip.objects.filter(pk=tip.pk).update(contact="me")
