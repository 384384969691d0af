"""Which pledges are likely the same one, told by the words they share."""

import pytest

from tracker.rules.duplicates import is_likely, likeness, telling


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("open hotlin", "open hotlin minist", True),
        ("open hotlin minist level", "open hotlin cybercrim round", True),
        ("open hotlin minist level", "open seminar cybercrim round", False),
        ("hotlin", "hotlin", False),
        ("", "", False),
        ("", "open hotlin", False),
    ],
    ids=["held whole", "half", "a quarter", "one word alone", "nothing", "nothing beside a text"],
)
def test_pledges_are_likely_the_same(one: str, other: str, expected: bool) -> None:
    assert is_likely(set(one.split()), set(other.split())) is expected


def test_likeness_does_not_depend_on_the_order() -> None:
    one, other = {"open", "hotlin"}, {"open", "hotlin", "minist", "level"}

    assert likeness(one, other) == likeness(other, one) == 1.0


def test_text_without_words_is_like_no_other() -> None:
    assert likeness(set(), {"open", "hotlin"}) == likeness(set(), set()) == 0.0


def test_words_of_any_promise_and_names_tell_nothing() -> None:
    assert telling(["china", "will", "open", "a", "hotlin"], ["china"]) == {"open", "hotlin"}
