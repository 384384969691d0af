"""How firmly obligors bound themselves: the weakest of their own and of joint texts."""

from __future__ import annotations

import pytest

from tracker.rules.strength import SideText, weakest
from tracker.rules.vocabulary import SourceKind, Strength

CHINA, STATES = 1, 2
READOUT, JOINT, PRESS = (
    SourceKind.OFFICIAL_READOUT,
    SourceKind.JOINT_TEXT,
    SourceKind.INDEPENDENT_PRESS,
)
FIRM = SideText(READOUT, CHINA, Strength.COMMITMENT)

CASES = [
    pytest.param([FIRM], Strength.COMMITMENT, id="own text"),
    pytest.param(
        [FIRM, SideText(JOINT, None, Strength.PLAN)], Strength.PLAN, id="weaker joint text"
    ),
    pytest.param(
        [FIRM, SideText(READOUT, STATES, Strength.ASPIRATION)],
        Strength.COMMITMENT,
        id="the other side's text binds nobody else",
    ),
    pytest.param(
        [FIRM, SideText(PRESS, None, Strength.ABSENT)], Strength.COMMITMENT, id="press binds nobody"
    ),
    pytest.param(
        [FIRM, SideText(READOUT, CHINA, Strength.ABSENT)], Strength.ABSENT, id="own text silent"
    ),
    pytest.param([SideText(PRESS, None, Strength.PLAN)], None, id="no text of its own"),
    pytest.param([], None, id="no text at all"),
]


@pytest.mark.parametrize(("texts", "expected"), CASES)
def test_weakest_own_or_joint_text_decides(
    texts: list[SideText], expected: Strength | None
) -> None:
    assert weakest(texts, {CHINA}) is expected


def test_texts_of_any_of_several_sides_count() -> None:
    texts = [FIRM, SideText(READOUT, STATES, Strength.INTENTION)]

    assert weakest(texts, {CHINA, STATES}) is Strength.INTENTION
