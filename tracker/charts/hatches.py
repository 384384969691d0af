"""The hatching of each label, so that touching segments stay apart without their colour.

Names of patterns that `templates/charts/_hatches.html` draws; a label without one is solid. Labels
that share a hatch stand apart by their colour, their glyph and the line between them.
"""

from __future__ import annotations

from collections.abc import Mapping

from tracker.rules.vocabulary import LabelWord

HATCHES: Mapping[LabelWord, str] = {
    LabelWord.NOT_ASSESSABLE: "level",
    LabelWord.UNDER_REVIEW: "upright",
    LabelWord.NOT_ASSESSED: "hollow",
    LabelWord.SPLIT: "dotted",
    LabelWord.DELIVERED_LATE: "upright",
    LabelWord.REPORTED_ONLY: "rising",
    LabelWord.REVERSED: "falling",
    LabelWord.NOT_DELIVERED: "crossed",
    LabelWord.BREACH_ALLEGED: "dotted",
    LabelWord.BREACH_ESTABLISHED: "crossed",
    LabelWord.HOLDING: "level",
    LabelWord.PARTLY_DELIVERED: "falling",
    LabelWord.NO_EVIDENCE: "hollow",
    LabelWord.SUSPENDED: "level",
    LabelWord.SUPERSEDED: "upright",
    LabelWord.LAPSED: "falling",
    LabelWord.WITHDRAWN: "crossed",
    LabelWord.COMPLETED: "",
    LabelWord.DELIVERED: "",
    LabelWord.UNDER_WAY: "rising",
}
