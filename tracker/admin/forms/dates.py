"""Dates as sources give them, typed as EDTF, with their words and bounds underneath."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker.rules import edtf
from tracker.rules.edtf_words import short_day, words


class DateHint:
    """What a typed date means: its words, the days it may fall on, or what is wrong with it."""

    def __init__(self, text: str) -> None:
        self.words = self.bounds = self.fault = ""
        try:
            self._read(text)
        except edtf.EdtfError as error:
            self.fault = str(error)

    def _read(self, text: str) -> None:
        read = edtf.parse(text)
        self.words = words(text)
        if read.earliest != read.latest:
            first = short_day(read.earliest) if read.earliest else "open"
            last = short_day(read.latest) if read.latest else "open"
            self.bounds = f"{first} to {last}"
        elif not read.firm and read.earliest:
            self.bounds = short_day(read.earliest)

    def __str__(self) -> str:
        if self.fault:
            return self.fault
        return f"{self.words} ({self.bounds})" if self.bounds else self.words


class EdtfInput(forms.TextInput):
    """A date field whose words and bounds are told underneath, while it is typed where scripts run.

    Without scripts they are told when the form comes back.
    """

    class Media:
        js = [Script("js/desk/dates.js", type="module")]

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        given = {"class": "edtf", "size": 24, "autocomplete": "off", "spellcheck": "false"}
        super().__init__(given | (attrs or {}))

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        attrs = dict(attrs or {})
        attrs["data-dates"] = reverse("admin:tracker_updateversion_hint", args=["date"])
        key = attrs.get("id", f"id_{name}")
        hint = DateHint(str(value)[: edtf.MAX_LENGTH + 1]) if value else None
        told = '<output class="told{}" id="{}_words" for="{}">{}</output>'
        return format_html(
            f'<span class="dated">{{}}{told}</span>',
            super().render(name, value, attrs, renderer),
            " fault" if hint and hint.fault else "",
            key,
            key,
            hint or "",
        )


class EdtfInputField(forms.CharField):
    """A date in a form that has no column for it."""

    widget = EdtfInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=edtf.MAX_LENGTH, **kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        fault = DateHint(value).fault if value else ""
        if fault:
            raise forms.ValidationError(fault, code="edtf")
