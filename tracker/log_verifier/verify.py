"""Check an export of the Followthrough log, with nothing but Python 3.8 or later.

    python3 verify.py export.jsonl checkpoint.json

It recomputes what each entry commits to (SHA-256 of salt and body), the hash of each entry
(SHA-256 of its fields, `prev` among them, as canonical JSON, RFC 8785) and the tree root over all
hashes (RFC 6962). If the checkpoint you kept is older, the first entries must still have its root.

It proves that nothing was changed since that checkpoint left the server, not that the entries are
true, nor anything about entries after the checkpoint.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any, Iterable  # noqa: UP035  (Python 3.8 has no generic collections.abc)

NOT_HASHED = {"hash", "salt", "body", "redacted_by"}


class Mismatch(Exception):
    """What does not fit."""


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def canonical(value: dict[str, Any]) -> bytes:
    """RFC 8785 for the values of an entry, which are text and whole numbers under ASCII names."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def check(entry: dict[str, Any], seq: int, prev: str) -> str:
    """The hash of an entry that is what it says; Mismatch if it is not."""
    if entry["seq"] != seq:
        raise Mismatch(f"entry {seq} is missing: the export goes on with {entry['seq']}")
    if entry["prev"] != prev:
        raise Mismatch(f"entry {seq} does not follow the entry before it")
    if "body" in entry:
        committed = sha256(bytes.fromhex(entry["salt"]) + entry["body"].encode())
        if committed.hex() != entry["body_commit"]:
            raise Mismatch(f"entry {seq} does not have the body it committed to")
    fields = {name: value for name, value in entry.items() if name not in NOT_HASHED}
    if (computed := sha256(canonical(fields)).hex()) != entry["hash"]:
        raise Mismatch(f"entry {seq} does not have the hash it claims")
    return computed


def grow(peaks: list[bytes], number: int, leaf: bytes) -> None:
    """Add that leaf to the tree, kept as the roots of its complete subtrees, largest first."""
    node = sha256(b"\x00" + leaf)
    while not number & 1:
        node = sha256(b"\x01" + peaks.pop() + node)
        number >>= 1
    peaks.append(node)


def root(peaks: list[bytes]) -> str:
    """The root of the tree; of an empty one, the hash of nothing."""
    node = peaks[-1] if peaks else sha256(b"")
    for left in reversed(peaks[:-1]):
        node = sha256(b"\x01" + left + node)
    return node.hex()


def verify(lines: Iterable[str], checkpoint: dict[str, Any]) -> str:
    """What was proved, in words; Mismatch at the first thing that does not fit."""
    peaks, gone, redactions = [], [], {}  # type: list[bytes], list[Any], dict[int, Any]
    kept, size, prev = checkpoint["size"], 0, "0" * 64
    found = root(peaks)
    for entry in map(json.loads, lines):
        size, prev = size + 1, check(entry, size + 1, prev)
        gone += [] if "body" in entry else [entry]
        redactions.update({size: entry} if entry["verb"] == "redact" else {})
        grow(peaks, size, bytes.fromhex(prev))
        found = root(peaks) if size == kept else found
    for entry in gone:  # each has a later redaction of its own, of the same kind of content
        by = redactions.pop(entry["redacted_by"], entry)
        if by["seq"] <= entry["seq"] or by["subject_type"] != entry["subject_type"]:
            raise Mismatch(f"entry {entry['seq']} has no body, and no redaction of its own")
    if size < kept:
        raise Mismatch(f"the export ends with entry {size}, the checkpoint has {kept}")
    if found != checkpoint["root"]:
        raise Mismatch(f"the root over {kept} entries is {found}, not the checkpoint's")
    return f"{size} entries fit, {len(gone)} of them redacted; the first {kept} have root {found}"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        saved = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
        with Path(sys.argv[1]).open(encoding="utf-8") as export:
            sys.stdout.write(verify(export, saved) + "\n")
    except Exception as problem:  # noqa: BLE001  (whatever is in these files, it is told)
        sys.exit(f"NOT verified: {problem}")
