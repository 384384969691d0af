"""People at the desk. They are deactivated, never deleted; roles say what they may do."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

from .base import DeskAdmin, ReadOnlyAdmin
from .list_filters import titled

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class PersonAdmin(DeskAdmin, UserAdmin):
    """Power comes from roles. Only a superuser may make superusers, or touch one."""

    section = "People"
    place = 1
    actions = None
    list_filter = (
        ("is_active", titled("active", admin.BooleanFieldListFilter)),
        ("is_staff", titled("may sign in here", admin.BooleanFieldListFilter)),
        ("groups", titled("role", admin.RelatedFieldListFilter)),
    )
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("May", {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        dates = ("last_login", "date_joined")
        return dates if request.user.is_superuser else (*dates, "is_superuser")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)


@admin.register(Group)
class RoleAdmin(ReadOnlyAdmin):
    """What each role may do. Read here; a migration says it."""

    section = "People"
    place = 2
    heading = "Roles"
    search_fields = ("name",)
    fields = ("name", "permissions")
