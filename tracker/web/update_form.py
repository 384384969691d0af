"""The filter form of the update list: plain HTML over the parameters that select updates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.filters import UpdateSelection
from tracker.filters.fields import DaysField, WordsField

from .filter_form import DayInput, Option


@dataclass(frozen=True, slots=True)
class Choice:
    """One parameter that takes one word from a list."""

    name: str
    label: str
    options: tuple[Option, ...]


class UpdateForm:
    """What the form shows for a selection. Pages link to their own pledge: it is no field."""

    def __init__(self, selection: UpdateSelection) -> None:
        self.params = selection.params
        self.fields = selection.form.fields
        self.q = self.params.get("q", "")
        self.pledges = self.params.getlist("pledge")
        self.choices = list(self._choices())
        self.days = [
            DayInput(name, str(field.label), self.params.get(name, ""))
            for name, field in self.fields.items()
            if isinstance(field, DaysField)
        ]

    def _choices(self) -> Iterator[Choice]:
        for name, field in self.fields.items():
            if isinstance(field, WordsField):
                chosen = set(self.params.getlist(name))
                options = (Option(value, text, value in chosen) for value, text in field.choices())
                yield Choice(name, str(field.label), tuple(options))
