"""Guards of the public log: it grows by its next entry, and nothing in it is changed.

Nor are the releases that freeze it: who cites one cites its bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.models.log import Actor, Checkpoint, LogBody, LogEntry, LogPledge
from tracker.models.release import Release

from .guard import LAST, Guard, changed

LOG, BODY, HEAD, INDEX, ACTOR, RELEASE = (
    model._meta.db_table for model in (LogEntry, LogBody, Checkpoint, LogPledge, Actor, Release)
)
GENESIS = "0" * 64


def log_guards() -> Iterator[Guard]:
    """Guards of every table of the log, of its releases, and of the pseudonyms that act in it."""
    yield from _growth()
    yield from _companions()
    for table in (LOG, HEAD, INDEX):
        yield Guard(table, "UPDATE", "keep", "TRUE", "the log is never changed")
    for table in (LOG, BODY, HEAD, INDEX):
        yield Guard(table, "DELETE", "keep", "TRUE", "the log is never changed")
    yield from _releases()
    yield from _pseudonyms()


def _growth() -> Iterator[Guard]:
    """Entries follow each other, and a checkpoint stands at the newest."""
    yield Guard(
        LOG,
        "INSERT",
        "next",
        f"NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM {LOG})"
        f" OR NEW.prev <> COALESCE((SELECT hash FROM {LOG} WHERE seq = NEW.seq - 1), '{GENESIS}')"
        f" OR EXISTS (SELECT 1 FROM {LOG} WHERE hash = NEW.hash)",
        "the log only grows by its next entry",
    )
    yield Guard(
        HEAD,
        "INSERT",
        "next",
        f"NEW.size <= {LAST} OR NEW.size <> (SELECT COALESCE(MAX(seq), 0) FROM {LOG})",
        "a checkpoint stands at the head of the log",
    )


def _companions() -> Iterator[Guard]:
    """Bodies and index rows come with their entry; a body can only be redacted."""
    for table in (BODY, INDEX):
        yield Guard(
            table,
            "INSERT",
            "fresh",
            f"NEW.entry_id <= {LAST} OR NOT EXISTS (SELECT 1 FROM {LOG} WHERE seq = NEW.entry_id)",
            "older log entries are closed, and later ones do not exist",
        )
    yield Guard(
        INDEX,
        "INSERT",
        "taken",
        f"EXISTS (SELECT 1 FROM {INDEX} WHERE id = NEW.id)",
        "the log is never changed",
    )
    yield Guard(
        BODY,
        "UPDATE",
        "keep",
        "NOT (NEW.entry_id = OLD.entry_id AND OLD.body IS NOT NULL AND NEW.body IS NULL"
        f" AND NEW.salt IS NULL AND EXISTS (SELECT 1 FROM {LOG}"
        f" WHERE seq = NEW.redacted_by_id AND seq > {LAST} AND verb = 'redact'))",
        "a log body can only be redacted",
    )


def _releases() -> Iterator[Guard]:
    """A revision is released once, and stays the bytes that it was."""
    message = "a release is never changed"
    taken = "x.checkpoint_id = NEW.checkpoint_id OR x.sha256 = NEW.sha256"
    occupied = f"EXISTS (SELECT 1 FROM {RELEASE} x WHERE {taken})"
    yield Guard(RELEASE, "INSERT", "taken", occupied, message)
    yield Guard(RELEASE, "UPDATE", "keep", "TRUE", message)
    yield Guard(RELEASE, "DELETE", "keep", "TRUE", message)


def _pseudonyms() -> Iterator[Guard]:
    """A pseudonym is given once, and always stands for the same person."""
    message = "a pseudonym always stands for the same person"
    yield Guard(ACTOR, "UPDATE", "keep", changed(["id", "number", "user_id"]), message)
    yield Guard(ACTOR, "DELETE", "keep", "TRUE", "a pseudonym is never given away")
    yield Guard(
        ACTOR,
        "INSERT",
        "taken",
        f"EXISTS (SELECT 1 FROM {ACTOR} x WHERE x.id = NEW.id OR x.number = NEW.number"
        " OR x.user_id = NEW.user_id)",
        message,
    )
