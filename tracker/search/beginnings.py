"""What somebody is still typing: the last word counts as the beginning of one.

The index holds stems ("cooper" for "cooperation"), so a half-typed word is looked for in two ways:
as the beginning of a stem, and as a stem that it has outgrown already.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .folding import folded
from .query import MAX_CHARACTERS, query

# No stem is shorter than this, none leaves off more letters than this.
STEM_AT_LEAST, ENDING_AT_MOST = 3, 7
_LAST_WORD = re.compile(r"[a-z]+\Z")


@dataclass(frozen=True, slots=True)
class Typed:
    """The question in the language of either database; empty when there is nothing to ask."""

    fts5: str = ""
    tsquery: str = ""


def typed(text: str) -> Typed:
    """All words of the text, the last of them perhaps unfinished."""
    plain = folded(text[:MAX_CHARACTERS])
    last = _LAST_WORD.search(plain)
    before = query([plain[: last.start()] if last else plain])
    parts = [] if before.is_blank else [(before.fts5, before.tsquery)]
    if before.is_wordless:
        parts = []
    if last:
        parts.append(_unfinished(last.group()))
    return Typed(
        " AND ".join(f"({fts5})" for fts5, _ in parts),
        " & ".join(f"({tsquery})" for _, tsquery in parts),
    )


def _unfinished(word: str) -> tuple[str, str]:
    """A word as the beginning of a stem, as a stem it has outgrown, or as the whole word."""
    shortest = max(STEM_AT_LEAST, len(word) - ENDING_AT_MOST)
    outgrown = [word[:length] for length in range(shortest, len(word))]
    whole = query([word])
    return (
        " OR ".join([f'"{word}"*', *(f'"{stem}"' for stem in outgrown), whole.fts5]),
        " | ".join([f"{word}:*", *outgrown, whole.tsquery]),
    )
