"""The desk's first page: today's work of whoever signs in, one click from doing it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.admin.desk import page
from tests.admin.home import HOME, lists
from tracker.actions import companions, desk, references, tips
from tracker.admin.work.lists import WorkList
from tracker.models import Actor, Assessment
from tracker.rules.vocabulary import TipKind

OWN = ["drafts", "to-review", "sent-back", "handed-in"]
CALLING = ["deadline", "stale", "occurrences", "under-review", "contested", "tips", "links"]


def addresses(each: WorkList) -> list[str]:
    return [item.address for item in each.items]


@pytest.fixture
def draft(analyst: User) -> Any:
    return factories.draft("update", by=analyst, fact_en="A call was put through.")


def test_analyst_sees_their_lists_in_order(analyst_desk: Client) -> None:
    own = [name for name in OWN if name != "to-review"]

    assert list(lists(analyst_desk)) == [*own, *CALLING]


def test_editor_reviews_as_well(editor_desk: Client) -> None:
    assert list(lists(editor_desk)) == [*OWN, *CALLING]


def test_administrator_who_drafts_nothing_sees_what_calls(administrator_desk: Client) -> None:
    assert list(lists(administrator_desk)) == CALLING


def test_person_without_a_role_sees_no_list(analyst: User) -> None:
    client = Client()
    client.force_login(analyst)

    assert lists(client) == {}


def test_empty_list_says_so(editor_desk: Client) -> None:
    text = editor_desk.get(HOME).content.decode()

    for each in lists(editor_desk).values():
        assert each.count == 0
        assert f'<p class="work-empty">{each.empty}</p>' in text


def test_draft_leads_to_its_form(draft: Any, analyst_desk: Client) -> None:
    mine = lists(analyst_desk)["drafts"]

    assert addresses(mine) == [page("updateversion", "change", draft.pk)]
    assert [(item.text, item.says) for item in mine.items] == [
        ("A call was put through.", "Status update")
    ]


@pytest.mark.parametrize(
    ("noun", "name"),
    [
        ("dialogue", "First round"),
        ("pledge", "Open a hotline"),
        ("wording", "Open a hotline"),
        ("fulfilment_test", "Open a hotline"),
        ("pledge_link", "Meet twice a year"),
        ("update", "The hotline was opened."),
        ("assessment", "Open a hotline"),
        ("milestone", "Meet twice a year"),
        ("external_verdict", "Open a hotline"),
        ("indicator_point", "Calls"),
        ("conflict", "who-called-first"),
        ("excluded_statement", "The writer hopes for calls."),
    ],
)
def test_draft_of_any_noun_is_named(
    noun: str, name: str, analyst: User, analyst_desk: Client
) -> None:
    factories.draft(noun, by=analyst)

    assert [item.text for item in lists(analyst_desk)["drafts"].items] == [name]


def test_submission_leads_the_editor_to_its_review(
    draft: Any, analyst: User, editor_desk: Client
) -> None:
    desk.submit(draft, by=analyst)

    review = lists(editor_desk)["to-review"]
    assert addresses(review) == [page("updateversion", "review", draft.pk)]
    assert review.items[0].says.startswith("Status update · by analyst · submitted ")
    assert editor_desk.get(review.items[0].address).status_code == 200


def test_comment_on_an_update_is_one_task_and_not_another_one_for_its_verdict(
    submitted: Any, editor: User, analyst_desk: Client
) -> None:
    companions.send_back(submitted, comment="Which hotline?", by=editor)

    items = {item.text: item for item in lists(analyst_desk)["sent-back"].items}
    assert items["The hotline was opened."].comment == "editor: Which hotline?"
    assert items["Open a hotline"].comment == ""
    assert items["Open a hotline"].says.endswith(", with its update")


def test_what_came_back_shows_the_comment(
    draft: Any, analyst: User, editor: User, analyst_desk: Client
) -> None:
    desk.submit(draft, by=analyst)
    desk.send_back(draft, comment="Which <ministry>?", by=editor)

    text = analyst_desk.get(HOME).content.decode()
    assert lists(analyst_desk)["sent-back"].items[0].comment == "editor: Which <ministry>?"
    assert "editor: Which &lt;ministry&gt;?" in text


def test_pledge_leads_to_an_update_about_it(
    published_verdict: Assessment, analyst_desk: Client
) -> None:
    (item,) = lists(analyst_desk)["stale"].items

    assert item.address == page("pledgeversion", "change", published_verdict.pledge.current_id)
    assert [(link.text, link.address) for link in item.also] == [
        ("Log an update", f"{page('updateversion', 'add')}?pledge={factories.HOTLINE}"),
        ("Assess", f"{page('assessment', 'add')}?pledge={published_verdict.pledge_id}"),
    ]


def test_administrator_is_offered_nothing_they_may_not_do(
    published_verdict: Assessment, administrator_desk: Client
) -> None:
    (item,) = lists(administrator_desk)["stale"].items

    assert item.also == []
    assert "Log an update" not in administrator_desk.get(HOME).content.decode()


def test_repeating_duty_leads_to_its_occurrences(analyst_desk: Client) -> None:
    (row,) = factories.publish_all("pledge", [factories.recurring_pledge_content()])

    waiting = lists(analyst_desk)["occurrences"]
    assert addresses(waiting) == [page("pledgeversion", "occurrences", row.pk)]
    assert analyst_desk.get(waiting.items[0].address).status_code == 200


def test_drafted_milestones_are_told(analyst_desk: Client) -> None:
    factories.publish_all("pledge", [factories.recurring_pledge_content()])
    factories.draft("milestone")

    (item,) = lists(analyst_desk)["occurrences"].items
    assert item.says == "An occurrence ended on 31 Dec 2016 · milestones are drafted"


def test_suggestion_leads_to_its_page(analyst_desk: Client) -> None:
    tip = tips.receive(kind=TipKind.EVIDENCE, what="Two\nlines.", about="/pledges/open-a-hotline/")

    (item,) = lists(analyst_desk)["tips"].items
    assert (item.text, item.address) == ("Two lines.", page("tip", "change", tip.pk))
    assert item.says.endswith("about /pledges/open-a-hotline/")


def test_dead_link_without_a_copy_leads_to_its_source(
    published_update: object, analyst_desk: Client
) -> None:
    check = factories.dead_link()

    (item,) = lists(analyst_desk)["links"].items
    assert (item.text, item.address) == ("Hotline opens", page("source", "change", check.source_id))
    assert item.says.startswith("status 404 · since 14 Sep 2016 · checked ")
    assert [link.address for link in item.also] == ["https://news.example/hotline"]


def test_dead_link_with_a_copy_calls_for_nobody(
    published_update: object, actor: Actor, analyst_desk: Client
) -> None:
    source = factories.dead_link().source
    changes = {"archived_url": "https://archive.example/hotline"}
    references.revise(source, changes=changes, reason="The link is dead.", by=actor)

    assert lists(analyst_desk)["links"].count == 0
