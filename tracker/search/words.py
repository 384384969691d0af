"""The words of a text, as tokens that every database reads alike.

* A word is a run of letters and digits. English endings are cut off by the Snowball stemmer
  (https://snowballstem.org/algorithms/english/stemmer.html), so that "promised" finds "promise".
* Each Chinese, Japanese or Korean character is a token of its own: those scripts have no spaces,
  and a word of theirs is a row of tokens.
* "U.S." is one word, "China's" is "China", "53,000" is one number.
* A line break, or " · " between names, ends a phrase: no phrase spans two texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from snowballstemmer import stemmer

from .folding import folded

# Longer ones are cut: PostgreSQL leaves out what it finds too long.
MAX_TOKEN = 64
# The code of NUL, which no text may hold.
BREAK = "u0"
_CJK = (
    "々〆〇\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
_LETTER = rf"[^\W_{_CJK}]"
_TOKEN = re.compile(
    rf"""
    (?P<character> [{_CJK}] )
    | (?P<initials> (?<![^\W_]) [a-z] (?:\.[a-z])+ (?![^\W_]) ) \.?
    | (?P<number> (?<!\d) \d{{1,3}} (?:,\d{{3}})+ (?![^\W_]) )
    | (?P<word> {_LETTER}+ ) (?: ['’]s (?!{_LETTER}) )?
    | (?P<break> \n | [ ]·[ ] )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token with its place in the folded text."""

    value: str
    start: int
    end: int
    is_character: bool = False


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text that is folded already, breaks between phrases among them."""
    for match in _TOKEN.finditer(text):
        found = match[match.lastgroup or 0]
        is_character = match.lastgroup == "character"
        yield Token(_value(match.lastgroup, found), match.start(), match.end(), is_character)


def _value(sort: str | None, found: str) -> str:
    match sort:
        case "break":
            return BREAK
        case "initials":
            return _token(found.replace(".", ""))
        case "number":
            return _token(found.replace(",", ""))
        case _:
            return _token(found)


@lru_cache(maxsize=50_000)
def _token(word: str) -> str:
    """The stem in ASCII letters and digits, so that neither database sees a letter differently.

    PostgreSQL's parser would read "2e10th" as a number and an ending: no token begins with a digit.
    """
    stem = _stem(word[:MAX_TOKEN])
    plain = "".join(char if char.isascii() else f"u{ord(char):x}" for char in stem)
    return f"n{plain}" if plain[0].isdigit() else plain


def _stem(word: str) -> str:
    # A stemmer works in place: one for each word, so that threads do not share any.
    return str(stemmer("english").stemWord(word)) if word.isascii() and word.isalpha() else word


def indexed(lines: Iterable[str]) -> str:
    """The tokens of some lines in order, as the index holds them."""
    return f" {BREAK} ".join(map(_indexed, lines))


@lru_cache(maxsize=2_000)
def _indexed(line: str) -> str:
    """One line; the names of parties and forums come again and again."""
    return " ".join(token.value for token in tokens(folded(line)))
