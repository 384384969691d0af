"""The verifier that readers take along: what it proves, and the first thing that does not fit."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tracker.log_verifier.verify import Mismatch, verify
from tracker.rules.chain import Frontier, body_commit, canonical, entry_hash

Entries = list[dict[str, Any]]


def exported(number: int, *, redacting: int = 0) -> Entries:
    """A sound export; the last entry may redact the body of one before it."""
    entries: Entries = []
    prev = "0" * 64
    for seq in range(1, number + 1):
        salt, body = bytes([seq] * 16), canonical({"format": 1, "content": {"title": "热线"}})
        verb = "redact" if redacting and seq == number else "publish"
        entry = {
            "seq": seq,
            "at": "2016-06-14T12:00:00.000000Z",
            "actor": "editor 1",
            "verb": verb,
            "subject_type": "pledge",
            "subject_id": f"pledge-{seq}",
            "batch": "0" * 32,
            "reason": "„Ja“, \u2028 he said.",
            "body_commit": body_commit(salt, body),
            "prev": prev,
        }
        prev = entry_hash(prev, entry)
        said = {"salt": salt.hex(), "body": body.decode()}
        entries.append(
            entry | {"hash": prev} | (said if seq != redacting else {"redacted_by": number})
        )
    return entries


def head(entries: Entries) -> dict[str, Any]:
    """The checkpoint over these entries."""
    frontier = Frontier()
    for entry in entries:
        frontier = frontier.append(bytes.fromhex(entry["hash"]))
    return {"size": frontier.size, "root": frontier.root()}


def verified(entries: Entries, checkpoint: dict[str, Any]) -> str:
    return verify(map(json.dumps, entries), checkpoint)


@pytest.mark.parametrize("size", range(10))
def test_log_of_any_size_fits_its_own_checkpoint(size: int) -> None:
    entries = exported(size)

    told = verified(entries, head(entries))

    root = head(entries)["root"]
    assert told == f"{size} entries fit, 0 of them redacted; the first {size} have root {root}"


@pytest.mark.parametrize("kept", range(8))
def test_longer_log_fits_every_checkpoint_that_was_kept(kept: int) -> None:
    entries = exported(7)

    told = verified(entries, head(entries[:kept]))

    root = head(entries[:kept])["root"]
    assert told.endswith(f"the first {kept} have root {root}")


def test_redacted_entries_are_counted() -> None:
    entries = exported(4, redacting=2)

    assert verified(entries, head(entries)).startswith("4 entries fit, 1 of them redacted;")


def test_redaction_of_another_kind_of_content_takes_no_body() -> None:
    entries = rechained(with_change(3, subject_type="update")(exported(4, redacting=2)))

    with pytest.raises(Mismatch, match="entry 2 has no body"):
        verified(entries, head(entries))


def rechained(entries: Entries) -> Entries:
    """The same entries with every hash made to fit, as the owner of a log could."""
    prev = "0" * 64
    found: Entries = []
    for entry in entries:
        prev = entry_hash(prev, entry | {"prev": prev})
        before = found[-1]["hash"] if found else "0" * 64
        found.append(entry | {"prev": before, "hash": prev})
    return found


def with_change(place: int, **changes: Any) -> Callable[[Entries], Entries]:
    def change(entries: Entries) -> Entries:
        return [*entries[:place], entries[place] | changes, *entries[place + 1 :]]

    return change


@pytest.mark.parametrize(
    ("tamper", "reason"),
    [
        (lambda rows: rows[1:], "entry 1 is missing: the export goes on with 2"),
        (lambda rows: [*rows[:2], *rows[3:]], "entry 3 is missing: the export goes on with 4"),
        (lambda rows: [*rows, rows[-1]], "entry 5 is missing: the export goes on with 4"),
        (with_change(0, prev="1" * 64), "entry 1 does not follow the entry before it"),
        (with_change(2, prev="0" * 64), "entry 3 does not follow the entry before it"),
        (with_change(1, body="{}"), "entry 2 does not have the body it committed to"),
        (with_change(1, salt="00"), "entry 2 does not have the body it committed to"),
        (with_change(1, body_commit="0" * 64), "entry 2 does not have the body it committed to"),
        (with_change(1, reason="Other."), "entry 2 does not have the hash it claims"),
        (with_change(1, hash="0" * 64), "entry 2 does not have the hash it claims"),
        (with_change(1, further="column"), "entry 2 does not have the hash it claims"),
        (lambda rows: rows[:-1], "the export ends with entry 3, the checkpoint has 4"),
        (lambda _: [], "the export ends with entry 0, the checkpoint has 4"),
    ],
    ids=[
        "first gone",
        "one gone",
        "one twice",
        "first follows something",
        "chain broken",
        "body",
        "salt",
        "commitment",
        "text",
        "hash",
        "further column",
        "cut short",
        "empty",
    ],
)
def test_first_thing_that_does_not_fit_is_named(
    tamper: Callable[[Entries], Entries], reason: str
) -> None:
    entries = exported(4)

    with pytest.raises(Mismatch) as mismatch:
        verified(tamper(entries), head(entries))

    assert str(mismatch.value) == reason


def test_log_chained_anew_does_not_fit_the_checkpoint_that_was_kept() -> None:
    entries = exported(4)
    forged = rechained(with_change(1, reason="Other.")(entries))

    with pytest.raises(Mismatch) as mismatch:
        verified(forged, head(entries))

    root = head(forged)["root"]
    assert str(mismatch.value) == f"the root over 4 entries is {root}, not the checkpoint's"


def stripped(place: int, by: int) -> Callable[[Entries], Entries]:
    """Without the body of one entry, which is said to have been redacted."""

    def strip(entries: Entries) -> Entries:
        entry = entries[place]
        bare = {name: said for name, said in entry.items() if name not in ("salt", "body")}
        return [*entries[:place], bare | {"redacted_by": by}, *entries[place + 1 :]]

    return strip


@pytest.mark.parametrize(
    ("place", "by"),
    [(0, 1), (0, 3), (2, 2), (4, 5), (2, 5)],
    ids=["itself", "no redaction", "one before it", "the redaction itself", "that of another"],
)
def test_stripped_body_is_no_redaction(place: int, by: int) -> None:
    entries = exported(5, redacting=2)

    with pytest.raises(Mismatch, match=f"entry {place + 1} has no body"):
        verified(stripped(place, by)(entries), head(entries))
