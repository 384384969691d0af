"""Ids that nobody typed: made of the words of the form, whole and free."""

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.admin.desk import FACT, page, sent
from tracker.admin.saving.free_ids import free_id, shortened
from tracker.models import StatusUpdate, UpdateVersion

UPDATE = page("updateversion", "add")


def test_second_update_of_a_day_on_the_same_pledge_is_saved_beside_the_first(
    fields: dict[str, Any], analyst_desk: Client
) -> None:
    answers = [sent(analyst_desk, UPDATE, **fields) for _ in range(3)]

    assert [each.status_code for each in answers] == [302, 302, 302]
    made = StatusUpdate.objects.filter(slug__startswith="2016-08-01").order_by("pk")
    assert [each.slug for each in made] == [
        "2016-08-01-open-a-hotline",
        "2016-08-01-open-a-hotline-2",
        "2016-08-01-open-a-hotline-3",
    ]


def test_row_whose_id_is_made_anew_keeps_its_own(
    fields: dict[str, Any], analyst_desk: Client
) -> None:
    sent(analyst_desk, UPDATE, **fields)
    row = UpdateVersion.objects.get(fact_en=FACT)

    sent(analyst_desk, page("updateversion", "change", row.pk), slug="", note_en="One.")

    row = UpdateVersion.objects.get(fact_en=FACT)
    assert (row.update.slug, row.note_en) == ("2016-08-01-open-a-hotline", "One.")


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("open-a-hotline", "open-a-hotline"),
        ("open-a-hotlines", "open-a"),
        ("open-hotlines-x", "open-hotlines"),
        ("internationalisation", "internationali"),
    ],
    ids=["fits", "a word too long", "a whole word fits", "one long word"],
)
def test_id_is_cut_between_words(slug: str, expected: str) -> None:
    assert shortened(slug, 14) == expected


def test_number_has_room_behind_long_words(db: None) -> None:
    words = " ".join(["consultation"] * 9)
    first = free_id("pledge", words)
    factories.draft("pledge", id=first)

    assert first == "-".join(["consultation"] * 4)
    assert free_id("pledge", words) == f"{first}-2"
    assert free_id("pledge", f"{'x' * 60}", taken=["x" * 60]) == f"{'x' * 58}-2"


def test_words_without_a_latin_letter_make_no_id(db: None) -> None:
    assert free_id("pledge", "热线") == ""


def test_form_says_what_an_empty_slug_is_made_from(analyst_desk: Client) -> None:
    text = analyst_desk.get(UPDATE).content.decode()

    assert "it is made from the date. With it, the first pledge;" in text
