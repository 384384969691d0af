"""Bearings at the desk: in the form of a new update, and added to a published one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.checks import InlineModelAdminChecks
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.forms import BaseModelFormSet, modelformset_factory
from django.http import HttpRequest

from tracker.actions import updates
from tracker.actions.actors import actor_of
from tracker.actions.refusal import Fault, refuse
from tracker.models import Bearing, Obligation, Party, Pledge, UpdateVersion
from tracker.rules.vocabulary import Effect, choices

from .base import DeskInline
from .fields import ChooseOne, OneRow
from .verbs import Answers, Verb, is_in_force

EFFECTS = [("", "---------"), *choices(Effect)]


def _obligor() -> OneRow:
    return OneRow(
        queryset=Party.objects.all(),
        widget=ChooseOne(Obligation._meta.get_field("party"), admin.site),
        required=False,
        help_text="Empty: all who promised.",
    )


class BearingForm(forms.ModelForm):
    """A pledge, one of its obligors or all, and the effect on it."""

    obligor = _obligor()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        bearing = kwargs.get("instance")
        if bearing is not None and bearing.obligor:
            kwargs["initial"] = {"obligor": bearing.obligor.pk} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class BearingFormSet(BaseModelFormSet):
    """The bearings of the update whose version the form shows."""

    def __init__(self, *args: Any, instance: UpdateVersion, **kwargs: Any) -> None:
        kwargs.pop("save_as_new", None)
        rows = Bearing.objects.none()
        if instance.pk:
            rows = Bearing.objects.filter(update=instance.update_id)
        kwargs["queryset"] = rows.select_related("obligation__party")
        super().__init__(*args, **kwargs)

    @classmethod
    def get_default_prefix(cls) -> str:
        return "bearings"


class _NoParentKey(InlineModelAdminChecks):
    """A bearing points to the update, not to the version in whose form it stands."""

    def _check_exclude_of_parent_model(self, obj: Any, parent_model: Any) -> list[Any]:
        return []

    def _check_relation(self, obj: Any, parent_model: Any) -> list[Any]:
        return []


class BearingInline(DeskInline):
    """The pledges it bears on, with the effect on each."""

    model = Bearing
    form = BearingForm
    fields = ("pledge", "obligor", "effect")
    checks_class = _NoParentKey

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        return modelformset_factory(
            Bearing,
            form=self.form,
            formset=BearingFormSet,
            fields=("pledge", "effect"),
            formfield_callback=lambda field, **more: self.formfield_for_dbfield(
                field, request, **more
            ),
            extra=self.extra,
            max_num=self.max_num,
            absolute_max=self.max_num + 20,
            can_delete=True,
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("pledge", "obligation__party")


class AddBearingForm(forms.Form):
    pledge = OneRow(
        queryset=Pledge.objects.public().listed(),
        widget=ChooseOne(Bearing._meta.get_field("pledge"), admin.site),
    )
    obligor = _obligor()
    effect = forms.ChoiceField(choices=EFFECTS)


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
        by=actor_of(user),
    )
    return row


ADD_BEARING = Verb(
    "add-bearing",
    "Add a bearing",
    "Notes in public that this update bears on one more pledge. A bearing is never changed.",
    "publish",
    is_in_force,
    _add,
    AddBearingForm,
)
