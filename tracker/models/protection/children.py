"""Guards of rows that belong to an owner: citations, topics, evidence, obligations …"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tracker.models.assessment import Assessment
from tracker.models.conflict import Conflict
from tracker.models.dialogue import DialogueVersion, Participant
from tracker.models.mechanism import Mechanism
from tracker.models.obligation import Obligation
from tracker.models.pledge import Pledge, PledgeVersion
from tracker.models.status_update import Citation, Measurement, UpdateVersion
from tracker.rules.schema import NOUNS, words_of

from .guard import LAST, PUBLISHED, Guard, changed, columns, without_words


@dataclass(frozen=True)
class Child:
    """A table whose rows belong to an owner and are fixed once the owner is public."""

    table: str
    owner_column: str
    owner: str
    public: str
    model: Any = None
    words: tuple[str, ...] = ()

    def guards(self) -> Iterator[Guard]:
        """No row comes, changes or goes once the owner is public."""
        message = "what belongs to published content is never changed"
        yield Guard(
            self.table,
            "INSERT",
            "owner",
            f"{self._owned('NEW.' + self.owner_column)} OR {self._replaces()}",
            message,
        )
        both = " OR ".join(self._owned(f"{row}.{self.owner_column}") for row in ("OLD", "NEW"))
        moved = f"({both} OR NEW.id <> OLD.id)"
        kept = f"{moved} AND NOT ({self._redaction()})" if self.words else moved
        yield Guard(self.table, "UPDATE", "owner", kept, message)
        yield Guard(self.table, "DELETE", "owner", self._owned("OLD." + self.owner_column), message)

    def _redaction(self) -> str:
        """Prose gives way while the owner is being redacted; nothing else changes."""
        under_way = (
            f"EXISTS (SELECT 1 FROM {self.owner} o WHERE o.id = OLD.{self.owner_column}"
            f" AND o.redaction_id > {LAST})"
        )
        kept = changed(columns(self.model, frozenset(self.words)))
        return " AND ".join([under_way, f"NOT ({kept})", *without_words(list(self.words))])

    def _owned(self, key: str) -> str:
        return f"EXISTS (SELECT 1 FROM {self.owner} o WHERE o.id = {key} AND {self.public})"

    def _replaces(self) -> str:
        return (
            f"EXISTS (SELECT 1 FROM {self.table} c JOIN {self.owner} o"
            f" ON o.id = c.{self.owner_column} WHERE c.id = NEW.id AND {self.public})"
        )


def children() -> Iterator[Child]:
    for model, owner, column, name in (
        (Participant, DialogueVersion, "dialogue_version_id", "participants"),
        (Citation, UpdateVersion, "update_version_id", "citations"),
        (Measurement, UpdateVersion, "update_version_id", "measurements"),
    ):
        (field,) = (each for each in NOUNS[owner.noun].fields if each.name == name)
        yield Child(
            model._meta.db_table,
            column,
            owner._meta.db_table,
            f"o.{PUBLISHED}",
            model,
            tuple(words_of(field.rows)),
        )
    owned = [
        _through(PledgeVersion, "topics"),
        _through(UpdateVersion, "reporters"),
        _through(Assessment, "evidence"),
        _through(Conflict, "pledges"),
        _through(Conflict, "updates"),
        _through(Conflict, "sources"),
    ]
    for table, column, owned_by in owned:
        yield Child(table, column, owned_by, f"o.{PUBLISHED}")
    yield Child(
        Obligation._meta.db_table, "pledge_id", "tracker_pledge", "o.current_id IS NOT NULL"
    )
    yield Child(*_through(Pledge, "counterparts"), "o.current_id IS NOT NULL")
    yield Child(
        *_through(Mechanism, "parties"),
        "o.entry_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM tracker_logentry"
        f" WHERE seq > o.entry_id AND seq > {LAST} AND subject_type = 'mechanism'"
        " AND subject_id = o.slug)",
    )


def _through(model: type[Any], name: str) -> tuple[str, str, str]:
    through = model._meta.get_field(name).remote_field.through
    return through._meta.db_table, f"{model._meta.model_name}_id", model._meta.db_table
