"""Characters that act on what shows them are refused by their code point; others are text."""

from __future__ import annotations

import pytest

from tracker.rules import characters

REFUSED = "\x01\x08\x0b\x0c\x0e\x1b\x1f\x7f\x80\x9f\u202a\u202e\u2066\u2069\ud800\udfff"
TAKEN = "\t\n\r ~\xa0é中\u200f\u2029\u202f\u2065\u206a\U0001f600"


@pytest.mark.parametrize("sign", REFUSED, ids=ascii)
def test_control_character_is_refused_by_its_code_point(sign: str) -> None:
    assert characters.fault(f"a{sign}b") == f"holds the control character U+{ord(sign):04X}"


def test_nul_is_called_by_its_name() -> None:
    assert characters.fault("a\x00") == "holds a NUL character"


def test_text_of_any_language_is_taken() -> None:
    assert characters.fault(TAKEN) == ""
