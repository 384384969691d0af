"""What readers sent and nobody decided about."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.utils.text import Truncator

from tracker.models import Tip
from tracker.rules.edtf_words import short_day
from tracker.rules.vocabulary import TipKind, TipState

from .lists import CHARACTERS, SHOWN, Item, Link, WorkList, page

TITLE = "Suggestions from readers"
EMPTY = "No suggestion waits for a decision."


def tip_list(person: User) -> Iterator[WorkList]:
    """The suggestions that wait, the oldest first, for whoever may read them."""
    if not person.has_perm("tracker.view_tip"):
        return
    waiting = Tip.objects.filter(state=TipState.RECEIVED).order_by("pk")
    number = waiting.count()
    items = [_item(tip) for tip in waiting[:SHOWN]] if number else []
    words = "1 suggestion" if number == 1 else f"{number:,} suggestions"
    way = Link(words, page("tip", "changelist", state__exact=TipState.RECEIVED.value))
    yield WorkList("tips", TITLE, EMPTY, number, items, [way] if number else [])


def _item(tip: Tip) -> Item:
    said = [TipKind(tip.kind).word.label_en, f"received {short_day(tip.at.date())}"]
    if tip.about:
        said.append(f"about {tip.about}")
    what = Truncator(" ".join(tip.what.split())).chars(CHARACTERS)
    return Item(what, page("tip", "change", tip.pk), " · ".join(said))
