"""Answers at hand, of one edition of the record: the newest.

In the memory of this process, within a number of bytes, the longest unused going first; and, when
many nodes share a cache, there as well, so that a page is made once for all of them.
"""

from __future__ import annotations

from hashlib import sha256
from threading import Lock

from cachetools import LRUCache
from django.core.cache import caches

from tracker.build import build
from tracker.conditional import Edition

from .question import Question

Headers = list[tuple[str, str]]
RawHeaders = list[tuple[bytes, bytes]]

DAY = 24 * 60 * 60


# Of an answer without a body, these would say something of a body.
ABOUT_THE_BODY = {"content-length", "content-type", "content-encoding", "content-disposition"}


class Answer:
    """A whole answer with status 200: its headers, an entity tag among them, and its bytes.

    The headers are there as WSGI and, raw, as ASGI wants them; with and without those of a body.
    """

    __slots__ = ("body", "headers", "headers_without_body", "raw", "raw_without_body", "tag")

    def __init__(self, headers: Headers, body: bytes) -> None:
        self.headers = headers
        self.body = body
        self.headers_without_body = [
            (name, value) for name, value in headers if name.lower() not in ABOUT_THE_BODY
        ]
        self.raw, self.raw_without_body = raw(headers), raw(self.headers_without_body)
        self.tag = next(value for name, value in headers if name.lower() == "etag")

    @property
    def weight(self) -> int:
        """About how many bytes of memory it takes."""
        return len(self.body) + 4 * sum(len(name) + len(value) + 80 for name, value in self.headers)

    def is_among(self, tags: str) -> bool:
        """Whether `If-None-Match` names it; weak or not is the same there (RFC 9110, 13.1.2)."""
        return self.tag.removeprefix("W/") in tags or tags.strip() == "*"


def raw(headers: Headers) -> RawHeaders:
    """The same as they travel."""
    return [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]


class Shelf:
    """At most `room` bytes of answers; `shared` names the cache that nodes have in common.

    `hits` and `misses` count what was asked of this process since it began: what was here, and
    what had to be looked for elsewhere.
    """

    def __init__(self, room: int, shared: str = "") -> None:
        self.room = room
        self.shared = shared
        self.hits = self.misses = 0
        self.edition: Edition | None = None
        self.answers = self.empty()
        self.lock = Lock()

    def empty(self) -> LRUCache[Question, Answer]:
        """Room for the answers of another edition."""
        return LRUCache(self.room, getsizeof=lambda answer: answer.weight)

    def take(self, edition: Edition, question: Question) -> Answer | None:
        """The answer, if it is in this process's memory."""
        with self.lock:
            if edition is not self.edition:
                self.edition, self.answers = edition, self.empty()
            answer = self.answers.get(question)
            if answer is not None:
                self.hits += 1
        return answer

    def look(self, edition: Edition, question: Question) -> Answer | None:
        """The answer, if somebody, maybe on another node, worked it out meanwhile."""
        with self.lock:
            answer = self.answers.get(question) if edition is self.edition else None
            self.misses += answer is None
        if answer is None and self.shared:
            answer = caches[self.shared].get(name(edition, question))
            if answer is not None:
                self.keep(edition, question, answer)
        return answer

    def put(self, edition: Edition, question: Question, answer: Answer) -> None:
        """Keep an answer, here and for the other nodes."""
        self.keep(edition, question, answer)
        if self.shared:
            caches[self.shared].set(name(edition, question), answer, DAY)

    def keep(self, edition: Edition, question: Question, answer: Answer) -> None:
        """Keep an answer here, unless the record went on meanwhile or the room is too small."""
        with self.lock:
            if edition is self.edition and answer.weight <= self.room:
                self.answers[question] = answer


def name(edition: Edition, question: Question) -> str:
    """What the other nodes call an answer: another edition or another program, another name."""
    return f"page:{sha256(f'{build()} {edition} {question}'.encode()).hexdigest()}"
