"""What changed while somebody had a form open: field by field, and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.html import format_html_join

from tracker.admin.review.recorded import NOTHING, named, recorded_content, shown
from tracker.models import Actor, DeskEvent, LogEntry
from tracker.models.bodies import CONTENT_MODELS
from tracker.rules.schema import NOUNS, Field

from .known_as import events_of, ids_in_public

PEOPLE_SHOWN = 5
TOUCHES_READ = 50
# The number of a version says nothing that the other fields do not say.
_SILENT = frozenset({"version"})

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """One field: as it was opened, as it is now, as it was typed, and whether that stays."""

    name: str
    opened: Any
    now: Any
    yours: Any
    is_kept: bool


@dataclass(frozen=True)
class Meanwhile:
    """What the second of two savers is told: who was there before them, and what differs.

    They may go on unless the row cannot be edited any more.
    """

    who: list[str]
    differences: list[Difference]
    can_go_on: bool


def differences(
    noun: str, was: Content | None, now: Content, mine: Content, kept: Collection[str]
) -> list[Difference]:
    """What others changed since `was`; if that is not known, what differs from `mine`.

    Only the fields that `now` holds are compared; where both typed the same, nothing differs.
    """
    before = mine if was is None else was
    return [
        Difference(
            named(name),
            NOTHING if was is None else show(was.get(name)),
            show(now[name]),
            show(mine.get(name)),
            name in kept,
        )
        for name, show in _fields(noun, now)
        if name in now
        and name not in _SILENT
        and before.get(name) != now[name]
        and not (name in kept and mine.get(name) == now[name])
    ]


def _fields(noun: str, now: Content) -> Iterator[tuple[str, Callable[[Any], Any]]]:
    """The fields of the noun, then what a form shows of other nouns beside it."""
    fields = list(NOUNS[noun].all_fields()) if noun in NOUNS else []
    for field in fields:
        yield field.name, _in_words(field)
    for name in sorted(now.keys() - {field.name for field in fields}):
        yield name, _beside(name)


def _in_words(field: Field) -> Callable[[Any], Any]:
    return lambda value: shown(field, value)


def _beside(noun: str) -> Callable[[Any], Any]:
    """How content of another noun is shown; a plain value, or a list of texts, as it is."""

    def show(value: Any) -> Any:
        if noun not in NOUNS or not value:
            return _plainly(value)
        rows = value if isinstance(value, list) else [value]
        return format_html_join("", "{}", ((recorded_content(noun, row),) for row in rows))

    return show


def _plainly(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ("; ".join(value) if isinstance(value, list) else value) or NOTHING


def who_beside(noun: str, was: Content, now: Content, moment: datetime | None) -> list[str]:
    """The same of rows of other nouns that the form shows beside it, where they differ."""
    names = (was.keys() | now.keys()) & NOUNS.keys()
    lines = []
    for name in sorted(names - {field.name for field in NOUNS[noun].all_fields()}):
        before, after = (list(each.get(name) or ()) for each in (was, now))
        lineage = CONTENT_MODELS[name].lineage
        differ = [row for row in [*before, *after] if row not in before or row not in after]
        ids = {"/".join(str(row[key]) for key in lineage) for row in differ}
        if ids:
            events = DeskEvent.objects.filter(noun=name, public_id__in=ids).select_related("user")
            found = [*_at_the_desk(events[:TOUCHES_READ], moment), *_in_public(name, ids, moment)]
            lines += [f"{named(name)} {each.of}: {each}" for each in _newest_of_each(found)]
    return lines


def who_since(row: Any, moment: datetime | None) -> list[str]:
    """Who touched a row, at the desk or in public, since a moment: the newest first."""
    public = _in_public(row.noun, ids_in_public(row), moment)
    return _newest([*_at_the_desk(events_of(row), moment), *public])


def who_discarded(noun: str, key: str, moment: datetime | None) -> list[str]:
    """The same of a row that is gone, of which only the key is known."""
    events = DeskEvent.objects.filter(noun=noun, row=key).select_related("user")
    return _newest(_at_the_desk(events[:TOUCHES_READ], moment))


@dataclass(frozen=True)
class _Touch:
    """Somebody did something to a row."""

    at: datetime
    name: str
    verb: str
    of: str

    def __str__(self) -> str:
        return f"{self.name} · {self.verb} · {self.at:%Y-%m-%d %H:%M} UTC"


def _at_the_desk(events: Iterable[DeskEvent], moment: datetime | None) -> list[_Touch]:
    return [
        _Touch(each.at, str(each.user), each.get_verb_display(), each.public_id)
        for each in events
        if moment is None or each.at >= moment
    ]


def _in_public(noun: str, ids: Collection[str], moment: datetime | None) -> list[_Touch]:
    entries = LogEntry.objects.filter(subject_type=noun, subject_id__in=ids).order_by("-seq")
    if moment is not None:
        entries = entries.filter(at__gte=moment)
    public = list(entries[:TOUCHES_READ])
    names = {str(actor): actor.name for actor in Actor.objects.all()} if public else {}
    return [
        _Touch(each.at, names[each.actor], each.get_verb_display(), each.subject_id)
        for each in public
    ]


def _newest(touches: Iterable[_Touch]) -> list[str]:
    newest = sorted(touches, key=lambda touch: touch.at, reverse=True)
    return [str(each) for each in newest[:PEOPLE_SHOWN]]


def _newest_of_each(touches: Iterable[_Touch]) -> list[_Touch]:
    """The newest of each row, row by row."""
    by_row: dict[str, list[_Touch]] = defaultdict(list)
    for each in sorted(touches, key=lambda touch: touch.at, reverse=True):
        by_row[each.of].append(each)
    return [each for of in sorted(by_row) for each in by_row[of][:PEOPLE_SHOWN]]
