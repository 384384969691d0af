"""The project as one Django app."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate

from tracker.logs import configure_structlog
from tracker.private_files import keep_private
from tracker.statement_timer import start_timer
from tracker.turns_to_write import take_turns


class TrackerConfig(AppConfig):
    """Followthrough: pledges made between governments, and what came of them."""

    name = "tracker"
    label = "tracker"
    verbose_name = "Followthrough"

    def ready(self) -> None:
        configure_structlog()
        connection_created.connect(start_timer, dispatch_uid="statement_timer")
        connection_created.connect(take_turns, dispatch_uid="turns_to_write")
        connection_created.connect(keep_private, dispatch_uid="private_files")
        post_migrate.connect(install_guards, sender=self, dispatch_uid="guards")
        post_migrate.connect(install_search, sender=self, dispatch_uid="search")
        post_migrate.connect(describe_pledges, sender=self, dispatch_uid="pledges")
        from tracker import checks  # noqa: F401  (registers the system checks)


def install_guards(using: str, **kwargs: Any) -> None:
    """Re-create the triggers of the record: a migration that rebuilds a table drops them."""
    from tracker.models import protection_sql

    protection_sql.install(connections[using])


def install_search(using: str, **kwargs: Any) -> None:
    """Re-create the search index, and fill it for a record that is older than it."""
    from tracker.actions import search_index
    from tracker.models import SearchEntry, search_sql

    if search_sql.install(connections[using]) and not SearchEntry.objects.using(using).exists():
        search_index.rebuild()


def describe_pledges(using: str, **kwargs: Any) -> None:
    """Fill columns that are younger than the record, once no other migration is still to come."""
    from tracker.actions import projections
    from tracker.health import migrations_wait

    # Emptying a database sends the signal too, without a plan; there is nothing to fill then.
    if "plan" in kwargs and not migrations_wait():
        projections.describe_older()
