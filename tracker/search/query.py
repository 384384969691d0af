"""What a reader asks for: text is text, without operators.

All words of a text must occur, in any order; a row of Chinese characters must occur as a row.
Several texts mean *or*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from .folding import folded
from .words import BREAK, tokens

MAX_CHARACTERS = 200
MAX_TERMS = 20

# One word, or a row of characters: the tokens that must follow each other.
Term = tuple[str, ...]
# All of them must occur.
Terms = tuple[Term, ...]


@dataclass(frozen=True)
class Query:
    """The terms of each text, and what was cut off to get them.

    `is_blank`: nothing was asked. `is_wordless`: something was asked, without letter or digit;
    that finds nothing.
    """

    texts: tuple[Terms, ...]
    is_blank: bool
    has_cut_characters: bool
    has_cut_terms: bool

    @property
    def is_wordless(self) -> bool:
        return not self.texts and not self.is_blank

    @cached_property
    def terms(self) -> Terms:
        """Every term once, as highlights need them."""
        return tuple(dict.fromkeys(term for terms in self.texts for term in terms))

    @property
    def fts5(self) -> str:
        """The question for SQLite: quoted strings are phrases (https://sqlite.org/fts5.html)."""
        return _joined(self.texts, all_of=" AND ", any_of=" OR ", phrase=_quoted)

    @property
    def tsquery(self) -> str:
        """The question for PostgreSQL's `to_tsquery`; `<->` means: followed by."""
        return _joined(self.texts, all_of=" & ", any_of=" | ", phrase=" <-> ".join)


def _quoted(term: Term) -> str:
    return f'"{" ".join(term)}"'


def _joined(
    texts: Iterable[Terms], *, all_of: str, any_of: str, phrase: Callable[[Term], str]
) -> str:
    return any_of.join(f"({all_of.join(phrase(term) for term in terms)})" for terms in texts)


def query(texts: Iterable[str]) -> Query:
    """The question of some texts: of the first 200 characters of each, at most 20 terms in all."""
    asked = [text for text in texts if text.strip()]
    read: list[Terms] = []
    left, has_cut_terms = MAX_TERMS, False
    for text in asked:
        terms = tuple(dict.fromkeys(_terms(text[:MAX_CHARACTERS])))
        has_cut_terms |= len(terms) > left
        if terms[:left]:
            read.append(terms[:left])
        left -= len(terms[:left])
    return Query(
        texts=tuple(read),
        is_blank=not asked,
        has_cut_characters=any(len(text) > MAX_CHARACTERS for text in asked),
        has_cut_terms=has_cut_terms,
    )


def _terms(text: str) -> Iterator[Term]:
    """Words, and rows of characters that stand side by side."""
    row: list[str] = []
    row_end = -1
    for token in tokens(folded(text)):
        if row and not (token.is_character and token.start == row_end):
            yield tuple(row)
            row = []
        if token.is_character:
            row.append(token.value)
            row_end = token.end
        elif token.value != BREAK:
            yield (token.value,)
    if row:
        yield tuple(row)
