"""Long lists: counted to a limit, sorted only by what the database keeps sorted."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ORDER_VAR, PAGE_VAR, ChangeList
from django.core.paginator import Page, Paginator
from django.db.models import Field, Model, QuerySet
from django.http import HttpRequest

from tracker.admin.forms.fields import is_key
from tracker.filters import BadParameter
from tracker.models.fields import EdtfBound, EdtfField

COUNTED_AT_MOST = 10_000
BEYOND = "is beyond the last page of this list"


class CappedPaginator(Paginator):
    """Pages of the first 10,000 rows. How many there are beyond is not counted."""

    @cached_property
    def found(self) -> int:
        """How many rows there are; one more than are counted when there are more."""
        rows: Any = self.object_list
        found: int = rows.order_by().values("pk")[: COUNTED_AT_MOST + 1].count()
        return found

    @cached_property
    def count(self) -> int:
        return min(self.found, COUNTED_AT_MOST)

    def page(self, number: Any) -> Page:
        """The keys first, then their rows: what a row is shown with must not decide the plan."""
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        rows: Any = self.object_list
        keys = list(rows.values_list("pk", flat=True)[first : first + self.per_page])
        shown = rows.order_by()
        shown.query.clear_where()
        by_key = {row.pk: row for row in shown.filter(pk__in=keys)}
        found = [by_key[key] for key in keys if key in by_key]
        return self._get_page(found, number, self)  # type: ignore[attr-defined]


class DeskList(ChangeList):
    """A list whose dates are sorted by the day they end, and whose count has a limit."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        page = request.GET.get(PAGE_VAR, "1")
        if not is_key(page) or int(page) == 0:
            raise BadParameter(PAGE_VAR, "is not the number of a page")
        super().__init__(request, *args, **kwargs)

    def get_results(self, request: HttpRequest) -> None:
        try:
            super().get_results(request)
        except IncorrectLookupParameters as error:
            raise BadParameter(PAGE_VAR, BEYOND) from error
        # Of a single page, stock admin does not ask which one is meant.
        if self.page_num > self.paginator.num_pages:
            raise BadParameter(PAGE_VAR, BEYOND)

    def get_ordering(self, request: HttpRequest, queryset: QuerySet) -> list[Any]:
        for each in self.params[ORDER_VAR].split(".") if ORDER_VAR in self.params else ():
            column = each.removeprefix("-")
            if not is_key(column) or int(column) >= len(self.list_display):
                raise BadParameter(ORDER_VAR, "names a column that this list does not have")
        return super().get_ordering(request, queryset)

    @property
    def counted(self) -> str:
        """The number of rows as it is shown."""
        is_more = getattr(self.paginator, "found", 0) > COUNTED_AT_MOST
        return f"{self.result_count:,}{'+' if is_more else ''}"

    def get_ordering_field(self, field_name: Any) -> Any:
        if self.sortable_by is not None and field_name not in self.sortable_by:
            return None
        return sorted_by(self.model, super().get_ordering_field(field_name))


def sorted_by(model: type[Model], name: Any) -> Any:
    """The column that stands for another one in an order: of a date as written, its last day."""
    fields = {field.name: field for field in model._meta.get_fields()}
    if not isinstance(fields.get(name), EdtfField):
        return name
    bounds = [each for each in fields.values() if isinstance(each, EdtfBound) and each.of == name]
    ends = [bound.name for bound in bounds if bound.side == "latest"]
    return ends[0] if ends else name


def is_kept_sorted(model: type[Model], name: Any) -> bool:
    """Whether the database has an index that gives the rows in the order of this column."""
    fields: dict[str, Any] = {field.name: field for field in model._meta.get_fields()}
    found = fields.get(name)
    if not isinstance(found, Field) or found.is_relation:
        return False
    alone = [index.fields for index in model._meta.indexes if index.condition is None]
    return bool(found.unique or found.db_index or [name] in alone)  # type: ignore[attr-defined]
