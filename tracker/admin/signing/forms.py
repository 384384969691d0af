"""What is asked of a person who signs in or proves again who they are; each try is counted."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from tracker.actions import second_factors, sign_in_tries
from tracker.rules.sign_in import SLOWED_SECONDS, Door
from tracker.visitors import client

SPENT = "spent"
TOO_MANY = "Too many tries. Wait a quarter of an hour, or ask an administrator to release your \
sign-in."
WRONG_CODE = "This code is not right, or it was used before. An app shows a new one after half a \
minute."
WRONG_PASSWORD = "This is not your password."  # noqa: S105  (what the page says)
ONE_OF_THE_TWO = "Type your password or a code."


@contextmanager
def counted(door: Door, name: str, request: HttpRequest) -> Iterator[None]:
    """One try at a door. It stays counted if what is tried inside is refused."""
    spent = sign_in_tries.take(door, name, client(request.META))
    if not spent.is_allowed:
        raise ValidationError(TOO_MANY, code=SPENT)
    if spent.is_slowed:
        time.sleep(SLOWED_SECONDS)
    yield
    sign_in_tries.give_back(spent)


class SignInForm(AdminAuthenticationForm):
    """Name and password. What is wrong of the two is not told."""

    def clean(self) -> dict[str, Any]:
        name, password = (self.cleaned_data.get(each) for each in ("username", "password"))
        if not (name and password and self.request):
            return self.cleaned_data
        with counted(Door.PASSWORD, name, self.request):
            return super().clean()


class Code(forms.CharField):
    """A code of the app, or a recovery code."""

    def __init__(self, **kwargs: Any) -> None:
        names = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        super().__init__(max_length=20, widget=forms.TextInput(attrs=names), **kwargs)


class CodeForm(forms.Form):
    """The second step. `device` is what the code came from."""

    code = Code(help_text="Six digits from your app, or one of your recovery codes.")

    def __init__(self, request: HttpRequest, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user = request, user
        self.device: Any = None

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        with counted(Door.CODE, self.user.get_username(), self.request):
            self.device = second_factors.check(self.user, code)
            if self.device is None:
                raise ValidationError(WRONG_CODE)
        return code


class ProofForm(CodeForm):
    """Password or code, whichever is at hand; only a password of whom has no second factor."""

    password = forms.CharField(
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = Code(
        required=False,
        label="Or a code",
        help_text="Six digits from your app, or one of your recovery codes.",
    )
    field_order = ("password", "code")

    def __init__(self, request: HttpRequest, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, user, *args, **kwargs)
        if not second_factors.is_on(user):
            del self.fields["code"]

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if password:
            with counted(Door.PASSWORD, self.user.get_username(), self.request):
                if not self.user.check_password(password):
                    raise ValidationError(WRONG_PASSWORD)
        return password

    def clean_code(self) -> str:
        return super().clean_code() if self.cleaned_data["code"] else ""

    def clean(self) -> dict[str, Any]:
        given = [self.cleaned_data.get(name) for name in ("password", "code")]
        if not self.errors and not any(given):
            raise ValidationError(ONE_OF_THE_TWO)
        return self.cleaned_data
