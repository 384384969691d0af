"""Rows of a form that each speak of a pledge and perhaps of one of its obligors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.checks import InlineModelAdminChecks
from django.db.models import QuerySet
from django.forms import BaseModelFormSet, modelformset_factory
from django.forms.widgets import Script
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tracker.admin.forms.fields import ChooseAmong, ChooseOne, OneRow
from tracker.admin.forms.known_rows import read_at_once
from tracker.admin.forms.rows_read import Choices, choices_of, is_told, share
from tracker.admin.lists.base import GARBLED, DeskInline
from tracker.models import Bearing, Party, Pledge
from tracker.today import today

from .pledges_today import PledgeToday, Voice, pledges_today

PLEDGE_HELP = "Find it by its words, its parties or its dialogue."


def pledge_field(rows: QuerySet | None = None, **kwargs: Any) -> OneRow:
    """A pledge, found by typing."""
    widget = ChooseOne(Bearing._meta.get_field("pledge"), admin.site)
    found = Pledge.objects.all() if rows is None else rows
    return OneRow(queryset=found, widget=widget, **{"help_text": PLEDGE_HELP} | kwargs)


def obligor_field(**kwargs: Any) -> OneRow:
    """One of those who promised the pledge of the same row."""
    return OneRow(queryset=Party.objects.all(), widget=ChooseAmong(), required=False, **kwargs)


class Today(forms.Widget):
    """Lines on where the pledge of the row stands; a script renews them."""

    class Media:
        js = [Script("js/desk/pledges.js", type="module")]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        lines = format_html_join("", "<span>{}</span>", ((line,) for line in value or ()))
        address = reverse("admin:tracker_updateversion_hint", args=["pledge"])
        key = (attrs or {}).get("id", f"id_{name}")
        shape = '<output class="told today" id="{}" data-pledges="{}">{}</output>'
        return format_html(shape, key, address, lines)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


class TodayField(forms.Field):
    """What the form tells and nobody types."""

    widget = Today

    def __init__(self) -> None:
        super().__init__(required=False, disabled=True, label="Where it stands")


class RowOfPledge(forms.ModelForm):
    """A form with a `pledge` and an `obligor`."""

    @property
    def heading(self) -> str:
        """What the row of the record says, in one line."""
        raise NotImplementedError

    def knows(self, pledges: Mapping[str, PledgeToday]) -> None:
        """Take what was read for all rows at once."""
        obligor: Any = self.fields["obligor"]
        chosen = pledges.get(str(self["pledge"].value()))
        if chosen is not None:
            obligor.widget.offered = chosen.parties
        if "today" in self.fields:
            self.fields["today"].initial = chosen.lines if chosen else ()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        pledge, obligor = cleaned.get("pledge"), cleaned.get("obligor")
        if pledge and obligor and obligor not in {o.party for o in pledge.obligations.all()}:
            self.add_error("obligor", f"{obligor} promised nothing there.")
        return cleaned


class Key(forms.ModelChoiceField):
    """The hidden key of a row, which is one of those that the form was made with."""

    def __init__(self, rows: Iterable[Any], like: forms.ModelChoiceField) -> None:
        self.rows = {str(row.pk): row for row in rows}
        super().__init__(
            like.queryset, initial=like.initial, required=False, widget=forms.HiddenInput
        )

    def to_python(self, value: Any) -> Any:
        return self.rows.get(str(value)) or super().to_python(value)


class RowsOfPledges(BaseModelFormSet):
    """Such forms; the pledges they show are read in one go."""

    choices: Choices
    is_telling = True

    def rows(self) -> list[Any]:
        """The rows of the record that the forms show."""
        raise NotImplementedError

    def get_queryset(self) -> Any:
        """The rows as they were read with the update."""
        if not hasattr(self, "_rows"):
            self._rows = self.rows()
        return self._rows

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["id"] = Key(self.get_queryset(), form.fields["id"])
        share(form, self.choices)
        form.knows(self.pledges)

    def voices(self) -> list[Voice]:
        """Whose word the sources of the form are."""
        return []

    @property
    def pledges(self) -> dict[str, PledgeToday]:
        """The pledges that the rows name, by key."""
        if not hasattr(self, "_pledges"):
            rows = read_at_once(self, "pledge", Pledge.objects.all(), self.choices)
            for row in rows.values():
                self.choices.keep(each.party for each in row.obligations.all())
            self._pledges = (
                pledges_today(list(rows.values()), self.voices(), today())
                if self.is_telling
                else {key: PledgeToday(row, ()) for key, row in rows.items()}
            )
        return self._pledges


class _NoParentKey(InlineModelAdminChecks):
    """These rows point to the update or cite it, not the version in whose form they stand."""

    def _check_exclude_of_parent_model(self, obj: Any, parent_model: Any) -> list[Any]:
        return []

    def _check_relation(self, obj: Any, parent_model: Any) -> list[Any]:
        return []


class RowsOfPledgesInline(DeskInline):
    """Such rows in the form of an update version; `columns` are those of their own table."""

    template = "admin/edit_inline/pledges.html"
    checks_class = _NoParentKey
    formset: Any
    columns: tuple[str, ...] = ()

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = modelformset_factory(
            self.model,
            form=self.form,
            formset=self.formset,
            fields=self.columns,
            formfield_callback=lambda field, **more: self.formfield_for_dbfield(
                field, request, **more
            ),
            extra=self.extra,
            max_num=self.max_num,
            absolute_max=self.max_num + 20,
            can_delete=True,
        )
        formset.choices = choices_of(request)
        formset.default_error_messages = formset.default_error_messages | GARBLED
        # The script beside it tells as well, and whoever was second has enough to read.
        if is_told(request):
            formset.is_telling = False
        return formset
