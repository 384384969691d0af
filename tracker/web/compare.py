"""The comparison: mechanisms, parties or topics side by side, by what came of their pledges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise as Words
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker import filters
from tracker.filters import BadParameter, PledgeSelection
from tracker.filters.frame import AS_OF
from tracker.filters.query_string import check, single
from tracker.rules.vocabulary import LabelWord

from .matrix import AXES, Axis, Matrix, Row, matrix
from .page import Page

ROWS = "rows"
NAMES: dict[str, Words] = {
    "mechanisms": gettext_lazy("Mechanisms"),
    "parties": gettext_lazy("Parties"),
    "topics": gettext_lazy("Topics"),
}
NARROWING = ("mechanism", "party", "topic")
PARAMETERS = (ROWS, *NARROWING, "obligor", AS_OF)


@dataclass(frozen=True, slots=True)
class Cell:
    """One count, and the query string of the list of just these pledges."""

    label: LabelWord | None
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row as the page shows it; the first cell is the denominator."""

    row: Row
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Option:
    """One value to choose."""

    value: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One parameter that narrows the comparison to the pledges of one value."""

    name: str
    label: str
    options: Sequence[Option]


class Compare(Page):
    """A matrix of rows and labels. Rows stand by name: nothing is ranked (METHOD 29)."""

    template_name = "compare/matrix.html"
    parameters = PARAMETERS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        axis = axis_of(self.request.GET)
        asked = asked_of(self.request.GET)
        selection = filters.pledges(asked, today=self.today)
        picked = selection.found.form.cleaned_data[axis.parameter]
        found = matrix(selection.queryset, axis, picked, self.clock.day)
        return super().get_context_data(
            axis=axis,
            matrix=found,
            lines=[line(row, found, asked) for row in found.rows],
            tabs=[(name, NAMES[name], name == axis.name) for name in AXES],
            rows_title=NAMES[axis.name],
            row_options=options(selection, axis.parameter),
            choices=list(choices(selection, axis)),
            **kwargs,
        )


def axis_of(params: QueryDict) -> Axis:
    """What the reader wants as rows; mechanisms if they do not say."""
    name = single(params, ROWS) or "mechanisms"
    if name not in AXES:
        raise BadParameter(ROWS, _("must be one of %(words)s") % {"words": ", ".join(AXES)})
    return AXES[name]


def asked_of(params: QueryDict) -> QueryDict:
    """The question as the list of pledges reads it: what narrows it, and only counted ones."""
    check(params, PARAMETERS)
    asked = params.copy()
    asked.pop(ROWS, None)
    asked["counted"] = "true"
    return asked


def line(row: Row, found: Matrix, asked: QueryDict) -> Line:
    """The cells of a row, each leading to the list with the row, its label and what narrows it."""
    mine = asked.copy()
    mine[found.axis.parameter] = row.noun.slug
    cells = [Cell(None, row.counted, mine.urlencode())]
    for label in found.labels:
        mine["label"] = label.value
        cells.append(Cell(label, row.counts.get(label, 0), mine.urlencode()))
    return Line(row, cells)


def choices(selection: PledgeSelection, axis: Axis) -> Iterator[Choice]:
    """What else than the rows can be narrowed; by obligor only if the address asks for it."""
    for name in (*NARROWING, "obligor"):
        if name != axis.parameter and (name in NARROWING or selection.params.getlist(name)):
            label = str(selection.found.form.fields[name].label)
            yield Choice(name, label, options(selection, name))


def options(selection: PledgeSelection, name: str) -> list[Option]:
    """Every value of one parameter, by name."""
    field: Any = selection.found.form.fields[name]
    chosen = set(selection.params.getlist(name))
    return [Option(value, text, value in chosen) for value, text in field.choices()]
