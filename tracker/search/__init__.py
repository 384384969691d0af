"""Full-text search as pure text: words, questions, highlights. Values in, values out.

SQLite and PostgreSQL answer alike because neither decides what a word is: `words` writes every
text as a row of plain ASCII tokens, and both databases only look tokens up.
"""

from .beginnings import Typed, typed
from .highlight import Markup, marked, snippet
from .query import MAX_CHARACTERS, MAX_TERMS, Query, Term, Terms, query
from .words import indexed

__all__ = [
    "MAX_CHARACTERS",
    "MAX_TERMS",
    "Markup",
    "Query",
    "Term",
    "Terms",
    "Typed",
    "indexed",
    "marked",
    "query",
    "snippet",
    "typed",
]
