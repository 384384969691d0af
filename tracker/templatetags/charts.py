"""The charts: each tag draws one, with its words and its table, from the page's clock."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.charts.bar import Bar, bar
from tracker.charts.hatches import HATCHES
from tracker.charts.months import Month, areas, telling
from tracker.charts.scale import Tick, Unit
from tracker.charts.shapes import DOTS, MARKS
from tracker.charts.signs import height_of, signs
from tracker.charts.timeline import Row
from tracker.filters.party import with_children
from tracker.models import Dialogue, Indicator, Mechanism, Party
from tracker.rules import edtf_words
from tracker.rules.vocabulary import LabelWord, Qualifier
from tracker.web.figures import Figures
from tracker.web.indicators import Series
from tracker.web.number_panels import of_indicator, of_reports
from tracker.web.plans import of_dialogue, of_mechanism
from tracker.web.pledge_life import pledge_life
from tracker.web.status_bars import Group, by_mechanism, by_round, labels_in
from tracker.web.status_months import months_of_parts, months_of_pledges
from tracker.web.tally import PartFigures

from .frame import same_day
from .record import page_language

register = template.Library()

# Where the words under a bar begin, in pixels from the top of its drawing.
UNDER_THE_BAR = 64.0

ROW_NAMES = {
    Row.ADVANCES: gettext_lazy("Advances"),
    Row.CONTEXT: gettext_lazy("Made, restated, context"),
    Row.SET_BACKS: gettext_lazy("Set-backs"),
    Row.VERDICTS: gettext_lazy("Verdicts"),
}

Context = dict[str, Any]


@register.filter
def percent(place: float | Decimal) -> str:
    """A place or a width across a drawing, as SVG writes it."""
    return f"{place:.3f}".rstrip("0").rstrip(".") + "%"


@register.filter
def pixels(place: float) -> str:
    """A place or a height down a drawing."""
    return f"{place:.2f}".rstrip("0").rstrip(".")


@register.filter
def hatch(label: LabelWord) -> str:
    """The name of the pattern that sets a label apart; empty = solid."""
    return HATCHES[label]


@register.filter
def dot(qualifier: Qualifier) -> str:
    """The outline of a number's mark: how exact it is."""
    return DOTS[qualifier]


@register.filter
def shape(row: Row) -> str:
    """The outline of the marks in a row of a timeline."""
    return MARKS[row]


@register.filter
def row_name(row: Row) -> str:
    """What a row of a timeline is called."""
    return str(ROW_NAMES[row])


@register.filter
def tick(mark: Tick) -> str:
    """The date of a tick, as short as its unit allows."""
    year, month = mark.day.year, mark.day.month
    short = edtf_words.short_day(mark.day, page_language())
    if page_language() == "zh-hans":
        return {Unit.YEAR: f"{year}年", Unit.MONTH: f"{year}年{month}月"}.get(
            mark.unit, short.removeprefix(f"{year}年")
        )
    parts = {Unit.YEAR: str(year), Unit.MONTH: short.partition(" ")[2]}
    return parts.get(mark.unit, short.rpartition(" ")[0])


@register.filter
def of_label(counted: Group | Month, label: LabelWord) -> int:
    """How many of a group, or of a month, have a label."""
    return counted.count(label)


@register.inclusion_tag("charts/bar.html", takes_context=True)
def status_bar(context: Context, figures: Figures, narrowed: str = "") -> Context:
    """The counted pledges as one bar; each segment leads to the list that its row leads to."""
    found = bar((each.value, each.count) for each in figures.labels)
    links = {each.label: list_of(each.label, narrowed, context) for each in found.pieces}
    drawn = [(each, links[each.label]) for each in found.pieces]
    return _bar(context, "pledges", found) | {"drawn": drawn, "is_linked": True}


@register.inclusion_tag("charts/bar.html", takes_context=True)
def parts_bar(context: Context, figures: PartFigures) -> Context:
    """The parts of one side as one bar; there is no list behind a part."""
    found = bar((each.value, each.count) for each in figures.labels)
    return _bar(context, "parts", found) | {"drawn": [(each, "") for each in found.pieces]}


def _bar(context: Context, name: str, found: Bar) -> Context:
    assessed = sum(piece.count for piece in found.assessed)
    unassessed = found.unassessed
    wanted: list[tuple[str, str, float]] = []
    if found.assessed:
        middle = float(found.assessed[0].x + found.assessed[-1].x + found.assessed[-1].width) / 2
        words = _("%(count)d of %(all)d assessed") % {"count": assessed, "all": found.total}
        wanted.append(("assessed", words, middle))
    if unassessed:
        words = _("%(count)d not assessed yet") % {"count": unassessed.count}
        wanted.append(("unassessed", words, float(unassessed.middle)))
    under = signs(wanted, UNDER_THE_BAR)
    return {
        "id": f"bar-{name}",
        "is_of_parts": name == "parts",
        "bar": found,
        "assessed": assessed,
        "signs": under,
        "height": height_of(under),
        "clock": context["clock"],
    }


def list_of(label: LabelWord, narrowed: str, context: Context) -> str:
    """The counted pledges with a label, of the same day and narrowed as the figures are."""
    query = [narrowed] if narrowed else []
    query += [f"label={label.value}", "counted=true"]
    return same_day(context, f"{reverse('pledges')}?{'&'.join(query)}")


@register.inclusion_tag("charts/bars.html", takes_context=True)
def mechanism_bars(context: Context) -> Context:
    """The same bar for each mechanism."""
    return _bars(context, "mechanisms", by_mechanism(context["clock"].day))


@register.inclusion_tag("charts/bars.html", takes_context=True)
def round_bars(context: Context, mechanism: Mechanism) -> Context:
    """The same bar for each dialogue of a mechanism."""
    return _bars(context, "rounds", by_round(mechanism, context["clock"].day))


def _bars(context: Context, name: str, groups: list[Group]) -> Context:
    return {
        "id": f"bars-{name}",
        "is_of_rounds": name == "rounds",
        "groups": groups,
        "labels": labels_in(groups),
        "counted": sum(group.counted for group in groups),
        "clock": context["clock"],
    }


@register.inclusion_tag("charts/months.html", takes_context=True)
def status_months(context: Context, mechanism: Mechanism | None = None) -> Context:
    """The labels of all counted pledges month by month, or of those of one mechanism."""
    return _months(context, months_of_pledges(context["clock"].day, mechanism))


@register.inclusion_tag("charts/months.html", takes_context=True)
def part_months(context: Context, party: Party) -> Context:
    """The labels of what a party, or an agency of it, promised, month by month."""
    found = months_of_parts(context["clock"].day, with_children([party]))
    return _months(context, found) | {"is_of_parts": True}


def _months(context: Context, found: list[Month]) -> Context:
    return {
        "drawing": areas(found) if found else None,
        "months": telling(found),
        "labels": [label for label in LabelWord if any(label in each.counts for each in found)],
        "first": found[0] if found else None,
        "last": found[-1] if found else None,
        "clock": context["clock"],
    }


@register.inclusion_tag("charts/timeline.html", takes_context=True)
def pledge_timeline(context: Context) -> Context:
    """The timeline of a pledge page as a drawing."""
    version, deadline, day = context["version"], context["deadline"], context["clock"].day
    drawing = pledge_life(version, deadline, context["timeline"], day, page_language())
    return {"drawing": drawing, "version": version, "deadline": deadline, "day": day}


@register.inclusion_tag("charts/plans.html", takes_context=True)
def dialogue_plans(context: Context, dialogue: Dialogue) -> Context:
    """The pledges made at a dialogue as rows of one drawing."""
    return {"plans": of_dialogue(dialogue, context["clock"].day), "clock": context["clock"]}


@register.inclusion_tag("charts/plans.html", takes_context=True)
def mechanism_plans(context: Context, mechanism: Mechanism) -> Context:
    """The pledges made at the dialogues of a mechanism as rows of one drawing."""
    return {"plans": of_mechanism(mechanism, context["clock"].day), "clock": context["clock"]}


@register.inclusion_tag("charts/numbers.html", takes_context=True)
def indicator_numbers(context: Context, indicator: Indicator, series: list[Series]) -> Context:
    """The series of an indicator page, whose tables stand below."""
    found = [of_indicator(indicator, series)] if series else []
    return {"charts": found, "day": context["clock"].day}


@register.inclusion_tag("charts/numbers.html", takes_context=True)
def pledge_numbers(context: Context) -> Context:
    """The numbers of indicators that the updates of a pledge page give."""
    reports = [event.report for event in context["timeline"] if event.report]
    return {"charts": of_reports(reports), "is_small": True, "day": context["clock"].day}
