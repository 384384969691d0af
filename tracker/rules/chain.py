"""The log's arithmetic: what an entry hashes to, and the tree root over all entries.

Anyone can repeat it from the exported log with the standard library and RFC 8785; the log
page says what that proves.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import rfc8785

ENTRY_FIELDS = (
    "seq",
    "at",
    "actor",
    "verb",
    "subject_type",
    "subject_id",
    "batch",
    "reason",
    "body_commit",
)


def canonical(body: Any) -> bytes:
    """A JSON value as the one sequence of bytes that RFC 8785 gives it."""
    return rfc8785.dumps(body)


def body_commit(salt: bytes, body: bytes) -> str:
    """What the public row says about a body: SHA-256 of salt and body.

    Deleting both leaves the row and the chain as they were, and nothing to guess the body from.
    """
    return sha256(salt + body).hexdigest()


def entry_hash(prev: str, row: Mapping[str, Any]) -> str:
    """The hash of one log row, chained to the hash of the row before (empty for the first).

    Only ENTRY_FIELDS count; a missing one is a KeyError. `at` is text in UTC with microseconds.
    """
    fields = {name: row[name] for name in ENTRY_FIELDS}
    return sha256(canonical({**fields, "prev": prev})).hexdigest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """The right edge of an RFC 6962 tree: enough to append a leaf and to tell the root.

    It holds one hash for each complete subtree, largest first, so one for each 1 bit of `size`.
    """

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a frontier that no sequence of appends can give."""
        if len(self.hashes) != self.size.bit_count():
            raise ValueError(f"{len(self.hashes)} hashes do not make a tree of {self.size}")

    def append(self, leaf: bytes) -> "Frontier":
        """The frontier with one more leaf: it closes every subtree that was waiting for it."""
        node, hashes, size = sha256(b"\x00" + leaf).digest(), list(self.hashes), self.size
        while size & 1:
            node = _join(hashes.pop(), node)
            size >>= 1
        return Frontier(self.size + 1, (*hashes, node))

    def root(self) -> str:
        """The root of the tree in hexadecimal; of an empty tree, the hash of nothing."""
        if not self.hashes:
            return sha256(b"").hexdigest()
        *left, node = self.hashes
        for each in reversed(left):
            node = _join(each, node)
        return node.hex()


def _join(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()
