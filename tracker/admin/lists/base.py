"""What every screen of the desk shares: closed lookups, no deletion, no log but ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import BaseModelAdmin
from django.core.exceptions import BadRequest
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import capfirst

from tracker.admin.forms.dates import EdtfInput
from tracker.admin.forms.fields import (
    ChooseOne,
    ChooseSeveral,
    Lines,
    Number,
    OneRow,
    SeveralRows,
    is_key,
)
from tracker.admin.forms.rows_read import choices_of
from tracker.admin.forms.word_select import WordSelect
from tracker.admin.review.recorded import in_a_heading, named
from tracker.models.fields import EdtfField

from .exports import Exports
from .paging import CappedPaginator, DeskList, is_kept_sorted, sorted_by
from .searching import WordSearch

# How many rows one action may be asked for: as many as a person can have read.
ACTED_ON_AT_MOST = 500
GARBLED = {
    "missing_management_form": "How many rows there are was not sent as this page sends it."
    " Nothing was saved: add the rows again, then save.",
}


class SafeFields(BaseModelAdmin):
    """Choices by autocomplete that survive any forged value; lists as lines."""

    formfield_overrides = {
        models.DecimalField: {"form_class": Number},
        models.JSONField: {"form_class": Lines},
        models.URLField: {"assume_scheme": "https"},
        EdtfField: {"widget": EdtfInput},
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})},
    }

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name.endswith(("_en", "_zh")):
            field.label = capfirst(named(db_field.name))
        return field

    def formfield_for_choice_field(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        kwargs.setdefault("widget", WordSelect())
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        kwargs.setdefault("widget", ChooseOne(db_field, self.admin_site))
        kwargs.setdefault("form_class", OneRow)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> Any:
        kwargs.setdefault("widget", ChooseSeveral(db_field, self.admin_site))
        kwargs.setdefault("form_class", SeveralRows)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class DeskAdmin(SafeFields, WordSearch, Exports):
    """A list of one noun. Only its own filters may narrow it; nothing in it is ever deleted.

    `section` and `place` say where the index shows it, `heading` under which name when the
    model's own would puzzle an analyst. A list that stays `short`, however many pledges there are,
    is sorted by any column; others by those that the database keeps sorted.
    """

    section = "The record"
    place = 99
    heading = ""
    short = False
    list_per_page = 50
    paginator = CappedPaginator
    # Ticking all of them must stay below the number of fields that a form may send.
    list_max_show_all = 150
    show_full_result_count = False
    # Counts beside every choice of every filter would be one more query each.
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False

    def __init__(self, model: type[models.Model], admin_site: admin.AdminSite) -> None:
        super().__init__(model, admin_site)
        # Lists and files ask the column for its words, and no hook of the admin for others.
        for field in model._meta.fields:
            field.verbose_name = in_a_heading(field)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        title = self.heading or capfirst(str(self.opts.verbose_name_plural))
        return super().changelist_view(request, {"title": title} | (extra_context or {}))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DeskList]:
        return DeskList

    def get_sortable_by(self, request: HttpRequest) -> Any:
        shown = self.get_list_display(request)
        if self.short:
            return shown
        return [name for name in shown if is_kept_sorted(self.model, self.sorted_by(name))]

    def sorted_by(self, column: Any) -> Any:
        """The field by which a column is sorted, as a method of this screen may say."""
        method = getattr(self, column, None)
        return sorted_by(self.model, getattr(method, "admin_order_field", column))

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what the filters beside the list link to."""
        return lookup in set(self._filter_parameters(request))

    def _filter_parameters(self, request: HttpRequest) -> Iterator[str]:
        for each in self.get_list_filter(request):
            name = each[0] if isinstance(each, tuple) else each
            if isinstance(name, str):
                yield from (f"{name}__exact", f"{name}__isnull", f"{name}__id__exact")
            else:
                yield str(cast("type[admin.SimpleListFilter]", name).parameter_name)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Pre-fill from the address, keys only where keys belong."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        return {name: value for name, value in initial.items() if self._fits(name, value)}

    def _fits(self, name: str, value: Any) -> bool:
        fields = {field.name: field for field in self.opts.get_fields()}
        if name not in fields or not fields[name].is_relation:
            return True
        return all(is_key(each) for each in (value if isinstance(value, list) else [value]))

    def response_action(
        self, request: HttpRequest, queryset: Any, action_location: Any = None
    ) -> Any:
        if not all(map(is_key, request.POST.getlist("_selected_action"))):
            raise BadRequest("a selected row is not a row")
        is_beyond_the_page = request.POST.get("select_across", "0") not in ("", "0")
        if is_beyond_the_page and queryset[ACTED_ON_AT_MOST:].exists():
            text = f"Nothing was done: choose at most {ACTED_ON_AT_MOST} rows at once."
            self.message_user(request, text, messages.ERROR)
            return None
        return super().response_action(request, queryset)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The desk log and the public log say what happened; stock admin's log stays empty."""

    log_change = log_addition

    def construct_change_message(self, *args: Any, **kwargs: Any) -> list[Any]:
        return []


class ReadOnlyAdmin(DeskAdmin):
    """Rows that nobody edits by hand."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The row to read, without the button of a history that there is not."""
        context = {"has_no_history": True} | (extra_context or {})
        return super().change_view(request, object_id, form_url, context)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        raise Http404


class DeskInline(SafeFields, admin.TabularInline):
    """Rows inside a form; the form's action writes them, never the inline itself."""

    extra = 1
    # With seven fields in each, and the form around them, they stay below the number of fields that
    # a form may send. A longer form that does not is told so (`web.too_much`).
    max_num = 25

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, absolute_max=self.max_num + 20, **kwargs)
        formset.choices = choices_of(request)
        formset.default_error_messages = formset.default_error_messages | GARBLED
        return formset

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True
