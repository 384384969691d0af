"""Two questions a load balancer asks."""

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from tracker.models import protection_sql, search_sql


def migrations_wait() -> bool:
    """Whether the database lacks a migration that this code brings."""
    executor = MigrationExecutor(connections["default"])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def preparation_waits() -> bool:
    """Whether `migrate` has anything to do, be it only what a killed one has left undone."""
    database = connections["default"]
    return (
        migrations_wait()
        or bool(protection_sql.missing(database))
        or any(search_sql.faults(database))
    )


@csrf_exempt
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@csrf_exempt
@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and no migration waits; otherwise 503."""
    try:
        is_ready = not migrations_wait()
    except DatabaseError:
        is_ready = False
    words = "ready\n" if is_ready else "not ready\n"
    return HttpResponse(words, content_type="text/plain", status=200 if is_ready else 503)
