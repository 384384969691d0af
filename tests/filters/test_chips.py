"""The filters in force, each with the way to take it out, and links to other pages and orders."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict
from django.utils import translation

from tracker.filters import Chip, PledgeSelection, pledges

TODAY = date(2026, 1, 1)


def select(query: str) -> PledgeSelection:
    """The selection of a query string."""
    return pledges(QueryDict(query), today=TODAY)


def test_each_value_has_a_chip(two_pledges: None) -> None:
    chips = select("label=split&label=delivered&topic=fraud&sort=due&page=2").chips

    assert chips == (
        Chip("topic", "fraud", "Topic: Fraud", "label=split&label=delivered&sort=due"),
        Chip("label", "split", "Label: Split", "label=delivered&topic=fraud&sort=due"),
        Chip("label", "delivered", "Label: Delivered", "label=split&topic=fraud&sort=due"),
    )


LABELS = [
    ("q=hotline", "Search: hotline"),
    ("dialogue=second-round", "Dialogue: Second round"),
    ("mechanism=other-forum", "Mechanism: Joint dialogue"),
    ("party=ministry", "Party: Bureau"),
    ("obligor=ministry", "Obligor: Bureau"),
    ("kind=one_off", "Kind: One-off"),
    ("contested=0", "Contested: No"),
    ("institution=An institute", "Institution: An institute"),
    ("due_after=2016-01-01", "Due on or after: 1 Jan 2016"),
]


@pytest.mark.parametrize(("query", "label"), LABELS, ids=[query for query, _ in LABELS])
def test_chip_is_called_by_its_words(two_pledges: None, query: str, label: str) -> None:
    (chip,) = select(query).chips

    assert (chip.label, chip.query) == (label, "")


def test_chip_speaks_the_language_of_the_page(two_pledges: None) -> None:
    with translation.override("zh-hans"):
        (party, kind) = select("party=ministry&kind=one_off").chips

    assert party.label.endswith("某部")
    assert kind.label.endswith("一次性")


def test_long_search_has_a_short_chip(db: None) -> None:
    (chip,) = select(f"q={'a' * 150}").chips

    assert chip.label == f"Search: {'a' * 60}…"


def test_link_to_a_page_keeps_the_filters(db: None) -> None:
    assert select("label=split&q=").query_with("page", 2) == "label=split&page=2"


def test_link_to_an_order_leads_to_the_first_page(db: None) -> None:
    assert select("label=split&page=3").query_with("sort", "due") == "label=split&sort=due"


def test_empty_value_takes_a_parameter_out(db: None) -> None:
    assert select("label=split&as_of=2020-01-01").query_with("as_of", "") == "label=split"


def test_form_offers_public_rows_by_name(two_pledges: None) -> None:
    choices = list(select("").found.form["dialogue"].field.widget.choices)

    assert choices == [("first-round", "First round"), ("second-round", "Second round")]


def test_form_offers_institutions_once(two_pledges: None) -> None:
    choices = list(select("").found.form["institution"].field.widget.choices)

    assert choices == [("An institute", "An institute")]
