"""The form of one row: its content, what a correction asks, and the check for stale edits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tracker.actions.refusal import Fault
from tracker.models import DeskEvent
from tracker.models.base import Content
from tracker.rules.vocabulary import Change

from .contents import digest, in_form
from .fields import Prose

KINDS_OF_CORRECTION = (Change.TYPO, Change.TRANSLATION, Change.SUBSTANTIVE)
CORRECTION = frozenset({"kind_of_change", "public_reason"})
STALE = "Somebody else changed this since you opened it{who}. Your text is kept below; compare \
it with the page as it is now (open it in another tab), then open the form again."


class RecordForm(forms.ModelForm):
    """Content of one row, checked by its model; the action that follows may refuse it.

    `faults` are the reasons of a refusal: the form is then shown again with them, text kept.
    `locked` names fields that cannot change any more, `asks` what is asked of a change to
    something public. A form that shows a row carries the row's fingerprint in `seen`, and is
    refused when the row says something else by now.
    """

    faults: Sequence[Fault] = ()
    locked: frozenset[str] = frozenset()
    asks: frozenset[str] = frozenset()

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    kind_of_change = forms.ChoiceField(
        choices=[(each.value, each.word.label_en) for each in KINDS_OF_CORRECTION],
        help_text="A substantive correction publicly reopens every verdict that rests on it.",
    )
    public_reason = Prose(
        help_text="What was wrong, or why this changes. Everyone can read it in the log.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        row = kwargs.get("instance")
        self.fingerprint = digest(row) if row is not None and row.pk else ""
        if self.fingerprint:
            given = kwargs.get("initial") or {}
            kwargs["initial"] = self.initial_of(row) | {"seen": self.fingerprint} | given
        super().__init__(*args, **kwargs)
        for name in CORRECTION - self.asks:
            del self.fields[name]
        for name in self.locked & self.fields.keys():
            self.fields[name].disabled = True

    def initial_of(self, row: Any) -> dict[str, Any]:
        """What the fields that are no columns of the row start with."""
        initial = {"slug": row.public_id} if "slug" in self.base_fields else {}
        if isinstance(row, Content) and not row.is_published:
            initial |= {"kind_of_change": row.change, "public_reason": row.change_reason}
        return initial

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.fingerprint and cleaned.get("seen") != self.fingerprint:
            raise ValidationError(STALE.format(who=who_was_last(self.instance)), code="stale")
        for fault in self.faults:
            self.add_error(self._field_of(fault), _words(fault))
        return cleaned

    def _field_of(self, fault: Fault) -> str | None:
        """The field a fault speaks of; None for one that is not on the form, or locked."""
        name = in_form(fault.field.split("[")[0])
        for each in (name, f"{name}_en", f"public_{name}"):
            if each in self.fields and not self.fields[each].disabled:
                return each
        return None


class SlugForm(RecordForm):
    """Content that people find by an address of its own."""

    slug = forms.SlugField(
        max_length=60,
        required=False,
        help_text="The last part of its address: lower-case letters, digits, hyphens."
        " Left empty, it is made from the title.",
    )


def who_was_last(row: Any) -> str:
    """Who touched the row last at the desk, to be told to whoever comes second."""
    events = DeskEvent.objects.filter(noun=row.noun, public_id=row.public_id)
    last = events.select_related("user").first()
    return f" ({last.user}, {last.at:%Y-%m-%d %H:%M} UTC)" if last else ""


def _words(fault: Fault) -> str:
    rule = f" (METHOD {fault.rule})" if fault.rule else ""
    return f"{fault.message[:1].upper()}{fault.message[1:]}{rule}"
