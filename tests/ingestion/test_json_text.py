"""JSON from outside is read strictly, and refused in plain words that say where."""

from __future__ import annotations

import pytest

from tracker.ingestion.json_text import NoJson, value_of, values_of


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "line 1, column 1: a value is missing"),
        (b'{"a": 1,\n b}', "line 2, column 2: a name in double quotes is missing"),
        (b'{"a" 1}', "line 1, column 6: a colon is missing"),
        (b"[1 2]", "line 1, column 4: a comma or a closing bracket is missing"),
        (b'["a', "line 1, column 2: a text begins that is never closed"),
        (b'["a\x01"]', "line 1, column 4: a text holds a control character or a line end"),
        (b'["\\x"]', "line 1, column 3: a backslash is followed by what it cannot stand before"),
        (b"1 2", "line 1, column 3: something follows after the end"),
        (b"[" * 100_000, "lists or objects stand too deep in each other"),
        (b"9" * 5_000, "a number has more than 1,000 digits"),
        (b"[-Infinity]", "-Infinity is no number"),
        (b'{"a": 1, "a": 2}', "“a” stands twice"),
        (b'\n"\xe9"', "line 2: byte 0xE9 is not UTF-8"),
        (b'"\\ud800"', "the text holds the control character U+D800"),
        (b'{"a": [1, "\\udfff"]}', "a[1] holds the control character U+DFFF"),
        (b'{"a": {"\\ud800": 1}}', "a name in a holds the control character U+D800"),
    ],
    ids=range(16),
)
def test_what_is_no_json_is_refused_in_plain_words(data: bytes, reason: str) -> None:
    with pytest.raises(NoJson) as refused:
        value_of(data)

    assert str(refused.value) == reason


def test_values_are_read_one_after_the_other() -> None:
    assert list(values_of(b'\xef\xbb\xbf\n{"a": 1}\n\n[2] "\\ud83d\\ude00" ')) == [
        {"a": 1},
        [2],
        "\U0001f600",
    ]


def test_fault_of_a_later_value_is_placed_in_the_whole_file() -> None:
    with pytest.raises(NoJson) as refused:
        list(values_of(b'{"a": 1}\n{"a" 1}'))

    assert str(refused.value) == "line 2, column 6: a colon is missing"
