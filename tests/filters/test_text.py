"""What `q` finds: every word, somewhere, as text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.http import QueryDict

from tests import factories
from tracker.filters import pledges, updates
from tracker.filters.text import notes
from tracker.search import MAX_CHARACTERS, MAX_TERMS

HOTLINE, LISTS = "open-a-hotline", "share-lists"
TODAY = date(2026, 1, 1)
Find = Callable[..., list[str]]

FOUND = [
    ("hotline", [HOTLINE]),
    ("HOTLINE", [HOTLINE]),
    ("open hotline", [HOTLINE]),
    ("hotline open", [HOTLINE]),
    ("opening hotlines", [HOTLINE]),
    ("hotline numbers", []),
    ("second round", [LISTS]),
    ("ministry", [LISTS]),
    ("bureau", [LISTS]),
    ("china", [LISTS, HOTLINE]),
    ("某部", [LISTS]),
    ("名", [LISTS]),
    ("共享 100%", [LISTS]),
    ("名共", []),
    ("PRC", []),
    ("%", []),
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
    assert notes([" ".join(str(number) for number in range(40))]) == (
        f"Only the first {MAX_TERMS} words were searched for.",
    )


def test_text_without_letters_is_said_to_find_nothing() -> None:
    assert notes(["%%%%"]) == ("There is no letter or digit to search for.",)


def test_no_text_at_all_needs_no_note() -> None:
    assert notes(["", "  "]) == ()


def test_a_thousand_words_are_still_answered(two_pledges: None, find: Find) -> None:
    assert find("q=" + "hotline+" * 1_000) == [HOTLINE]


def test_update_is_found_by_its_fact(two_pledges: None) -> None:
    selection = updates(QueryDict("q=opened+Hotline"), today=TODAY)

    assert [update.slug for update in selection.queryset] == ["hotline-opened"]


def test_wording_finds_its_pledge_only_from_the_day_it_appeared(
    two_pledges: None, find: Find
) -> None:
    factories.draft("source", id="memoir", title="A memoir", published_on="2019-03-01")
    factories.publish("wording", number=3, source="memoir", gist_en="A solemn vow.")

    assert find("q=solemn") == [HOTLINE]
    assert find("q=solemn&as_of=2019-03-01") == [HOTLINE]
    assert find("q=solemn&as_of=2019-02-28") == []


def test_relevance_puts_what_the_title_holds_first(two_pledges: None, find: Find) -> None:
    factories.publish("wording", pledge=LISTS, gist_en="Also by hotline.")

    assert find("q=hotline") == [LISTS, HOTLINE]
    assert find("q=hotline&sort=relevance") == [HOTLINE, LISTS]
