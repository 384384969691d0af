"""How many fields a form may send: a full one stays below, or is told so with its text."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client

from tests.admin.desk import FACT, page, typed
from tracker.models import UpdateVersion

UPDATE = page("updateversion", "add")
# The token, whose form it is, and the button.
AROUND = 3


def most_fields(shown: Any) -> int:
    """What a form sends when as many rows are added as it lets one add."""
    formsets = [each.formset for each in shown.context["inline_admin_formsets"]]
    fields = len(shown.context["adminform"].form.fields) + AROUND
    for formset in formsets:
        fields += len(formset.management_form.fields)
        fields += formset.max_num * len(formset.empty_form.fields)
    return fields


@pytest.mark.parametrize("model", ["dialogueversion", "pledgeversion"])
def test_full_form_stays_below_the_number_of_fields(model: str, analyst_desk: Client) -> None:
    shown = analyst_desk.get(page(model, "add"))

    assert most_fields(shown) <= settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


@pytest.fixture
def too_many(fields: dict[str, Any], analyst_desk: Client) -> dict[str, Any]:
    """A form of an update with twenty bearings, eight sources and a long note."""
    shown: Any = analyst_desk.get(UPDATE)
    sent = typed(shown) | fields | {"note_en": "A note.\n<b>Long.</b>"}
    for each in shown.context["inline_admin_formsets"]:
        prefix, most = each.formset.prefix, each.formset.max_num
        sent[f"{prefix}-TOTAL_FORMS"] = str(most)
        for number in range(most):
            names = {f"{prefix}-{number}-{name}" for name in each.formset.empty_form.fields}
            sent = dict.fromkeys(names, "") | sent
    return sent


def test_form_with_too_many_fields_is_told_so_with_its_text(
    too_many: dict[str, Any], analyst_desk: Client
) -> None:
    body = "&".join(urlencode({name: value}, doseq=True) for name, value in too_many.items())

    answer = analyst_desk.post(UPDATE, body, content_type="application/x-www-form-urlencoded")

    text = answer.content.decode()
    assert len(too_many) > settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    assert answer.status_code == 400
    assert "more than 200 fields. Nothing was saved." in text
    assert FACT in text
    assert "A note.<br>&lt;b&gt;Long." in text
    assert too_many["seen"] not in text
    assert not UpdateVersion.objects.filter(fact_en=FACT).exists()


def test_more_fields_than_any_form_has_are_refused_without_being_read(db: None) -> None:
    body = "&".join(f"a{number}=1" for number in range(5_000))

    answer = Client().post(UPDATE, body, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 400
    assert "What you had typed" not in answer.content.decode()
