"""All that waits for review, of several nouns: published at once, all or none."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.admin.nouns import ANOTHER
from tests.admin.test_screens import CONTENT
from tracker.actions import companions, desk
from tracker.admin.review import queue_view
from tracker.models import Assessment, LogEntry, Pledge, UpdateVersion, Wording
from tracker.models.base import Content

QUEUE = reverse("admin:review")


@pytest.fixture
def waiting(published_pledge: Pledge, analyst: User) -> list[Content]:
    """A wording, an update and the verdict drafted with it, all handed in by the analyst."""
    factories.publish("fulfilment_test")
    wording = factories.draft("wording", by=analyst)
    update = factories.draft("update", by=analyst)
    verdict = factories.draft("assessment", by=analyst)
    desk.submit(wording, by=analyst)
    companions.submit(update, by=analyst)
    return [wording, update, verdict]


def publish(client: Client, *rows: Content, **changes: Any) -> Any:
    """Open the page, tick rows, and publish."""
    seen = client.get(QUEUE).context["seen"]
    ticked = [f"{row.noun}:{row.pk}" for row in rows]
    return client.post(QUEUE, {"seen": seen, "row": ticked} | changes)


def told(answer: Any) -> str:
    return " ".join(str(message) for message in answer.wsgi_request._messages)


def test_list_names_what_waits_and_leads_to_its_review(
    waiting: list[Content], editor_desk: Client
) -> None:
    text = editor_desk.get(QUEUE).content.decode()

    for row in waiting:
        assert reverse(f"admin:tracker_{row._meta.model_name}_review", args=[row.pk]) in text


def test_more_than_can_be_published_at_once_is_not_begun(
    waiting: list[Content], editor_desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_view, "AT_ONCE", 2)

    answer = publish(editor_desk, whole="on")

    assert "Nothing was published: at most 2 at once." in told(answer)
    assert not Wording.objects.public().exists()


def test_chosen_rows_are_published_in_one_batch(
    waiting: list[Content], editor_desk: Client
) -> None:
    answer = publish(editor_desk, *waiting)

    newest = list(LogEntry.objects.order_by("-seq")[:3])
    assert answer.status_code == 302
    assert "Published: 3." in told(answer)
    assert {entry.subject_type for entry in newest} == {"wording", "update", "assessment"}
    assert len({entry.batch for entry in newest}) == 1


def test_only_what_is_chosen_is_published(waiting: list[Content], editor_desk: Client) -> None:
    publish(editor_desk, waiting[0])

    assert Wording.published.exists()
    assert not UpdateVersion.published.exists()


def test_everything_that_matches_is_published_without_ticking(
    waiting: list[Content], editor_desk: Client
) -> None:
    publish(editor_desk, whole="on")

    assert Assessment.published.exists()


def test_one_fault_stops_all_and_is_told(waiting: list[Content], editor_desk: Client) -> None:
    wording, _, verdict = waiting

    answer = publish(editor_desk, wording, verdict)

    assert "Nothing was published." in told(answer)
    assert "(METHOD 13)" in told(answer)
    assert not Wording.published.exists()


def test_own_work_stops_all(waiting: list[Content], editor: User, editor_desk: Client) -> None:
    own = factories.draft("wording", number=9, by=editor)
    desk.submit(own, by=editor)

    answer = publish(editor_desk, whole="on")

    assert "another editor publishes it" in told(answer)
    assert not Wording.published.exists()


def test_own_work_cannot_be_ticked(editor: User, editor_desk: Client) -> None:
    own = factories.draft("wording", by=editor)
    desk.submit(own, by=editor)

    text = editor_desk.get(QUEUE).content.decode()

    assert f"wording:{own.pk}" not in text
    assert "<td>yours</td>" in text
    assert "Publish chosen" not in text


def test_what_somebody_else_drafted_and_one_edited_says_so(
    waiting: list[Content], analyst: User, editor: User, editor_desk: Client
) -> None:
    recalled = desk.recall(waiting[0], by=analyst)
    desk.submit(desk.edit(recalled, changes={"verb": "shall"}, by=editor), by=editor)

    text = editor_desk.get(QUEUE).content.decode()

    assert "<td>you edited it</td>" in text
    assert "Publish chosen" in text


def test_nothing_ticked_publishes_nothing(waiting: list[Content], editor_desk: Client) -> None:
    answer = publish(editor_desk)

    assert "tick what you have read" in told(answer)
    assert not Wording.published.exists()


def test_what_was_handed_in_anew_since_is_not_published(
    waiting: list[Content], analyst: User, editor_desk: Client
) -> None:
    seen = editor_desk.get(QUEUE).context["seen"]
    recalled = desk.recall(waiting[0], by=analyst)
    edited = desk.edit(recalled, changes={"verb": "shall"}, by=analyst)
    desk.submit(edited, by=analyst)

    answer = editor_desk.post(QUEUE, {"seen": seen, "row": [f"wording:{edited.pk}"]})

    assert "since you opened this page" in told(answer)
    assert not Wording.published.exists()


def test_what_was_sent_back_since_is_not_published(
    waiting: list[Content], editor: User, editor_desk: Client
) -> None:
    seen = editor_desk.get(QUEUE).context["seen"]
    desk.send_back(waiting[0], comment="No.", by=editor)

    answer = editor_desk.post(QUEUE, {"seen": seen, "row": [f"wording:{waiting[0].pk}"]})

    assert "since you opened this page" in told(answer)
    assert not Wording.published.exists()


@pytest.mark.parametrize(
    ("noun", "number"), [("wording", 1), ("update", 1), ("pledge", 0)], ids=str
)
def test_list_is_narrowed_by_kind(
    noun: str, number: int, waiting: list[Content], editor_desk: Client
) -> None:
    lines = editor_desk.get(QUEUE, {"noun": noun}).context["lines"]

    assert [line.row.noun for line in lines] == [noun] * number


def test_list_is_narrowed_by_author(
    waiting: list[Content], analyst: User, editor: User, editor_desk: Client
) -> None:
    theirs = editor_desk.get(QUEUE, {"by": analyst.pk}).context["lines"]
    mine = editor_desk.get(QUEUE, {"by": editor.pk}).context["lines"]

    assert (len(theirs), len(mine)) == (3, 0)


@pytest.mark.parametrize(
    "query", [{"noun": "bearing"}, {"noun": "source"}, {"by": "x"}, {"by": "9" * 30}], ids=str
)
def test_filter_that_no_link_makes_is_refused(query: dict[str, str], editor_desk: Client) -> None:
    assert editor_desk.get(QUEUE, query).status_code == 400


@pytest.mark.parametrize(
    "sent",
    [
        {"row": "wording:x"},
        {"row": "nothing:1"},
        {"row": "wording"},
        {"seen": ""},
        {"seen": "garbled"},
    ],
    ids=["no key", "no noun", "no pair", "not read", "garbled"],
)
def test_forged_choice_is_refused(
    sent: dict[str, str], waiting: list[Content], editor_desk: Client
) -> None:
    answer = publish(editor_desk, waiting[0], **sent)

    assert answer.status_code == 400
    assert not Wording.published.exists()


def test_row_that_does_not_wait_is_not_published(
    published_pledge: Pledge, analyst: User, editor_desk: Client
) -> None:
    draft = factories.draft("wording", by=analyst)

    answer = publish(editor_desk, draft)

    assert "Nothing was published." in told(answer)
    assert not Wording.published.exists()


def test_analyst_has_no_such_page(analyst_desk: Client) -> None:
    assert analyst_desk.get(QUEUE).status_code == 403


def test_empty_list_says_so(editor_desk: Client) -> None:
    assert "Nothing waits for review." in editor_desk.get(QUEUE).content.decode()


def test_page_of_every_noun_takes_few_queries(analyst: User, editor_desk: Client) -> None:
    for noun in CONTENT:
        desk.submit(factories.draft(noun, by=analyst, **ANOTHER[noun]), by=analyst)

    with CaptureQueriesContext(connection) as queries:
        lines = editor_desk.get(QUEUE).context["lines"]

    assert {line.row.noun for line in lines} == set(CONTENT)
    assert len(queries) <= 20
