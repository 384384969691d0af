"""Where an update is said: sources of the record, or new ones added in the same form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tracker.actions import references
from tracker.admin.forms.choosing import called
from tracker.admin.forms.dates import EdtfInputField
from tracker.admin.forms.fields import ChooseOne, OneRow
from tracker.admin.forms.known_rows import KnownRows
from tracker.admin.forms.word_select import WordSelect
from tracker.admin.lists.base import DeskInline
from tracker.models import Citation, Party, Source
from tracker.rules import addresses
from tracker.rules.vocabulary import Reliability, SourceKind, choices

from .new_sources import content_of_new, look_for

NEW = ("address", "title", "source_kind", "reliability", "publisher", "published_on", "language")
EMPTY = [("", "---------")]


class CitationForm(forms.ModelForm):
    """One citation: a source that is picked, or one described here that the record lacks.

    An address that the record knows finds its source, whatever else was typed. What looks like a
    known document is pointed out, and needs a tick to count as another.
    """

    source = OneRow(
        queryset=Source.objects.all(),
        widget=ChooseOne(Citation._meta.get_field("source"), admin.site),
        required=False,
        help_text="Find it by title, publisher or address.",
    )
    address = forms.CharField(
        max_length=addresses.LENGTH_AT_MOST,
        required=False,
        widget=forms.TextInput(attrs={"class": "vLargeTextField", "inputmode": "url"}),
        help_text="https://… A source the record knows is found by it.",
    )
    title = forms.CharField(
        max_length=500, required=False, widget=forms.TextInput(attrs={"class": "vLargeTextField"})
    )
    source_kind = forms.ChoiceField(
        choices=EMPTY + choices(SourceKind),
        required=False,
        label="Kind of source",
        widget=WordSelect,
    )
    reliability = forms.ChoiceField(
        choices=EMPTY + choices(Reliability), required=False, widget=WordSelect
    )
    side = OneRow(
        queryset=Party.objects.all(),
        widget=ChooseOne(Source._meta.get_field("side"), admin.site),
        required=False,
        help_text="Whose voice it is; empty for the press.",
    )
    publisher = forms.CharField(max_length=250, required=False)
    published_on = EdtfInputField(required=False)
    language = forms.CharField(
        max_length=35, required=False, widget=forms.TextInput(attrs={"size": 8})
    )
    is_another = forms.BooleanField(required=False, label="It is another document")

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"].strip()
        fault = addresses.fault(address) if address else ""
        if fault:
            raise forms.ValidationError(f"{fault[:1].upper()}{fault[1:]}.")
        return address

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        is_described = any(cleaned.get(name) for name in NEW) or bool(cleaned.get("side"))
        if cleaned.get("source"):
            if is_described and not self._is_that(cleaned):
                self.add_error("source", "Pick a source or describe a new one, not both.")
        elif is_described and not self.errors:
            self._look_up(cleaned)
        elif not is_described and not self.errors and not cleaned.get("DELETE"):
            self.add_error("source", "Which source?")
        return cleaned

    def _look_up(self, cleaned: dict[str, Any]) -> None:
        looked = look_for(cleaned["address"], cleaned["title"], cleaned["published_on"])
        if looked.known:
            cleaned["source"] = looked.known
            return
        for name in ("title", "source_kind", "reliability"):
            if not cleaned[name]:
                self.add_error(name, "A new source needs this.")
        if looked.near and not cleaned["is_another"]:
            self.add_error("is_another", pointed_out(looked.near))

    def _is_that(self, cleaned: dict[str, Any]) -> bool:
        """Whether the address is just that of the source that was picked."""
        address = cleaned.get("address", "")
        known: str = cleaned["source"].url
        return bool(address) and addresses.normal(address) == addresses.normal(known)

    def is_new(self) -> bool:
        """Whether it describes a source that the record does not have."""
        cleaned = getattr(self, "cleaned_data", {})
        return bool(cleaned) and not cleaned.get("source") and not cleaned.get("DELETE")


def pointed_out(near: Sequence[Source]) -> SafeString:
    """Known documents that look like a new one."""
    listed = format_html_join(
        "",
        '<li><a href="{}" target="_blank" rel="noopener">{}</a></li>',
        ((admin_page(each), called(each)) for each in near),
    )
    text = "The record has what looks like it. Pick that, or tick that yours is another document:"
    return format_html("{}<ul>{}</ul>", text, listed)


def admin_page(source: Source) -> str:
    """The page of a source at the desk."""
    return reverse("admin:tracker_source_change", args=[source.pk])


class CitationFormSet(KnownRows):
    """The citations of an update, and the new sources they describe."""

    forms: list[CitationForm]  # type: ignore[assignment]
    related = "citations"
    chooses = "source"

    def describes_any(self) -> bool:
        """Whether a row describes a source of its own, typed or filled from the address."""
        return any(form[name].value() for form in self.forms for name in ("address", "title"))

    def register_new(self) -> list[Source]:
        """Register the sources described here and cite them; one address makes one source."""
        made: dict[str, Source] = {}
        for form in self.forms:
            if not (form.has_changed() and form.is_new()):
                continue
            cleaned = form.cleaned_data
            place = addresses.normal(cleaned["address"]) or cleaned["title"]
            if place not in made:
                content = content_of_new(cleaned)
                made[place] = references.register("source", content)
            cleaned["source"] = made[place]
        return list(made.values())


class CitationInline(DeskInline):
    """Where it is said; the first is the main source."""

    model = Citation
    form = CitationForm
    formset = CitationFormSet
    template = "admin/edit_inline/stacked.html"
    verbose_name = "source"
    verbose_name_plural = "Sources"
    max_num = 8
    fieldsets = (
        (None, {"fields": ("source", ("locator", "quote"))}),
        (
            "A source that is not in the record yet",
            {
                "classes": ("collapse", "new-source"),
                "fields": (
                    "address",
                    "title",
                    ("source_kind", "reliability", "side"),
                    ("publisher", "published_on", "language"),
                    "is_another",
                ),
            },
        ),
    )
