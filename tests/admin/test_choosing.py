"""Rows are chosen by typing: from an autocomplete, or, where no script runs, in a text field."""

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.admin.desk import FACT, errors, page, sent, typed
from tracker.models import Party, Pledge, UpdateVersion

ADD = page("updateversion", "add")
PLEDGE = {"app_label": "tracker", "model_name": "bearing", "field_name": "pledge"}


@pytest.fixture
def two_hotlines(fields: dict[str, Any]) -> list[Pledge]:
    other = factories.publish("pledge", id="second-hotline", title_en="Open a second hotline")
    return [Pledge.objects.get(slug=factories.HOTLINE), other.pledge]


def test_autocomplete_says_who_promised_and_when(
    published_pledge: Pledge, analyst_desk: Client
) -> None:
    found = analyst_desk.get("/admin/autocomplete/", PLEDGE | {"term": "hotline"}).json()

    assert [each["text"] for each in found["results"]] == [
        "Open a hotline · China · 2 December 2015"
    ]


@pytest.mark.parametrize("words", [factories.HOTLINE, "a hotline", "OPEN A HOTLINE"])
def test_typed_words_find_the_one_pledge(
    words: str, fields: dict[str, Any], analyst_desk: Client
) -> None:
    sent(analyst_desk, ADD, **fields | {"bearings-0-pledge": words})

    row = UpdateVersion.objects.get(fact_en=FACT)
    assert row.update.bearings.get().pledge.slug == factories.HOTLINE


def test_words_are_typed_beside_an_empty_list(fields: dict[str, Any], analyst_desk: Client) -> None:
    form = typed(analyst_desk.get(ADD)) | fields

    analyst_desk.post(ADD, form | {"bearings-0-pledge": ["", factories.HOTLINE]})

    row = UpdateVersion.objects.get(fact_en=FACT)
    assert row.update.bearings.get().pledge.slug == factories.HOTLINE


def test_several_that_are_found_are_offered(
    fields: dict[str, Any], two_hotlines: list[Pledge], analyst_desk: Client
) -> None:
    answer = sent(analyst_desk, ADD, **fields | {"bearings-0-pledge": "hotline"})

    text = answer.content.decode()
    assert "is found 2 times" in errors(answer)
    for pledge in two_hotlines:
        assert f'<option value="{pledge.pk}">{pledge.current} · China · 2 December 2015' in text


@pytest.mark.parametrize("words", ["nothing like it", "\x00", "x" * 201, "-1", "1e3"])
def test_words_that_find_nothing_are_no_choice(
    words: str, fields: dict[str, Any], analyst_desk: Client
) -> None:
    answer = sent(analyst_desk, ADD, **fields | {"bearings-0-pledge": words})

    assert "valid choice" in errors(answer)


def test_several_reporters_are_typed_into_one_field(
    fields: dict[str, Any], analyst_desk: Client
) -> None:
    sent(analyst_desk, ADD, **fields | {"reporters": ["china; United States"]})

    row = UpdateVersion.objects.get(fact_en=FACT)
    assert row.reported_by == ["china", "united-states", "independent"]


def test_obligors_of_the_chosen_pledge_are_offered(
    published_pledge: Pledge, analyst_desk: Client
) -> None:
    text = analyst_desk.get(ADD, {"pledge": published_pledge.slug}).content.decode()

    assert f'<option value="{Party.objects.get(slug="china").pk}">China</option>' in text


def test_every_list_has_a_field_to_type_into_where_no_script_runs(analyst_desk: Client) -> None:
    text = analyst_desk.get(ADD).content.decode()

    for name in ("reporters", "citations-0-source", "bearings-0-pledge", "bearings-0-obligor"):
        assert f'<noscript><input type="text" name="{name}"' in text
