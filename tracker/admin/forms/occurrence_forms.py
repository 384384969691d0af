"""One part of the occurrences page: what became of one slot, proposed and to be confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.text import Truncator

from tracker.actions.refusal import Fault
from tracker.rules.edtf_words import short_day, words
from tracker.rules.occurrences import Proposal
from tracker.rules.recurrence import Slot
from tracker.rules.vocabulary import MilestoneState

WORDS_SHOWN = 14
OUTCOMES = [
    ("", "---------"),
    *(
        (state.value, state.word.label_en)
        for state in MilestoneState
        if state is not MilestoneState.EXPECTED
    ),
]


class OccurrenceForm(forms.Form):
    """Tick, outcome, the update that shows it, a note. Only what is ticked is written.

    `updates` are what may be named: public updates that bear on the pledge, by id.
    """

    confirm = forms.BooleanField(required=False, label="I have checked this")
    outcome = forms.ChoiceField(choices=OUTCOMES, required=False, label="What became of it")
    evidence = forms.ChoiceField(required=False, label="Shown by")
    note_en = forms.CharField(
        required=False,
        max_length=2_000,
        label="Note",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def __init__(
        self, data: Any, proposal: Proposal, name: str, updates: Mapping[str, str]
    ) -> None:
        self.slot, self.name = proposal.slot, name
        self.is_proposed = proposal.outcome is not None
        initial = {"outcome": proposal.outcome or "", "evidence": proposal.update or ""}
        super().__init__(data, prefix=f"slot-{proposal.slot.number}", initial=initial)
        evidence: Any = self.fields["evidence"]
        evidence.choices = [("", "---------"), *updates.items()]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("confirm") and not cleaned.get("outcome") and "outcome" not in self.errors:
            self.add_error("outcome", "Say what became of it.")
        return cleaned

    def content(self) -> dict[str, Any]:
        """What the action takes in."""
        cleaned = self.cleaned_data
        return {
            "number": self.slot.number,
            "outcome": cleaned["outcome"],
            "evidence": cleaned["evidence"] or None,
            "note_en": cleaned["note_en"],
        }

    def tell(self, faults: Sequence[Fault]) -> list[Fault]:
        """Show the faults of this line on its fields; the others are given back."""
        mine = [each for each in faults if each.subject.endswith(f"/{self.slot.number}")]
        for fault in mine:
            field = fault.field if fault.field in self.fields else None
            self.add_error(field, fault.message[:1].upper() + fault.message[1:] + ".")
        return [each for each in faults if each not in mine]


def slot_name(slot: Slot, times: int, rounds: Mapping[str, str]) -> str:
    """Which occurrence it is, as an analyst says it: its round, or its turn in its period."""
    if slot.dialogue:
        return f"{slot.number}. {rounds.get(slot.dialogue, slot.dialogue)}"
    last = "" if slot.closes == date.max else f" – {short_day(slot.closes)}"
    turn = f", {slot.ordinal} of {times}" if times > 1 else ""
    return f"{slot.number}. {short_day(slot.opens)}{last}{turn}"


def update_names(rows: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Updates by id as a line of a list: the date in words and how the fact begins."""
    return {
        slug: f"{words(text)}: {Truncator(fact).words(WORDS_SHOWN)}" for slug, text, fact in rows
    }
