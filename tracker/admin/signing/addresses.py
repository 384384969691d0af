"""The addresses of a person's own sign-in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from .account import account, end_sessions, recovery_codes
from .again import prove_again
from .passwords import Forgotten, NewPassword
from .set_up import set_up

Guard = Callable[[Callable[..., Any]], Any]


def addresses(*, signed_in: Guard, on_the_way: Guard) -> list[URLPattern]:
    """Those for whoever has signed in wholly, then those that lead there."""
    return [
        path("account/", signed_in(account), name="account"),
        path("account/recovery-codes/", signed_in(recovery_codes), name="recovery_codes"),
        path("account/sessions/end/", signed_in(end_sessions), name="end_sessions"),
        path("account/second-factor/", on_the_way(set_up), name="second_factor"),
        path("account/prove/", on_the_way(prove_again), name="prove"),
        path("forgotten/", on_the_way(Forgotten.as_view()), name="forgotten"),
        path("forgotten/<uidb64>/<token>/", on_the_way(NewPassword.as_view()), name="new_password"),
    ]
