"""How the status of a pledge is shown: its label, its standing, where it is with its deadline."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tracker.rules import edtf_words, labels
from tracker.rules.vocabulary import Delivery, LabelWord, Standing, Timing

from .record import day, page_language, word

register = template.Library()


@register.simple_tag
def timing(status: Any) -> str | SafeString:
    """Where it stands against its deadline, with the day; empty if the label says it already."""
    found = Timing(status.timing)
    if found in (Timing.OVERDUE, Timing.NO_DEADLINE):
        return ""
    if status.due_latest is None:
        return word(found)
    phrase = _("%(timing)s · deadline %(day)s")
    shown = phrase % {"timing": word(found), "day": day(status.due_latest)}
    return mark_safe(shown)  # noqa: S308  (words of the vocabulary and an escaped day)


@register.inclusion_tag("_partials/_label.html")
def label(status: Any, size: str = "") -> dict[str, Any]:
    """A status as shape, word and colour: the only way a page shows one.

    `status` is a segment, or anything that answers to the same names. A passed deadline is a
    suffix; under review, the last verdict stands beside the label.
    """
    found, language = LabelWord(status.label), page_language()
    main = labels.sentence(found, language, status.delivered, status.total)
    passed = status.due_latest if status.timing == Timing.OVERDUE else None
    whole = labels.sentence(found, language, status.delivered, status.total, passed)
    # A day is not broken across lines.
    suffix = whole.removeprefix(main)
    if passed:
        shown = edtf_words.short_day(passed, language)
        suffix = suffix.replace(shown, shown.replace(" ", "\N{NO-BREAK SPACE}"))
    last = Delivery(status.last_delivery) if status.last_delivery else None
    return _shown(found, main, size) | {"suffix": suffix, "last": last}


@register.inclusion_tag("_partials/_label.html")
def label_word(value: str, size: str = "") -> dict[str, Any]:
    """The label alone, where it names a group of pledges instead of the status of one."""
    found = LabelWord(value)
    return _shown(found, word(found), size)


def _shown(found: LabelWord, main: str, size: str) -> dict[str, Any]:
    return {"value": found.value, "glyph": found.word.glyph, "main": main, "size": size}


@register.inclusion_tag("_partials/_standing.html")
def standing(status: Any) -> dict[str, Any]:
    """What stands beside a label: that the pledge no longer stands, that it is contested."""
    found = Standing(status.standing)
    return {
        "standing": None if found is Standing.ACTIVE else found,
        "is_contested": status.contested,
    }
