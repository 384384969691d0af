"""Bearings at the desk: in the form of a new update, and added to a published one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User

from tracker.actions import updates
from tracker.actions.actors import actor_of
from tracker.actions.refusal import Fault, refuse
from tracker.admin.forms.fields import ChooseOne, OneRow, Prose
from tracker.admin.forms.word_select import WordSelect
from tracker.admin.review.verbs import Answers, Question, Verb, is_in_force
from tracker.models import Bearing, Obligation, Party, Pledge, UpdateVersion
from tracker.rules.vocabulary import Effect, choices

from .pledge_rows import (
    RowOfPledge,
    RowsOfPledges,
    RowsOfPledgesInline,
    TodayField,
    obligor_field,
    pledge_field,
)
from .pledges_today import Voice, voices_of

EFFECTS = [("", "---------"), *choices(Effect)]


class BearingForm(RowOfPledge, forms.ModelForm):
    """A pledge, one of its obligors or all, and the effect on it."""

    pledge = pledge_field()
    obligor = obligor_field(help_text="“all” are all who promised.")
    effect = forms.ChoiceField(choices=EFFECTS, widget=WordSelect)
    today = TodayField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        bearing = kwargs.get("instance")
        if bearing is not None and bearing.obligor:
            kwargs["initial"] = {"obligor": bearing.obligor.pk} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    @property
    def heading(self) -> str:
        bearing = self.instance
        return f"{bearing.get_effect_display()} · {bearing.pledge.current or bearing.pledge}"


class BearingFormSet(RowsOfPledges):
    """The bearings of the update whose version the form shows."""

    def __init__(self, *args: Any, instance: UpdateVersion, **kwargs: Any) -> None:
        kwargs.pop("save_as_new", None)
        self.version = instance
        super().__init__(*args, **kwargs)

    def rows(self) -> list[Bearing]:
        return list(self.version.update.bearings.all()) if self.version.pk else []

    def voices(self) -> list[Voice]:
        cited = self.version.citations.all() if self.version.pk else ()
        return voices_of(each.source for each in cited)

    @classmethod
    def get_default_prefix(cls) -> str:
        return "bearings"


class BearingInline(RowsOfPledgesInline):
    """The pledges it bears on, with the effect on each."""

    model = Bearing
    form = BearingForm
    formset = BearingFormSet
    verbose_name = "pledge"
    verbose_name_plural = "Pledges it bears on"
    columns = ("pledge", "effect")
    extra = 2
    max_num = 20
    fieldsets = ((None, {"fields": ("pledge", ("effect", "obligor"), "today")}),)


class AddBearingForm(Question):
    pledge = pledge_field(Pledge.objects.public().listed())
    obligor = OneRow(
        queryset=Party.objects.all(),
        widget=ChooseOne(Obligation._meta.get_field("party"), admin.site),
        required=False,
        help_text="Empty: all who promised.",
    )
    effect = forms.ChoiceField(choices=EFFECTS)
    reason = Prose(label="Public reason")


def _add(row: UpdateVersion, user: User, answers: Answers) -> UpdateVersion:
    pledge, obligor = answers["pledge"], answers["obligor"]
    obligation = pledge.obligations.filter(party=obligor).first() if obligor else None
    if obligor and obligation is None:
        fault = Fault(f"update {row.public_id}", "obligor", f"{obligor} promised nothing there")
        refuse([fault])
    updates.add_bearing(
        row.update,
        pledge=pledge,
        obligation=obligation,
        effect=Effect(answers["effect"]),
        reason=answers["reason"],
        by=actor_of(user),
    )
    return row


ADD_BEARING = Verb(
    "add-bearing",
    "Add a bearing",
    "Notes in public that this update bears on one more pledge. A bearing is never changed.",
    "reviewer",
    is_in_force,
    _add,
    AddBearingForm,
)
