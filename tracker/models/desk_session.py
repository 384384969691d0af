"""Sessions at the desk, each with whose it is, so that people see theirs and end them.

This module is the SESSION_ENGINE: the framework asks it for `SessionStore`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Self, cast

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

BEGAN = "began"
BROWSER = "browser"


class DeskSessionQuerySet(models.QuerySet):
    """Questions about sessions."""

    def of(self, user: Any) -> Self:
        """A person's sessions that have not ended, the newest first."""
        return self.filter(user=user, expire_date__gt=timezone.now()).order_by("-began")


class DeskSession(AbstractBaseSession):
    """One browser at the desk: whose it is, since when, and roughly which browser.

    The columns beside those of the framework repeat what the session holds, to be found by.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="desk_sessions"
    )
    began = models.DateTimeField(null=True)
    browser = models.CharField(max_length=60, blank=True)

    objects = models.Manager.from_queryset(DeskSessionQuerySet)()  # type: ignore[assignment,misc]

    class Meta(AbstractBaseSession.Meta):
        abstract = False
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user} · {self.browser}"

    @classmethod
    def get_session_store_class(cls) -> type[SessionStore]:
        return SessionStore


class SessionStore(DatabaseStore):
    """The framework's sessions in the database, in rows that say whose they are."""

    @classmethod
    def get_model_class(cls) -> type[DeskSession]:
        return DeskSession

    def create_model_instance(self, data: dict[str, Any]) -> DeskSession:
        row: Any = super().create_model_instance(data)
        row.user_id = data.get(SESSION_KEY)
        row.browser = data.get(BROWSER, "")
        began = data.get(BEGAN)
        row.began = None if began is None else datetime.fromtimestamp(began, UTC)
        return cast(DeskSession, row)
