"""A person's own lists: drafts, what came back, what is handed in, what waits for their review."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.text import Truncator, capfirst

from tracker.models import DeskEvent
from tracker.models.desk_queries import DeskList
from tracker.models.desk_work import CONTENT, DeskRow, counts, events_of, first_rows, nouns_open_to
from tracker.rules.edtf_words import short_day
from tracker.rules.vocabulary import DeskVerb

from .lists import CHARACTERS, SHOWN, Item, Link, WorkList, page


@dataclass(frozen=True, slots=True)
class Mine:
    """One of the lists: its words, and the permission that a noun must be given for."""

    which: DeskList
    title: str
    empty: str
    needs: str = "change"


MINE = (
    Mine(DeskList.DRAFTS, "My drafts", "You have no drafts."),
    Mine(DeskList.TO_REVIEW, "Waiting for my review", "Nothing waits for your review.", "publish"),
    Mine(DeskList.SENT_BACK, "Sent back to me", "Nothing was sent back to you."),
    Mine(DeskList.HANDED_IN, "Handed in by me", "Nothing of yours waits for an editor."),
)


LEADING = frozenset({"update", "pledge"})
FOLLOWING = {
    "assessment": "with its update",
    "fulfilment_test": "with its pledge",
    "pledge_link": "with its pledge",
}


def own_lists(person: User) -> Iterator[WorkList]:
    """The lists that this person's permissions allow to work on."""
    allowed = {each.which: nouns_open_to(person, each.needs) for each in MINE}
    numbers = counts(person, allowed)
    found = {which: first_rows(person, which, list(numbers[which]), SHOWN) for which in allowed}
    told = _told([row for rows in found.values() for row in rows])
    for each in MINE:
        if allowed[each.which]:
            yield _work_list(each, numbers[each.which], found[each.which], told)


Told = Mapping[tuple[str, int], Sequence[DeskEvent]]


def _told(rows: Sequence[DeskRow]) -> Told:
    """The desk log of the rows that are shown."""
    told: dict[tuple[str, int], list[DeskEvent]] = {}
    for event in events_of(rows).select_related("user") if rows else ():
        told.setdefault((event.noun, event.row or 0), []).append(event)
    return told


def _work_list(
    mine: Mine, of_noun: Mapping[str, int], rows: Sequence[DeskRow], told: Told
) -> WorkList:
    return WorkList(
        mine.which,
        mine.title,
        mine.empty,
        sum(of_noun.values()),
        [*_items(mine.which, rows, told)],
        list(_ways(mine.which, of_noun)),
    )


def _items(which: DeskList, rows: Sequence[DeskRow], told: Told) -> Iterator[Item]:
    """One task of the rows that came back by one comment: it stands with what leads the others."""
    leading = {_comment(_events(row, told)) for row in rows if row.noun in LEADING}
    for row in rows:
        item = _item(which, row, _events(row, told))
        if item.comment and row.noun in FOLLOWING and item.comment in leading:
            item = replace(item, comment="", says=f"{item.says}, {FOLLOWING[row.noun]}")
        yield item


def _events(row: DeskRow, told: Told) -> Sequence[DeskEvent]:
    return told.get((row.noun, row.key), ())


def _item(which: DeskList, row: DeskRow, events: Sequence[DeskEvent]) -> Item:
    model = CONTENT[row.noun]._meta
    target = "review" if which is DeskList.TO_REVIEW else "change"
    kind = capfirst(str(model.verbose_name))
    said = [kind if row.version == 1 else f"{kind}, version {row.version}"]
    if which is DeskList.TO_REVIEW and row.author:
        said.append(f"by {row.author}")
    if events:
        said.append(f"{events[-1].get_verb_display().lower()} {short_day(events[-1].at.date())}")
    return Item(
        Truncator(row.name).chars(CHARACTERS) or f"{kind} {row.key}",
        page(str(model.model_name), target, row.key),
        " · ".join(said),
        _comment(events) if which is DeskList.SENT_BACK else "",
    )


def _comment(events: Sequence[DeskEvent]) -> str:
    """Why it came back, and who says so."""
    returned = [event for event in events if event.verb == DeskVerb.RETURN]
    return f"{returned[-1].user}: {returned[-1].comment}" if returned else ""


def _ways(which: DeskList, of_noun: Mapping[str, int]) -> Iterator[Link]:
    for noun, number in of_noun.items():
        model = CONTENT[noun]._meta
        name = model.verbose_name if number == 1 else model.verbose_name_plural
        address = page(str(model.model_name), "changelist", mine=which.value)
        yield Link(f"{number:,} {name}", address)
    if which is DeskList.TO_REVIEW and of_noun:
        yield Link("all in one queue", reverse("admin:review"))
