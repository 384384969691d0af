"""Rename, merge and split at the desk, followed to what a reader finds at the old address."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.admin.desk import page, pressed
from tracker.models import Pledge

OLD = "/pledges/open-a-hotline/"


@pytest.fixture
def others(published_pledge: Pledge) -> list[Pledge]:
    return [
        factories.published_pledge(id=slug, title_en=title)
        for slug, title in (("set-it-up", "Set it up"), ("test-it", "Test it"))
    ]


def press(client: Client, pledge: Pledge, verb: str, **answers: Any) -> str:
    """Answer what the button asks; what the person is then told."""
    pledge.refresh_from_db()
    address = page("pledgeversion", "verb", pledge.current_id, verb)
    shown = client.get(pressed(client, address, reason="Clearer.", **answers).url)
    return " ".join(str(each) for each in shown.context["messages"])


def test_renamed_pledge_is_found_at_its_old_address(
    published_pledge: Pledge, editor_desk: Client, visitor: Client
) -> None:
    told = press(editor_desk, published_pledge, "rename", slug="hotline")

    assert "/open-a-hotline/ leads to /hotline/ from now on." in told
    assert visitor.get(OLD).headers["Location"] == "/pledges/hotline/"


def test_pledge_renamed_and_then_merged_leads_on_from_both_addresses(
    published_pledge: Pledge, others: list[Pledge], editor_desk: Client, visitor: Client
) -> None:
    press(editor_desk, published_pledge, "rename", slug="hotline")
    told = press(editor_desk, published_pledge, "merge", into=others[0].pk)

    answer: Any = visitor.get(OLD, follow=True)

    assert "/hotline/ leads to /set-it-up/ from now on." in told
    assert [address for address, _ in answer.redirect_chain] == [
        "/pledges/hotline/",
        "/pledges/set-it-up/",
    ]


def test_split_pledge_offers_what_it_held(
    published_pledge: Pledge, others: list[Pledge], editor_desk: Client, visitor: Client
) -> None:
    told = press(editor_desk, published_pledge, "split", into=[each.pk for each in others])

    text = visitor.get(OLD).content.decode()
    assert "leads to /set-it-up/, /test-it/ from now on." in told
    assert all(f'href="/pledges/{each.slug}/"' in text for each in others)


def test_address_that_led_to_a_pledge_is_not_given_to_another(
    published_pledge: Pledge, others: list[Pledge], editor_desk: Client
) -> None:
    press(editor_desk, published_pledge, "rename", slug="hotline")
    address = page("pledgeversion", "verb", others[0].current_id, "rename")

    answer = pressed(editor_desk, address, slug="open-a-hotline", reason="Free again?")

    assert "is or was another pledge" in answer.content.decode()
