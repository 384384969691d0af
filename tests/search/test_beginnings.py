"""Half-typed questions: words before the last are whole, the last may be unfinished."""

import pytest

from tracker.search import indexed, typed


def finds(text: str, line: str) -> bool:
    """Whether the parts of the question, read plainly, fit the indexed line."""
    tokens = indexed([line]).split()
    return all(any(fits(part, tokens) for part in group) for group in groups(text))


def groups(text: str) -> list[list[str]]:
    return [
        group.strip("() ").replace('"', "").split(" OR ")
        for group in typed(text).fts5.split(" AND ")
    ]


def fits(part: str, tokens: list[str]) -> bool:
    word = part.strip("() ")
    if word.endswith("*"):
        return any(token.startswith(word[:-1]) for token in tokens)
    return word in tokens


@pytest.mark.parametrize("length", range(2, len("cooperation") + 1))
def test_word_is_found_at_every_letter_of_it(length: int) -> None:
    assert finds("cooperation"[:length], "International cooperation on hotlines")


def test_words_before_the_last_must_be_whole() -> None:
    assert finds("hotline coop", "A hotline for cooperation")
    assert not finds("hotl cooperation", "A hotline for cooperation")


def test_every_word_must_occur() -> None:
    assert not finds("hotline zeppelin", "A hotline for cooperation")


@pytest.mark.parametrize("text", ["", "   ", "!?", '"*', "🙂"])
def test_text_without_a_word_asks_nothing(text: str) -> None:
    assert typed(text).fts5 == typed(text).tsquery == ""


@pytest.mark.parametrize(
    "text", ['hot" OR *', "NEAR(a b", "a:* | b", "title: x", "'; DROP", "热线 hot", "2016 hot"]
)
def test_question_is_made_of_plain_tokens_only(text: str) -> None:
    plain = typed(text).tsquery

    assert plain
    assert set(plain) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ()|&:*<->")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hotline coop", True),
        ("cooperation hotl", True),
        ("热线", True),
        ("线热", False),
        ("hotl cooperation", False),
        ("hotline zeppelin", False),
    ],
)
def test_row_of_words_is_read_as_the_databases_read_it(text: str, expected: bool) -> None:
    assert typed(text).stands_in(indexed(["A hotline for cooperation", "热线"])) is expected
