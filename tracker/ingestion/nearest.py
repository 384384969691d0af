"""What a misspelt name was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

# Comparing takes time that grows with the length; no name is as long.
CHARACTERS = 100
# One slip in a short name; half of the letters of “Narnia” are in “Argentina” as well.
ALIKE = 0.75


def meant(name: str, known: Iterable[str]) -> str:
    """The end of a complaint about an unknown name: a question, empty if nothing is alike."""
    by_form = {each.casefold(): each for each in known}
    close = get_close_matches(name[:CHARACTERS].casefold(), by_form, n=1, cutoff=ALIKE)
    return f"; is {by_form[close[0]]} meant?" if close else ""
