"""What stands beside a pledge in its form, for reading, each with a link to where it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tracker.models import (
    Assessment,
    Bearing,
    FulfilmentTest,
    Milestone,
    Pledge,
    PledgeLink,
    PledgeVersion,
    Wording,
)
from tracker.models.base import Content
from tracker.models.facts import recurrence_of
from tracker.rules.vocabulary import LinkRelation

NO_TEST = "None yet. It has to be public before the first verdict (METHOD 8)."
NOT_LOCKED = "No verdict has been published under it: it is not locked yet."
LOCKED = "Locked since the first verdict, of {}. A change asks for a public reason and makes a new \
version."
LINKS_SHOWN = 20


def test_panel(row: PledgeVersion) -> SafeString:
    """The newest fulfilment test, whether it is locked, and where to change it."""
    test = FulfilmentTest.objects.filter(pledge=row.pledge_id).order_by("-version").first()
    if test is None:
        return format_html("<p>{}</p>{}", NO_TEST, _add("fulfilmenttest", "Write it", row.pledge))
    texts = (("Delivered if", test.delivered_if_en), ("Partly if", test.partly_if_en))
    return format_html(
        "{}<p>{}</p><p>{}</p>",
        _lines([*texts, ("Sources that would show it", test.evidence_en)]),
        lock_of(row.pledge),
        _open(test, "Change the test" if test.is_published else "Open the test"),
    )


def lock_of(pledge: Pledge) -> str:
    """Whether a verdict has been published under the pledge's test."""
    rows = Assessment.objects.filter(pledge=pledge, entry__isnull=False)
    first = rows.order_by("entry_id").values_list("as_of", flat=True).first()
    return LOCKED.format(first.isoformat()) if first else NOT_LOCKED


def links_panel(row: PledgeVersion) -> SafeString:
    """The newest version of each link to and from the pledge."""
    either = Q(later=row.pledge_id) | Q(earlier=row.pledge_id)
    rows = PledgeLink.objects.filter(either).select_related("later__current", "earlier__current")
    newest = {each.public_id: each for each in rows.order_by("later", "earlier", "version")}
    shown = list(newest.values())[:LINKS_SHOWN]
    items = format_html_join(
        "", "<li>{} {}</li>", ((_link(each, row.pledge_id), _open(each, "Open")) for each in shown)
    )
    more = len(newest) - len(shown)
    also = format_html("<p>{} more.</p>", more) if more else ""
    found = (
        format_html("<ul>{}</ul>{}", items, also) if shown else format_html("<p>{}</p>", "None.")
    )
    return format_html("{}{}", found, _add("pledgelink", "Add a link", row.pledge, "later"))


def record_panel(row: PledgeVersion) -> SafeString:
    """How much is recorded beside the pledge, each with the form that adds to it."""
    pledge = row.pledge
    found = _counted(pledge)
    log = f"{reverse('admin:tracker_updateversion_add')}?{urlencode({'pledge': pledge.slug})}"
    lines = [
        ("Wordings", found["texts"], _add("wording", "Add a wording", pledge)),
        ("Verdicts", found["judged"], _add("assessment", "Add a verdict", pledge)),
        ("Updates", found["facts"], format_html('<a href="{}">Log an update</a>', log)),
    ]
    if pledge.current and recurrence_of(pledge.current):
        address = reverse("admin:tracker_pledgeversion_occurrences", args=[row.pk])
        confirm = format_html('<a href="{}">Confirm occurrences</a>', address)
        lines.append(("Occurrences recorded", found["turns"], confirm))
    return _lines([(name, format_html("{} · {}", count, more)) for name, count, more in lines])


def _counted(pledge: Pledge) -> dict[str, int]:
    """How many of each there are, drafts included, in one query."""
    first = {"pledge": pledge, "version": 1}
    counts = {
        "texts": _count(Wording.objects.filter(**first), "pk"),
        "judged": _count(Assessment.objects.filter(**first), "pk"),
        "turns": _count(Milestone.objects.filter(**first), "pk"),
        "facts": _count(Bearing.objects.filter(pledge=pledge), "update"),
    }
    found: Any = Pledge.objects.filter(pk=pledge.pk).values(**counts).get()
    return dict(found)


def _count(rows: QuerySet, column: str) -> Coalesce:
    counted = rows.order_by().values("pledge").annotate(n=Count(column, distinct=True))
    return Coalesce(Subquery(counted.values("n")), 0)


def _link(link: PledgeLink, this: int) -> str:
    relation = LinkRelation(link.relation).word.label_en.lower()
    if link.later_id == this:
        return f"This pledge {relation} “{_title(link.earlier)}”."
    return f"“{_title(link.later)}” {relation} this pledge."


def _title(pledge: Pledge) -> str:
    return pledge.current.title_en if pledge.current else pledge.slug


def _open(row: Content, words: str) -> SafeString:
    state = "" if row.is_published else f" ({row.get_state_display().lower()})"
    address = reverse(f"admin:tracker_{row._meta.model_name}_change", args=[row.pk])
    return format_html('<a href="{}">{}</a>{}', address, words, state)


def _add(model: str, words: str, pledge: Pledge, field: str = "pledge") -> SafeString:
    address = f"{reverse(f'admin:tracker_{model}_add')}?{urlencode({field: pledge.pk})}"
    return format_html('<a href="{}">{}</a>', address, words)


def _lines(pairs: Sequence[tuple[str, str]]) -> SafeString:
    rows = format_html_join(
        "",
        "<tr><th scope='row'>{}</th><td>{}</td></tr>",
        ((name, text or "–") for name, text in pairs),
    )
    return format_html("<table class='recorded'><tbody>{}</tbody></table>", rows)
