"""External verdicts: each score that was read, and the published average, as the institution's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracker.actions.drafting import FIRST
from tracker.rules.averages import read_average
from tracker.rules.vocabulary import Figure

from . import ids
from .mapping import SheetMapping
from .scale import as_kept
from .scores import Score, Scored


def verdicts_of(
    pledge: str, row: int, scored: Scored, mapping: SheetMapping
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The content of each verdict on a pledge, with the row in which it stands.

    The batch is not known before they are published.
    """
    for score in scored.scores:
        yield score.row, _content(pledge, score, mapping, Figure.SCORE)
    if scored.average:
        average = Score(row, "", scored.average, read_average(scored.average))
        yield row, _content(pledge, average, mapping, Figure.AVERAGE)


def _content(pledge: str, score: Score, mapping: SheetMapping, figure: Figure) -> dict[str, Any]:
    called = score.party or figure.value
    return {
        "id": ids.with_hash([pledge.rpartition("-")[0], called], [pledge, called]),
        **FIRST,
        "pledge": pledge,
        "obligor": score.party or None,
        "institution": mapping.collection["institution"],
        "figure": figure.value,
        "value": score.written,
        "score": None if score.number is None else as_kept(score.number),
        "scale_en": mapping.collection["scale_en"],
        "method_en": mapping.collection["method_en"],
        "published_on": "",
        "source": mapping.source["id"],
        "licence": mapping.collection["licence"],
        "batch": "",
    }
