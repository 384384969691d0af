"""The one error of the query string: a parameter that cannot be read."""

from __future__ import annotations

MAX_NAME = 60


class BadParameter(ValueError):
    """`name` is the parameter at fault, `reason` says why; doors answer with a 400 naming both.

    The name may come from a stranger: it is cut short and control characters are replaced.
    """

    def __init__(self, name: str, reason: str) -> None:
        self.name = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
        self.name = self.name[:MAX_NAME]
        self.reason = str(reason)
        super().__init__(self.name, self.reason)

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"
