"""Finding the rows that content names by public id, a noun at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tracker.models import Obligation
from tracker.models.bodies import TARGET_MODELS
from tracker.rules.schema import Noun
from tracker.rules.schema.naming import names_in

from .refusal import Fault

KEYS_AT_ONCE = 500


class Known:
    """Primary keys by public id, looked up in lists and remembered for one action.

    `missing` collects a fault for each id that leads nowhere, so that a person sees all of them.
    """

    def __init__(self) -> None:
        self._keys: dict[str, dict[str, int]] = {}
        self._obligations: dict[tuple[int, int], int] = {}

    def learn(self, noun: Noun, contents: Iterable[Mapping[str, Any]]) -> None:
        """Look up every id that these contents name."""
        wanted: dict[str, set[str]] = {}
        for content in contents:
            for field, value in names_in(noun.fields, content):
                wanted.setdefault(field.to, set()).add(value)
        for target, slugs in wanted.items():
            known = self._keys.setdefault(target, {})
            self._look_up(target, sorted(slugs - known.keys()))

    def add(self, noun: str, slug: str, key: int) -> None:
        """Remember a row that was just made."""
        self._keys.setdefault(noun, {})[slug] = key

    def key(self, noun: str, slug: str | None) -> int | None:
        """The primary key behind an id; None for no id."""
        return self._keys[noun][slug] if slug else None

    def missing(self, noun: Noun, subject: str, content: Mapping[str, Any]) -> Iterable[Fault]:
        """A fault for each id in the content that leads nowhere."""
        for field, value in names_in(noun.fields, content):
            if value not in self._keys.get(field.to, {}):
                yield Fault(subject, field.name, f"there is no {field.to} {value!r}")

    def learn_obligations(self, pledges: Iterable[int]) -> None:
        """Look up who promised each of these pledges."""
        wanted = sorted(set(pledges))
        for start in range(0, len(wanted), KEYS_AT_ONCE):
            rows = Obligation.objects.filter(pledge_id__in=wanted[start : start + KEYS_AT_ONCE])
            for key, pledge, party in rows.values_list("pk", "pledge_id", "party_id"):
                self._obligations[pledge, party] = key

    def obligation(self, pledge: int, party_slug: str | None) -> int | None:
        """The obligation of a party under a pledge; None for no party, KeyError for a stranger."""
        party = self.key("party", party_slug)
        return None if party is None else self._obligations[pledge, party]

    def _look_up(self, target: str, slugs: list[str]) -> None:
        model, known = TARGET_MODELS[target], self._keys[target]
        for start in range(0, len(slugs), KEYS_AT_ONCE):
            found = model.objects.filter(slug__in=slugs[start : start + KEYS_AT_ONCE])
            known.update(found.values_list("slug", "pk"))
