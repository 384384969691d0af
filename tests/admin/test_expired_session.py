"""The session ended while somebody was typing: after signing in, the form opens with the text."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client

from tests import factories
from tests.admin.desk import FACT, errors, page, typed
from tests.admin.expired import SIGN_IN, UPDATE, carried, whose_form
from tracker.models import Milestone, Pledge, PledgeVersion, StatusUpdate, UpdateVersion


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
