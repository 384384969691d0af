"""Dates are kept as written, with bounds that cannot drift from the text."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests import factories
from tracker.models import Mechanism
from tracker.models.fields import validate_edtf

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["2020-02-30", "2020-13", "2020/2010", "Y170000002", "0900"])
def test_date_outside_the_grammar_is_refused(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        validate_edtf(text)

    assert caught.value.code == "edtf"


@pytest.mark.parametrize("text", ["2001-21", "20XX", "1984?", "../2016-08-31", "2016-06-14/.."])
def test_date_of_the_grammar_is_accepted(text: str) -> None:
    row = factories.draft("mechanism", started=text)

    row.full_clean()

    assert Mechanism.objects.get().started == text


def test_bounds_follow_the_text_on_every_save() -> None:
    row = factories.draft("mechanism", started="2016-08")
    assert (row.started_earliest, row.started_latest) == (date(2016, 8, 1), date(2016, 8, 31))

    row.started = "2016-09-01/.."
    row.save()

    row.refresh_from_db()
    assert (row.started_earliest, row.started_latest) == (date(2016, 9, 1), None)


def test_no_text_has_no_bounds() -> None:
    row = factories.draft("mechanism", started="")

    assert (row.started_earliest, row.started_latest) == (None, None)
