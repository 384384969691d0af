"""What counts as a word: the tokens of a text, the same whatever the database."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.search import indexed

WORDS = {
    "stems": ("Ministries promised a promise", "ministri promis a promis"),
    "capitals": ("HOTLINE Hotline", "hotlin hotlin"),
    "accents": ("Ministère façade", "minister facad"),
    "accents as characters of their own": ("Ministe\u0300re", "minister"),
    "full width": ("Ｈｏｔｌｉｎｅ", "hotlin"),
    "sharp s and final sigma": ("Straße Σίσυφος", "strass u3c3u3b9u3c3u3c5u3c6u3bfu3c3"),
    "dotted and dotless i": ("İstanbul", "istanbul"),
    "punctuation": ('"NEAR(" title: a-b_c', "near titl a b c"),
    "initials": ("U.S. and US", "us and us"),
    "sentence end": ("to us. And", "to us and"),
    "possessive": ("China’s, China's", "china china"),
    "numbers": ("53,000 in 2016, 1.5%", "n53000 in n2016 n1 n5"),
    "digits before letters": ("2e10th 5G", "n2e10th n5g"),
    "characters": ("打击", "u6253 u51fb"),
    "characters beside words": ("China打击fraud", "china u6253 u51fb fraud"),
    "Japanese and Korean": ("カナ 한국", "u30ab u30ca ud55c uad6d"),
    "names apart": ("公安部 · MPS", "u516c u5b89 u90e8 u0 mps"),
    "nothing": ("%%%% — …", ""),
}


@pytest.mark.parametrize(("text", "tokens"), WORDS.values(), ids=WORDS.keys())
def test_text_becomes_tokens(text: str, tokens: str) -> None:
    assert indexed([text]) == tokens


def test_lines_are_kept_apart() -> None:
    assert indexed(["打", "击"]) == "u6253 u0 u51fb"


def test_endless_word_is_cut() -> None:
    assert indexed(["a" * 5_000]) == "a" * 64


@given(st.text())
def test_tokens_are_plain_for_every_database(text: str) -> None:
    tokens = indexed([text]).split()

    assert all(set(token) <= set(string.ascii_lowercase + string.digits) for token in tokens)
    assert not any(token[0].isdigit() for token in tokens)
