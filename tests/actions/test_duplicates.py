"""Likely duplicates: pledges that a new one may repeat."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tracker.actions.duplicates import Draft, likely_duplicates
from tracker.models import Dialogue, Party, Pledge

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def typed(**changes: Any) -> Draft:
    """A pledge being typed: the hotline once more, in other words."""
    like: dict[str, Any] = {
        "title": "Open a hotline for ministers",
        "statement": "China will open a ministers' hotline before September.",
        "dialogue": Dialogue.objects.get(slug="first-round"),
        "made_on": "2015-12-02",
        "obligors": [Party.objects.get(slug="china")],
    }
    return Draft(**like | changes)


def found(draft: Draft) -> list[str]:
    return [row.pledge.slug for row in likely_duplicates(draft)]


def test_same_dialogue_obligor_and_words_are_pointed_out() -> None:
    assert found(typed(made_on="")) == [factories.HOTLINE]


def test_same_day_in_another_dialogue_is_pointed_out() -> None:
    assert found(typed(dialogue=None)) == [factories.HOTLINE]


def test_draft_is_pointed_out_too() -> None:
    factories.draft("pledge", id="drafted", title_en="A hotline for the ministers to open")

    assert set(found(typed())) == {factories.HOTLINE, "drafted"}


def test_title_alone_is_held_against_titles() -> None:
    assert found(typed(title="A hotline will open", statement="")) == [factories.HOTLINE]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Hold a seminar", "statement": "China will hold a seminar on fraud."},
        {"obligors": []},
        {"dialogue": None, "made_on": ""},
        {"dialogue": None, "made_on": "2016-06-14"},
        {"dialogue": None, "made_on": "2015-12"},
        {"dialogue": None, "made_on": "2015-13"},
    ],
    ids=[
        "other words",
        "nobody promises",
        "no day and no dialogue",
        "another day",
        "a month",
        "no date at all",
    ],
)
def test_another_pledge_is_not_pointed_out(changes: dict[str, Any]) -> None:
    assert found(typed(**changes)) == []


def test_pledge_of_another_party_is_not_pointed_out() -> None:
    factories.draft("party", id="third-party", name_en="Third party")

    assert found(typed(obligors=[Party.objects.get(slug="third-party")])) == []


def test_withdrawn_pledge_is_not_pointed_out() -> None:
    factories.withdraw(Pledge.objects.get(slug=factories.HOTLINE).current)

    assert found(typed()) == []


def test_name_of_the_party_is_no_shared_word() -> None:
    draft = typed(title="China and China", statement="China promises China.")

    assert found(draft) == []


def test_at_most_five_are_pointed_out(django_assert_max_num_queries: Any) -> None:
    for number in range(7):
        factories.draft("pledge", id=f"again-{number}")

    draft = typed()
    with django_assert_max_num_queries(1):
        likely = found(draft)

    assert len(likely) == 5
