"""Sessions at the desk: ended before their time."""

from __future__ import annotations

from django.contrib.auth.models import User

from tracker.models import DeskSession
from tracker.models.desk_session import SessionStore


def end_all(user: User, *, but: str | None = None) -> int:
    """Sign a person out everywhere, or everywhere but in the session of that key; how many."""
    number, _ = DeskSession.objects.filter(user=user).exclude(session_key=but or "").delete()
    return number


def sweep() -> None:
    """Forget sessions whose time is over."""
    SessionStore.clear_expired()
