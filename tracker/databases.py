"""How the site opens its database: once to write, once only to read, on either engine."""

from __future__ import annotations

import copy
import os
from pathlib import Path
from typing import Any

from environ import Env
from psycopg import IsolationLevel

SQLITE_WRITER = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # Without recursive_triggers, INSERT OR REPLACE walks past the triggers that refuse deletion.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
        "PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
    ),
}
SQLITE_READER = {
    "transaction_mode": "DEFERRED",
    "timeout": 1,
    "init_command": "PRAGMA query_only=ON;",
}
# Every thread keeps its connection. A server that is away is found out at once, and the first who
# asks after it is back reaches it: a pool went on waiting between its attempts.
POSTGRESQL_KEPT_SECONDS = 600
POSTGRESQL_PATIENCE = {"connect_timeout": 2, "tcp_user_timeout": 5_000, "keepalives_idle": 30}
# Our queries are short: compiling one took up to 0.6 s, running it 0.03 s.
POSTGRESQL_WRITER = "-c jit=off"
POSTGRESQL_READER = (
    f"{POSTGRESQL_WRITER} -c default_transaction_read_only=on -c statement_timeout=1000"
)


def database_aliases(url: str, folder: Path) -> dict[str, dict[str, Any]]:
    """The `default` and `public` aliases of one database; without a URL, SQLite in `folder`."""
    embedded = {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "followthrough.sqlite3"}
    writer: dict[str, Any] = Env.db_url_config(url) if url else embedded
    reader = copy.deepcopy(writer)
    reader["TEST"] = {"MIRROR": "default"}
    if writer["ENGINE"] == "django.db.backends.sqlite3":
        folder.mkdir(exist_ok=True)
        writer["OPTIONS"] = SQLITE_WRITER
        # One file a process, so that two runs of the suite never share it.
        writer["TEST"] = {"NAME": folder / f"test-{os.getpid()}.sqlite3"}
        reader["OPTIONS"] = SQLITE_READER
    else:
        # A connection that the server has closed is found out before a page uses it.
        writer["CONN_HEALTH_CHECKS"] = reader["CONN_HEALTH_CHECKS"] = True
        writer["CONN_MAX_AGE"] = reader["CONN_MAX_AGE"] = POSTGRESQL_KEPT_SECONDS
        patience = POSTGRESQL_PATIENCE | {"options": POSTGRESQL_WRITER}
        writer["OPTIONS"] = writer.get("OPTIONS", {}) | patience
        reader["OPTIONS"] = writer["OPTIONS"] | {
            "isolation_level": IsolationLevel.REPEATABLE_READ,
            "options": POSTGRESQL_READER,
        }
    return {"default": writer, "public": reader}
