"""Today's work where there is much of it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.admin.desk import page
from tests.admin.home import HOME, lists, received
from tracker.actions import desk
from tracker.admin.work.lists import SHOWN
from tracker.models import Assessment, Pledge
from tracker.rules.vocabulary import Change


def test_long_list_shows_its_beginning_and_counts_all(analyst_desk: Client) -> None:
    received(SHOWN + 1)

    waiting = lists(analyst_desk)["tips"]
    assert (waiting.count, len(waiting.items)) == (SHOWN + 1, SHOWN)
    assert [way.text for way in waiting.ways] == [f"{SHOWN + 1} suggestions"]


def fill(author: User, number: int) -> None:
    """One row in every list of the editor, and `number` in some."""
    factories.publish("assessment")
    factories.publish_all("pledge", [factories.recurring_pledge_content()])
    denial = [factories.bearing(effect="breach_denied")]
    factories.publish("update", id="denial", kind="position", bearings=denial)
    review: dict[str, Any] = {"assessment": "under_review", "delivery": "", "confidence": ""}
    factories.publish("assessment", number=2, as_of="2016-07-02", **review)
    editor = User.objects.get(username="editor")
    for place in range(number):
        for noun in ("update", "conflict"):
            factories.draft(noun, id=f"mine-{place}", by=editor)
            desk.submit(factories.draft(noun, id=f"theirs-{place}", by=author), by=author)
            desk.submit(factories.draft(noun, id=f"handed-{place}", by=editor), by=editor)
            back = factories.draft(noun, id=f"back-{place}", by=editor)
            desk.submit(back, by=editor)
            desk.send_back(back, comment="Why?", by=author)
    received(number)
    for place in range(number):
        factories.draft("source", id=f"dead-{place}")
        factories.publish("wording", number=place + 1, source=f"dead-{place}")
        factories.dead_link(f"dead-{place}")


def test_page_takes_few_queries_however_much_there_is(analyst: User, editor_desk: Client) -> None:
    fill(analyst, SHOWN + 2)

    with CaptureQueriesContext(connection) as queries:
        answer = editor_desk.get(HOME)

    assert [each.name for each in answer.context["work"] if not each.count] == []
    assert len(queries) <= 22


def test_every_way_on_opens_a_list_of_as_many(analyst: User, editor_desk: Client) -> None:
    fill(analyst, 2)

    for each in lists(editor_desk).values():
        ways = [way for way in each.ways if way.address != "/admin/review/"]
        shown = [editor_desk.get(way.address).context["cl"].result_count for way in ways]
        assert sum(shown) == each.count, each.name


def test_stale_filter_shows_the_newest_version_of_each_pledge_once(
    published_verdict: Assessment, editor_desk: Client
) -> None:
    factories.correct(
        Pledge.objects.get().current, changes={"title_en": "Open a hot line"}, change=Change.TYPO
    )

    answer = editor_desk.get(page("pledgeversion"), {"look": "stale"})

    assert [str(row) for row in answer.context["cl"].result_list] == ["Open a hot line"]
