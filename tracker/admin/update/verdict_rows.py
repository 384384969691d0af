"""New assessments in the form of an update: drafted with it, and going through the desk with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.contrib.auth.models import User

from tracker.actions import assessments, desk
from tracker.actions.companions import take_out
from tracker.actions.refusal import Fault, refuse
from tracker.admin.forms.contents import Content, changes
from tracker.admin.review.recorded import named
from tracker.admin.saving.drafted_verdicts import drafted_with
from tracker.admin.saving.merging import Row, without_gone, without_keys
from tracker.admin.saving.seen import CHARACTERS_AT_MOST, STALE, UNKNOWN, opened, signed, subject_of
from tracker.models import Assessment, UpdateVersion
from tracker.models.bodies import content_of
from tracker.rules.vocabulary import Assessment as AssessmentWord
from tracker.today import today

from .pledge_rows import (
    RowOfPledge,
    RowsOfPledges,
    RowsOfPledgesInline,
    obligor_field,
    pledge_field,
)

COLUMNS = (
    "as_of",
    "assessment",
    "delivery",
    "confidence",
    "non_delivery_reason",
    "reason_en",
    "reason_zh",
)


class VerdictForm(RowOfPledge):
    """A verdict that cites the update; one drafted before carries what it said when opened."""

    pledge = pledge_field(
        required=False, help_text="Empty: the pledge above, if it is the only one."
    )
    obligor = obligor_field(
        help_text="“all” is collectively, for all without a verdict of their own."
    )
    keeps_evidence = forms.BooleanField(
        required=False, initial=True, label="Rest also on what the last verdict rests on"
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=CHARACTERS_AT_MOST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        row: Any = kwargs.get("instance")
        self.now = content_of(row) if row is not None and row.pk else {}
        if self.now:
            about = {"pledge": row.pledge_id, "obligor": row.obligor and row.obligor.pk}
            kwargs["initial"] = about | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["as_of"].required = False
        self.fields["as_of"].help_text = "Empty: today."
        if self.now:
            self.fields["keeps_evidence"].disabled = True
            self.fields["keeps_evidence"].widget = forms.HiddenInput()
            self.initial["seen"] = signed(subject_of(row), self.now)
        else:
            self.fields["seen"].disabled = True

    @property
    def heading(self) -> str:
        row = self.instance
        return f"{row.get_delivery_display() or row.get_assessment_display()} · {row.as_of}"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.now:
            self._check_seen(cleaned.get("seen", ""))
        if message := _wrong_delivery(cleaned):
            self.add_error("delivery", message)
        return cleaned

    def _check_seen(self, token: str) -> None:
        """Refuse what was opened with other content; it may then be saved knowingly."""
        seen = opened(token, subject_of(self.instance))
        if seen is not None and seen.content == self.now:
            return
        data: Any = self.data
        data[self.add_prefix("seen")] = self.initial["seen"]
        raise forms.ValidationError(
            UNKNOWN if seen is None else f"{STALE} {_what_changed(seen.content, self.now)}",
            code="stale",
        )

    def opened_with(self) -> Content:
        """What the verdict said when the form was opened; nothing for a new one."""
        token = self.cleaned_data.get("seen", "")
        seen = opened(token, subject_of(self.instance)) if self.now else None
        return seen.content if seen else self.now

    def content(self) -> Content:
        """What the form says of the verdict, as content; the day is today if none is given."""
        cleaned = self.cleaned_data
        day = cleaned["as_of"] or (self.now or {}).get("as_of") or today()
        texts = {name: cleaned[name].replace("\r\n", "\n") for name in COLUMNS if name != "as_of"}
        return texts | {
            "pledge": cleaned["pledge"].slug if cleaned["pledge"] else None,
            "obligor": cleaned["obligor"].slug if cleaned["obligor"] else None,
            "as_of": str(day),
        }


class VerdictFormSet(RowsOfPledges):
    """The verdicts drafted with an update, and room for new ones."""

    forms: list[VerdictForm]  # type: ignore[assignment]
    is_telling = False

    def __init__(self, *args: Any, instance: UpdateVersion, **kwargs: Any) -> None:
        kwargs.pop("save_as_new", None)
        self.version = instance
        self.left_alone: list[Content] = []
        prefix = self.get_default_prefix()
        if kwargs.get("data") and not instance.pk:
            # Whatever the form was opened with is gone; what was typed is a new verdict.
            kwargs["data"] = without_keys(kwargs["data"], prefix, ("id",))
        elif kwargs.get("data"):
            known = {str(row.pk) for row in self.get_queryset()}
            kwargs["data"] = without_gone(kwargs["data"], prefix, known, self._is_typed)
        super().__init__(*args, **kwargs)

    def rows(self) -> list[Any]:
        return drafted_with(self.version)

    def _is_typed(self, row: Row) -> bool:
        """Whether anything was typed into the row of a verdict that is gone by now."""
        sent = {name: "".join(values).replace("\r\n", "\n") for name, values in row.items()}
        subject = f"{Assessment._meta.label_lower}:{sent['id']}"
        seen = opened(sent.get("seen", ""), subject)
        if seen is None or any(sent.get(name) != seen.content[name] for name in COLUMNS):
            return True
        self.left_alone.append(seen.content)
        return False

    @classmethod
    def get_default_prefix(cls) -> str:
        return "verdicts"

    def write(self, version: UpdateVersion, *, by: User) -> None:
        """Draft, edit and discard verdicts as the form says."""
        borne = {each.pledge.slug for each in version.update.bearings.select_related("pledge")}
        for form in self.forms:
            is_out = form.cleaned_data.get("DELETE")
            if form.now and is_out:
                take_out(version, Assessment.objects.get(pk=form.instance.pk), by=by)
            elif form.now:
                _edit(form, borne, by)
            elif form.has_changed() and not is_out:
                self._draft(form, version, borne, by)

    def _draft(self, form: VerdictForm, version: UpdateVersion, borne: set[str], by: User) -> None:
        content = form.content()
        assessments.reassess(
            version.update,
            content | {"pledge": _pledge_meant(content, borne)},
            keeps_evidence=form.cleaned_data["keeps_evidence"],
            author=version.drafted_by or by,
            by=by,
        )


def _wrong_delivery(cleaned: Mapping[str, Any]) -> str:
    """What to do about the delivery of a verdict; empty if nothing is."""
    word, delivery = cleaned.get("assessment"), cleaned.get("delivery")
    if word == AssessmentWord.ASSESSED and delivery == "":
        return "Choose a delivery."
    if word and word != AssessmentWord.ASSESSED and delivery:
        return "Leave the delivery empty, or choose “Assessed”."
    return ""


def _edit(form: VerdictForm, borne: set[str], by: User) -> None:
    content = form.content()
    # The form has written what was typed over its instance already.
    delta = changes(form.now, {**form.now, **content, "pledge": _pledge_meant(content, borne)})
    if delta:
        desk.edit(form.instance, changes=delta, by=by)


def _pledge_meant(content: Mapping[str, Any], borne: set[str]) -> str:
    """The pledge of a verdict: the one it names, or the only one the update bears on."""
    slug = content["pledge"] or (next(iter(borne)) if len(borne) == 1 else None)
    message = "choose the pledge that the new assessment is about"
    refuse([] if slug else [Fault("assessment", "verdicts", message)])
    return str(slug)


def _what_changed(seen: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    return " ".join(_told(seen, now)) + " Save again to have yours."


def _told(seen: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    for name, value in now.items():
        if seen.get(name) != value:
            yield f"{named(name)} was “{seen.get(name)}” and is “{value}”."


class VerdictInline(RowsOfPledgesInline):
    """New assessments that rest on it, submitted and published with it."""

    model = Assessment
    form = VerdictForm
    formset = VerdictFormSet
    verbose_name = "assessment"
    verbose_name_plural = "New assessments"
    columns = COLUMNS
    extra = 1
    max_num = 6
    show_change_link = True
    classes = ("collapse",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("pledge", "obligor"),
                    ("assessment", "delivery", "confidence"),
                    "reason_en",
                    ("as_of", "non_delivery_reason"),
                    "reason_zh",
                    "keeps_evidence",
                    "seen",
                ),
            },
        ),
    )
