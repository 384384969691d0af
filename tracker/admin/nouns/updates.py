"""Status updates at the desk: one form for fact, sources, numbers, bearings and verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.forms import BaseForm, BaseModelFormSet
from django.forms.widgets import Script
from django.http import HttpRequest

from tracker.actions import updates
from tracker.admin.forms.contents import Content
from tracker.admin.forms.known_rows import KnownRows
from tracker.admin.forms.prefilling import rows_from_address
from tracker.admin.forms.record_form import SlugForm
from tracker.admin.lists.base import DeskInline
from tracker.admin.lists.list_filters import titled
from tracker.admin.review.verb_views import signed_in
from tracker.admin.review.verbs import OF_CONTENT
from tracker.admin.saving.drafted_verdicts import typed_verdicts, with_verdicts
from tracker.admin.saving.versions import VersionAdmin
from tracker.admin.update.bearings import ADD_BEARING, BearingInline
from tracker.admin.update.citations import CitationFormSet, CitationInline
from tracker.admin.update.update_hints import UpdateHints
from tracker.admin.update.verdict_rows import VerdictInline
from tracker.models import Assessment, Measurement, StatusUpdate, UpdateVersion
from tracker.models.base import Content as ContentRow
from tracker.models.search_entry import SearchNoun
from tracker.rules.vocabulary import UpdateKind

from .identities import IdentityAdmin

FOLD = "collapse"
PLEDGE_IN_ID = " With it, the first pledge; no word of the fact, because an id is never redacted."
REOPENS = "A substantive correction publicly reopens every verdict that rests on it."
ASSESSING = ("tracker.add_assessment", "tracker.change_assessment")


class MeasurementFormSet(KnownRows):
    """The numbers of an update."""

    related = "measurements"
    chooses = "indicator"


class MeasurementInline(DeskInline):
    """Numbers in it, each with unit, qualifier and scope."""

    model = Measurement
    formset = MeasurementFormSet
    template = "admin/edit_inline/stacked.html"
    verbose_name = "number"
    verbose_name_plural = "Numbers"
    classes = (FOLD,)
    max_num = 8
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("value", "unit", "qualifier"),
                    ("measure_en", "scope_en"),
                    ("indicator", "since"),
                )
            },
        ),
    )


class UpdateForm(SlugForm):
    """What happened, and who reported it."""

    says = staticmethod(with_verdicts)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "kind_of_change" in self.fields:
            self.fields["kind_of_change"].help_text = REOPENS
        self.fields["slug"].help_text += PLEDGE_IN_ID


@admin.register(UpdateVersion)
class UpdateVersionAdmin(UpdateHints, VersionAdmin):
    noun = UpdateVersion.noun
    place = 4
    heading = "Status updates"
    form = UpdateForm
    slug_from = ("date",)
    verbs = (*OF_CONTENT, ADD_BEARING)
    change_form_template = "admin/tracker/update_form.html"
    list_display = ("date", "fact_en", "kind")
    list_display_links = ("date", "fact_en")
    list_filter = (
        ("kind", titled("kind of update")),
        ("search_complete", titled("search was complete", admin.BooleanFieldListFilter)),
    )
    list_select_related = ("update",)
    found_by = {"update": SearchNoun.UPDATES}
    search_fields = ("fact_en", "fact_zh", "update__slug", "citations__source__title")
    fieldsets = (
        ("What happened", {"fields": (("date", "kind"), "fact_en", "fact_zh")}),
        ("Who reported it", {"fields": (("reporters", "independent"),)}),
        (
            "If it is a search",
            {"classes": (FOLD,), "fields": ("search_complete", "search_places_en")},
        ),
        ("Note and address", {"classes": (FOLD,), "fields": ("note_en", "slug")}),
    )
    inlines = (CitationInline, BearingInline, VerdictInline, MeasurementInline)

    class Media:
        css = {"all": ("css/desk/update.css",)}
        js = (
            Script("js/desk/sources.js", type="module"),
            Script("js/desk/long_forms.js", type="module"),
        )

    def words_of_id(self, content: dict[str, Any]) -> str:
        """Day and pledge: an id stays when the fact is redacted, so no word of it is there."""
        pledges = [each["pledge"] for each in content["bearings"]]
        return " ".join([super().words_of_id(content), *pledges[:1]])

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        inlines = super().get_inlines(request, obj)
        is_first_draft = obj is None or (obj.version == 1 and not obj.is_published)
        # Bearings belong to the update: once it is public they are added, never rewritten.
        later = set() if is_first_draft else {BearingInline, VerdictInline}
        if not signed_in(request).has_perms(ASSESSING):
            later.add(VerdictInline)
        return [each for each in inlines if each not in later]

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        found = super().get_formset_kwargs(request, obj, inline, prefix)
        if request.method == "GET" and request.GET and (obj is None or obj.pk is None):
            found["initial"] = self._filled(request).get(prefix) or None
        return found

    def _filled(self, request: HttpRequest) -> dict[str, list[dict[str, Any]]]:
        """What the address fills, asked once for all inlines."""
        read: dict[str, Any] = request.__dict__
        if "filled" not in read:
            read["filled"] = rows_from_address(request)
        filled: dict[str, list[dict[str, Any]]] = read["filled"]
        return filled

    def get_inline_formsets(
        self, request: HttpRequest, formsets: Any, inline_instances: Any, obj: Any = None
    ) -> Any:
        """Folds stand open where they hold something."""
        shown = super().get_inline_formsets(request, formsets, inline_instances, obj)
        for each in shown:
            if holds_something(each.formset):
                each.classes = each.classes.replace(FOLD, "")
            if isinstance(each.formset, CitationFormSet) and each.formset.describes_any():
                each.fieldsets = unfolded(each.fieldsets)
        return shown

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"kind": UpdateKind.EVENT.value} | super().get_changeform_initial_data(request)

    def form_context(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().form_context(request, row)
        return context if row else context | {"title": "Log an update"}

    def content(
        self, form: Any, formsets: Sequence[BaseModelFormSet], base: dict[str, Any]
    ) -> Content:
        content = super().content(form, formsets, base)
        cleaned = form.cleaned_data
        reporters = {party.slug for party in cleaned["reporters"]}
        content["reported_by"] = sorted(
            reporters | ({"independent"} if cleaned["independent"] else set())
        )
        return content

    def _save(self, form: Any, formsets: Sequence[BaseModelFormSet], user: User) -> ContentRow:
        """New sources before the update that cites them, verdicts after the update they cite."""
        rows: dict[str, Any] = {str(each.prefix): each for each in formsets}
        rows["citations"].register_new()
        version = super()._save(form, formsets, user)
        if "verdicts" in rows:
            rows["verdicts"].write(version, by=user)
        return version

    def draft(self, content: Content, *, by: User) -> UpdateVersion:
        return updates.record(content, by=by)

    def _mine(self, form: BaseForm, formsets: list[Any], base: Mapping[str, Any]) -> Content:
        rows = {str(each.prefix): each for each in formsets}
        mine = super()._mine(form, formsets, base)
        if Assessment.noun not in base or "verdicts" not in rows:
            return mine
        try:
            return mine | {Assessment.noun: typed_verdicts(rows["verdicts"])}
        except (KeyError, AttributeError):
            return mine | {Assessment.noun: None}


def holds_something(formset: BaseModelFormSet) -> bool:
    """Whether a formset shows rows of the record, or what somebody typed."""
    typed = formset.is_bound and any(form.has_changed() for form in formset.extra_forms)
    return bool(formset.initial_forms) or typed


def unfolded(fieldsets: Any) -> list[Any]:
    """The same fieldsets, none of them folded."""
    return [
        (name, options | {"classes": [each for each in options.get("classes", ()) if each != FOLD]})
        for name, options in fieldsets
    ]


@admin.register(StatusUpdate)
class StatusUpdateAdmin(IdentityAdmin):
    found_by = {"pk": SearchNoun.UPDATES}
    search_fields = ("slug", "versions__fact_en", "versions__fact_zh")
