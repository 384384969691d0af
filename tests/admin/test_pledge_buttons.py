"""Buttons of a published pledge and update: rename, merge, split, one more bearing, redact."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.admin.desk import page, pressed
from tracker.actions import together
from tracker.actions.actors import actor_of
from tracker.models import Bearing, LogEntry, Party, Pledge, Redirect, StatusUpdate


def press(client: Client, pledge: Pledge, verb: str, **answers: object) -> str:
    """Answer what the button asks; the page that comes back, or nothing when it is done."""
    address = page("pledgeversion", "verb", pledge.current_id, verb)
    return str(pressed(client, address, **answers).content.decode())


@pytest.fixture
def others(published_pledge: Pledge) -> list[Pledge]:
    return [factories.published_pledge(id=slug, title_en=slug) for slug in ("first", "second")]


def test_pledge_is_renamed_and_its_old_address_leads_to_it(
    published_pledge: Pledge, editor_desk: Client
) -> None:
    press(editor_desk, published_pledge, "rename", slug="hotline", reason="Shorter.")

    published_pledge.refresh_from_db()
    assert published_pledge.slug == "hotline"
    assert Redirect.objects.get(slug="open-a-hotline").pledge == published_pledge


def test_pledge_is_merged_into_another(
    published_pledge: Pledge, others: list[Pledge], editor_desk: Client
) -> None:
    press(editor_desk, published_pledge, "merge", into=others[0].pk, reason="The same.")

    published_pledge.refresh_from_db()
    assert published_pledge.withdrawn
    assert Redirect.objects.get(slug="open-a-hotline").pledge == others[0]


def test_pledge_is_split_into_others(
    published_pledge: Pledge, others: list[Pledge], editor_desk: Client
) -> None:
    press(editor_desk, published_pledge, "split", into=[each.pk for each in others], reason="Two.")

    found = Redirect.objects.filter(slug="open-a-hotline")
    assert {each.pledge for each in found} == set(others)


def test_refusal_of_a_button_is_shown_with_the_answers_kept(
    published_pledge: Pledge, editor_desk: Client
) -> None:
    shown = press(
        editor_desk, published_pledge, "merge", into=published_pledge.pk, reason="The same."
    )

    assert "A pledge cannot replace itself" in shown
    assert "The same." in shown


@pytest.mark.parametrize("into", ["abc", "9" * 30, ""])
def test_forged_answer_is_refused_on_the_page(
    into: str, published_pledge: Pledge, editor_desk: Client
) -> None:
    shown = press(editor_desk, published_pledge, "split", into=[into], reason="Two.")

    assert "errorlist" in shown


@pytest.mark.parametrize("verb", ["rename", "merge", "split", "withdraw", "redact"])
def test_analyst_has_no_button_of_an_editor(
    verb: str, published_pledge: Pledge, analyst_desk: Client
) -> None:
    address = page("pledgeversion", "verb", published_pledge.current_id, verb)

    assert analyst_desk.get(address).status_code == 403


def test_button_that_does_not_exist_is_not_found(
    published_pledge: Pledge, editor_desk: Client
) -> None:
    address = page("pledgeversion", "verb", published_pledge.current_id, "obliterate")

    assert editor_desk.get(address).status_code == 404


def test_page_of_a_row_shows_the_buttons_that_fit(
    published_pledge: Pledge, editor_desk: Client
) -> None:
    shown = editor_desk.get(page("pledgeversion", "change", published_pledge.current_id))

    assert [verb.name for verb in shown.context["buttons"]] == [
        "withdraw",
        "rename",
        "merge",
        "split",
    ]


def test_bearing_is_added_to_a_published_update(
    published_update: StatusUpdate, others: list[Pledge], editor_desk: Client
) -> None:
    china = Party.objects.get(slug="china")
    address = page("updateversion", "verb", published_update.current_id, "add-bearing")

    answers = {"pledge": others[0].pk, "obligor": china.pk, "effect": "context"}
    pressed(editor_desk, address, reason="It names the same line.", **answers)

    bearing, entry = Bearing.objects.get(pledge=others[0]), LogEntry.objects.latest("seq")
    assert (bearing.obligor, bearing.effect, bearing.entry) == (china, "context", entry)
    assert entry.reason == "It names the same line."


def test_bearing_needs_a_public_reason(
    published_update: StatusUpdate, others: list[Pledge], editor_desk: Client
) -> None:
    address = page("updateversion", "verb", published_update.current_id, "add-bearing")

    answer = pressed(editor_desk, address, pledge=others[0].pk, effect="withdrawn")

    assert answer.context["form"].errors == {"reason": ["This field is required."]}
    assert not Bearing.objects.filter(pledge=others[0]).exists()


def test_author_of_an_update_is_not_offered_to_add_a_bearing(
    others: list[Pledge], editor: User, editor_desk: Client
) -> None:
    row = factories.draft("update", id="own-report", by=editor)
    together.publish([row], by=actor_of(factories.author_user()))
    address = page("updateversion", "verb", row.pk, "add-bearing")

    offered = editor_desk.get(page("updateversion", "change", row.pk)).content.decode()
    answer = editor_desk.post(address, {"pledge": others[0].pk, "effect": "withdrawn"})

    assert address not in offered
    assert (answer.status_code, Bearing.objects.filter(pledge=others[0]).exists()) == (403, False)


def test_bearing_on_a_party_that_promised_nothing_is_refused(
    published_update: StatusUpdate, others: list[Pledge], editor_desk: Client
) -> None:
    america = Party.objects.get(slug="united-states")
    address = page("updateversion", "verb", published_update.current_id, "add-bearing")

    answers = {"pledge": others[0].pk, "obligor": america.pk, "effect": "context"}
    answer = pressed(editor_desk, address, reason="It names the same line.", **answers)

    assert "promised nothing there" in answer.content.decode()
    assert not Bearing.objects.filter(pledge=others[0]).exists()


def test_administrator_redacts_a_published_text(
    published_update: StatusUpdate, administrator_desk: Client, editor: User
) -> None:
    address = page("updateversion", "verb", published_update.current_id, "redact")

    pressed(administrator_desk, address, reason="A court order.")

    version = published_update.versions.get()
    assert (version.fact_en, version.redaction is None) == ("[redacted]", False)
