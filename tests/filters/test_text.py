"""What `q` finds: every word, somewhere, as text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.http import QueryDict

from tracker.filters import pledges, updates
from tracker.filters.text import MAX_CHARACTERS, MAX_WORDS, wanted

HOTLINE, LISTS = "open-a-hotline", "share-lists"
TODAY = date(2026, 1, 1)
Find = Callable[..., list[str]]

FOUND = [
    ("hotline", [HOTLINE]),
    ("HOTLINE", [HOTLINE]),
    ("open hotline", [HOTLINE]),
    ("hotline open", [HOTLINE]),
    ("hotline numbers", []),
    ("second round", [LISTS]),
    ("ministry", [LISTS]),
    ("bureau", [LISTS]),
    ("china", [LISTS, HOTLINE]),
    ("某部", [LISTS]),
    ("名", [LISTS]),
    ("共享 100%", [LISTS]),
    ("%", [LISTS]),
    ("_", []),
    ("\\", []),
    ("' OR 1=1--", []),
    ('"NEAR(" title:', []),
    ("   ", [LISTS, HOTLINE]),
]


@pytest.mark.parametrize(("text", "slugs"), FOUND, ids=[text for text, _ in FOUND])
def test_words_find(two_pledges: None, find: Find, text: str, slugs: list[str]) -> None:
    query = QueryDict(mutable=True)
    query["q"] = text

    assert find(query.urlencode()) == slugs


def test_repeated_texts_mean_or(two_pledges: None, find: Find) -> None:
    assert find("q=hotline&q=lists") == [LISTS, HOTLINE]


def test_match_does_not_span_two_columns(two_pledges: None, find: Find) -> None:
    assert find("q=hotlineChina") == []


def test_long_text_is_cut_with_a_note(two_pledges: None) -> None:
    query = QueryDict(f"q={'a' * 5_000}")

    selection = pledges(query, today=TODAY)

    assert not selection.queryset.exists()
    assert selection.notes == (f"Only the first {MAX_CHARACTERS} characters were searched for.",)


def test_many_words_are_cut_with_a_note() -> None:
    read = wanted([" ".join(str(number) for number in range(40))])

    assert len(read.texts[0]) == MAX_WORDS
    assert read.notes == (f"Only the first {MAX_WORDS} words were searched for.",)


def test_words_are_limited_over_all_texts() -> None:
    read = wanted([" ".join(map(str, range(15)))] * 2)

    assert sum(map(len, read.texts)) == MAX_WORDS


def test_a_thousand_words_are_still_answered(two_pledges: None, find: Find) -> None:
    assert find("q=" + "hotline+" * 1_000) == [HOTLINE]


def test_update_is_found_by_its_fact(two_pledges: None) -> None:
    selection = updates(QueryDict("q=opened+Hotline"), today=TODAY)

    assert [update.slug for update in selection.queryset] == ["hotline-opened"]
