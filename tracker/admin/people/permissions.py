"""Who may press which button: by role, by authorship, and by the state of the row."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest

from tracker.actions.own_work import key_of, may_publish_own, own_work
from tracker.admin.lists.base import DeskAdmin
from tracker.admin.review.verbs import Verb
from tracker.models.base import Content
from tracker.rules.vocabulary import PublicationState

NOT_YOUR_OWN = "Another editor publishes this: nobody publishes what they wrote themselves."
OWN_WORK = "You drafted or edited this: another editor publishes it."
ONLY_UNCHANGED = "You can publish this as it is. If you change it, another editor publishes it."


def signed_in(request: HttpRequest) -> User:
    """The person at the desk."""
    assert isinstance(request.user, User)  # noqa: S101  (admin_view lets nobody else through)
    return request.user


class Permissions(DeskAdmin):
    """What a person may do to rows of one noun."""

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether the person may make rows of this noun public, and change public ones."""
        return signed_in(request).has_perm(f"tracker.publish_{self.opts.model_name}")

    def has_redact_permission(self, request: HttpRequest) -> bool:
        """Whether the person may blank published text for a legal reason."""
        return signed_in(request).has_perm("tracker.redact_logentry")

    def is_author(self, request: HttpRequest, row: Any) -> bool:
        """Whether the draft is this person's own."""
        return getattr(row, "drafted_by_id", None) == signed_in(request).pk

    def is_own_work(self, request: HttpRequest, row: Content) -> bool:
        """Whether this person drafted or edited this very version; asked once for one page."""
        known: dict[Any, bool] = request.__dict__.setdefault("own_work", {})
        key = key_of(row)
        if key not in known:
            known[key] = bool(own_work([row], user=signed_in(request).pk))
        return known[key]

    def may(self, request: HttpRequest, verb: Verb, row: Any) -> bool:
        """Whether the button is for this person and fits the row as it is now."""
        return bool(verb.fits(row)) and self.is_for(request, verb, row)

    def is_for(self, request: HttpRequest, verb: Verb, row: Any) -> bool:
        """Whether the button is for this person, in whatever state the row is."""
        if verb.who == "redact":
            return self.has_redact_permission(request)
        if verb.who == "reviewer":
            return self.may_publish(request, row)
        is_writer = self.opts_permission(request, "change") and self.is_author(request, row)
        return self.has_publish_permission(request) or (verb.who == "author" and is_writer)

    def may_publish(self, request: HttpRequest, row: Content) -> bool:
        """Editors publish what others drafted; in a team of one, their own work too."""
        if not self.has_publish_permission(request):
            return False
        return may_publish_own() or not self.is_own_work(request, row)

    def may_publish_at_once(self, request: HttpRequest, row: Any) -> bool:
        """Whether a form may offer to publish what it saves: nobody else will have read it."""
        if row is None or not isinstance(row, Content) or row.is_published:
            return may_publish_own() and self.has_publish_permission(request)
        return self.may_publish(request, row)

    def why_not_published(self, request: HttpRequest, row: Any) -> str:
        """What an editor reads beside the buttons of a form; empty where they publish anything."""
        if may_publish_own() or not self.has_publish_permission(request):
            return ""
        if row is None or row.is_published:
            return NOT_YOUR_OWN
        return OWN_WORK if self.is_own_work(request, row) else ONLY_UNCHANGED

    def why_only_read(self, request: HttpRequest, row: Any) -> str:
        """Whose draft it is that this person cannot edit; empty for any other row."""
        if row.state != PublicationState.DRAFT or self.has_change_permission(request, row):
            return ""
        if not row.drafted_by:
            return "Nobody's draft: only an editor changes it."
        return f"{row.drafted_by}'s draft: only {row.drafted_by} or an editor changes it."

    def opts_permission(self, request: HttpRequest, verb: str) -> bool:
        """A permission on the noun as a whole, whatever the row."""
        return signed_in(request).has_perm(f"tracker.{verb}_{self.opts.model_name}")
