"""Grades of sources: who says it decides what it proves, for whom."""

import pytest

from tracker.rules.evidence import confirms, grade, root_of
from tracker.rules.vocabulary import Grade, SourceKind


@pytest.mark.parametrize(
    ("kind", "side", "expected"),
    [
        ("joint_text", None, "counterpart"),
        ("joint_text", "china", "counterpart"),
        ("official_readout", "china", "self_report"),
        ("official_statement", "china", "self_report"),
        ("state_media", "china", "self_report"),
        ("official_readout", "united-states", "counterpart"),
        ("official_statement", "united-states", "counterpart"),
        ("state_media", "united-states", "counterpart"),
        ("state_media", None, "self_report"),
        ("independent_press", "china", "independent"),
        ("trade_press", None, "independent"),
        ("research", None, "independent"),
        ("igo", "united-states", "independent"),
        ("opinion", None, "opinion"),
        ("opinion", "united-states", "opinion"),
    ],
)
def test_a_source_is_graded_for_an_obligor(kind: str, side: str | None, expected: str) -> None:
    assert grade(SourceKind(kind), side, "china") == expected


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ([], False),
        ([Grade.SELF_REPORT, Grade.OPINION], False),
        ([Grade.SELF_REPORT, Grade.COUNTERPART], True),
        ([Grade.INDEPENDENT], True),
    ],
)
def test_only_others_confirm(grades: list[Grade], expected: bool) -> None:
    assert confirms(grades) is expected


PARENTS = {"bureau": "ministry", "ministry": "china", "china": None, "a": "b", "b": "c", "c": "b"}


@pytest.mark.parametrize(
    ("party", "expected"),
    [("bureau", "china"), ("china", "china"), ("unknown", "unknown")],
)
def test_an_agency_is_on_the_side_of_the_party_at_the_top(party: str, expected: str) -> None:
    assert root_of(party, PARENTS) == expected


def test_parents_in_a_circle_share_one_root() -> None:
    assert {root_of(party, PARENTS) for party in ("a", "b", "c")} == {"b"}
