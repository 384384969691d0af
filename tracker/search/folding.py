"""Characters that count as the same: case, width and accents do not tell words apart.

Unicode compatibility forms (NFKD, Unicode Standard Annex 15) make full-width letters plain; case
folding makes capitals small; what is left of accents is taken off.
"""

from __future__ import annotations

import unicodedata


class _Folding(dict[int, str]):
    """What stands for each character; learnt when it first occurs."""

    def __missing__(self, code: int) -> str:
        whole = unicodedata.normalize("NFKD", chr(code)).casefold()
        bare = "".join(
            char
            for char in unicodedata.normalize("NFKD", whole)
            if not unicodedata.category(char).startswith("M")
        )
        # Korean syllables fall into letters; they are put together again.
        self[code] = unicodedata.normalize("NFC", bare)
        return self[code]


_FOLDED = _Folding()


def folded(text: str) -> str:
    """The text as words are compared."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """The same, and for each of its characters the place in the text that it stands for."""
    parts = [_FOLDED[ord(char)] for char in text]
    places = [place for place, part in enumerate(parts) for _ in part]
    return "".join(parts), places
