"""Bad input at the desk: an error on its field, the text kept, nothing written."""

from typing import Any

import pytest
from django.test import Client

from tests.admin.desk import errors, page, sent
from tracker.models import UpdateVersion

UPDATE = page("updateversion", "add")


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("date", "2020-02-30", "2020-02 has days 01 to 29"),
        ("date", "Y170000002", "Y170000002"),
        ("fact_en", "   ", "This field is required"),
        ("fact_en", "a\x00b", "Null characters"),
        ("fact_en", "x" * 20_001, "20000 characters"),
        ("citations-0-source", "abc", "valid choice"),
        ("citations-0-source", "9" * 30, "valid choice"),
        ("bearings-0-effect", "won", "valid choice"),
        ("citations-TOTAL_FORMS", "many", "was not sent as this page sends it"),
        ("slug", "hotline-opened", "already in use"),
    ],
    ids=[
        "day that does not exist",
        "endless year",
        "only spaces",
        "NUL",
        "too long",
        "text for a key",
        "huge key",
        "unknown word",
        "forged count",
        "slug in use",
    ],
)
def test_bad_input_is_refused_on_the_form_with_the_text_kept(
    field: str, value: str, complaint: str, fields: dict[str, Any], analyst_desk: Client
) -> None:
    answer = sent(analyst_desk, UPDATE, **fields | {"note_en": "Kept.", field: value})

    assert answer.status_code == 200
    assert complaint in errors(answer)
    assert answer.context["adminform"].form["note_en"].value() == "Kept."
    assert not UpdateVersion.objects.filter(note_en="Kept.").exists()
