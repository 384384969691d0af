"""Eight people save one record at once: one wins, seven are told with their text kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connections
from django.test import Client

from tests import factories
from tests.admin.desk import page, typed
from tracker.models import Conflict, Source

PEOPLE = 8
ROUNDS = 40

pytestmark = pytest.mark.django_db(transaction=True)

Save = Callable[[str, dict[str, Any], str, str], list[Any]]


@pytest.fixture
def desks() -> list[Client]:
    found = []
    for number in range(PEOPLE):
        # A committing test empties the table of roles; this person needs none.
        may_all = {"is_staff": True, "is_superuser": True}
        person = User.objects.create(username=f"person-{number}", **may_all)
        found.append(Client())
        found[-1].force_login(person)
    return found


@pytest.fixture
def all_save(desks: Sequence[Client]) -> Iterator[Save]:
    """Everybody sends the same opened form at once, each with a text of their own in one field."""
    start = Barrier(PEOPLE)

    def press(desk: Client, address: str, fields: dict[str, Any]) -> Any:
        start.wait()
        try:
            return desk.post(address, fields)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(PEOPLE) as pool:

        def save(address: str, opened: dict[str, Any], field: str, text: str) -> list[Any]:
            # As after every request, none waits for a connection that nobody uses.
            connections.close_all()
            texts = [opened | {field: f"{text} by {number}."} for number in range(PEOPLE)]
            return list(pool.map(press, desks, [address] * PEOPLE, texts))

        yield save


def judge(answers: Sequence[Any], field: str, text: str) -> int:
    """How many won; everybody else must have been told, with their text kept.

    The page is read, not its context: the test client mixes up the contexts of threads.
    """
    for number, answer in enumerate(answers):
        assert answer.status_code in (200, 302)
        if answer.status_code == 200:
            shown = answer.content.decode()
            assert "Nothing of yours was saved yet" in shown
            assert re.search(rf'<textarea name="{field}"[^>]*>\s*{text} by {number}\.<', shown)
    return [answer.status_code for answer in answers].count(302)


def test_of_eight_who_save_a_draft_at_once_one_wins_in_every_round(
    desks: Sequence[Client], all_save: Save
) -> None:
    row = factories.draft("conflict")
    address = page("conflict", "change", row.pk)
    winners = []

    for number in range(ROUNDS):
        opened = typed(desks[0].get(address))
        answers = all_save(address, opened, "handling_en", f"Round {number}")
        winners.append(judge(answers, "handling_en", f"Round {number}"))
        won = [answer.status_code for answer in answers].index(302)
        assert Conflict.objects.get().handling_en == f"Round {number} by {won}."

    assert winners == [1] * ROUNDS


def test_of_eight_who_revise_a_public_source_at_once_one_wins(
    desks: Sequence[Client], all_save: Save
) -> None:
    factories.publish("update")
    source = Source.objects.get(slug="news-report")
    address = page("source", "change", source.pk)
    opened = typed(desks[0].get(address)) | {"public_reason": "A slip."}

    answers = all_save(address, opened, "note_en", "Revised")

    source.refresh_from_db()
    assert judge(answers, "note_en", "Revised") == 1
    assert source.note_en.startswith("Revised by ")


def test_of_eight_who_correct_what_is_published_at_once_one_wins(
    desks: Sequence[Client], all_save: Save
) -> None:
    row = factories.publish("conflict")
    address = page("conflict", "change", row.pk)
    opened = typed(desks[0].get(address)) | {
        "kind_of_change": "substantive",
        "public_reason": "New facts.",
    }

    answers = all_save(address, opened, "handling_en", "Corrected")

    (version,) = Conflict.objects.filter(version=2)
    assert judge(answers, "handling_en", "Corrected") == 1
    assert version.handling_en.startswith("Corrected by ")
