"""People at the desk. They are deactivated, never deleted; roles say what they may do."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django_otp.plugins.otp_static import admin as otp_static
from django_otp.plugins.otp_totp import admin as otp_totp

from tracker.actions import sessions
from tracker.actions.notices import tell
from tracker.admin.forms.fields import is_key
from tracker.admin.lists.base import DeskAdmin, ReadOnlyAdmin
from tracker.admin.lists.list_filters import either, titled
from tracker.admin.saving.differences import Meanwhile, differences
from tracker.admin.saving.kept import restored
from tracker.admin.saving.merging import merged, touched
from tracker.admin.saving.seen import STALE, UNKNOWN, opened, signed
from tracker.admin.saving.stale import ChecksSeen, Stale, show
from tracker.admin.signing.again import ask_again

from .permissions import signed_in
from .person_forms import NewPersonForm, PasswordForm, PersonForm
from .second_factor import take_off

admin.site.unregister(User)
admin.site.unregister(Group)
# Stock screens of the second factors would show their keys.
admin.site.unregister([otp_totp.TOTPDevice, otp_static.StaticDevice])

CHANGED = 302


@admin.register(User)
class PersonAdmin(ChecksSeen, DeskAdmin, UserAdmin):
    """Power comes from roles. Only a superuser may make superusers, or touch one."""

    form = PersonForm
    add_form = NewPersonForm
    change_password_form = PasswordForm

    section = "People"
    place = 1
    actions = None
    short = True
    list_filter = (
        ("is_active", titled("active", admin.BooleanFieldListFilter)),
        ("is_staff", titled("may sign in here", admin.BooleanFieldListFilter)),
        ("groups", titled("role", admin.RelatedFieldListFilter)),
    )
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (
            "Person",
            {
                "fields": ("first_name", "last_name", "email"),
                "description": "First and last name, if given, stand in the public log from the"
                " person's first publication on. Left empty, the log says “editor” and a number.",
            },
        ),
        ("May", {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        dates = ("last_login", "date_joined")
        return dates if request.user.is_superuser else (*dates, "is_superuser")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """The person; while a form is being saved, locked until it is."""
        if request.method == "POST" and connection.in_atomic_block and is_key(object_id):
            User.objects.select_for_update(no_key=True).filter(pk=object_id).first()
        return super().get_object(request, object_id, from_field)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        if self._is_asked(request, object_id) and (asked := ask_again(request)):
            return asked
        context, request = extra_context or {}, restored(request)
        try:
            return super().changeform_view(request, object_id, form_url, context)
        except Stale:
            if object_id is None:
                show(request, UNKNOWN, request.POST, signed(f"{self.opts.label_lower}:new", {}))
            else:
                context["meanwhile"] = self._tell(request, object_id)
        return super().changeform_view(request, object_id, form_url, context)

    def _is_asked(self, request: HttpRequest, object_id: str | None) -> bool:
        """Whether the form can change an account: who may only read it is not asked."""
        if object_id is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, self.get_object(request, object_id))

    def _tell(self, request: HttpRequest, object_id: str) -> Meanwhile:
        """What differs by now; fields left alone take the newer value (`stale.SecondSaver`)."""
        make = self.get_form(request, self.get_object(request, object_id), change=True)
        fresh = make(instance=self.get_object(request, object_id))
        form = make(request.POST, instance=self.get_object(request, object_id))
        form.is_valid()
        seen = opened(request.POST.get("seen", ""), fresh.subject)
        was, mine = seen.content if seen else None, form.account()
        kept = touched(form, was, mine)
        posted = merged(request.POST, fresh.now.keys() - kept, fresh, [])
        show(request, STALE if seen else UNKNOWN, posted, fresh.initial["seen"])
        found = differences(User._meta.model_name or "", was, fresh.now, mine, kept)
        return Meanwhile([], found, can_go_on=True)

    def export_view(self, request: HttpRequest) -> HttpResponseBase:
        """Everybody's name and address leave the desk."""
        asked = ask_again(request) if self.has_view_or_change_permission(request) else None
        return asked or super().export_view(request)

    def user_change_password(
        self,
        request: HttpRequest,
        id: str,  # noqa: A002  (stock admin's name for it)
        form_url: str = "",
    ) -> HttpResponse:
        """Somebody else's password; it ends their sessions, and they are told."""
        if asked := ask_again(request):
            return asked
        with transaction.atomic():
            answer: HttpResponse = super().user_change_password(request, id, form_url)
            if request.method == "POST" and answer.status_code == CHANGED:
                user = self.get_object(request, unquote(id))
                sessions.end_all(user, but=request.session.session_key)
                tell(user, f"{signed_in(request).get_username()} set a new password for you.")
        return answer

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.second_factor_view)
        ours = path("<int:key>/second-factor/", view, name="auth_user_second_factor")
        return [ours, *super().get_urls()]

    def second_factor_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Take the second factor off a person who lost it."""
        user = self.get_object(request, str(key))
        if user is None:
            raise Http404
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        return ask_again(request) or take_off(request, user)


@admin.register(Group)
class RoleAdmin(ReadOnlyAdmin):
    """What each role may do. Read here; a migration says it."""

    section = "People"
    place = 2
    heading = "Roles"
    list_filter = (
        either(
            "people in it",
            "people",
            "Some",
            "Nobody",
            Exists(User.groups.through.objects.filter(group=OuterRef("pk"))),
        ),
    )
    ordering = ("name",)
    search_fields = ("name",)
    fields = ("name", "permissions")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("permissions__content_type")
