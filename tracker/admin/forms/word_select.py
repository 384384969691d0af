"""Choosing a word of a vocabulary."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class WordSelect(forms.Select):
    """A list of words, written without a template for each: a long form shows them by hundreds."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        given: dict[str, Any] = self.get_context(name, value, attrs)["widget"]
        options = (option for _, group, _ in given["optgroups"] for option in group)
        listed = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((each["value"], flatatt(each["attrs"]), each["label"]) for each in options),
        )
        return format_html('<select name="{}"{}>{}</select>', name, flatatt(given["attrs"]), listed)
