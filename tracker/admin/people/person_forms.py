"""The forms of a person: account, roles, password. Each says what it was opened with."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    AdminUserCreationForm,
    UserChangeForm,
)
from django.contrib.auth.models import User

from tracker.admin.saving.seen import SeenForm

# What two administrators could change at once. Signing in is not a change of the account.
FIELDS = ("username", "first_name", "last_name", "email", "is_active", "is_staff", "is_superuser")
DIGITS = 16


def account_of(user: User) -> dict[str, Any]:
    """What the form of a person says: account and roles. The password has a form of its own."""
    groups = sorted(user.groups.values_list("name", flat=True))
    return {name: getattr(user, name) for name in FIELDS} | {"groups": groups}


def key_of(user: User) -> dict[str, Any]:
    """A fingerprint of the kept password, which says nothing of the password itself."""
    return {"key": sha256(user.password.encode()).hexdigest()[:DIGITS]}


class PersonForm(SeenForm, UserChangeForm):
    """An account and its roles."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open_with(self.instance, account_of(self.instance) if self.instance.pk else {})

    def account(self) -> dict[str, Any]:
        """What was typed, as `account_of` says it; of what is locked, what it says now."""
        typed = {name: value for name, value in self.cleaned_data.items() if name in self.now}
        if "groups" in typed:
            typed["groups"] = sorted(group.name for group in typed["groups"])
        return dict(self.now) | typed


class NewPersonForm(SeenForm, AdminUserCreationForm):
    """A new account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open_with(self.instance, {})


class PasswordForm(SeenForm, AdminPasswordChangeForm):
    """A new password for somebody else."""

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        self.open_with(user, key_of(user))
