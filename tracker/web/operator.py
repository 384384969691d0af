"""Who runs this copy of the site, as its settings say."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Operator:
    """A name and an address to reach it; both empty where the settings name nobody."""

    name: str
    contact: str

    @property
    def shown(self) -> str:
        """The contact as a reader copies it."""
        return self.contact.removeprefix("mailto:")


def operator() -> Operator:
    """Whom the settings name."""
    return Operator(settings.OPERATOR_NAME, settings.OPERATOR_CONTACT)
