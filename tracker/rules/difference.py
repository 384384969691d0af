"""What differs between two texts, word by word, for a person to read.

Chinese has no spaces: there, a character counts as a word. Space between words stays with the word
before it, so that the pieces put together give the text back.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import takewhile
from operator import eq

# Comparing costs the product of the lengths: beyond this, what differs is shown as one piece.
WORDS_AT_MOST = 400

_HAN = r"[\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]"
_WORD = re.compile(rf"{_HAN}\s*|(?:(?!{_HAN})[^\W_])+\s*|.\s*", re.DOTALL)


class Part(StrEnum):
    """Whether a piece of text stands in both texts, or in one."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed, went, or came."""

    part: Part
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """The way from one text to the other. The pieces that are not new give `before`, in order."""
    old, new = _words(before), _words(after)
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    middle = _middle(old[start : len(old) - end], new[start : len(new) - end])
    found = [
        Piece(Part.SAME, "".join(old[:start])),
        *middle,
        Piece(Part.SAME, "".join(old[len(old) - end :])),
    ]
    return [piece for piece in found if piece.text]


def words_differing(before: str, after: str) -> int:
    """How many words went or came, whichever are more; marks between words are none."""
    found = pieces(_bare(before), _bare(after))
    return max(
        sum(len(_words(piece.text)) for piece in found if piece.part is part)
        for part in (Part.GONE, Part.NEW)
    )


def _bare(text: str) -> str:
    """The words alone, each with a space behind it, so that no mark makes it another word."""
    words = (word.strip() for word in _words(text))
    return "".join(f"{word} " for word in words if word.isalnum())


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """With how many words both begin alike."""
    return sum(takewhile(bool, map(eq, old, new)))


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    if max(len(old), len(new)) > WORDS_AT_MOST:
        yield from (Piece(Part.GONE, "".join(old)), Piece(Part.NEW, "".join(new)))
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for same, i, j, k, m in matcher.get_opcodes():
        if same == "equal":
            yield Piece(Part.SAME, "".join(old[i:j]))
        else:
            yield Piece(Part.GONE, "".join(old[i:j]))
            yield Piece(Part.NEW, "".join(new[k:m]))
