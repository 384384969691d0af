"""The vocabulary: every value has its words in both languages, and every status its own shape."""

import pytest

from tracker.rules import vocabulary
from tracker.rules.vocabulary import (
    Assessment,
    Basis,
    Delivery,
    LabelWord,
    MilestoneState,
    Standing,
    Timing,
    Vocabulary,
    choices,
    word,
    words,
)

VOCABULARIES = [
    each
    for each in vars(vocabulary).values()
    if isinstance(each, type) and issubclass(each, Vocabulary) and each is not Vocabulary
]
STATUSES = [Assessment, Delivery, Timing, Standing, LabelWord, MilestoneState]
by_name = pytest.mark.parametrize("each", VOCABULARIES, ids=lambda each: each.__name__)


@by_name
def test_every_value_is_named_and_defined_in_both_languages(each: type[Vocabulary]) -> None:
    for found in words(each):
        assert found.label("en").isascii()
        assert not found.label("zh-hans").isascii()
        assert found.definition("en").endswith(".")
        assert found.definition("zh-hans").endswith("。")


@by_name
def test_no_two_values_of_a_vocabulary_share_a_label(each: type[Vocabulary]) -> None:
    found = words(each)

    assert len({w.label_en for w in found}) == len(found)
    assert len({w.label_zh for w in found}) == len(found)


@pytest.mark.parametrize("each", STATUSES, ids=lambda each: each.__name__)
def test_every_status_has_a_shape_of_its_own(each: type[Vocabulary]) -> None:
    glyphs = [found.glyph for found in words(each)]

    assert all(len(glyph) == 1 for glyph in glyphs)
    assert len(set(glyphs)) == len(glyphs)


def test_a_word_is_listed_under_its_stored_value() -> None:
    assert [found.value for found in words(Standing)] == list(Standing)
    assert word(Standing.LAPSED) == words(Standing)[3]
    assert word(Standing.LAPSED).value == "lapsed"


def test_choices_pair_the_value_with_the_english_label() -> None:
    assert choices(Basis)[0] == ("as_worded", "As worded")


def test_labels_default_to_english() -> None:
    assert word(Delivery.HOLDING).label() == "Kept so far"
    assert word(Timing.OVERDUE).definition().startswith("The latest due day has passed")


def test_only_clear_results_are_scored() -> None:
    scores = {each: each.word.score for each in Delivery if each.word.score is not None}

    assert scores == {
        Delivery.DELIVERED: 1,
        Delivery.HOLDING: 1,
        Delivery.PARTLY_DELIVERED: 0,
        Delivery.NOT_DELIVERED: -1,
        Delivery.REVERSED: -1,
        Delivery.BREACH_ESTABLISHED: -1,
    }


def test_a_label_that_repeats_a_status_says_the_same() -> None:
    assert LabelWord.REPORTED_ONLY.word.label_zh == Delivery.REPORTED_DELIVERED.word.label_zh
    assert LabelWord.SUSPENDED.word.definition_en == Standing.SUSPENDED.word.definition_en
