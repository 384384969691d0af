"""Pledges that a new one may repeat, pointed out before it is made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from tracker.models import Dialogue, Obligation, Party, PledgeVersion
from tracker.rules.duplicates import is_likely, likeness, telling
from tracker.rules.edtf import EdtfError, parse
from tracker.rules.vocabulary import Change
from tracker.search import indexed
from tracker.search.words import BREAK

# The newest ones; a day or a dialogue with more pledges of one party is not known.
COMPARED_AT_MOST = 500
SHOWN_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a pledge while it is being typed; `dialogue` None, `made_on` "" if not."""

    title: str
    statement: str
    dialogue: Dialogue | None
    made_on: str
    obligors: Sequence[Party]


def likely_duplicates(draft: Draft) -> list[PledgeVersion]:
    """The newest versions of pledges that are likely the same, public or drafted, likest first."""
    if not draft.obligors or (draft.dialogue is None and _latest(draft.made_on) is None):
        return []
    names = _stems(party.name_en for party in draft.obligors)
    typed = telling(_stems([draft.title, draft.statement]), names)
    found = []
    for row in _comparable(draft):
        words = telling(_stems([row.title_en, row.statement_en]), names)
        # A title alone, while it is typed, is held against titles.
        held = words if draft.statement else telling(_stems([row.title_en]), names)
        if is_likely(typed, held):
            found.append((likeness(typed, held), row))
    found.sort(key=lambda each: (-each[0], each[1].pk))
    return [row for _, row in found[:SHOWN_AT_MOST]]


def _comparable(draft: Draft) -> QuerySet[PledgeVersion, PledgeVersion]:
    """Newest versions of the same dialogue or day, by one of the same obligors, not withdrawn."""
    newer = PledgeVersion.objects.filter(pledge=OuterRef("pledge"), version__gt=OuterRef("version"))
    bound = Obligation.objects.filter(pledge=OuterRef("pledge"), party__in=draft.obligors)
    near = Q(dialogue=draft.dialogue) if draft.dialogue else Q()
    near |= Q(made_latest=day) if (day := _latest(draft.made_on)) else Q()
    rows = PledgeVersion.objects.filter(near, Exists(bound), ~Exists(newer))
    return (
        rows.exclude(change=Change.WITHDRAWAL)
        .select_related("pledge")
        .order_by("-pk")[:COMPARED_AT_MOST]
    )


def _latest(text: str) -> date | None:
    """The latest day of a date; None while it is not one yet."""
    try:
        return parse(text).latest if text else None
    except EdtfError:
        return None


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(indexed(texts).split()) - {BREAK}
