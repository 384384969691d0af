"""The desk reads no JSON but its own signed text; JSON sent to it is a form without fields."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import factories
from tests.admin.desk import errors, page, sent
from tracker.models import Party, Source

BOMBS = [
    pytest.param("[" * 100_000, id="100,000 brackets"),
    pytest.param("[" * 21 + "]" * 21, id="21 deep"),
    pytest.param('{"title": NaN}', id="NaN"),
    pytest.param('{"title": ' + "9" * 5_000 + "}", id="5,000 digits"),
    pytest.param('{"title": "\\ud800"}', id="lone surrogate"),
    pytest.param('{"title": "a", "title": "b"}', id="the same key twice"),
]
ADDRESSES = [
    pytest.param(page("source", "add"), id="form"),
    pytest.param("/admin/login/", id="sign-in"),
    pytest.param(page("source"), id="list"),
]


@pytest.fixture
def source(db: None) -> Source:
    row: Source = factories.draft("source")
    return row


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_json_is_no_form(address: str, bomb: str, editor_desk: Client) -> None:
    answer = editor_desk.generic("POST", address, bomb, "application/json")

    assert answer.status_code in (200, 400)
    assert not Source.objects.exists()


@pytest.mark.parametrize("bomb", BOMBS)
def test_json_in_place_of_the_signed_text_is_an_error(
    bomb: str, source: Source, editor_desk: Client
) -> None:
    answer = sent(editor_desk, page("source", "change", source.pk), seen=bomb, title="Mine")

    source.refresh_from_db()
    assert answer.status_code == 200
    assert "nothing was saved" in errors(answer)
    assert source.title != "Mine"


@pytest.mark.parametrize("bomb", BOMBS[1:])
def test_json_in_a_list_of_names_is_a_name(bomb: str, editor_desk: Client) -> None:
    sent(editor_desk, page("party", "add"), name_en="Laos", kind="state", aliases=bomb)

    assert [party.aliases for party in Party.objects.all()] in ([], [[bomb]])


def test_list_of_names_has_an_end(editor_desk: Client) -> None:
    answer = sent(
        editor_desk, page("party", "add"), name_en="Laos", kind="state", aliases="[" * 100_000
    )

    assert answer.status_code == 200
    assert not Party.objects.exists()
