"""Where pledges stand, for whoever logs what bears on them: label, last verdict, test, proof."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.admin.forms.choosing import called
from tracker.models import Assessment, FulfilmentTest, Party, Pledge, Segment, Source
from tracker.rules.edtf_words import short_day
from tracker.rules.evidence import confirms, grade, root_of
from tracker.rules.labels import sentence
from tracker.rules.vocabulary import (
    Assessment as AssessmentWord,
)
from tracker.rules.vocabulary import Delivery, Grade, LabelWord, SourceKind, Timing

VERDICTS_AT_MOST = 4
TEST_AT_MOST = 400

# The kind of a source and the side whose voice it is, by slug.
Voice = tuple[SourceKind, str | None]


@dataclass(frozen=True)
class PledgeToday:
    """A pledge as a form needs it: its name, who promised, and lines on where it stands."""

    row: Pledge
    lines: tuple[str, ...]

    @property
    def parties(self) -> list[Party]:
        """Who promised."""
        return [each.party for each in self.row.obligations.all()]

    def as_json(self) -> dict[str, Any]:
        """For a script beside the form."""
        return {
            "id": self.row.pk,
            "text": called(self.row),
            "obligors": [{"id": each.pk, "text": str(each)} for each in self.parties],
            "lines": list(self.lines),
        }


def pledges_today(
    rows: Sequence[Pledge], voices: Sequence[Voice], on: date
) -> dict[str, PledgeToday]:
    """Pledges by key, with what is known of them on a day; read in a fixed number of queries."""
    keys = [row.pk for row in rows]
    if not keys:
        return {}
    status = {each.pledge_id: each for each in _segments(keys, on)}
    tests = FulfilmentTest.objects.public().filter(pledge_id__in=keys)
    delivered_if = dict(tests.values_list("pledge_id", "delivered_if_en"))
    verdicts = _verdicts(keys, on)
    parents = dict(Party.objects.values_list("slug", "parent__slug")) if voices else {}
    return {
        str(row.pk): PledgeToday(
            row,
            (
                *status_in_words(status.get(row.pk)),
                *_last_verdicts(verdicts[row.pk]),
                _test(delivered_if.get(row.pk)),
                *_proof(row, voices, parents),
            ),
        )
        for row in rows
    }


def voices_of(sources: Iterable[Source]) -> list[Voice]:
    """What decides on the grade of sources; their sides must have been read."""
    return [(SourceKind(each.kind), each.side.slug if each.side else None) for each in sources]


def _segments(keys: Sequence[int], on: date) -> Iterable[Segment]:
    found: Iterable[Segment] = Segment.objects.on(on).of_pledges().filter(pledge_id__in=keys)
    return found


def _verdicts(keys: Sequence[int], on: date) -> Mapping[int, list[Assessment]]:
    """The newest verdict of each obligor, or of all, by pledge."""
    found: dict[int, dict[int | None, Assessment]] = defaultdict(dict)
    rows = Assessment.objects.public().filter(pledge_id__in=keys, as_of__lte=on)
    for row in rows.select_related("obligation__party").order_by("as_of", "number"):
        found[row.pledge_id][row.obligation_id] = row
    return defaultdict(list, {key: list(each.values()) for key, each in found.items()})


def status_in_words(segment: Segment | None) -> Iterator[str]:
    """The label, and whether a deadline passed; a pledge without a status is not public."""
    if segment is None:
        yield "Not public yet."
        return
    passed = segment.due_latest if segment.timing == Timing.OVERDUE else None
    text = sentence(
        LabelWord(segment.label),
        delivered=segment.delivered,
        total=segment.total,
        overdue_latest=passed,
    )
    yield f"Today: {text}."


def _last_verdicts(rows: Sequence[Assessment]) -> Iterator[str]:
    if not rows:
        return
    newest = sorted(rows, key=lambda row: (row.as_of, row.number), reverse=True)
    told = [
        f"{_finding(row)}, {short_day(row.as_of)}" + (f" ({row.obligor})" if row.obligor else "")
        for row in newest[:VERDICTS_AT_MOST]
    ]
    more = len(newest) - VERDICTS_AT_MOST
    yield "Last verdict: " + "; ".join(told) + (f"; {more} more." if more > 0 else ".")


def _finding(row: Assessment) -> str:
    if row.delivery:
        return Delivery(row.delivery).word.label_en
    return AssessmentWord(row.assessment).word.label_en


def _test(delivered_if: str | None) -> str:
    if delivered_if is None:
        return "No fulfilment test is public yet; a verdict needs one (METHOD 8)."
    cut = delivered_if[:TEST_AT_MOST]
    return f"Delivered if: {cut}{'…' if len(cut) < len(delivered_if) else ''}"


def _proof(
    row: Pledge, voices: Sequence[Voice], parents: Mapping[str, str | None]
) -> Iterator[str]:
    """What the sources prove for those who promised, and whom nobody else confirms yet."""
    if not voices:
        return
    by_grades: dict[tuple[Grade, ...], list[Party]] = defaultdict(list)
    for each in row.obligations.all():
        own = root_of(each.party.slug, parents)
        found = {
            grade(kind, root_of(side, parents) if side else None, own) for kind, side in voices
        }
        by_grades[tuple(sorted(found, key=list(Grade).index))].append(each.party)
    for grades, parties in by_grades.items():
        words = ", ".join(each.word.label_en.lower() for each in grades)
        alone = "" if confirms(grades) else "; “delivered” needs somebody else's word (METHOD 15)"
        yield f"These sources, for {', '.join(map(str, parties))}: {words}{alone}."
