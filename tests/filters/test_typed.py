"""What is found while somebody types, on the database that is under test."""

import pytest

from tests import factories
from tracker.filters.typed import found_while_typing, titled_among
from tracker.models.search_entry import SearchNoun


@pytest.mark.parametrize(
    "text", ["hotline", "hotli", "hot", "HOTL", "open hotl", "热线", "open a hotline"]
)
def test_pledge_is_found_by_its_words_and_the_beginning_of_one(db: None, text: str) -> None:
    pledge = factories.published_pledge(title_zh="开设热线")

    assert found_while_typing(SearchNoun.PLEDGES, text) == [pledge.pk]


@pytest.mark.parametrize(
    "text", ["zeppelin", "hotline zep", "hotl open", "", '"', "*", "%", "NEAR("]
)
def test_nothing_is_found_by_other_words_or_by_signs(db: None, text: str) -> None:
    factories.published_pledge()

    assert found_while_typing(SearchNoun.PLEDGES, text) == []


def test_other_nouns_with_the_same_word_are_not_found(published_pledge: object) -> None:
    assert found_while_typing(SearchNoun.SOURCES, "hotline") == []


def test_newest_comes_first(db: None) -> None:
    first, second = (factories.published_pledge(id=name) for name in ("one", "two"))

    assert found_while_typing(SearchNoun.PLEDGES, "hotline") == [second.pk, first.pk]


def test_older_rows_are_found_when_the_newest_are_not_enough(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.filters.typed.LOOKED_AT_FIRST", 1)
    older = factories.published_pledge(id="older")
    newer = factories.published_pledge(id="newer", title_en="Something else", statement_en="Else.")

    found = found_while_typing(SearchNoun.PLEDGES, "hotline")

    assert older.pk in found
    assert set(found) <= {older.pk, newer.pk}


def test_no_more_than_the_newest_are_found(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.filters.typed.FOUND_AT_MOST", 1)
    pledges = [factories.published_pledge(id=name) for name in ("one", "two")]

    assert found_while_typing(SearchNoun.PLEDGES, "hotline") == [pledges[-1].pk]


def test_words_of_a_title_are_told_from_words_of_the_text(db: None) -> None:
    titled, other = (
        factories.published_pledge(id="one", title_en="Open a seagull hotline"),
        factories.published_pledge(id="two", statement_en="A hotline for every seagull."),
    )

    found = found_while_typing(SearchNoun.PLEDGES, "hotline seag")
    assert found == [other.pk, titled.pk]
    assert titled_among(SearchNoun.PLEDGES, found, "hotline seag") == [titled.pk]
