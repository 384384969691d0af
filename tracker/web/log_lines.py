"""Log entries as a person reads them: day by day, with what each changed called by its title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tracker.models import ExcludedStatement, LogEntry
from tracker.rules.vocabulary import LogVerb

from .log_subject import Subject, page_of_subject, subject_of
from .titles import titles


@dataclass(frozen=True, slots=True)
class Line:
    """One entry. `title` is what its subject is called today; empty if that is not public.

    `address` is where the subject is read: a page of its own, or that of its source.
    """

    entry: LogEntry
    verb: LogVerb
    subject: Subject
    title: str
    address: str

    @property
    def is_gist(self) -> bool:
        """Whether the title is the gist of an excluded statement, kept in English alone."""
        return self.entry.subject_type == ExcludedStatement.noun and bool(self.title)


@dataclass(frozen=True, slots=True)
class LogDay:
    """The entries of one UTC day."""

    day: date
    lines: Sequence[Line]


def lines(entries: Iterable[LogEntry]) -> list[Line]:
    """Each entry with the title of its subject, in one query for each noun among them."""
    found = list(entries)
    pages = [page_of_subject(each) for each in found]
    known = titles(page for page in pages if page)
    left_out = _statements(found)
    return [
        _line(entry, known.get(page, "") if page else "", left_out.get(entry.subject_id))
        for entry, page in zip(found, pages, strict=True)
    ]


def _line(entry: LogEntry, title: str, statement: ExcludedStatement | None) -> Line:
    subject, verb = subject_of(entry), LogVerb(entry.verb)
    if entry.subject_type == ExcludedStatement.noun and statement:
        address = statement.source.get_absolute_url()
        return Line(entry, verb, subject, statement.gist_en, address)
    return Line(entry, verb, subject, title, subject.address)


def _statements(entries: Iterable[LogEntry]) -> dict[str, ExcludedStatement]:
    """The excluded statements among the subjects, with their sources, by id."""
    noun = ExcludedStatement.noun
    slugs = [each.subject_id for each in entries if each.subject_type == noun]
    rows = ExcludedStatement.published.filter(slug__in=slugs).select_related("source")
    return {row.slug: row for row in rows} if slugs else {}


def days(entries: Iterable[LogEntry]) -> list[LogDay]:
    """The entries by day, in the given order."""
    grouped = groupby(lines(entries), key=lambda line: line.entry.at.date())
    return [LogDay(day, list(each)) for day, each in grouped]
