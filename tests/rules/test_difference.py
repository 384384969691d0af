"""What differs between two texts is shown word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.difference import WORDS_AT_MOST, Part, Piece, pieces, words_differing

GONE, NEW, SAME = Part.GONE, Part.NEW, Part.SAME


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", "", []),
        ("a b", "a b", [(SAME, "a b")]),
        ("", "new", [(NEW, "new")]),
        ("old", "", [(GONE, "old")]),
        (
            "open a door",
            "open the door",
            [(SAME, "open "), (GONE, "a "), (NEW, "the "), (SAME, "door")],
        ),
        (
            "two of four open",
            "six of nine open",
            [
                (GONE, "two "),
                (NEW, "six "),
                (SAME, "of "),
                (GONE, "four "),
                (NEW, "nine "),
                (SAME, "open"),
            ],
        ),
        ("opened.", "opened?", [(SAME, "opened"), (GONE, "."), (NEW, "?")]),
        ("热线开通", "热线已开通", [(SAME, "热线"), (NEW, "已"), (SAME, "开通")]),
        ("a热 b", "a线 b", [(SAME, "a"), (GONE, "热 "), (NEW, "线 "), (SAME, "b")]),
    ],
    ids=["nothing", "alike", "came", "went", "word", "two words", "mark", "Chinese", "mixed"],
)
def test_difference_is_told_by_words(
    before: str, after: str, shown: list[tuple[Part, str]]
) -> None:
    assert pieces(before, after) == [Piece(part, text) for part, text in shown]


def turned(words: int) -> tuple[str, str]:
    """Two texts that differ in each place, and yet are alike but for their first and last word."""
    return "a b " * (words // 2), "b a " * (words // 2)


@given(st.text(max_size=80), st.text(max_size=80))
def test_pieces_give_both_texts_back(before: str, after: str) -> None:
    found = pieces(before, after)

    assert "".join(each.text for each in found if each.part != NEW) == before
    assert "".join(each.text for each in found if each.part != GONE) == after


def test_texts_too_long_to_compare_are_shown_whole() -> None:
    before, after = turned(WORDS_AT_MOST + 2)

    assert pieces(f"start {before}", f"start {after}") == [
        Piece(SAME, "start "),
        Piece(GONE, before),
        Piece(NEW, after),
    ]


def test_long_texts_are_compared_however_often_a_word_comes_back() -> None:
    before, after = turned(WORDS_AT_MOST)

    assert Piece(SAME, before.removesuffix("b ")) in pieces(before, after)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("It was opened.", "It was opened!", 0),
        ("It was opend.", "It was opened.", 1),
        ("It was opened.", "It was opened again, at last.", 3),
        ("It was opened in May.", "It was opened.", 2),
        ("It was opened in May.", "It is opened in June.", 2),
        ("热线开通", "热线已开通", 1),
        ("", "", 0),
    ],
    ids=["mark", "word", "more", "less", "in two places", "Chinese", "nothing"],
)
def test_differing_words_are_counted(before: str, after: str, expected: int) -> None:
    assert words_differing(before, after) == expected
