"""The second of two savers: told who changed what, with both values; what they typed stays.

The form is shown again on what the record says now. A field that they had left alone takes the
newer value, so that saving once more, knowingly, undoes nobody's work by accident.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import flatten_fieldsets
from django.forms import BaseForm, BaseModelFormSet, all_valid
from django.http import HttpRequest, QueryDict

from tracker.admin.forms.contents import in_form
from tracker.admin.forms.fields import is_key
from tracker.admin.forms.record_form import RecordForm
from tracker.admin.forms.rows_read import choices_of, is_told
from tracker.admin.review.verb_views import VerbViews
from tracker.models.bodies import content_of
from tracker.rules.schema import NOUNS

from .differences import Meanwhile, differences, who_beside, who_discarded, who_since
from .merging import form_fields, merged, touched
from .seen import STALE, UNKNOWN, Seen, SeenForm, opened, signed, subject_of

GONE = "Somebody saved, submitted, corrected or discarded this since you opened it. Your text is \
kept below; copy it into the newest version."
DISCARDED = "Somebody discarded this since you opened it. Your text is kept below; saving it makes \
it anew."


class Stale(Exception):
    """The form was opened with something else than what the record says now."""


class ChecksSeen(ModelAdmin):
    """Raises `Stale` instead of showing a form that is; `request.told` is what is said next."""

    class Media:
        css = {"all": ("css/desk/stale.css",)}

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"told": getattr(request, "told", "")})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        form = context["adminform"].form
        if isinstance(form, SeenForm) and form.is_stale():
            raise Stale
        return super().render_change_form(request, context, *args, **kwargs)


class SecondSaver(ChecksSeen, VerbViews):
    """Shows a form again to whoever was second. `noun` names the content that it edits."""

    noun: str
    form: type[RecordForm]

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """What is stale is not even looked over: the form is made again from what is newer."""
        if is_saving(request) and not self._is_seen(request, obj):
            raise Stale
        return super().get_form(request, obj, change=change, **kwargs)

    def _is_seen(self, request: HttpRequest, row: Any) -> bool:
        subject = subject_of(row) if row is not None else f"{self.opts.label_lower}:new"
        seen = opened(request.POST.get("seen", ""), subject)
        return seen is not None and seen.content == (self.form.says(row) if row else {})

    def newest(self, request: HttpRequest, row: Any) -> Any:
        """The row in which editing goes on."""
        return row

    def content(
        self, form: Any, formsets: Sequence[BaseModelFormSet], base: dict[str, Any]
    ) -> dict[str, Any]:
        """The content that form and inlines describe."""
        raise NotImplementedError

    def tell(self, request: HttpRequest, object_id: str | None, extra: dict[str, Any]) -> Any:
        """The form once more, for whoever was second; nothing is written."""
        request.is_telling = True  # type: ignore[attr-defined]
        # Before the request is copied: what its forms read, they share.
        choices_of(request)
        row = self.get_object(request, object_id) if object_id else None
        label = self.opts.label_lower
        seen = opened(request.POST.get("seen", ""), f"{label}:{object_id or 'new'}")
        newest = self.newest(request, row) if row is not None else None
        if newest is not None and self.has_change_permission(request, newest):
            is_moved = str(newest.pk) != object_id
            return self._tell_of(request, newest, seen, extra, is_moved=is_moved)
        told = UNKNOWN if object_id is None else GONE if row is not None else DISCARDED
        extra["meanwhile"] = self._meanwhile(newest, object_id, seen)
        show(request, told, request.POST, signed(f"{label}:new", {}))
        to = self.address("add") if told == DISCARDED else ""
        return self._changeform_view(request, None, to, extra)  # type: ignore[attr-defined]

    def _tell_of(
        self,
        request: HttpRequest,
        row: Any,
        seen: Seen | None,
        extra: dict[str, Any],
        *,
        is_moved: bool,
    ) -> Any:
        """The form of a row that says something else by now."""
        as_opened = copy(request)
        as_opened.method = "GET"
        fresh, formsets = self._forms(as_opened, row)
        now, was = fresh.now, seen.content if seen else None
        form, typed = self._forms(request, copy(row))
        mine = self._mine(form, typed, was or now)
        kept = touched(form, was, mine)
        at = seen.at if seen else None
        shown = self._on_form(form, typed, now)
        if is_moved:
            # Another version: how far it is says nothing of the one that was opened.
            shown.pop("state", None)
        extra["meanwhile"] = Meanwhile(
            [
                *who_since(row, at),
                *who_beside(self.noun, was or now, now, at),
            ],
            differences(self.noun, was, shown, mine, kept),
            can_go_on=True,
        )
        posted = merged(request.POST, now.keys() - kept, fresh, formsets)
        show(request, STALE if seen else UNKNOWN, posted, fresh.initial["seen"])
        to = self.address("change", row.pk) if is_moved else ""
        return self._changeform_view(request, str(row.pk), to, extra)  # type: ignore[attr-defined]

    def _forms(self, request: HttpRequest, row: Any) -> tuple[Any, list[Any]]:
        """Form and inlines of a row: as sent, or, when nothing was sent, as opened."""
        fields = flatten_fieldsets(self.get_fieldsets(request, row))
        make = self.get_form(request, row, change=True, fields=fields)
        data = (request.POST, request.FILES) if request.method == "POST" else ()
        form = make(*data, instance=row)
        formsets, _ = self._create_formsets(  # type: ignore[attr-defined]
            request, form.instance, change=True
        )
        if form.is_bound:
            form.is_valid()
            all_valid(formsets)
        return form, formsets

    def _mine(self, form: BaseForm, formsets: list[Any], base: Mapping[str, Any]) -> dict[str, Any]:
        """What was typed; where it makes no content, every field counts as typed into."""
        try:
            mine = self.content(form, formsets, dict(base))
        except (KeyError, AttributeError):
            return dict.fromkeys(base)
        for name in ("change", "change_reason"):
            mine[name] = form.cleaned_data.get(in_form(name), mine.get(name))
        return mine

    def _on_form(
        self, form: BaseForm, formsets: list[Any], content: Mapping[str, Any]
    ) -> dict[str, Any]:
        """What of some content this form asks for, or shows beside."""
        asked = {*form.fields, *(formset.prefix for formset in formsets)}
        fields = {field.name for field in NOUNS[self.noun].all_fields()}
        return {
            name: value
            for name, value in content.items()
            if name not in fields or name in asked or asked & set(form_fields(name))
        }

    def _meanwhile(self, row: Any, object_id: str | None, seen: Seen | None) -> Meanwhile:
        """What is known of a row whose form cannot be shown any more."""
        was = seen.content if seen else {}
        at = seen.at if seen else None
        if row is not None:
            who = who_since(row, at)
        else:
            is_known = object_id and is_key(object_id)
            who = who_discarded(self.noun, object_id, at) if object_id and is_known else []
        now = content_of(row) if row is not None and seen else {}
        return Meanwhile(who, differences(self.noun, was, now, was, was), can_go_on=False)


def is_saving(request: HttpRequest) -> bool:
    """Whether the form that was sent may be saved: nothing was told that forbids it."""
    is_shown_again = is_told(request) or hasattr(request, "told")
    return request.method == "POST" and not is_shown_again


def show(request: HttpRequest, told: str, posted: QueryDict, token: str) -> None:
    """Let the form be shown once more with what was posted, told why, and under a new token."""
    data = posted.copy()
    data["seen"] = token
    request.told = told  # type: ignore[attr-defined]
    request.POST = data  # type: ignore[assignment]
