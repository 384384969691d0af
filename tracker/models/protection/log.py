"""Guards of the public log: it grows by its next entry, and nothing in it is changed."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.models.log import Actor, Checkpoint, LogBody, LogEntry, LogPledge

from .guard import LAST, Guard, changed


def log_guards() -> Iterator[Guard]:
    log, body, head, index, actor = (
        model._meta.db_table for model in (LogEntry, LogBody, Checkpoint, LogPledge, Actor)
    )
    zeros = "0" * 64
    yield Guard(
        log,
        "INSERT",
        "next",
        f"NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM {log})"
        f" OR NEW.prev <> COALESCE((SELECT hash FROM {log} WHERE seq = NEW.seq - 1), '{zeros}')"
        f" OR EXISTS (SELECT 1 FROM {log} WHERE hash = NEW.hash)",
        "the log only grows by its next entry",
    )
    yield Guard(
        head,
        "INSERT",
        "next",
        f"NEW.size <= {LAST} OR NEW.size <> (SELECT COALESCE(MAX(seq), 0) FROM {log})",
        "a checkpoint stands at the head of the log",
    )
    for table in (body, index):
        yield Guard(
            table,
            "INSERT",
            "fresh",
            f"NEW.entry_id <= {LAST} OR NOT EXISTS (SELECT 1 FROM {log} WHERE seq = NEW.entry_id)",
            "older log entries are closed, and later ones do not exist",
        )
    yield Guard(
        index,
        "INSERT",
        "taken",
        f"EXISTS (SELECT 1 FROM {index} WHERE id = NEW.id)",
        "the log is never changed",
    )
    yield Guard(
        body,
        "UPDATE",
        "keep",
        "NOT (NEW.entry_id = OLD.entry_id AND OLD.body IS NOT NULL AND NEW.body IS NULL"
        " AND NEW.salt IS NULL AND EXISTS (SELECT 1 FROM tracker_logentry"
        f" WHERE seq = NEW.redacted_by_id AND seq > {LAST} AND verb = 'redact'))",
        "a log body can only be redacted",
    )
    for table in (log, head, index):
        yield Guard(table, "UPDATE", "keep", "TRUE", "the log is never changed")
    for table in (log, body, head, index):
        yield Guard(table, "DELETE", "keep", "TRUE", "the log is never changed")
    yield Guard(
        actor,
        "UPDATE",
        "keep",
        changed(["id", "number", "user_id"]),
        "a pseudonym always stands for the same person",
    )
    yield Guard(actor, "DELETE", "keep", "TRUE", "a pseudonym is never given away")
    yield Guard(
        actor,
        "INSERT",
        "taken",
        f"EXISTS (SELECT 1 FROM {actor} x WHERE x.id = NEW.id OR x.number = NEW.number"
        " OR x.user_id = NEW.user_id)",
        "a pseudonym always stands for the same person",
    )
