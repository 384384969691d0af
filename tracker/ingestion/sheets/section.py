"""One table of a mapping file, read key by key: every fault names the key and the reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from tracker.ingestion.nearest import meant
from tracker.ingestion.problems import Problems


class Section:
    """The keys of a table and their values; `path` is where it stands, as in `pledge.made_on`."""

    def __init__(self, file: str, path: str, table: Any, problems: Problems) -> None:
        self.file, self.path, self.problems = file, path, problems
        self.table: Mapping[str, Any] = table if isinstance(table, dict) else {}
        if not isinstance(table, dict):
            self.fault("", "must be a table")

    def fault(self, key: str, reason: str) -> None:
        """Note what is wrong with a key of this table."""
        self.problems.add(self.file, None, ".".join(filter(None, (self.path, key))), reason)

    def allow(self, keys: Collection[str]) -> None:
        """Note every key that is not one of these."""
        for key in self.table:
            if key not in keys:
                self.fault(key, f"is no key of this table{meant(key, keys)}")

    def require(self, *keys: str) -> None:
        """Note every one of these keys that is not there."""
        for key in keys:
            if key not in self.table:
                self.fault(key, "is missing")

    def within(self, key: str) -> Section:
        """The table under a key; an empty one where there is none."""
        path = ".".join(filter(None, (self.path, key)))
        return Section(self.file, path, self.table.get(key, {}), self.problems)

    def text(self, key: str, default: str = "") -> str:
        """The text under a key."""
        value = self.table.get(key, default)
        if not isinstance(value, str):
            self.fault(key, "must be a text, in quotes")
            return default
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts under a key; one text is a list of one."""
        value = self.table.get(key, [])
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            self.fault(key, "must be a list of texts, in quotes")
            return ()
        return tuple(found)

    def flag(self, key: str) -> bool:
        """Whether a key is set to true."""
        value = self.table.get(key, False)
        if not isinstance(value, bool):
            self.fault(key, "must be true or false")
            return False
        return value

    def words(self, key: str) -> dict[str, str]:
        """A table of texts under a key: what each word stands for."""
        inner = self.within(key)
        return {name: inner.text(name) for name in inner.table}
