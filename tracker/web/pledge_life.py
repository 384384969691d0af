"""The timeline of a pledge page as a drawing; its words are those of the list below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from tracker.charts.timeline import Life, Mark, Row, Timeline, Words, rows_of, timeline
from tracker.models import PledgeVersion
from tracker.models.facts import edtf_or_none
from tracker.rules import edtf_words
from tracker.rules.vocabulary import Language

from .deadline import DeadlineView
from .evidence import Report
from .timeline import Event
from .verdicts import Verdict


def pledge_life(
    version: PledgeVersion,
    deadline: DeadlineView,
    events: Iterable[Event],
    day: date,
    language: Language,
) -> Timeline:
    """The drawing of what the list shows, on the day that the list is about."""
    life = Life(
        made_earliest=version.made_earliest,
        made_latest=version.made_latest or day,
        due_earliest=deadline.earliest,
        due_latest=deadline.latest,
        day=day,
    )
    words = Words(made=_("Made"), due=_("Deadline"), today=edtf_words.short_day(day, language))
    return timeline(life, list(_marks(events, language)), words)


def _marks(events: Iterable[Event], language: Language) -> Iterator[Mark]:
    for event in events:
        if event.report:
            yield from _of_report(event.report, language)
        elif event.verdict:
            yield _of_verdict(event.verdict, language)


def _of_report(report: Report, language: Language) -> Iterator[Mark]:
    """One mark in each row that it belongs to; one that cuts both ways stands in two."""
    date_of = edtf_or_none(report.version.date)
    effects = [effect for effect, _party in report.effects]
    said = ", ".join(dict.fromkeys(effect.word.label(language) for effect in effects))
    for row in rows_of(effects):
        yield Mark(
            row=row,
            first=date_of.earliest if date_of else None,
            last=report.version.date_latest,
            words=_words(report.version.date, said, language),
        )


def _words(day: str, said: str, language: Language) -> str:
    return _("%(name)s: %(value)s") % {"name": edtf_words.words(day, language), "value": said}


def _of_verdict(verdict: Verdict, language: Language) -> Mark:
    said = verdict.finding.word
    return Mark(
        row=Row.VERDICTS,
        first=verdict.row.as_of,
        last=verdict.row.as_of,
        words=_words(verdict.day, said.label(language), language),
        glyph=said.glyph,
        corrected=verdict.correction is not None,
    )
