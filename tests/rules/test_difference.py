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
        ("opened.", "opened?", [(SAME, "opened"), (GONE, "."), (NEW, "?")]),
        ("热线开通", "热线已开通", [(SAME, "热线"), (NEW, "已"), (SAME, "开通")]),
        ("a热 b", "a线 b", [(SAME, "a"), (GONE, "热 "), (NEW, "线 "), (SAME, "b")]),
    ],
    ids=["nothing", "alike", "came", "went", "word", "mark", "Chinese", "mixed"],
)
def test_difference_is_told_by_words(
    before: str, after: str, shown: list[tuple[Part, str]]
) -> None:
    assert pieces(before, after) == [Piece(part, text) for part, text in shown]


@given(st.text(max_size=80), st.text(max_size=80))
def test_pieces_give_both_texts_back(before: str, after: str) -> None:
    found = pieces(before, after)

    assert "".join(each.text for each in found if each.part != NEW) == before
    assert "".join(each.text for each in found if each.part != GONE) == after


def test_texts_too_long_to_compare_are_shown_whole() -> None:
    before = "a b " * WORDS_AT_MOST
    after = "b a " * WORDS_AT_MOST

    assert [each.part for each in pieces("start " + before, "start " + after)] == [SAME, GONE, NEW]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("It was opened.", "It was opened!", 0),
        ("It was opend.", "It was opened.", 1),
        ("It was opened.", "It was opened again, at last.", 3),
        ("It was opened in May.", "It was opened.", 2),
        ("热线开通", "热线已开通", 1),
        ("", "", 0),
    ],
    ids=["mark", "word", "more", "less", "Chinese", "nothing"],
)
def test_differing_words_are_counted(before: str, after: str, expected: int) -> None:
    assert words_differing(before, after) == expected
