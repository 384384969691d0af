"""Kept text is shown to nobody but whoever typed it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.admin.desk import page, typed
from tests.admin.expired import FROM_HERE, PHRASE, SIGN_IN, UPDATE, carried
from tracker.models import StatusUpdate


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
