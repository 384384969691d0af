"""The form of one row: its content, and what a correction asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.db.models import Manager, Model

from tracker.actions.refusal import Fault
from tracker.admin.review.recorded import in_a_heading
from tracker.admin.saving.refusing import in_words
from tracker.admin.saving.seen import SeenForm
from tracker.models.base import Content
from tracker.models.bodies import contents_of
from tracker.rules.schema import NOUNS, Kind
from tracker.rules.vocabulary import Change

from .contents import in_form
from .fields import Prose
from .rows_read import Choices, share

KINDS_OF_CORRECTION = (Change.TYPO, Change.TRANSLATION, Change.SUBSTANTIVE)
CORRECTION = frozenset({"kind_of_change", "public_reason"})
PRIVATE, PUBLIC = "private", "public"


def read_once(row: Any) -> dict[str, Any]:
    """What a row says; what was read for it stays with the row, for the fields of the form."""
    (content,) = contents_of([row])
    return content | {"state": state_of(row)}


def state_of(row: Any) -> str:
    """How far a row is on its way to the public; a row of a list is public or not."""
    if isinstance(row, Content):
        return row.state
    return PUBLIC if row.entry_id else PRIVATE


class RecordForm(SeenForm, forms.ModelForm):
    """Content of one row, checked by its model; the action that follows may refuse it.

    `faults` are the reasons of a refusal: the form is then shown again with them, text kept.
    `locked` names fields that cannot change any more, `asks` what is asked of a change to
    something public. `says` tells the content of the row, which the form carries in `seen`.
    """

    faults: Sequence[Fault] = ()
    locked: frozenset[str] = frozenset()
    asks: frozenset[str] = frozenset()
    says = staticmethod(read_once)
    choices: Choices

    kind_of_change = forms.ChoiceField(
        # None is chosen beforehand: what opens no review must not be what nobody thought about.
        choices=[
            ("", "Choose what kind it is"),
            *((each.value, each.word.label_en) for each in KINDS_OF_CORRECTION),
        ],
    )
    public_reason = Prose(
        help_text="What was wrong, or why this changes. Everyone can read it in the log.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        row = kwargs.get("instance")
        now = self.says(row) if row is not None and row.pk else {}
        if now:
            kwargs["initial"] = self.initial_of(row) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        if now:
            self.choices.keep(_named_by(row))
        share(self, self.choices)
        self.open_with(self.instance, now)
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
        cleaned = super().clean()
        for fault in self.faults:
            self.add_error(self._field_of(fault), in_words(fault))
        return cleaned

    def _field_of(self, fault: Fault) -> str | None:
        """The field a fault speaks of; None for one that is not on the form, or locked."""
        name = in_form(fault.field.split("[")[0])
        for each in (name, f"{name}_en", f"public_{name}"):
            if each in self.fields and not self.fields[each].disabled:
                return each
        return None


class SlugForm(RecordForm):
    """Content that people find by an address of its own, made from the fields in `slug_from`."""

    slug_from: Sequence[str] = ()

    slug = forms.SlugField(
        max_length=60,
        required=False,
        help_text="The last part of its address: lower-case letters, digits, hyphens.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields = [self._meta.model._meta.get_field(name) for name in self.slug_from]
        if fields:
            made_from = " and the ".join(in_a_heading(field) for field in fields)
            self.fields["slug"].help_text += f" Left empty, it is made from the {made_from}."


def _named_by(row: Any) -> Iterator[Any]:
    """The rows that a row names, which were read when it was asked what it says."""
    for field in NOUNS[row.noun].fields:
        if field.kind in (Kind.REF, Kind.REFS):
            value = getattr(row, field.name)
            rows = value.all() if isinstance(value, Manager) else value
            named = rows if field.kind == Kind.REFS else [rows]
            yield from (each for each in named if isinstance(each, Model))
