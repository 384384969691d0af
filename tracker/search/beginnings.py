"""What somebody is still typing: the last word counts as the beginning of one.

The index holds stems ("cooper" for "cooperation"), so a half-typed word is looked for in two ways:
as the beginning of a stem, and as a stem that it has outgrown already.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .folding import folded
from .query import MAX_CHARACTERS, Query, query

# No stem is shorter than this, none leaves off more letters than this.
STEM_AT_LEAST, ENDING_AT_MOST = 3, 7
_LAST_WORD = re.compile(r"[a-z]+\Z")


@dataclass(frozen=True, slots=True)
class Typed:
    """The question in the language of either database; empty when there is nothing to ask.

    `whole` are the words before the last, `last` the ways in which that one may stand in a text.
    """

    fts5: str = ""
    tsquery: str = ""
    whole: tuple[str, ...] = ()
    last: tuple[str, ...] = ()

    def stands_in(self, words: str) -> bool:
        """Whether indexed words answer it, as the databases would say."""
        row = f" {words} "
        if not all(each in row for each in self.whole):
            return False
        return not self.last or any(each in row for each in self.last)


def typed(text: str) -> Typed:
    """All words of the text, the last of them perhaps unfinished."""
    plain = folded(text[:MAX_CHARACTERS])
    last = _LAST_WORD.search(plain)
    before = query([plain[: last.start()] if last else plain])
    parts = [(before.fts5, before.tsquery)] if before.texts else []
    if last:
        parts.append(_unfinished(last.group()))
    return Typed(
        " AND ".join(f"({fts5})" for fts5, _ in parts),
        " & ".join(f"({tsquery})" for _, tsquery in parts),
        whole=_in_a_row(before),
        last=_ways(last.group()) if last else (),
    )


def _in_a_row(asked: Query) -> tuple[str, ...]:
    """The terms between spaces, as they stand in a row of words."""
    return tuple(f" {' '.join(term)} " for term in asked.terms)


def _ways(word: str) -> tuple[str, ...]:
    return (f" {word}", *(f" {stem} " for stem in _outgrown(word)), *_in_a_row(query([word])))


def _outgrown(word: str) -> list[str]:
    shortest = max(STEM_AT_LEAST, len(word) - ENDING_AT_MOST)
    return [word[:length] for length in range(shortest, len(word))]


def _unfinished(word: str) -> tuple[str, str]:
    """A word as the beginning of a stem, as a stem it has outgrown, or as the whole word."""
    outgrown, whole = _outgrown(word), query([word])
    return (
        " OR ".join([f'"{word}"*', *(f'"{stem}"' for stem in outgrown), whole.fts5]),
        " | ".join([f"{word}:*", *outgrown, whole.tsquery]),
    )
