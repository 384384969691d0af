"""Where the words of a question stand in a text as it was written.

The text keeps its accents, endings and capitals; what matches is put between `<mark>` and
`</mark>`, everything else is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from .folding import folded_with_places
from .query import Term, Terms
from .words import BREAK, Token, tokens

SNIPPET = 220
# How much of it stands before the first match.
LEAD = 60
ELLIPSIS = "…"

Span = tuple[int, int]


class Markup(str):
    """HTML that is safe to show: templates ask for `__html__` and then do not escape it again."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def marked(text: str, terms: Terms) -> Markup:
    """The whole text, escaped, with each match marked."""
    return _marked(text, spans(text, terms))


def snippet(lines: Iterable[str], terms: Terms, length: int = SNIPPET) -> Markup:
    """A cut of the line in which most different terms occur, around its first match.

    Empty if none occurs: then the match lies in what is shown anyway, such as a title.
    """
    best, most = "", 0
    for line in lines:
        found = len(_found_in(line, terms))
        if found > most:
            best, most = line, found
    if not best:
        return Markup()
    places = spans(best, terms)
    start, end = _window(best, places[0][0], length)
    inside = [(a - start, min(b, end) - start) for a, b in places if start <= a < end]
    before, after = ELLIPSIS * (start > 0), ELLIPSIS * (end < len(best))
    return Markup(before + _marked(best[start:end].rstrip(), inside) + after)


def spans(text: str, terms: Terms) -> list[Span]:
    """The places of all matches, in order; what overlaps is one."""
    folded, places = folded_with_places(text)
    found = sorted(span for _, span in _matches(list(tokens(folded)), terms))
    joined: list[Span] = []
    for start, end in found:
        here = (places[start], places[end - 1] + 1)
        if joined and here[0] < joined[-1][1]:
            here = (joined[-1][0], max(here[1], joined.pop()[1]))
        joined.append(here)
    return [(start, _with_accents(text, end)) for start, end in joined]


def _with_accents(text: str, end: int) -> int:
    """An accent that is a character of its own belongs to the letter before it."""
    while end < len(text) and not folded_with_places(text[end])[0]:
        end += 1
    return end


def _found_in(text: str, terms: Terms) -> set[Term]:
    folded, _ = folded_with_places(text)
    return {term for term, _ in _matches(list(tokens(folded)), terms)}


def _matches(row: list[Token], terms: Terms) -> Iterator[tuple[Term, Span]]:
    """Each place at which the tokens of a term follow each other, in the folded text."""
    by_first: dict[str, list[Term]] = {}
    for term in terms:
        by_first.setdefault(term[0], []).append(term)
    values = [token.value for token in row]
    for at, token in enumerate(row):
        for term in by_first.get(token.value, ()) if token.value != BREAK else ():
            if tuple(values[at : at + len(term)]) == term:
                yield term, (token.start, row[at + len(term) - 1].end)


def _window(text: str, first: int, length: int) -> Span:
    """Where to cut: at spaces if there are some near, so that no word is torn apart."""
    if len(text) <= length:
        return 0, len(text)
    start = max(0, min(first - LEAD, len(text) - length))
    if start:
        space = text.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + length)
    if end < len(text):
        space = text.rfind(" ", start + length // 2, end)
        end = space if space > first else end
    return start, end


def _marked(text: str, places: Iterable[Span]) -> Markup:
    parts, done = [], 0
    for start, end in places:
        parts += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
        done = end
    return Markup("".join([*parts, escape(text[done:])]))
