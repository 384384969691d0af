"""The form of a new pledge with what is drafted in it: its fulfilment test and its links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.forms import BaseForm, BaseModelFormSet
from django.http import HttpRequest

from tracker.actions import pledge_parts
from tracker.actions.drafting import FIRST
from tracker.admin.forms.contents import Content
from tracker.admin.review.verbs import is_draft
from tracker.admin.saving.merging import without_keys
from tracker.admin.saving.versions import VersionAdmin
from tracker.models import FulfilmentTest, PledgeLink, PledgeVersion
from tracker.models.base import Content as ContentRow

from .pledge_forms import PledgeForm, drafted_with
from .pledge_links import LinkInline

READ_WITH = (
    "pledge__current",
    "dialogue__current",
    "part_of__current",
    "trigger_dialogue__current",
    "trigger_next_round_of",
    "trigger_after__current",
    "recurs_each_round_of",
    "drafted_by",
)


class PledgeParts(VersionAdmin):
    """Asks for test and links while the pledge is a first draft; later they are read beside it."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)
        return rows.select_related(*READ_WITH) if getattr(request, "is_of_one", False) else rows

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """The row with all that its form and its panels name."""
        request.is_of_one = True  # type: ignore[attr-defined]
        return super().get_object(request, object_id, from_field)

    def takes_parts(self, row: PledgeVersion | None) -> bool:
        """Whether what belongs to the pledge is drafted in its form."""
        return row is None or (row.version == 1 and is_draft(row))

    def takes_test(self, row: PledgeVersion | None) -> bool:
        """The same of the test, which somebody else may have drafted already."""
        if row is None or not self.takes_parts(row):
            return row is None
        drafted, _ = drafted_with(row)
        return drafted is not None or not is_tested(row)

    def asks_duplicates(self, request: HttpRequest, row: PledgeVersion | None) -> bool:
        """Likely duplicates are pointed out before a pledge is made, so once it is sent."""
        return row is None and request.method == "POST"

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        without = frozenset() if self.takes_test(obj) else frozenset(pledge_parts.TEST)
        if not self.asks_duplicates(request, obj):
            without |= {"is_another"}
        return type(form.__name__, (form,), {"without": without})

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        inlines = super().get_inlines(request, obj)
        return [each for each in inlines if each is not LinkInline or self.takes_parts(obj)]

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        found = super().get_formset_kwargs(request, obj, inline, prefix)
        if "data" in found and prefix == PledgeLink.noun:
            found["data"] = without_keys(found["data"], prefix, {"id"})
        return found

    def _save(self, form: Any, formsets: Sequence[BaseModelFormSet], user: User) -> ContentRow:
        row = super()._save(form, formsets, user)
        if isinstance(row, PledgeVersion) and self.takes_parts(row):
            links = _links(formsets, row.public_id)
            pledge_parts.write(row, test=form.test, links=links, by=user)
        return row

    def _mine(self, form: BaseForm, formsets: list[Any], base: Mapping[str, Any]) -> Content:
        mine = super()._mine(form, formsets, base)
        if not isinstance(form, PledgeForm) or PledgeLink.noun not in base:
            return mine
        try:
            links = [FIRST | each for each in _links(formsets, base["id"])]
            return mine | (form.test or {}) | {PledgeLink.noun: links}
        except (KeyError, AttributeError):
            return mine | dict.fromkeys((*pledge_parts.TEST, PledgeLink.noun))


def is_tested(row: Any) -> bool:
    """Whether the pledge has a fulfilment test already, be it a draft; asked once for one form."""
    if not hasattr(row, "is_tested"):
        row.is_tested = FulfilmentTest.objects.filter(pledge=row.pledge_id).exists()
    return bool(row.is_tested)


def _links(formsets: Sequence[BaseModelFormSet], this: str) -> list[dict[str, str]]:
    rows = next((each for each in formsets if each.prefix == PledgeLink.noun), None)
    return rows.contents(this) if rows is not None else []  # type: ignore[attr-defined]
