"""The session ended while somebody was typing: after signing in, the form opens with the text."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.admin.desk import FACT, errors, page, typed
from tracker.models import Milestone, Pledge, PledgeVersion, StatusUpdate, UpdateVersion

PHRASE = "desk pass phrase one"
UPDATE = page("updateversion", "add")
SIGN_IN = reverse("admin:login")
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def person(analyst: User) -> User:
    analyst.set_password(PHRASE)
    analyst.save()
    analyst.groups.add(Group.objects.get(name="analyst"))
    return analyst


@pytest.fixture
def sent_too_late(person: User, analyst_desk: Client, fields: dict[str, Any]) -> Any:
    """The answer to an update that was sent after the session had ended."""
    sent = typed(analyst_desk.get(UPDATE)) | fields
    analyst_desk.logout()
    return analyst_desk.post(UPDATE, sent)


def whose_form(person: User) -> str:
    """What each form says that this person opens."""
    browser = Client()
    browser.force_login(person)
    return str(browser.get(reverse("admin:index")).context["whose"])


def carried(answer: Any) -> dict[str, str]:
    """The hidden fields of a sign-in page, and who signs in."""
    names = "kept|next|csrfmiddlewaretoken"
    found = re.findall(rf'name="({names})" value="([^"]*)"', answer.content.decode())
    return dict(found) | {"username": "analyst", "password": PHRASE}


def test_stranger_who_sends_a_form_is_asked_to_sign_in(sent_too_late: Any) -> None:
    assert "Nothing was saved yet" in sent_too_late.content.decode()
    assert not UpdateVersion.objects.filter(fact_en=FACT).exists()


def test_form_opens_with_the_text_after_signing_in(
    sent_too_late: Any, analyst_desk: Client
) -> None:
    answer = analyst_desk.post(SIGN_IN, carried(sent_too_late), follow=True)

    form = answer.context["adminform"].form
    rows = answer.context["inline_admin_formsets"][0].formset
    assert answer.redirect_chain == [(UPDATE, 302)]
    assert "Nothing was saved yet" in errors(answer)
    assert form["fact_en"].value() == FACT
    assert rows.forms[0]["locator"].value() == "p. 2"
    assert not UpdateVersion.objects.filter(fact_en=FACT).exists()


def test_text_is_saved_when_it_is_sent_again(sent_too_late: Any, analyst_desk: Client) -> None:
    shown = analyst_desk.post(SIGN_IN, carried(sent_too_late), follow=True)

    answer = analyst_desk.post(UPDATE, typed(shown))

    saved = UpdateVersion.objects.get(fact_en=FACT)
    assert (answer.status_code, saved.citations.count()) == (302, 1)


def test_text_waits_until_it_is_sent_and_no_longer(
    sent_too_late: Any, analyst_desk: Client
) -> None:
    analyst_desk.post(SIGN_IN, carried(sent_too_late))
    analyst_desk.get(UPDATE)
    shown = analyst_desk.get(UPDATE)

    analyst_desk.post(UPDATE, typed(shown))

    assert shown.context["adminform"].form["fact_en"].value() == FACT
    assert not analyst_desk.get(UPDATE).context["adminform"].form.is_bound


def test_wrong_password_does_not_lose_the_text(sent_too_late: Any, analyst_desk: Client) -> None:
    wrong = analyst_desk.post(SIGN_IN, carried(sent_too_late) | {"password": "wrong"})

    answer = analyst_desk.post(SIGN_IN, carried(wrong), follow=True)

    assert answer.context["adminform"].form["fact_en"].value() == FACT


def test_edit_of_a_row_opens_with_the_text(
    person: User, analyst_desk: Client, published_update: StatusUpdate
) -> None:
    address = page("updateversion", "change", published_update.current_id)
    sent = typed(analyst_desk.get(address)) | {"fact_en": "Mine."}
    analyst_desk.logout()
    asked = analyst_desk.post(address, sent)

    answer = analyst_desk.post(SIGN_IN, carried(asked), follow=True)

    assert answer.context["adminform"].form["fact_en"].value() == "Mine."
    assert published_update.versions.count() == 1


def test_answer_to_a_button_opens_with_the_text(
    published_pledge: Pledge, person: User, editor_desk: Client
) -> None:
    person.groups.add(Group.objects.get(name="editor"))
    address = page("pledgeversion", "verb", published_pledge.current_id, "withdraw")
    editor_desk.force_login(person)
    whose = editor_desk.get(address).context["whose"]
    editor_desk.logout()
    asked = editor_desk.post(address, {"reason": "A long reason.", "whose": whose})

    answer = editor_desk.post(SIGN_IN, carried(asked), follow=True)

    published_pledge.refresh_from_db()
    assert "Nothing was saved yet" in answer.content.decode()
    assert "A long reason." in answer.content.decode()
    assert not published_pledge.withdrawn


def test_occurrences_open_with_the_text_and_are_not_confirmed(
    person: User, analyst_desk: Client
) -> None:
    (version,) = factories.publish_all("pledge", [factories.recurring_pledge_content()])
    address = page("pledgeversion", "occurrences", version.pk)
    shown = analyst_desk.get(address).context
    hidden = {"seen": shown["reading"]["seen"].value(), "whose": shown["whose"]}
    analyst_desk.logout()
    typed_in = {"slot-1-confirm": "on", "slot-1-outcome": "missed", "slot-1-note_en": "A note."}
    asked = analyst_desk.post(address, typed_in | hidden)

    answer = analyst_desk.post(SIGN_IN, carried(asked), follow=True)

    assert "Nothing was saved yet" in answer.content.decode()
    assert answer.context["occurrences"].waiting[0]["note_en"].value() == "A note."
    assert not Milestone.objects.exists()


def test_text_for_a_form_that_the_person_may_not_open_waits_only_once(
    person: User, analyst_desk: Client, draft_pledge: PledgeVersion
) -> None:
    address = page("pledgeversion", "change", draft_pledge.pk)
    asked = Client().post(address, {"title_en": "Typed", "whose": whose_form(person)})

    refused = analyst_desk.post(SIGN_IN, carried(asked), follow=True)

    assert refused.status_code == 403
    assert "Secret draft" in analyst_desk.get(address).content.decode()


@pytest.mark.parametrize(
    "fields",
    [
        {"csrfmiddlewaretoken": "x"},
        {"old_password": "a", "new_password1": "b"},
        {"action": "submit_selected", "_selected_action": "1"},
        {"note_en": "".join(map(chr, range(0x4E00, 0x4E00 + 20_000))) * 40},
    ],
    ids=["nothing typed", "passwords", "ticks in a list", "more than a page can carry"],
)
def test_what_is_no_text_or_too_much_is_not_kept(
    fields: dict[str, str], person: User, client: Client
) -> None:
    answer = client.post(UPDATE, fields | {"whose": whose_form(person)})

    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, SIGN_IN)


def test_password_typed_beside_text_is_not_kept(person: User, client: Client) -> None:
    address = reverse("admin:auth_user_add")
    sent = {"username": "new", "password1": "secret", "password2": "secret"}
    asked = client.post(address, sent | {"whose": whose_form(person)})

    client.post(SIGN_IN, carried(asked))

    assert client.session["kept_text"] == {address: {"username": ["new"]}}


@pytest.mark.parametrize("kept", ["", "garbled", "\x00"])
def test_forged_text_is_ignored(kept: str, person: User, client: Client) -> None:
    fields = {"username": "analyst", "password": PHRASE, "next": UPDATE, "kept": kept}

    answer = client.post(SIGN_IN, fields)

    assert answer["Location"] == UPDATE
    assert "kept_text" not in client.session


def test_form_with_an_old_token_is_opened_again_with_the_text(
    person: User, fields: dict[str, Any]
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    sent = typed(client.get(UPDATE)) | fields | {"csrfmiddlewaretoken": "x" * 64}

    answer = client.post(UPDATE, sent, headers=FROM_HERE, follow=True)

    assert answer.redirect_chain == [(UPDATE, 302)]
    assert answer.context["adminform"].form["fact_en"].value() == FACT
    assert not UpdateVersion.objects.filter(fact_en=FACT).exists()


def test_form_with_an_old_token_of_a_stranger_asks_to_sign_in(
    person: User, fields: dict[str, Any]
) -> None:
    client = Client(enforce_csrf_checks=True)
    asked = client.post(UPDATE, fields | {"whose": whose_form(person)}, headers=FROM_HERE)

    answer = client.post(SIGN_IN, carried(asked), headers=FROM_HERE, follow=True)

    assert answer.context["adminform"].form["fact_en"].value() == FACT


def test_sign_in_page_left_open_leads_to_the_text_once_signed_in_elsewhere(
    sent_too_late: Any, person: User
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)

    answer = client.post(SIGN_IN, carried(sent_too_late), headers=FROM_HERE)

    assert answer["Location"] == UPDATE
    assert client.session["kept_text"][UPDATE]["fact_en"] == [FACT]


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}, {}])
def test_what_another_site_sent_is_refused_and_not_kept(
    headers: dict[str, str], person: User, fields: dict[str, Any]
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)

    answer = client.post(UPDATE, fields, headers=headers)

    assert answer.status_code == 403
    assert "kept_text" not in client.session


def test_session_holds_only_the_newest_texts(person: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    addresses = [page(model, "add") for model in ("source", "conflict", "wording", "milestone")]

    for address in addresses:
        client.post(address, {"note_en": "Typed.", "whose": whose_form(person)}, headers=FROM_HERE)

    assert sorted(client.session["kept_text"]) == sorted(addresses[1:])


@pytest.fixture
def colleague(db: None) -> User:
    """Somebody else with the same role, who signs in at the same machine."""
    found = User.objects.create_user("colleague", password=PHRASE, is_staff=True)
    found.groups.add(Group.objects.get(name="analyst"))
    return found


def test_somebody_else_who_signs_in_is_not_shown_the_text_but_told(
    sent_too_late: Any, colleague: User, analyst_desk: Client
) -> None:
    who = {"username": colleague.username}
    answer = analyst_desk.post(SIGN_IN, carried(sent_too_late) | who, follow=True)

    assert answer.redirect_chain == [(reverse("admin:index"), 302)]
    assert "typed by somebody else. It was dropped" in answer.content.decode()
    assert "kept_text" not in analyst_desk.session
    assert not analyst_desk.get(UPDATE).context["adminform"].form.is_bound


def test_old_form_of_somebody_else_is_dropped_when_another_has_signed_in(
    person: User, colleague: User, fields: dict[str, Any]
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    sent = typed(client.get(UPDATE)) | fields
    client.force_login(colleague)

    answer = client.post(UPDATE, sent, headers=FROM_HERE, follow=True)

    assert "typed by somebody else. It was dropped" in answer.content.decode()
    assert "kept_text" not in client.session


@pytest.mark.parametrize("whose", ["", "1", "1:forged"])
def test_text_that_does_not_say_whose_it_is_is_not_kept(
    whose: str, fields: dict[str, Any], client: Client
) -> None:
    answer = client.post(UPDATE, fields | {"whose": whose})

    assert answer["Location"].partition("?")[0] == SIGN_IN


@pytest.mark.parametrize("verb", ["withdraw", "publish", "add"])
def test_every_form_says_whose_it_is(
    verb: str, published_update: StatusUpdate, analyst: User, editor_desk: Client
) -> None:
    draft = factories.draft("update", id="another", by=analyst)
    addresses = {
        "add": UPDATE,
        "withdraw": page("updateversion", "verb", published_update.current_id, "withdraw"),
        "publish": page("updateversion", "review", draft.pk),
    }

    shown: Any = editor_desk.get(addresses[verb])

    assert f'name="whose" value="{shown.context["whose"]}"' in shown.content.decode()
