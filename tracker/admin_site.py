"""The desk as a site: its name, the order of its index, and what no address may carry.

Outside `tracker.admin`, because that package registers its screens while it is being read and so
needs the site before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.signals import user_logged_in
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tracker.filters.errors import BadParameter

PARAMETERS_AT_MOST = 50
CHARACTERS_AT_MOST = 200
# Where a list was left, so that a form can lead back to it: as long as a list's address.
LEFT_AT = "_changelist_filters"
# A document's own address and title too are limited where they are read.
LONG = (LEFT_AT, "next", "source_url", "title")

# What Django puts in the place of bytes that are no UTF-8.
NOT_TEXT = "\N{REPLACEMENT CHARACTER}"

# What a browser does. Stock admin treats any other method as a reading one.
METHODS = ("GET", "HEAD", "POST")

# Stock admin's door from any row to its page asks for no permission; a message says what is done.
UNUSED = ("view_on_site", "password_change_done")

SECTIONS = ("The record", "Lists", "Whole", "Log", "People")


class DeskConfig(AdminConfig):
    """The admin app, with the desk as its site."""

    default_site = "tracker.admin_site.DeskSite"

    def ready(self) -> None:
        super().ready()
        from tracker.admin.signing.standing import note_sign_in  # noqa: PLC0415

        user_logged_in.connect(note_sign_in, dispatch_uid="sign_in")


class DeskSite(admin.AdminSite):
    """Stock admin under our name, with its models in the sections analysts think in."""

    site_header = "Followthrough desk"
    site_title = "Followthrough desk"
    index_title = "The record"

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """Refuse a query string that no link of the desk makes, before the database sees it.

        What is sent when nobody is signed in any more is kept through the sign-in.
        """
        inner = require_http_methods(METHODS)(super().admin_view(view, cacheable))

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            # The screens need the site first, so they cannot be imported above.
            from tracker.admin.people.sign_in import keep_first  # noqa: PLC0415
            from tracker.web.errors import bad_parameter  # noqa: PLC0415

            check_query(request)
            try:
                return keep_first(self, request) or inner(request, *args, **kwargs)
            except BadParameter as error:
                return bad_parameter(request, error)

        return guarded

    def open_view(self, view: Callable[..., Any]) -> Any:
        """As `admin_view`, for a page of whoever has not signed in, or not wholly."""

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            check_query(request)
            answer: HttpResponseBase = view(request, *args, **kwargs)
            return answer

        return require_http_methods(METHODS)(never_cache(guarded))

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether somebody who works here has signed in wholly, second factor included."""
        from tracker.admin.signing.standing import has_passed  # noqa: PLC0415

        return super().has_permission(request) and has_passed(request)

    @method_decorator(require_http_methods(METHODS))
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        from tracker.admin.people.sign_in import carried, lead_back  # noqa: PLC0415
        from tracker.admin.signing.steps import step  # noqa: PLC0415

        check_query(request)
        context = carried(request) | (extra_context or {})
        answer = step(request, context, first=self.first_step)
        return lead_back(request, answer)

    def first_step(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        """Stock admin's page for name and password, each try counted."""
        from tracker.admin.signing.forms import SignInForm  # noqa: PLC0415

        self.login_form = SignInForm
        return super().login(request, context)

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        from tracker.admin.signing.passwords import OwnPassword  # noqa: PLC0415

        return OwnPassword.as_view()(request)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page gets; its forms say whose they are."""
        from tracker.admin.saving.kept import mark  # noqa: PLC0415

        return super().each_context(request) | {"whose": mark(request)}

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Ours first, then those of stock admin that are used."""
        # Read while the site is being made, when no screen can be imported yet.
        from tracker.admin.imports import import_table, withdraw_batch  # noqa: PLC0415
        from tracker.admin.review.queue_view import review_queue  # noqa: PLC0415
        from tracker.admin.signing.addresses import addresses  # noqa: PLC0415

        stock = [each for each in super().get_urls() if getattr(each, "name", "") not in UNUSED]
        withdraw = self.admin_view(withdraw_batch)
        return [
            path("review/", self.admin_view(review_queue), name="review"),
            path("import/", self.admin_view(import_table), name="import"),
            path("import/<slug:batch>/withdraw/", withdraw, name="import_withdraw"),
            *addresses(signed_in=self.admin_view, on_the_way=self.open_view),
            *stock,
        ]

    def autocomplete_view(self, request: HttpRequest) -> Any:
        from tracker.admin.lists.autocompletes import Choices  # noqa: PLC0415  (needs the site itself)

        return Choices.as_view(admin_site=self)(request)

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """Today's work, then everything else."""
        from tracker.admin.work import first_page  # noqa: PLC0415  (needs the site itself)

        return super().index(request, first_page(request) | (extra_context or {}))

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """The index and the side bar: one block per section instead of one per app."""
        models = [
            model for app in super().get_app_list(request, app_label) for model in app["models"]
        ]
        blocks = [self._section(name, models) for name in SECTIONS]
        return [block for block in blocks if block["models"]]

    def _section(self, name: str, models: list[dict[str, Any]]) -> dict[str, Any]:
        inside = []
        for each in models:
            model_admin = self._registry[each["model"]]
            if getattr(model_admin, "section", SECTIONS[-1]) == name:
                inside.append(each | {"name": getattr(model_admin, "heading", "") or each["name"]})
        inside.sort(key=lambda each: getattr(self._registry[each["model"]], "place", 99))
        return {
            "name": name,
            "app_label": name.lower().replace(" ", "-"),
            "app_url": reverse("admin:index"),
            "has_module_perms": True,
            "models": inside,
        }


def check_query(request: HttpRequest) -> None:
    """A 400 for more parameters, longer values or control characters than any list needs."""
    pairs = [(name, value) for name, values in request.GET.lists() for value in values]
    if len(pairs) > PARAMETERS_AT_MOST:
        raise BadRequest("too many parameters")
    for name, value in pairs:
        if "\x00" in name or "\x00" in value:
            raise BadRequest("a parameter holds a NUL character")
        if NOT_TEXT in name or NOT_TEXT in value:
            raise BadRequest("a parameter is not valid UTF-8")
        if name not in LONG and len(value) > CHARACTERS_AT_MOST:
            raise BadRequest("a parameter is too long")
