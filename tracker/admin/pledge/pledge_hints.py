"""What the pledge form is told while it is being typed: testability, and likely duplicates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, reverse

from tracker.actions.duplicates import Draft, likely_duplicates
from tracker.admin.forms.fields import is_key
from tracker.admin.review.verb_views import VerbViews
from tracker.models import Dialogue, Party
from tracker.rules import testability
from tracker.rules.vocabulary import Element

PARTIES_AT_MOST = 50
TITLE_AT_MOST = 200
# The fields of the form that tell something of testability, by their own names.
TESTABLE = "testable_by"
LISTS = ("obligors", "counterparts")
SINGLE = (
    "joint",
    "due",
    "basis",
    "trigger_relation",
    "recurs_count",
    "recurs_each_round_of",
    "recurs_interval_not_stated",
)


class PledgeHints(VerbViews):
    """Two addresses that answer in JSON; they read and never write."""

    def get_urls(self) -> list[URLPattern]:
        def hint(view: Callable[[HttpRequest], dict[str, Any]]) -> Callable[..., HttpResponse]:
            def answer(request: HttpRequest) -> HttpResponse:
                if not self.has_view_or_change_permission(request):
                    raise PermissionDenied
                return JsonResponse(view(request))

            return self.admin_site.admin_view(answer)

        name = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("testability/", hint(testability_hint), name=f"{name}_testability"),
            path("duplicates/", hint(duplicates_hint), name=f"{name}_duplicates"),
            *super().get_urls(),
        ]


def testability_hint(request: HttpRequest) -> dict[str, Any]:
    """The ticks in a sentence, and where they do not fit the other fields."""
    words = request.GET.getlist(TESTABLE)
    if not set(words) <= set(Element):
        raise BadRequest("there is no such element")
    lists = {name: request.GET.getlist(name) for name in LISTS}
    return said(words, lists | {name: request.GET.get(name, "") for name in SINGLE})


def said(words: Sequence[str], content: Mapping[str, Any]) -> dict[str, Any]:
    """Testability as the form prints it; words that are no element are left out."""
    elements = [element for element in Element if element in words]
    found = testability.testability(elements)
    doubts = [testability.questioned(each) for each in testability.doubts(elements, content)]
    return {"said": testability.said(found), "doubts": doubts}


def duplicates_hint(request: HttpRequest) -> dict[str, Any]:
    """Pledges that the one being typed is likely to repeat, with the addresses of their pages."""
    title = request.GET.get("title", "")
    if len(title) > TITLE_AT_MOST:
        raise BadRequest("a title is too long")
    draft = Draft(
        title=title,
        statement="",
        dialogue=_row(Dialogue, request.GET.get("dialogue", "")),
        made_on=request.GET.get("made_on", ""),
        obligors=_parties(request.GET.getlist("obligors")),
    )
    return {
        "likely": [
            {
                "title": row.title_en,
                "state": row.get_state_display().lower(),
                "url": reverse("admin:tracker_pledgeversion_change", args=[row.pk]),
            }
            for row in likely_duplicates(draft)
        ]
    }


def _row(model: type[Any], key: str) -> Any:
    if key and not is_key(key):
        raise BadRequest("a key is not a key")
    return model.objects.filter(pk=key).first() if key else None


def _parties(keys: list[str]) -> list[Party]:
    if len(keys) > PARTIES_AT_MOST or not all(map(is_key, keys)):
        raise BadRequest("a party is not a party")
    return list(Party.objects.filter(pk__in=keys)) if keys else []
