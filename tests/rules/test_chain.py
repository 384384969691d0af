"""The log's arithmetic against the definition of RFC 6962 and hashes worked out by hand."""

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.chain import ENTRY_FIELDS, Frontier, body_commit, canonical, entry_hash

ROW = {
    "seq": 7,
    "at": "2026-11-21T10:00:00.000001Z",
    "actor": "editor 3",
    "verb": "publish",
    "subject_type": "pledge",
    "subject_id": "hotline",
    "batch": None,
    "reason": "首次发布",
    "body_commit": "ab" * 32,
}


def tree_root(leaves: list[bytes]) -> bytes:
    """RFC 6962, section 2.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\x01" + tree_root(leaves[:k]) + tree_root(leaves[k:])).digest()


def grown(leaves: list[bytes]) -> Frontier:
    frontier = Frontier()
    for leaf in leaves:
        frontier = frontier.append(leaf)
    return frontier


@given(st.lists(st.binary(max_size=40), max_size=70))
def test_the_root_is_that_of_rfc_6962(leaves: list[bytes]) -> None:
    frontier = grown(leaves)

    assert frontier.root() == tree_root(leaves).hex()
    assert frontier.size == len(leaves)


def test_the_root_of_an_empty_log_is_the_hash_of_nothing() -> None:
    assert Frontier().root() == sha256(b"").hexdigest()


def test_a_stored_frontier_goes_on_where_it_stopped() -> None:
    leaves = [bytes([n]) for n in range(11)]
    half = grown(leaves[:6])

    resumed = Frontier(half.size, half.hashes)
    for leaf in leaves[6:]:
        resumed = resumed.append(leaf)

    assert resumed == grown(leaves)


def test_appending_leaves_the_old_frontier_alone() -> None:
    before = grown([b"a"])

    before.append(b"b")

    assert before == grown([b"a"])


def test_a_frontier_that_no_tree_has_is_refused() -> None:
    with pytest.raises(ValueError, match="1 hashes do not make a tree of 3"):
        Frontier(3, (b"\x00" * 32,))


def test_canonical_json_is_sorted_and_without_spaces() -> None:
    assert canonical({"b": [1, None], "a": "é"}) == '{"a":"é","b":[1,null]}'.encode()


def test_a_body_is_committed_with_its_salt() -> None:
    assert body_commit(b"salt", b"body") == sha256(b"saltbody").hexdigest()


def test_an_entry_is_hashed_with_the_hash_before_it() -> None:
    plain = json.dumps(
        {**ROW, "prev": "00"}, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )

    assert entry_hash("00", ROW) == sha256(plain.encode()).hexdigest()


@pytest.mark.parametrize("name", ENTRY_FIELDS)
def test_every_field_of_an_entry_counts(name: str) -> None:
    assert entry_hash("", {**ROW, name: "changed"}) != entry_hash("", ROW)


def test_the_chain_counts() -> None:
    assert entry_hash("", ROW) != entry_hash("00", ROW)


def test_what_is_not_of_the_entry_does_not_count() -> None:
    assert entry_hash("", {**ROW, "id": 9}) == entry_hash("", ROW)


def test_a_missing_field_is_refused() -> None:
    row = {name: value for name, value in ROW.items() if name != "batch"}

    with pytest.raises(KeyError, match="batch"):
        entry_hash("", row)
