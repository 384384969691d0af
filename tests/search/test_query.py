"""What a reader asks for, in the language of either database."""

from __future__ import annotations

import pytest

from tracker.search import MAX_CHARACTERS, MAX_TERMS, query

ASKED = {
    "one word": ("hotlines", '("hotlin")', "(hotlin)"),
    "all words": ("open hotline", '("open" AND "hotlin")', "(open & hotlin)"),
    "a row of characters": ("公安部", '("u516c u5b89 u90e8")', "(u516c <-> u5b89 <-> u90e8)"),
    "one character": ("打", '("u6253")', "(u6253)"),
    "rows apart": ("打 击", '("u6253" AND "u51fb")', "(u6253 & u51fb)"),
    "mixed": (
        "China打击 fraud",
        '("china" AND "u6253 u51fb" AND "fraud")',
        "(china & u6253 <-> u51fb & fraud)",
    ),
    "quotes": ('"open" hotline"', '("open" AND "hotlin")', "(open & hotlin)"),
    "operators": ("NEAR(a b) NOT c*", '("near" AND "a" AND "b" AND "not" AND "c")', None),
    "column filter": ("title: x", '("titl" AND "x")', "(titl & x)"),
    "SQL": ("' OR 1=1--", '("or" AND "n1")', "(or & n1)"),
    "names apart": ("公安 · 部", '("u516c u5b89" AND "u90e8")', None),
}


@pytest.mark.parametrize(("text", "fts5", "tsquery"), ASKED.values(), ids=ASKED.keys())
def test_text_is_asked_of_both(text: str, fts5: str, tsquery: str | None) -> None:
    asked = query([text])

    assert asked.fts5 == fts5
    assert tsquery is None or asked.tsquery == tsquery


def test_several_texts_mean_or() -> None:
    asked = query(["hotline", "open lists"])

    assert asked.fts5 == '("hotlin") OR ("open" AND "list")'
    assert asked.tsquery == "(hotlin) | (open & list)"


def test_terms_are_those_of_all_texts_once() -> None:
    assert query(["a b", "b 打击"]).terms == (("a",), ("b",), ("u6253", "u51fb"))


@pytest.mark.parametrize("texts", [[], [""], ["   "]], ids=["none", "empty", "spaces"])
def test_nothing_asked_is_blank(texts: list[str]) -> None:
    asked = query(texts)

    assert asked.is_blank
    assert not asked.is_wordless


def test_signs_alone_are_no_words() -> None:
    asked = query(["%%%%"])

    assert asked.is_wordless
    assert not asked.is_blank


def test_long_text_is_cut() -> None:
    asked = query(["a" * 5_000])

    assert asked.has_cut_characters
    assert asked.terms == (("a" * 64,),)


def test_text_of_the_longest_length_is_not_cut() -> None:
    assert not query(["a" * MAX_CHARACTERS]).has_cut_characters


def test_many_words_are_cut() -> None:
    asked = query([" ".join(f"w{number}" for number in range(40))])

    assert asked.has_cut_terms
    assert len(asked.terms) == MAX_TERMS


def test_words_are_limited_over_all_texts() -> None:
    asked = query([" ".join(f"a{n}" for n in range(15)), " ".join(f"b{n}" for n in range(15))])

    assert asked.has_cut_terms
    assert sum(map(len, asked.texts)) == MAX_TERMS
